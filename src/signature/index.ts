export type { SignatureEncoding, SignatureInput } from './verify-signature.ts';
export { verifySignature } from './verify-signature.ts';
