/** A way in which a server writes a value into an answer. */
export interface Embedding {
  readonly name: string;
  readonly write: (value: string) => string;
}

/** Every character outside ASCII, or in a list, as JSON escapes it by its number. */
function escaped(value: string, more: RegExp, upper: boolean): string {
  const json = JSON.stringify(value).slice(1, -1);
  const number = (c: string): string => {
    const hex = c.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${upper ? hex.toUpperCase() : hex}`;
  };
  return json.replace(/[\u007f-\uffff]/g, number).replace(more, number);
}

const base64 = (value: string): string => Buffer.from(value, 'utf8').toString('base64');
const percent = (value: string): string => encodeURIComponent(value);

/** The common ones. */
export const embeddings: readonly Embedding[] = [
  { name: 'as it stands', write: (value) => value },
  { name: 'in a header', write: (value) => `X-Echo: ${value}; q=1` },
  { name: 'in JSON', write: (value) => JSON.stringify({ secret: value }) },
  { name: 'in JSON of Python', write: (value) => `"${escaped(value, /(?!)/g, false)}"` },
  {
    name: 'in JSON of PHP',
    write: (value) => `"${escaped(value, /(?!)/g, false).replaceAll('/', '\\/')}"`,
  },
  { name: 'in JSON of Rails', write: (value) => `"${escaped(value, /[&<>]/g, false)}"` },
  { name: 'in JSON of .NET', write: (value) => `"${escaped(value, /[&<>'+`]/g, true)}"` },
  { name: 'in a query', write: (value) => `/in?${new URLSearchParams({ key: value })}&more=1` },
  { name: 'in a path', write: (value) => `/in/${percent(value)}/x` },
  {
    name: 'in a path, in small letters',
    write: (value) => `/in/${percent(value).replace(/%../g, (hex) => hex.toLowerCase())}`,
  },
  { name: 'in base64', write: (value) => `key=${base64(value)};` },
  { name: 'in base64 for URLs', write: (value) => `#${Buffer.from(value).toString('base64url')}` },
  { name: 'in JSON in JSON', write: (value) => JSON.stringify(JSON.stringify({ k: value })) },
];
