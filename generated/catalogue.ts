// Written by `npm run generate` from openapi/; change that, not this.

export type RuleId =
  | 'response/success-status'
  | 'response/media-type'
  | 'response/json-media-type'
  | 'response/well-formed'
  | 'response/success-body'
  | 'response/missing-token-body'
  | 'response/unknown-agent-body'
  | 'response/unknown-webhook-body'
  | 'response/invalid-data-body'
  | 'response/challenge'
  | 'response/no-validator'
  | 'partial-update/stored-as-sent'
  | 'partial-update/absent-unchanged'
  | 'partial-update/list-replaced'
  | 'partial-update/empty-accepted'
  | 'partial-update/empty-changes-nothing'
  | 'partial-update/visible-at-once'
  | 'partial-update/repeat-is-same'
  | 'partial-update/others-untouched'
  | 'resource/id-of-path'
  | 'resource/agent-id-of-path'
  | 'resource/created-at-fixed'
  | 'resource/read-only-ignored'
  | 'resource/timestamps'
  | 'resource/updated-at-not-back'
  | 'resource/updated-at-after-creation'
  | 'resource/updated-at-moves'
  | 'resource/events-count'
  | 'resource/status-follows'
  | 'secret/never-returned'
  | 'secret/write-only-hidden'
  | 'secret/token-never-returned'
  | 'validation/valid-accepted'
  | 'validation/type'
  | 'validation/enum'
  | 'validation/format'
  | 'validation/max-length'
  | 'validation/min-items'
  | 'validation/upper-bound'
  | 'validation/lower-bound'
  | 'validation/refused-with-422'
  | 'validation/names-every-member'
  | 'validation/names-no-other'
  | 'validation/messages'
  | 'validation/messages-name-own'
  | 'validation/nothing-stored'
  | 'auth/good-token'
  | 'auth/missing-token'
  | 'auth/bad-token'
  | 'auth/near-token'
  | 'auth/other-scheme'
  | 'auth/checked-first'
  | 'auth/nothing-stored'
  | 'lookup/known-found'
  | 'lookup/unknown-agent'
  | 'lookup/unknown-webhook'
  | 'lookup/unknown-both'
  | 'lookup/webhook-of-other-agent'
  | 'lookup/webhook-under-other-agent'
  | 'lookup/agent-of-other-environment'
  | 'lookup/malformed-id'
  | 'lookup/nothing-stored'
  | 'robustness/no-server-error'
  | 'robustness/odd-body-status'
  | 'robustness/no-internals'
  | 'robustness/complete-answer'
  | 'concurrency/own-members-shown'
  | 'concurrency/others-explained'
  | 'concurrency/every-update-survives'
  | 'observed/order-of-checks'
  | 'observed/unknown-both'
  | 'observed/malformed-id'
  | 'observed/malformed-json'
  | 'observed/list-body'
  | 'observed/scalar-body'
  | 'observed/absent-body'
  | 'observed/other-media-type'
  | 'observed/large-body'
  | 'observed/unknown-member'
  | 'observed/read-only-member'
  | 'observed/null-value'
  | 'observed/empty-text'
  | 'observed/coerced-value'
  | 'observed/surrounding-blanks'
  | 'observed/repeated-entry'
  | 'observed/order-of-entries'
  | 'observed/unusual-text'
  | 'observed/unusual-url'
  | 'observed/error-key'
  | 'observed/invalid-token-body'
  | 'observed/scheme-case'
  | 'observed/token-scheme'
  | 'observed/unchanged-update-time'
  | 'observed/timestamp-form'
  | 'observed/undocumented-members'
  | 'observed/write-only-member'
  | 'observed/error-state'
  | 'observed/answers-in-order';

export type Standing = 'documented' | 'shown' | 'expected' | 'rfc' | 'open';

export type Severity = 'error' | 'warn' | 'none';

/** What a target has to offer before a rule can be exercised. */
export type Need =
  | 'state'
  | 'lookup'
  | 'tokens'
  | 'blame'
  | 'secret'
  | 'sibling'
  | 'other-agent'
  | 'other-webhook'
  | 'foreign-agent';

export interface Rule {
  id: RuleId;
  /** What holds, as one sentence; of an open question, what is asked. */
  statement: string;
  standing: Standing;
  severity: Severity;
  /** A JSON pointer into the description. */
  at: string;
  /** The section of the documentation page, or of an RFC. */
  source: string;
  /** How a server typically breaks it. */
  breach?: string;
  /** The keyword of the request schema that the rule is about. */
  keyword?: string;
  needs: readonly Need[];
}

export const catalogue: readonly Rule[] = [
  {
    id: 'response/success-status',
    statement: 'A valid update is answered with status 200.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/200',
    source: 'Response',
    breach:
      'A server answers 204 without a body, or 201, or refuses a value that the documentation allows.',
    needs: [],
  },
  {
    id: 'response/media-type',
    statement:
      'Each documented answer has the media type application/json, or at least one for JSON.',
    standing: 'shown',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'Response',
    breach:
      "A framework's error handler answers in HTML, or a hand-made answer forgets its content type.",
    needs: [],
  },
  {
    id: 'response/json-media-type',
    statement:
      'An answer that is JSON is declared as application/json and not as another kind of JSON.',
    standing: 'rfc',
    severity: 'warn',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'RFC 9110 §8.3',
    breach:
      'A framework declares its errors as application/problem+json, or everything as application/vnd.api+json.',
    needs: [],
  },
  {
    id: 'response/well-formed',
    statement: 'Each documented answer has a body that is one complete JSON value.',
    standing: 'shown',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'Response',
    breach:
      'The body is empty or cut short, or carries a warning of the runtime ahead of the JSON.',
    needs: [],
  },
  {
    id: 'response/success-body',
    statement: 'The answer to an update has every documented member with its documented type.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/UpdateSucceeded',
    source: 'Response',
    breach: 'A member is left out when it is empty or false, or a number comes back as text.',
    needs: [],
  },
  {
    id: 'response/missing-token-body',
    statement: 'The answer to a request without a token has the documented body.',
    standing: 'shown',
    severity: 'error',
    at: '#/components/schemas/MissingToken',
    source: 'Error Responses',
    breach: 'A general error handler wraps the message in another envelope.',
    needs: [],
  },
  {
    id: 'response/unknown-agent-body',
    statement: 'The answer for an unknown agent has the documented body.',
    standing: 'shown',
    severity: 'error',
    at: '#/components/schemas/AgentNotFound',
    source: 'Error Responses',
    needs: ['lookup'],
    breach: "The framework's own 404 body goes out, or the member success is missing.",
  },
  {
    id: 'response/unknown-webhook-body',
    statement: 'The answer for an unknown webhook has the documented body.',
    standing: 'shown',
    severity: 'error',
    at: '#/components/schemas/WebhookNotFound',
    source: 'Error Responses',
    needs: ['lookup'],
    breach: "The framework's own 404 body goes out, or the message is the agent's.",
  },
  {
    id: 'response/invalid-data-body',
    statement: 'The answer to a refused body has the documented message and the errors by member.',
    standing: 'shown',
    severity: 'error',
    at: '#/components/schemas/InvalidData',
    source: 'Error Responses',
    breach: 'The errors come as a list, or the message is that of the first error.',
    needs: [],
  },
  {
    id: 'response/challenge',
    statement: 'A 401 answer carries a WWW-Authenticate header.',
    standing: 'rfc',
    severity: 'warn',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/401',
    source: 'RFC 9110 §15.5.2',
    needs: ['tokens'],
    breach: "The framework's middleware sends the status alone.",
  },
  {
    id: 'response/no-validator',
    statement: 'A successful update carries neither an ETag nor a Last-Modified header.',
    standing: 'rfc',
    severity: 'warn',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/200',
    source: 'RFC 9110 §9.3.4',
    breach:
      'A middleware adds an ETag to every answer, which a cache may then take for the tag of what was sent.',
    needs: [],
  },
  {
    id: 'partial-update/stored-as-sent',
    statement: 'A member that the body carries is shown in the answer as it was sent.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update',
    source: 'Overview',
    needs: ['state'],
    breach:
      'A falsy value is taken for an absent one, a text is cut or changed on its way, or two columns are crossed.',
  },
  {
    id: 'partial-update/absent-unchanged',
    statement: 'A member that the body leaves out keeps its value.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/omitted',
    source: 'Overview',
    needs: ['state'],
    breach:
      'The handler fills what is missing with defaults, or writes the whole row from the body.',
  },
  {
    id: 'partial-update/list-replaced',
    statement: 'A list in the body replaces the stored list and is not merged with it.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/lists',
    source: 'Request',
    needs: ['state'],
    breach: 'The handler adds the new events to those that were there.',
  },
  {
    id: 'partial-update/empty-accepted',
    statement: 'An empty object is a valid update.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Important Notes',
    breach: 'The handler asks for at least one member.',
    needs: [],
  },
  {
    id: 'partial-update/empty-changes-nothing',
    statement: 'An empty update leaves every member as it was.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/omitted',
    source: 'Important Notes',
    needs: ['state'],
    breach: 'An empty body is read as an order to reset everything.',
  },
  {
    id: 'partial-update/visible-at-once',
    statement: 'The next answer shows what the update before it stored.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/visible',
    source: 'Important Notes',
    needs: ['state'],
    breach:
      'The answer echoes the request while the store keeps the old value, or a cache is not cleared.',
  },
  {
    id: 'partial-update/repeat-is-same',
    statement: 'The same update sent twice gives the same webhook as sent once.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update',
    source: 'RFC 9110 §9.2.2',
    needs: ['state'],
    breach:
      'A value is toggled or added to instead of set, or a repeated update is refused as a duplicate.',
  },
  {
    id: 'partial-update/others-untouched',
    statement: 'An update changes no webhook but the one in its path.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put',
    source: 'Overview',
    needs: ['state', 'sibling'],
    breach: 'The statement that writes is bound to the agent and not to the webhook.',
  },
  {
    id: 'resource/id-of-path',
    statement: 'The answer shows the webhook identifier of the path.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/Webhook/properties/id',
    source: 'Response',
    needs: ['state'],
    breach: 'The answer is built from another row, or the identifier is a fixed text.',
  },
  {
    id: 'resource/agent-id-of-path',
    statement: 'The answer shows the agent identifier of the path.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/Webhook/properties/agent_id',
    source: 'Response',
    needs: ['state'],
    breach: 'The two identifiers are crossed.',
  },
  {
    id: 'resource/created-at-fixed',
    statement: 'The time of creation never changes.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/Webhook/properties/created_at/x-constant',
    source: 'Response',
    needs: ['state'],
    breach: 'The update inserts a new row in place of the old one.',
  },
  {
    id: 'resource/read-only-ignored',
    statement: 'A read-only member in the body changes nothing.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Inferred from the response',
    needs: ['state'],
    breach: 'The whole body is assigned to the row.',
  },
  {
    id: 'resource/timestamps',
    statement: 'Each timestamp is an ISO 8601 date and time.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/Timestamp',
    source: 'Response',
    breach: "The time goes out as seconds since 1970, or in the database's own form.",
    needs: [],
  },
  {
    id: 'resource/updated-at-not-back',
    statement: 'The time of the last update never goes back.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/schemas/Webhook/properties/updated_at/x-clock',
    source: 'Response',
    needs: ['state'],
    breach:
      'The time is computed from something else than the clock, or an answer comes from an old copy.',
  },
  {
    id: 'resource/updated-at-after-creation',
    statement: 'The time of the last update does not lie before the time of creation.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/schemas/Webhook/properties/updated_at/x-clock/since',
    source: 'Response',
    breach: 'The two times are crossed, or one of them is in another zone.',
    needs: [],
  },
  {
    id: 'resource/updated-at-moves',
    statement:
      'The time of the last update differs between two changes that lie more than 1.1 seconds apart.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/Webhook/properties/updated_at/x-clock/resolution',
    source: 'Response',
    needs: ['state'],
    breach: 'The time is set when the row is created and never again.',
  },
  {
    id: 'resource/events-count',
    statement:
      'The count of events is the number of events in the same answer, or of different ones among them.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/Webhook/properties/events_count/x-counts',
    source: 'Response',
    breach: 'The count is stored once and not kept up to date.',
    needs: [],
  },
  {
    id: 'resource/status-follows',
    statement:
      'The status is disabled while the webhook is disabled, and otherwise active or error.',
    standing: 'shown',
    severity: 'error',
    at: '#/components/schemas/Webhook/properties/status/x-follows',
    source: 'Response',
    breach: 'The status is a column of its own that the update forgets.',
    needs: [],
  },
  {
    id: 'secret/never-returned',
    statement: 'A webhook secret that was sent appears in no answer.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate/properties/webhook_secret',
    source: 'Inferred from the response',
    needs: ['secret'],
    breach: 'The row is serialized as a whole, or an error message quotes the value.',
  },
  {
    id: 'secret/write-only-hidden',
    statement: 'A write-only member carries no text in an answer.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate/properties/webhook_secret/writeOnly',
    source: 'Inferred from the response',
    breach: 'The secret is serialized under its own name, or half masked.',
    needs: [],
  },
  {
    id: 'secret/token-never-returned',
    statement: 'The token of a request appears in no answer.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/securitySchemes/bearer',
    source: 'Anyone expects it',
    needs: ['tokens'],
    breach: 'An error quotes the Authorization header for help.',
  },
  {
    id: 'validation/valid-accepted',
    statement: 'A value within every limit is accepted.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    breach:
      'A limit applies that the documentation does not name, such as thirty seconds at most or a unique name.',
    needs: [],
  },
  {
    id: 'validation/type',
    statement: 'A value of another type is refused and one of the right type is taken.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'type',
    breach: 'A text is cast to a number, an object to a text, or any text to true.',
    needs: [],
  },
  {
    id: 'validation/enum',
    statement: 'A list with one unknown entry is refused and one of known entries is taken.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'enum',
    breach: 'Only the first entry is checked, or events of another product pass.',
    needs: [],
  },
  {
    id: 'validation/format',
    statement: 'A text that no reader takes for a URL is refused and an ordinary URL is taken.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'format',
    breach: 'The check looks for a dot, or for a prefix.',
    needs: [],
  },
  {
    id: 'validation/max-length',
    statement: 'A text of the greatest length is taken and one a character longer is refused.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'maxLength',
    breach: 'The length is counted in bytes, or the column cuts what is too long.',
    needs: [],
  },
  {
    id: 'validation/min-items',
    statement: 'A list of the least length is taken and a shorter one is refused.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'minItems',
    breach: 'An empty list is taken for an absent one.',
    needs: [],
  },
  {
    id: 'validation/upper-bound',
    statement: 'The greatest number is taken and the next one is refused.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'maximum',
    breach: 'The bound is off by one, or the number is clamped.',
    needs: [],
  },
  {
    id: 'validation/lower-bound',
    statement: 'The least number is taken and the one before is refused.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'minimum',
    breach: 'The bound is off by one, or zero is taken for absent.',
    needs: [],
  },
  {
    id: 'validation/refused-with-422',
    statement: 'A body that breaks a limit is answered with status 422.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/422',
    source: 'Error Responses',
    breach: "Another framework's status goes out, often 400.",
    needs: [],
  },
  {
    id: 'validation/names-every-member',
    statement: 'The answer to a refused body names every failing member.',
    standing: 'shown',
    severity: 'error',
    at: '#/components/schemas/InvalidData/properties/errors',
    source: 'Error Responses',
    needs: ['blame'],
    breach: 'The validator stops at the first error.',
  },
  {
    id: 'validation/names-no-other',
    statement: 'The answer to a refused body names no member that is right.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/schemas/InvalidData/properties/errors',
    source: 'Error Responses',
    needs: ['blame'],
    breach: 'Errors of an earlier request are kept, or an absent member is reported as required.',
  },
  {
    id: 'validation/messages',
    statement: 'Each named member has a list of messages that are not empty.',
    standing: 'shown',
    severity: 'error',
    at: '#/components/schemas/InvalidData/properties/errors/additionalProperties',
    source: 'Error Responses',
    breach: 'One message comes as a plain text, or the list is empty.',
    needs: [],
  },
  {
    id: 'validation/messages-name-own',
    statement: 'No message about a member names another one, which is right, in its place.',
    standing: 'expected',
    severity: 'warn',
    at: '#/components/schemas/InvalidData/properties/errors/additionalProperties',
    source: 'Error Responses',
    needs: ['blame'],
    breach: 'A message is copied from the check of another member.',
  },
  {
    id: 'validation/nothing-stored',
    statement: 'A body that is refused leaves the webhook as it was.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/refused',
    source: 'Overview',
    needs: ['state'],
    breach: 'Members are stored one by one while they are checked.',
  },
  {
    id: 'auth/good-token',
    statement: 'A request with a valid token is not answered with 401 or 403.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/securitySchemes/bearer',
    source: 'Request',
    needs: ['tokens'],
    breach: 'The token is compared in another form than it was issued.',
  },
  {
    id: 'auth/missing-token',
    statement: 'A request without a token is answered with 401.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/401',
    source: 'Error Responses',
    breach: 'The check is skipped when the header is absent.',
    needs: [],
  },
  {
    id: 'auth/bad-token',
    statement: 'A request with an unknown or empty token is answered with 401.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/401',
    source: 'Error Responses',
    needs: ['tokens'],
    breach: 'Any token is taken, or an empty one equals an empty setting.',
  },
  {
    id: 'auth/near-token',
    statement:
      'A request with a token that is cut, extended or in other letter case is answered with 401.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/securitySchemes/bearer',
    source: 'Request',
    needs: ['tokens'],
    breach: 'Tokens are compared by prefix, or by a database that ignores case.',
  },
  {
    id: 'auth/other-scheme',
    statement: 'A request with the token under another scheme is answered with 401.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/securitySchemes/bearer',
    source: 'Request',
    needs: ['tokens'],
    breach: 'The last word of the header is taken, whatever stands before it.',
  },
  {
    id: 'auth/checked-first',
    statement:
      'A request without a valid token is answered with 401 whatever else is wrong with it.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/401',
    source: 'Inferred from the error responses',
    needs: ['tokens'],
    breach: 'The body is validated, or the webhook looked up, ahead of the token.',
  },
  {
    id: 'auth/nothing-stored',
    statement: 'A request that is refused for its token leaves the webhook as it was.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/refused',
    source: 'Overview',
    needs: ['state', 'tokens'],
    breach: 'The update is made ahead of the check.',
  },
  {
    id: 'lookup/known-found',
    statement: 'An agent and a webhook that exist are found.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put',
    source: 'Endpoint',
    needs: ['lookup'],
    breach: 'The look-up depends on letter case, or on a cache that was not filled.',
  },
  {
    id: 'lookup/unknown-agent',
    statement: 'An unknown agent is answered with its own 404.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/404',
    source: 'Error Responses',
    needs: ['lookup'],
    breach: 'The webhook is looked up by its identifier alone.',
  },
  {
    id: 'lookup/unknown-webhook',
    statement: 'An unknown webhook is answered with its own 404.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/404',
    source: 'Error Responses',
    needs: ['lookup'],
    breach: "A webhook is created when none is found, or the agent's message is used.",
  },
  {
    id: 'lookup/unknown-both',
    statement: 'An unknown webhook of an unknown agent is answered with one of the two 404s.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/404',
    source: 'Error Responses',
    needs: ['lookup'],
    breach: 'The look-up fails on an agent that is not there.',
  },
  {
    id: 'lookup/webhook-of-other-agent',
    statement: 'A webhook of another agent is not found under an agent that it does not belong to.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/404',
    source: 'Inferred from the error responses',
    needs: ['lookup', 'other-webhook'],
    breach: 'The webhook is looked up by its identifier alone, among all agents.',
  },
  {
    id: 'lookup/webhook-under-other-agent',
    statement: 'A webhook is not found under another known agent.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/404',
    source: 'Inferred from the error responses',
    needs: ['lookup', 'other-agent'],
    breach: 'The agent is checked and then forgotten.',
  },
  {
    id: 'lookup/agent-of-other-environment',
    statement: 'An agent of another environment is answered as an unknown agent.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/404',
    source: 'Error Responses',
    needs: ['lookup', 'foreign-agent'],
    breach: 'Agents are looked up among all environments.',
  },
  {
    id: 'lookup/malformed-id',
    statement: 'An identifier that is no UUID is answered with 400, 404 or 422.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/parameters',
    source: 'Endpoint',
    needs: ['lookup'],
    breach:
      'The database refuses the text and the error goes out as 500, or only the beginning is compared.',
  },
  {
    id: 'lookup/nothing-stored',
    statement: 'A request for an unknown agent or webhook leaves every webhook as it was.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/refused',
    source: 'Overview',
    needs: ['state', 'lookup'],
    breach: 'The update is made ahead of the look-up.',
  },
  {
    id: 'robustness/no-server-error',
    statement: 'No request is answered with a 5xx status.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'Anyone expects it',
    breach: 'A body of an unforeseen kind reaches code that does not expect it.',
    needs: [],
  },
  {
    id: 'robustness/odd-body-status',
    statement:
      'A body that is no JSON object, or is of another media type or very large, is answered with a status that suits it.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Inferred from HTTP',
    breach: "The parser's error is answered as a success of another kind, or as a redirect.",
    needs: [],
  },
  {
    id: 'robustness/no-internals',
    statement: 'No error shows a stack trace, a file path or a database statement.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'Anyone expects it',
    breach: 'The framework runs in its debugging mode.',
    needs: [],
  },
  {
    id: 'robustness/complete-answer',
    statement: 'Each request gets a complete answer in time.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'Anyone expects it',
    breach: 'The handler throws after the answer has begun, or never ends it.',
    needs: [],
  },
  {
    id: 'concurrency/own-members-shown',
    statement: 'The answer to one of several updates in flight shows what that update sent.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update',
    source: 'Overview',
    needs: ['state'],
    breach: 'Requests share a variable, so that one gets the answer of another.',
  },
  {
    id: 'concurrency/others-explained',
    statement:
      'The answer to one of several updates in flight shows elsewhere only values from before or from one of them.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update',
    source: 'Overview',
    needs: ['state'],
    breach: 'Requests share a variable, or an answer mixes two webhooks.',
  },
  {
    id: 'concurrency/every-update-survives',
    statement: 'The webhook after several updates in flight is as some order of them leaves it.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update',
    source: 'Overview',
    needs: ['state'],
    breach: 'Each handler reads the row, changes it and writes all of it back.',
  },
  {
    id: 'observed/order-of-checks',
    statement: 'Whether an unknown webhook or an invalid body is reported first.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'Not documented',
    needs: ['lookup'],
  },
  {
    id: 'observed/unknown-both',
    statement: 'Which of the two is reported when both the agent and the webhook are unknown.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/404',
    source: 'Not documented',
    needs: ['lookup'],
  },
  {
    id: 'observed/malformed-id',
    statement: 'How an identifier that is no UUID is answered.',
    standing: 'open',
    severity: 'none',
    at: '#/components/parameters',
    source: 'Not documented',
    needs: ['lookup'],
  },
  {
    id: 'observed/malformed-json',
    statement: 'How a body that is not JSON is answered.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/list-body',
    statement: 'How a list as body is answered.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/scalar-body',
    statement: 'How a scalar as body is answered.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/absent-body',
    statement: 'How a request without a body is answered.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/other-media-type',
    statement: 'How a body of another media type is answered.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/large-body',
    statement: 'How a very large or very deep body is answered.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/unknown-member',
    statement: 'Whether an unknown member is refused, ignored or shown.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/read-only-member',
    statement: 'Whether a read-only member in the body is refused or ignored.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/null-value',
    statement: 'What a null does to a member.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/empty-text',
    statement: 'What an empty text does to a member.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/coerced-value',
    statement: 'Which scalars of a neighbouring type are taken.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/surrounding-blanks',
    statement: 'Whether blanks around a text are kept.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/repeated-entry',
    statement: 'What becomes of an entry that a list repeats.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/order-of-entries',
    statement: 'Whether a list keeps the order in which it was sent.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/unusual-text',
    statement: 'What becomes of text outside the basic plane or not in composed form.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/unusual-url',
    statement: 'Whether a URL about which readers differ is taken.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate/properties/webhook_url/x-agreed',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/error-key',
    statement: 'Under which key an error of a list entry stands.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/InvalidData/properties/errors',
    source: 'Not documented',
    needs: ['blame'],
  },
  {
    id: 'observed/invalid-token-body',
    statement: 'Which body answers a token that is not valid.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/InvalidToken',
    source: 'Not documented',
    needs: ['tokens'],
  },
  {
    id: 'observed/scheme-case',
    statement: 'Whether the scheme in lower case is taken.',
    standing: 'open',
    severity: 'none',
    at: '#/components/securitySchemes/bearer',
    source: 'Not documented',
    needs: ['tokens'],
  },
  {
    id: 'observed/token-scheme',
    statement: 'Whether the token is taken under the scheme Token.',
    standing: 'open',
    severity: 'none',
    at: '#/components/securitySchemes/bearer',
    source: 'Not documented',
    needs: ['tokens'],
  },
  {
    id: 'observed/unchanged-update-time',
    statement: 'Whether an update that changes nothing moves the time of the last update.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/Webhook/properties/updated_at',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/timestamp-form',
    statement: 'In which form timestamps are written.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/Timestamp',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/undocumented-members',
    statement: 'Which members beyond the documented ones an answer has.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/write-only-member',
    statement: 'Whether a write-only member stands in the answer without its text.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate/properties/webhook_secret',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/error-state',
    statement: 'Whether the status is error while the webhook is enabled.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/Webhook/properties/status',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/answers-in-order',
    statement: 'Whether the answers of updates in flight can be put in one order.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update',
    source: 'Not documented',
    needs: ['state'],
  },
];
