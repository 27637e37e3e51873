/** A figure with its unit, as a text for people says it. */
export interface Quoted {
  readonly number: string;
  readonly unit: string;
}

/** Units of speed and of size; a figure of another kind is nobody's promise to be quick or small. */
const UNITS = [
  'ms',
  'µs',
  's',
  'seconds',
  'minutes',
  'kB',
  'MB',
  'GB',
  '×',
  'times',
  '/s',
  'a second',
];

const FIGURE = new RegExp(
  String.raw`(?<![\w.,])(\d[\d,]*(?:\.\d+)?) ?(${UNITS.join('|')}|[a-z]+ a second)(?![\w])`,
  'g',
);

/** Every figure of speed or size in a text, but for those in code. */
export function figuresIn(text: string): Quoted[] {
  return [...withoutCode(text).matchAll(FIGURE)].map(([, number = '', unit = '']) => ({
    number,
    unit,
  }));
}

/** Whether a page holds a figure: with its unit, or in a table whose heading or row names the unit. */
export function holds(page: string, { number, unit }: Quoted): boolean {
  const token = new RegExp(String.raw`(?<![\d.,])${number.replaceAll('.', '\\.')}(?![\d]|[.,]\d)`);
  return linesWithHeadings(page).some(
    (line) =>
      token.test(line) &&
      (line.includes(unit) || line.includes(unit.replace(/^.* a second$/, '/s'))),
  );
}

function withoutCode(text: string): string {
  return text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
}

/** The lines of a page, those of a table each with its heading. */
function linesWithHeadings(page: string): string[] {
  let heading = '';
  return page.split('\n').map((line) => {
    if (!line.startsWith('|')) heading = '';
    else if (heading === '') heading = line;
    return `${heading} ${line}`;
  });
}
