import { plain } from './plain.ts';

/** An element of an XML document: name, attributes, and text or further elements. */
export interface Element {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly children?: readonly Element[];
  readonly text?: string;
}

/** An XML document as text. What XML cannot carry, such as control characters, is spelled out. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`;
}

function write(
  { name, attributes = {}, children = [], text = '' }: Element,
  indent: string,
): string {
  const own = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(String(value)).replaceAll('\n', '&#10;')}"`)
    .join('');
  if (children.length === 0 && text === '') return `${indent}<${name}${own}/>\n`;
  if (children.length === 0) return `${indent}<${name}${own}>${escaped(text)}</${name}>\n`;
  const inner = children.map((child) => write(child, `${indent}  `)).join('');
  return `${indent}<${name}${own}>\n${inner}${indent}</${name}>\n`;
}

function escaped(text: string): string {
  return plain(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
