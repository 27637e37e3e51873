import { plain } from '../plain.ts';

/** A piece of a page. Only the template below makes one, so that every text in it is escaped. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | undefined | readonly (Markup | undefined)[];

/**
 * Markup from a template. Texts are escaped, and what acts on a reader's eye in them is spelled out;
 * markup stands as it is; an absent value is nothing.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const rest = values.map((value, index) => `${written(value)}${parts[index + 1] ?? ''}`);
  return { markup: `${parts[0] ?? ''}${rest.join('')}` };
}

function written(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  if ('markup' in value) return value.markup;
  return value.map(written).join('');
}

/** Text for any place between tags, and between the quotes of an attribute. */
function escaped(text: string): string {
  return plain(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
