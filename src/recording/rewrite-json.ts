/** What may be shown at a place of JSON. Each returns the text that stands there instead, or the same one. */
export interface Place {
  readonly text: (value: string) => string;
  /** Whether a number may be shown; otherwise its digits are replaced. */
  readonly numbers: boolean;
  /** The place of a member; what is written for its name. */
  readonly member: (name: string) => { readonly place: Place; readonly name: string };
  /** The place of the entries of a list. */
  readonly entry: () => Place;
}

/**
 * JSON with each text, number and name replaced by what may be shown in its place. All else stays as it is
 * written: rules ask how a number is spelled, how deep values lie, and whether names come twice.
 *
 * @param json well-formed
 */
export function rewriteJson(json: string, root: Place): string {
  let result = '';
  let kept = 0;
  let at = 0;
  const replace = (start: number, end: number, by: string): void => {
    result += json.slice(kept, start) + by;
    kept = end;
  };
  const blanks = (): void => {
    while (isBlank(json.charCodeAt(at))) at += 1;
  };
  const text = (rewrite: (value: string) => string): void => {
    const start = at;
    at = endOfText(json, start);
    const raw = json.slice(start, at);
    const value = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
    const shown = rewrite(value);
    if (shown !== value) replace(start, at, JSON.stringify(shown));
  };
  const literal = (place: Place): void => {
    const start = at;
    LITERAL.lastIndex = at;
    LITERAL.test(json);
    at = LITERAL.lastIndex;
    const raw = json.slice(start, at);
    // Another number of the same spelling; none is nothing.
    if (!place.numbers && /[1-9]/.test(raw)) replace(start, at, raw.replace(/\d/g, '1'));
  };
  const list = (place: Place): void => {
    at += 1;
    blanks();
    for (const entry = place.entry(); json[at] !== ']'; blanks()) {
      value(entry);
      blanks();
      if (json[at] === ',') at += 1;
    }
    at += 1;
  };
  const object = (place: Place): void => {
    at += 1;
    blanks();
    while (json[at] !== '}') {
      let of = place;
      text((name) => {
        const member = place.member(name);
        of = member.place;
        return member.name;
      });
      blanks();
      at += 1;
      value(of);
      blanks();
      if (json[at] === ',') at += 1;
      blanks();
    }
    at += 1;
  };
  const value = (place: Place): void => {
    blanks();
    const first = json[at];
    if (first === '"') text(place.text);
    else if (first === '{') object(place);
    else if (first === '[') list(place);
    else literal(place);
  };
  value(root);
  return kept === 0 ? json : result + json.slice(kept);
}

const LITERAL = /[\w.+-]*/y;

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function endOfText(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (true) {
    let slashes = 0;
    while (json[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end + 1;
    end = json.indexOf('"', end + 1);
  }
}
