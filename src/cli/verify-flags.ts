import type { Flags } from './flags.ts';
import { outputFlags } from './output-flags.ts';
import { wayFlags } from './way-flags.ts';

/** Where the requests go. */
export const targetFlags: Flags = {
  url: { type: 'string', value: 'URL', help: "the service's base URL, ahead of /api/v1" },
  'agent-id': { type: 'string', value: 'ID', help: 'the agent of the webhook under test' },
  'webhook-id': {
    type: 'string',
    value: 'ID',
    help: 'the webhook under test; make one for the purpose',
  },
  'sibling-webhook-id': {
    type: 'string',
    value: 'ID',
    help: 'another webhook of the agent; unlocks rules',
  },
  'other-agent-id': {
    type: 'string',
    value: 'ID',
    help: 'another agent of the environment; unlocks rules',
  },
  'other-agent-webhook-id': {
    type: 'string',
    value: 'ID',
    help: 'a webhook of that agent; unlocks rules',
  },
  'foreign-agent-id': {
    type: 'string',
    value: 'ID',
    help: 'an agent of another environment; unlocks rules',
  },
  lacks: {
    type: 'string',
    multiple: true,
    value: 'state,lookup,tokens,blame',
    help: 'what a mock at --url lacks; the rules that need it are locked',
  },
  'header-env': {
    type: 'string',
    multiple: true,
    value: 'NAME=VARIABLE',
    help: 'send the header NAME with the secret value of VARIABLE',
  },
  target: {
    type: 'string',
    value: 'twin|prism',
    help: 'one of the bundled targets instead of a URL',
  },
  timeout: { type: 'string', value: '10s', help: 'how long one answer may take' },
  'max-wait': {
    type: 'string',
    value: '5m',
    help: 'how long the service may keep the run waiting, in all; 5m by default',
  },
  settle: {
    type: 'string',
    value: '10s',
    help: 'how long an update without an answer may come late; the time-out by default, at most 10s',
  },
  rate: {
    type: 'string',
    value: '90/m',
    help: 'the pace; beyond this machine 90 a minute by default',
  },
  'token-file': {
    type: 'string',
    value: 'FILE',
    help: 'read the token from FILE instead of TALKOVER_TOKEN',
  },
  ...wayFlags,
  'webhook-host': {
    type: 'string',
    multiple: true,
    value: 'HOST',
    help: 'a host that the webhook may lead to meanwhile; its own by default',
  },
  journal: {
    type: 'string',
    value: 'FILE',
    help: 'where the state before is kept until it is restored',
  },
  'wait-for': { type: 'string', value: '30s', help: 'how long to wait for the service to come up' },
  'allow-writes': {
    type: 'boolean',
    help: 'permit writing to a service beyond this machine',
    callOnly: true,
  },
  'insecure-http': {
    type: 'boolean',
    help: 'permit sending the token over plain HTTP beyond this machine',
    callOnly: true,
  },
};

/** Where settings come from that neither the call nor the environment names. */
export const configFlags: Flags = {
  config: {
    type: 'string',
    value: 'FILE',
    help: 'read settings from FILE; otherwise from talkover-contract.config.json or .mjs, if here',
  },
};

/** How gravely a broken rule is taken. */
export const severityFlags: Flags = {
  ...configFlags,
  rule: {
    type: 'string',
    multiple: true,
    value: 'ID|GROUP=error|warn|off',
    help: 'take these rules as error or warning, or do not judge them; the last one wins',
    adds: true,
  },
  'fail-on': {
    type: 'string',
    value: 'error|warn',
    help: 'with warn, what is a warning otherwise fails too',
  },
};

/** What `merge` takes. */
export const mergeFlags: Flags = { ...configFlags, ...outputFlags };

/** What is known to be broken. */
const baselineFlags: Flags = {
  baseline: {
    type: 'string',
    value: 'FILE',
    help: 'known failures, which must fail, and known answers, which must not change',
  },
  'update-baseline': {
    type: 'boolean',
    help: 'write what this run shows to the file of --baseline',
    callOnly: true,
  },
  reason: {
    type: 'string',
    value: 'TEXT',
    help: 'why the failures that --update-baseline adds are known',
    callOnly: true,
  },
};

/** What is judged, and how strictly. */
export const judgedFlags: Flags = {
  only: {
    type: 'string',
    multiple: true,
    value: 'ID|GROUP',
    help: 'judge these rules or groups only',
    callOnly: true,
  },
  ...severityFlags,
  strict: { type: 'boolean', help: 'exit 3 if a rule that can fail was not exercised' },
  ...baselineFlags,
  ...outputFlags,
};

/** Where the traffic is kept. */
export const recordFlags: Flags = {
  record: {
    type: 'string',
    value: 'FILE',
    help: 'record the traffic to FILE as HAR; tokens and secrets are left out',
    callOnly: true,
  },
};

/** What is sent. */
export const verifyFlags: Flags = {
  ...recordFlags,
  plan: { type: 'string', value: 'quick|default|exhaustive', help: 'how much to try' },
  replay: {
    type: 'string',
    value: 'SEED[:PATH]',
    help: 'where the random sequences of the exhaustive plan begin',
    callOnly: true,
  },
  'dry-run': { type: 'boolean', help: 'print the requests and send nothing', callOnly: true },
  'fail-fast': {
    type: 'boolean',
    help: 'end after the first failure that is not in the baseline, and restore',
  },
  robust: {
    type: 'boolean',
    help: 'send bodies that nest deeper than most stacks go, also beyond this machine; this can crash a service',
  },
  'max-requests': { type: 'string', value: 'N', help: 'send no more requests than this' },
  coverage: { type: 'boolean', help: 'print what of the contract the run touched', callOnly: true },
};
