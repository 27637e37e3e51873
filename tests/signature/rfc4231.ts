/** HMAC-SHA-256 of RFC 4231, section 4: key, data and result as hex, as they are printed there. */
export interface Vector {
  readonly section: string;
  readonly key: string;
  readonly data: string;
  readonly hmac: string;
}

const LARGER_THAN_BLOCK = 'aa'.repeat(131);

export const vectors: readonly Vector[] = [
  {
    section: '4.2',
    key: '0b'.repeat(20),
    data: '4869205468657265',
    hmac: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  },
  {
    section: '4.3',
    key: '4a656665',
    data: '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
    hmac: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  },
  {
    section: '4.4',
    key: 'aa'.repeat(20),
    data: 'dd'.repeat(50),
    hmac: '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
  },
  {
    section: '4.5',
    key: '0102030405060708090a0b0c0d0e0f10111213141516171819',
    data: 'cd'.repeat(50),
    hmac: '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
  },
  {
    section: '4.7',
    key: LARGER_THAN_BLOCK,
    data:
      '54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a' +
      '65204b6579202d2048617368204b6579204669727374',
    hmac: '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  },
  {
    section: '4.8',
    key: LARGER_THAN_BLOCK,
    data:
      '5468697320697320612074657374207573696e672061206c6172676572207468' +
      '616e20626c6f636b2d73697a65206b657920616e642061206c61726765722074' +
      '68616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565' +
      '647320746f20626520686173686564206265666f7265206265696e6720757365' +
      '642062792074686520484d414320616c676f726974686d2e',
    hmac: '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
  },
];

/** Section 4.6 prints the first 128 bits only, which is no whole signature. */
export const truncated: Vector = {
  section: '4.6',
  key: '0c'.repeat(20),
  data: '546573742057697468205472756e636174696f6e',
  hmac: 'a3b6167473100ee06e0c796c2955552b',
};

export function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function base64(hex: string): string {
  return btoa(String.fromCharCode(...bytes(hex)));
}
