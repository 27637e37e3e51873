import type { JsonValue } from '../../src/twin/answer.ts';
import type { Patch } from '../../src/twin/call.ts';
import type { Field } from '../prove/changes.ts';
import { changePatch, changeSent, kebab, visibleFields, without } from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { server } from '../prove/server.ts';
import type { Fault } from './fault.ts';

/** Values of an update that look like nothing to careless code, but are something. */
const LOOKS_EMPTY: readonly [what: string, field: Field, value: JsonValue][] = [
  ['false', 'enabled', false],
  ['zero', 'max_retries', 0],
  ['the name 0', 'name', '0'],
  ['the name false', 'name', 'false'],
];

/** Fields that get lost with others beside them, or without them. */
const COMPANY: readonly [lost: Field, present: readonly Field[], absent: readonly Field[]][] = [
  ['name', ['events'], []],
  ['timeout', ['max_retries'], []],
  ['max_retries', ['timeout'], []],
  ['enabled', ['events'], []],
  ['events', ['webhook_url'], []],
  ['webhook_url', ['webhook_secret'], []],
  ['name', ['webhook_secret'], []],
  ['timeout', [], ['name']],
  ['enabled', [], ['timeout']],
  ['events', [], ['webhook_url']],
  ['webhook_url', [], ['webhook_secret']],
  ['max_retries', [], ['enabled']],
  ['name', ['timeout', 'enabled'], []],
  ['events', ['name', 'max_retries'], []],
  ['enabled', ['webhook_secret', 'timeout'], []],
  ['timeout', ['name'], ['events']],
  ['max_retries', ['webhook_url'], ['enabled']],
  ['webhook_url', [], ['name', 'events']],
  ['enabled', [], ['timeout', 'webhook_secret']],
];

function lose(field: Field, when: (patch: Patch) => boolean): Change {
  return changePatch((patch) => (when(patch) ? without(patch, field) : patch));
}

function list(names: readonly Field[]): string {
  return names.join(' and ');
}

/** Values that an update carries and that are not stored. */
export const lostValueFaults: readonly Fault[] = [
  ...visibleFields.map(
    (field): Fault => ({
      id: `drops-${kebab(field)}`,
      sentence: `An update does not store ${field}.`,
      breaks: ['partial-update/stored-as-sent'],
      make: server(lose(field, () => true)),
    }),
  ),
  ...LOOKS_EMPTY.map(
    ([what, field, value]): Fault => ({
      id: `takes-${what.replaceAll(' ', '-')}-for-absent`,
      sentence: `An update that sets ${field} to ${what} leaves it as it was.`,
      breaks: ['partial-update/stored-as-sent'],
      make: server(lose(field, (patch) => patch[field] === value)),
    }),
  ),
  {
    id: 'takes-falsy-for-absent',
    sentence: 'An update stores only members that are truthy.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changePatch((patch) =>
        Object.fromEntries(Object.entries(patch).filter(([, value]) => value)),
      ),
    ),
  },
  {
    id: 'takes-false-for-true',
    sentence: 'An update takes any value of enabled for true.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changePatch((patch) => (patch.enabled === undefined ? patch : { ...patch, enabled: true })),
    ),
  },
  {
    id: 'enables-but-never-disables',
    sentence: 'An update can switch a webhook on and never off.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(lose('enabled', (patch) => patch.enabled === false)),
  },
  {
    id: 'disables-but-never-enables',
    sentence: 'An update can switch a webhook off and never on.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(lose('enabled', (patch) => patch.enabled === true)),
  },
  {
    id: 'stores-only-the-first-member',
    sentence: 'An update stores only the first member of its body.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(changePatch((patch) => Object.fromEntries(Object.entries(patch).slice(0, 1)))),
  },
  {
    id: 'stores-only-the-last-member',
    sentence: 'An update stores only the last member of its body.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(changePatch((patch) => Object.fromEntries(Object.entries(patch).slice(-1)))),
  },
  {
    id: 'stores-at-most-five-members',
    sentence: 'An update stores no more than five members of its body.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(changePatch((patch) => Object.fromEntries(Object.entries(patch).slice(0, 5)))),
  },
  {
    id: 'stores-nothing-of-a-whole-update',
    sentence: 'An update that carries every setting is not stored.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(changePatch((patch) => (Object.keys(patch).length === 7 ? {} : patch))),
  },
  {
    id: 'stores-nothing-of-a-single-setting',
    sentence: 'An update that carries one setting only is not stored.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(changePatch((patch) => (Object.keys(patch).length === 1 ? {} : patch))),
  },
  ...COMPANY.map(([lost, present, absent]): Fault => {
    const parts = [
      ...present.map((name) => `with-${kebab(name)}`),
      ...absent.map((name) => `without-${kebab(name)}`),
    ];
    const said = [
      ...(present.length > 0 ? [`carries ${list(present)} too`] : []),
      ...(absent.length > 0 ? [`leaves out ${list(absent)}`] : []),
    ];
    return {
      id: `drops-${kebab(lost)}-${parts.join('-')}`,
      sentence: `An update does not store ${lost} if it ${said.join(' and ')}.`,
      breaks: ['partial-update/stored-as-sent'],
      make: server(
        lose(
          lost,
          (patch) =>
            present.every((name) => patch[name] !== undefined) &&
            absent.every((name) => patch[name] === undefined),
        ),
      ),
    };
  }),
  {
    id: 'keeps-the-larger-timeout',
    sentence: 'An update can raise the timeout and not lower it.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changePatch((patch, call) =>
        (patch.timeout ?? 200) < (call.webhook?.timeout ?? 0) ? without(patch, 'timeout') : patch,
      ),
    ),
  },
  {
    id: 'keeps-settings-of-a-disabled-webhook',
    sentence: 'An update of a disabled webhook stores nothing but enabled.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changePatch((patch, call) =>
        call.webhook?.enabled === false && patch.enabled === undefined ? {} : patch,
      ),
    ),
  },
  {
    id: 'stops-at-the-member-it-knows-not',
    sentence: 'An update stores nothing that stands behind a member that the server does not know.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changeSent((sent) => {
        const entries = Object.entries(sent);
        const known: readonly string[] = [...visibleFields, 'webhook_secret'];
        const stop = entries.findIndex(([name]) => !known.includes(name));
        return Object.fromEntries(stop < 0 ? entries : entries.slice(0, stop));
      }),
    ),
  },
];
