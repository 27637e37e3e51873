import { banner } from './banner.ts';
import type { Contract } from './contract.ts';
import { formatted } from './formatted.ts';

/** The contract as a module, typed so that a name that the description drops breaks the build. */
export async function renderContract({
  operation,
  settings,
  members,
  answers,
}: Contract): Promise<string> {
  return await formatted(`${banner('//')}

export type SettingName = ${union(settings.map(({ name }) => name))};

export type MemberName = ${union(members.map(({ name }) => name))};

export type AnswerName = ${union(Object.keys(answers))};

/** A member of the request body. */
export interface Setting {
  name: SettingName;
  pointer: string;
  type: 'string' | 'integer' | 'boolean' | 'array';
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  minItems?: number;
  /** The texts that it may be. */
  enum?: readonly string[];
  /** Texts that are known to other products and refused here. */
  elsewhere?: readonly string[];
  /** The entries of a list; those of \`elsewhere\` are known to other products and refused here. */
  items?: { type: 'string'; enum: readonly string[]; elsewhere: readonly string[] };
  writeOnly: boolean;
  unordered: boolean;
  /** Regular expressions: which texts every reader takes for right, and which for wrong. */
  agreed?: { accepted: string; refused: string };
  example: unknown;
}

/** A member of the webhook that an answer shows. */
export interface Member {
  name: MemberName;
  pointer: string;
  type: 'string' | 'integer' | 'boolean' | 'array';
  enum?: readonly string[];
  readOnly: boolean;
  required: boolean;
  /** The path parameter whose value it shows. */
  equalsParameter?: string;
  /** Never changes. */
  constant: boolean;
  /** Moves with each change, but no finer than \`resolution\` seconds, and not before \`since\`. */
  clock?: { since: string; resolution: number };
  /** The list whose length it is. */
  counts?: string;
  /** The values that it may have while another member is true or false. */
  follows?: { member: string; allowed: Record<'true' | 'false', readonly string[]> };
  timestamp: boolean;
  example: unknown;
}

/** A documented body. */
export interface Answer {
  name: AnswerName;
  status: number;
  pointer: string;
  /** The name of the component. */
  schema: string;
  example: unknown;
}

export const operation = ${JSON.stringify(operation)} as const;

export const settings: readonly Setting[] = ${JSON.stringify(settings)};

export const members: readonly Member[] = ${JSON.stringify(members)};

export const answers: Record<AnswerName, Answer> = ${JSON.stringify(answers)};
`);
}

function union(values: readonly string[]): string {
  return values.map((value) => JSON.stringify(value)).join(' | ');
}
