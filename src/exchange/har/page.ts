import type { Context } from '../context.ts';
import { isContext } from '../context.ts';
import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import { OWN } from './entry.ts';

/** How a run ended, as its recording keeps it. What stands in it is the recorder's caller's business. */
export type Ending = Readonly<Record<string, unknown>>;

/** A run, as a page of its recording tells of it. */
export interface Page {
  readonly id: string;
  readonly context: Context;
  readonly startedAt: string;
  ending?: Ending;
}

/** A run as a page of HAR. */
export function pageOf({ id, context, startedAt, ending }: Page): object {
  return {
    startedDateTime: startedAt,
    id,
    title: context.target,
    pageTimings: {},
    [OWN]: { context, ...(ending === undefined ? {} : { ending }) },
  };
}

/** What a page of ours tells. */
export interface OwnPage {
  readonly id: string;
  readonly context?: Context;
  /** Absent where the run was cut off. */
  readonly ending?: JsonObject;
}

/** The pages of ours among those of a HAR file, in their order. */
export function readOwnPages(pages: unknown): OwnPage[] {
  return Array.isArray(pages) ? pages.flatMap(readOwnPage) : [];
}

function readOwnPage(page: unknown): OwnPage[] {
  const own = isObject(page) ? page[OWN] : undefined;
  if (!isObject(page) || !isObject(own)) return [];
  const { context, ending } = own;
  return [
    {
      id: String(page.id),
      ...(isContext(context) ? { context } : {}),
      ...(isObject(ending) ? { ending } : {}),
    },
  ];
}
