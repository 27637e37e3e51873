// Written by `npm run generate` from openapi/; change that, not this.

import type { Need, Severity, Standing } from './catalogue.ts';

/** What the rules of a group are about, in the order of the catalogue. */
export const groups: Readonly<Record<string, string>> = {
  response:
    'Each answer has the status, the media type and the body that are documented for its request.',
  'partial-update': 'An update sets what the body carries and keeps what it leaves out.',
  resource: 'The members that the service derives follow from the others and from the clock.',
  secret: 'What is secret goes in and never comes out.',
  validation: 'Each limit of the request body holds, to the last good value and the first bad one.',
  auth: 'Without a valid token nothing is revealed and nothing is stored.',
  lookup: 'Agent and webhook are found where they belong and nowhere else.',
  robustness: 'Whatever is sent, the answer is in order.',
  concurrency: 'Updates in flight together do not lose or mix one another.',
  observed:
    'Questions that the documentation leaves open; what the target does is reported and never fails.',
};

export const standings: Readonly<Record<Standing, string>> = {
  documented: 'The documentation states it.',
  shown: 'An example of the documentation shows it.',
  expected: 'Nobody writes it down because everybody expects it.',
  rfc: 'HTTP requires it and the documentation is silent.',
  open: 'Nobody says it.',
};

export const severities: Readonly<Record<Severity, string>> = {
  error: 'A breach fails the run.',
  warn: 'A breach is reported and the run passes.',
  none: 'The behaviour is reported as it is.',
};

/** What a target offers that has what a rule needs. */
export const needs: Readonly<Record<Need, string>> = {
  state: "Answers show what earlier updates stored; a mock's canned answers do not.",
  lookup: 'Agents and webhooks are looked up; a mock knows none.',
  tokens: 'Tokens are told apart; a mock takes any.',
  blame: "A refusal names the members that failed; a mock's canned refusal does not.",
  secret: 'A webhook secret may be written, because the user gave the one to leave behind.',
  sibling: 'A second webhook of the same agent is known.',
  'other-agent': 'A second agent of the same environment is known.',
  'other-webhook': 'A webhook of the second agent is known.',
  'foreign-agent': 'An agent of another environment is known.',
};
