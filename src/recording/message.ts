import { answers, members, operation, settings } from '../../generated/contract.ts';
import { isObject } from '../exchange/json.ts';
import { remember } from '../exchange/remember.ts';

/** What stands for a piece of a message that is not shown. */
const HIDDEN = '‹…›';

/** The words in which validators of common frameworks speak, and HTTP. No name and no password is among them. */
const WORDS =
  'a above accepted access active after all allowed already also among an and another any are argument array as at ' +
  'available bad be bearer because been before below between body boolean but by bytes can cannot characters check ' +
  'conflict contain contains correct could create data decimal denied deny digits disabled distinct does duplicate ' +
  'each either element elements empty enabled entity entries entry enum equal error errors event events exactly exceed ' +
  'exceeds exist exists expected expired failed false fewer field fields for forbidden format found from given greater ' +
  'greatest has have header https if in incorrect input instance integer internal invalid is it item items its json ' +
  'key keys large least length less limit list long longer lower malformed many maximum may media member message ' +
  'method minimum missing more most must name no none not nothing null number numeric object of on once one only or ' +
  'other out parameter parameters parse permission permitted please property provide provided range rate read request ' +
  'required resource retry schema secret selected server service short shorter should size slow smaller some string ' +
  'such syntax take than that the their them then there these this to token too try true type unable unauthenticated ' +
  'unauthorized undefined unexpected unique unknown unprocessable unsupported update url use valid validation value ' +
  'values was webhook were when which while whole with within without would wrong you your';

const KNOWN = knownWords();
/** Where in a message a value begins: in quotes, and behind a colon or an equals sign. */
const VALUES = /(?<=^|[\s(])(["'`«‹„“‚‘]).*?(?:["'`»›“”’](?=$|[\s.,;:!?)])|$)|(?<=[:=]).+$/gs;

/**
 * A message of somebody's server without what it may say of its user: the words of messages, the names and
 * limits of the description. Everything else, quotations, and what stands behind a colon are left out.
 */
export const shownMessage: (text: string) => string = remember((text) => {
  if (text.trim() === '' || DOCUMENTED.has(text)) return text;
  return text
    .replace(VALUES, (value) => (value.trim() === '' ? value : HIDDEN))
    .split(/(\s+)/)
    .map((word) => (word.trim() === '' || word.includes(HIDDEN) ? word : shownWord(word)))
    .join('')
    .replace(/‹…›(?:\s*‹…›)+/g, HIDDEN);
});

const DOCUMENTED = new Set(
  Object.values(answers).flatMap(({ example }) =>
    isObject(example) && typeof example.message === 'string' ? [example.message] : [],
  ),
);

function shownWord(word: string): string {
  const [, before = '', core = '', after = ''] = /^([(]?)(.*?)([).,;:=!?]*)$/s.exec(word) ?? [];
  return core === '' || isKnown(core.toLowerCase()) ? word : before + HIDDEN + after;
}

function isKnown(word: string): boolean {
  const [member = '', ...path] = word.split('.');
  return (
    KNOWN.has(word) || (KNOWN.has(member) && path.every((key) => /^(?:\d{1,3}|\*)$/.test(key)))
  );
}

function knownWords(): ReadonlySet<string> {
  const words = new Set(WORDS.split(' '));
  for (const { name, minimum, maximum, maxLength, minItems, items, enum: texts } of settings) {
    const values = items?.enum ?? texts ?? [];
    for (const each of [name, minimum, maximum, maxLength, minItems, ...values])
      words.add(String(each));
    for (const part of name.split('_')) words.add(part);
  }
  for (const { name, enum: values } of members)
    for (const each of [name, ...(values ?? [])]) words.add(each);
  for (const { example } of Object.values(answers))
    for (const word of JSON.stringify(example).match(/(?<=[ "])[A-Za-z]+(?=[ ".])/g) ?? [])
      words.add(word.toLowerCase());
  for (const word of operation.parameters) words.add(word);
  return words;
}
