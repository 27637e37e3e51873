import type { Exchange } from '../exchange/exchange.ts';

/** Characters of an answer's body that are kept as evidence. */
const BODY = 20_000;
/** Characters of what was expected and seen, and of the place. */
const TEXT = 600;

/**
 * An exchange as a finding keeps it: of a long answer, the beginning. Findings outlive their exchanges,
 * and a server that answers everything with megabytes must not fill the memory with them.
 */
export function evidenceOf(exchange: Exchange): Exchange {
  const { response } = exchange;
  if (response === undefined || response.body.length <= BODY) return exchange;
  const { body } = response;
  return {
    ...exchange,
    response: { ...response, body: own(body.slice(0, BODY)), cut: body.length },
  };
}

/** A text of a finding, or its beginning with a word on its length. */
export function excerpt(text: string): string {
  return text.length > TEXT ? own(`${text.slice(0, TEXT)}… (${text.length} characters)`) : text;
}

/** A copy: a slice would hold on to the whole text of which it is a part. */
function own(slice: string): string {
  return Buffer.from(slice, 'utf16le').toString('utf16le');
}
