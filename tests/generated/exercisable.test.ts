import { expect, test } from 'vitest';
import { copy } from './copy.ts';

const DESCRIPTION = 'openapi/openapi.yaml';
const UPDATE = '#/components/schemas/WebhookUpdate';
const MEMBERS = `${UPDATE}/properties`;
const EVENT = '#/components/schemas/EventType';

/** A member of body and state with these keywords, in the place of the one that turns deliveries off. */
function member(...keywords: readonly string[]): [from: RegExp, to: string] {
  const lines = [...keywords, 'description: Whether deliveries are made.'];
  const text = lines.map((line) => `          ${line}\n`).join('');
  return [/ {10}description: Whether deliveries are made.\n {10}type: boolean\n/, text];
}

test.each<[string, RegExp, string, string, RegExp]>([
  [
    'a step',
    /(?<=maximum: 120\n)/,
    '          multipleOf: 5\n',
    `${MEMBERS}/timeout/multipleOf`,
    /multipleOf of an integer.* maximum, minimum/,
  ],
  [
    'an open limit',
    /maximum: 120/,
    'exclusiveMaximum: 120',
    `${MEMBERS}/timeout/exclusiveMaximum`,
    /of an integer/,
  ],
  [
    'limits that cross',
    /maximum: 120/,
    'maximum: 5',
    `${MEMBERS}/timeout/minimum`,
    /less than two values/,
  ],
  [
    'a limit between whole numbers',
    /maximum: 120/,
    'maximum: 120.5',
    `${MEMBERS}/timeout/maximum`,
    /no whole number/,
  ],
  [
    'a limit beyond all readers',
    /maximum: 120/,
    'maximum: 9007199254740991',
    `${MEMBERS}/timeout/maximum`,
    /no whole number/,
  ],
  [
    'a number',
    ...member('type: number'),
    `${MEMBERS}/enabled/type`,
    /type "number".*string, integer, boolean, array/,
  ],
  ['an object', ...member('type: object'), `${MEMBERS}/enabled/type`, /type "object"/],
  [
    'several types',
    ...member('type: [boolean, "null"]'),
    `${MEMBERS}/enabled/type`,
    /\["boolean","null"\]/,
  ],
  ['no type', ...member('const: true'), `${MEMBERS}/enabled`, /without a type/],
  [
    'a constant',
    ...member('type: boolean', 'const: true'),
    `${MEMBERS}/enabled/const`,
    /const of a boolean/,
  ],
  [
    'a choice of schemas',
    ...member('type: string', 'anyOf: [{ maxLength: 3 }]'),
    `${MEMBERS}/enabled/anyOf`,
    /anyOf of a text/,
  ],
  [
    'a pattern',
    ...member('type: string', "pattern: '^a'"),
    `${MEMBERS}/enabled/pattern`,
    /pattern of a text/,
  ],
  [
    'a least length',
    ...member('type: string', 'minLength: 3'),
    `${MEMBERS}/enabled/minLength`,
    /minLength of a text/,
  ],
  [
    'no length',
    ...member('type: string', 'maxLength: 0'),
    `${MEMBERS}/enabled/maxLength`,
    /1 or more/,
  ],
  [
    'another format',
    ...member('type: string', 'format: uuid'),
    `${MEMBERS}/enabled/format`,
    /"uuid".*Only uri/,
  ],
  [
    'a short URL',
    /maxLength: 500/,
    'maxLength: 60',
    `${MEMBERS}/webhook_url/maxLength`,
    /100 or more/,
  ],
  [
    'a short secret',
    /maxLength: 255(?=\n {10}writeOnly)/,
    'maxLength: 8',
    `${MEMBERS}/webhook_secret/maxLength`,
    /16 or more/,
  ],
  [
    'an enumeration of one',
    ...member('type: string', 'enum: [POST]'),
    `${MEMBERS}/enabled/enum`,
    /less than 2 values/,
  ],
  [
    'an enumeration with nothing in it',
    ...member('type: string', 'enum: [POST, ""]'),
    `${MEMBERS}/enabled/enum`,
    /readers differ about ""/,
  ],
  [
    'an enumeration with a limit',
    ...member('type: string', 'enum: [POST, PUT]', 'maxLength: 4'),
    `${MEMBERS}/enabled/maxLength`,
    /maxLength of a text with enum/,
  ],
  [
    'an enumeration of numbers',
    ...member('type: integer', 'enum: [1, 2]'),
    `${MEMBERS}/enabled/enum`,
    /enum of an integer/,
  ],
  [
    'a longest list',
    /minItems: 1/,
    'maxItems: 4',
    `${MEMBERS}/events/maxItems`,
    /maxItems of a list/,
  ],
  [
    'a list of each entry once',
    /minItems: 1/,
    'uniqueItems: true',
    `${MEMBERS}/events/uniqueItems`,
    /uniqueItems of a list/,
  ],
  ['a least list of none', /minItems: 1/, 'minItems: 0', `${MEMBERS}/events/minItems`, /1 or more/],
  [
    'entries of any text',
    ...member('type: array', 'items: { type: string }'),
    `${MEMBERS}/enabled/items/type`,
    /an enum of texts alone/,
  ],
  [
    'a limit of entries, through the reference',
    /(?<=x-elsewhere: .*\n)/,
    '      pattern: event\n',
    `${EVENT}/pattern`,
    /pattern of a text with enum/,
  ],
  [
    'a member that has to be there',
    /(?<=left out keeps its value.\n)/,
    '      required: [name]\n',
    `${UPDATE}/required`,
    /required of a body/,
  ],
  [
    'members that are closed',
    /(?<=left out keeps its value.\n)/,
    '      additionalProperties: false\n',
    `${UPDATE}/additionalProperties`,
    /additionalProperties of a body/,
  ],
  [
    'a member that no answer shows',
    / {8}enabled:\n(?= {10}description: .*\n {10}type: boolean)/,
    '        silent:\n          type: boolean\n        enabled:\n',
    `${MEMBERS}/silent`,
    /no answer shows this member/,
  ],
])(
  '%s is refused, by its place, with a reason and what to do',
  async (_, from, to, pointer, reason) => {
    const tree = await copy();
    await tree.edit(DESCRIPTION, from, to);
    const { code, lines } = await tree.generate('write');
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.startsWith(`generate: ${DESCRIPTION}: ${pointer}: `)).toBe(true);
    expect(lines[0]).toMatch(reason);
  },
);
