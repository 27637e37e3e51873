import { type Case, one } from './case.ts';

/** What a schema cannot say: the x- members. */
export const SEMANTICS: readonly Case[] = [
  one(
    'semantics: a promise of the update gone',
    [['        lists: replaced\n', '        lists: merged\n']],
    'both',
    'major',
  ),
  one(
    'semantics: a value no longer constant',
    [['          x-constant: true\n', '']],
    'callers',
    'major',
  ),
  one('semantics: a value that is constant from now on', [], 'service', 'minor', [
    ['          x-constant: true\n', ''],
  ]),
  one(
    'semantics: the order of a list promised',
    [['          x-unordered: true\n', '']],
    'service',
    'minor',
  ),
  one('semantics: the order of a list no longer promised', [], 'callers', 'major', [
    ['          x-unordered: true\n', ''],
  ]),
  one('semantics: a finer clock', [['resolution: 1', 'resolution: 0.1']], 'service', 'minor'),
  one('semantics: a coarser clock', [['resolution: 1', 'resolution: 60']], 'callers', 'major'),
  one(
    'semantics: a state that follows more freely',
    [["'false': [disabled]", "'false': [disabled, error]"]],
    'callers',
    'major',
  ),
  one(
    'semantics: a state that follows more strictly',
    [["'true': [active, error]", "'true': [active]"]],
    'service',
    'minor',
  ),
  one(
    'semantics: which outcome a body answers',
    [['x-answers: unknown-agent', 'x-answers: missing-token']],
    'both',
    'major',
  ),
  one(
    'semantics: a value of elsewhere',
    [['x-elsewhere: [event_call_transcript, ', 'x-elsewhere: [']],
    'nobody',
    'patch',
  ),
  one(
    'semantics: a member nobody has heard of',
    [['          x-constant: true\n', '          x-constant: true\n          x-novel: true\n']],
    'both',
    'major',
  ),
];
