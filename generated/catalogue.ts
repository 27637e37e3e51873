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
    statement: 'A valid update returns status 200.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/200',
    source: 'Response',
    breach:
      'The server returns 204 without a body, or 201, or rejects a value that the documentation allows.',
    needs: [],
  },
  {
    id: 'response/media-type',
    statement:
      'Every documented response has the media type application/json, or at least a JSON media type.',
    standing: 'shown',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'Response',
    breach:
      "A framework's error handler responds with HTML, or a handwritten response omits its Content-Type.",
    needs: [],
  },
  {
    id: 'response/json-media-type',
    statement: 'A JSON response is declared as application/json, not as another JSON media type.',
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
    statement: 'Every documented response body is one complete JSON value.',
    standing: 'shown',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'Response',
    breach: 'The body is empty or truncated, or a runtime warning precedes the JSON.',
    needs: [],
  },
  {
    id: 'response/success-body',
    statement: 'The response to an update has every documented field with its documented type.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/UpdateSucceeded',
    source: 'Response',
    breach: 'A field is omitted when it is empty or false, or a number is returned as a string.',
    needs: [],
  },
  {
    id: 'response/missing-token-body',
    statement: 'The response to a request without a token has the documented body.',
    standing: 'shown',
    severity: 'error',
    at: '#/components/schemas/MissingToken',
    source: 'Error Responses',
    breach: 'A generic error handler wraps the message in another envelope.',
    needs: [],
  },
  {
    id: 'response/unknown-agent-body',
    statement: 'The response for an unknown agent has the documented body.',
    standing: 'shown',
    severity: 'error',
    at: '#/components/schemas/AgentNotFound',
    source: 'Error Responses',
    needs: ['lookup'],
    breach: "The framework's own 404 body is returned, or the field success is missing.",
  },
  {
    id: 'response/unknown-webhook-body',
    statement: 'The response for an unknown webhook has the documented body.',
    standing: 'shown',
    severity: 'error',
    at: '#/components/schemas/WebhookNotFound',
    source: 'Error Responses',
    needs: ['lookup'],
    breach: "The framework's own 404 body is returned, or the message for an unknown agent.",
  },
  {
    id: 'response/invalid-data-body',
    statement:
      'The response to a rejected body has the documented message and an object of errors by field.',
    standing: 'shown',
    severity: 'error',
    at: '#/components/schemas/InvalidData',
    source: 'Error Responses',
    breach: 'The errors are a list, or the message is that of the first error.',
    needs: [],
  },
  {
    id: 'response/challenge',
    statement: 'A 401 response has a WWW-Authenticate header.',
    standing: 'rfc',
    severity: 'warn',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/401',
    source: 'RFC 9110 §15.5.2',
    needs: ['tokens'],
    breach: "The framework's middleware sends only the status code.",
  },
  {
    id: 'response/no-validator',
    statement: 'A successful update returns neither ETag nor Last-Modified.',
    standing: 'rfc',
    severity: 'warn',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/200',
    source: 'RFC 9110 §9.3.4',
    breach:
      'Middleware adds an ETag to every response; a cache may take it for the tag of the request body.',
    needs: [],
  },
  {
    id: 'partial-update/stored-as-sent',
    statement: 'The response shows each field of the request body as it was sent.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update',
    source: 'Overview',
    needs: ['state'],
    breach:
      'A falsy value counts as absent, a string is truncated or changed, or two columns are swapped.',
  },
  {
    id: 'partial-update/absent-unchanged',
    statement: 'A field that the request body omits keeps its value.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/omitted',
    source: 'Overview',
    needs: ['state'],
    breach:
      'The handler fills omitted fields with defaults, or writes the whole row from the body.',
  },
  {
    id: 'partial-update/list-replaced',
    statement: 'A list in the request body replaces the stored list; the two are not merged.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/lists',
    source: 'Request',
    needs: ['state'],
    breach: 'The handler adds the new events to the stored ones.',
  },
  {
    id: 'partial-update/empty-accepted',
    statement: 'An empty object is a valid update.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Important Notes',
    breach: 'The handler requires at least one field.',
    needs: [],
  },
  {
    id: 'partial-update/empty-changes-nothing',
    statement: 'An empty update changes no field.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/omitted',
    source: 'Important Notes',
    needs: ['state'],
    breach: 'An empty body resets every field.',
  },
  {
    id: 'partial-update/visible-at-once',
    statement: 'The next response shows what the previous update stored.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/visible',
    source: 'Important Notes',
    needs: ['state'],
    breach:
      'The response echoes the request while the store keeps the old value, or a cache is not cleared.',
  },
  {
    id: 'partial-update/repeat-is-same',
    statement: 'Sending the same update twice has the same result as sending it once.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update',
    source: 'RFC 9110 §9.2.2',
    needs: ['state'],
    breach:
      'A value is toggled or appended instead of set, or a repeated update is rejected as a duplicate.',
  },
  {
    id: 'partial-update/others-untouched',
    statement: 'An update changes only the webhook in its path.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put',
    source: 'Overview',
    needs: ['state', 'sibling'],
    breach: 'The write statement filters by agent but not by webhook.',
  },
  {
    id: 'resource/id-of-path',
    statement: 'The response shows the webhook ID of the path.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/Webhook/properties/id',
    source: 'Response',
    needs: ['state'],
    breach: 'The response is built from another row, or the ID is hard-coded.',
  },
  {
    id: 'resource/agent-id-of-path',
    statement: 'The response shows the agent ID of the path.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/Webhook/properties/agent_id',
    source: 'Response',
    needs: ['state'],
    breach: 'The two IDs are swapped.',
  },
  {
    id: 'resource/created-at-fixed',
    statement: 'The creation time never changes.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/Webhook/properties/created_at/x-constant',
    source: 'Response',
    needs: ['state'],
    breach: 'The update inserts a new row instead of changing the existing one.',
  },
  {
    id: 'resource/read-only-ignored',
    statement: 'A read-only field in the request body has no effect.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Inferred from the response',
    needs: ['state'],
    breach: 'The whole body is assigned to the row.',
  },
  {
    id: 'resource/timestamps',
    statement: 'Every timestamp is an ISO 8601 date and time.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/Timestamp',
    source: 'Response',
    breach: "The time is returned as seconds since 1970, or in the database's own format.",
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
      'The time comes from something other than the clock, or the response from a stale copy.',
  },
  {
    id: 'resource/updated-at-after-creation',
    statement: 'The time of the last update is not before the creation time.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/schemas/Webhook/properties/updated_at/x-clock/since',
    source: 'Response',
    breach: 'The two times are swapped, or one of them is in another time zone.',
    needs: [],
  },
  {
    id: 'resource/updated-at-moves',
    statement: 'Two changes more than 1.1 seconds apart have different update times.',
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
      'The event count equals the number of events in the same response, or the number of distinct ones.',
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
    breach: 'The status is a separate column that the update does not set.',
    needs: [],
  },
  {
    id: 'secret/never-returned',
    statement: 'No response contains a webhook secret that was sent.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate/properties/webhook_secret',
    source: 'Inferred from the response',
    needs: ['secret'],
    breach: 'The row is serialized as a whole, or an error message quotes the value.',
  },
  {
    id: 'secret/write-only-hidden',
    statement: 'A write-only field has no text in any response.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate/properties/webhook_secret/writeOnly',
    source: 'Inferred from the response',
    breach: 'The secret is serialized under its own name, or only partly masked.',
    needs: [],
  },
  {
    id: 'secret/token-never-returned',
    statement: 'No response contains the token of a request.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/securitySchemes/bearer',
    source: 'Anyone expects it',
    needs: ['tokens'],
    breach: 'An error quotes the Authorization header.',
  },
  {
    id: 'validation/valid-accepted',
    statement: 'A value within every limit is accepted.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    breach: 'An undocumented limit applies, such as a maximum of thirty seconds or a unique name.',
    needs: [],
  },
  {
    id: 'validation/type',
    statement: 'A value of another type is rejected; one of the right type is accepted.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'type',
    breach: 'A string is cast to a number, an object to a string, or any string to true.',
    needs: [],
  },
  {
    id: 'validation/enum',
    statement: 'A list with one unknown entry is rejected; a list of known entries is accepted.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'enum',
    breach: 'Only the first entry is checked, or events of another product are accepted.',
    needs: [],
  },
  {
    id: 'validation/format',
    statement: 'A string that no parser accepts as a URL is rejected; an ordinary URL is accepted.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'format',
    breach: 'The check looks only for a dot or a prefix.',
    needs: [],
  },
  {
    id: 'validation/max-length',
    statement: 'A string of the maximum length is accepted; one character more is rejected.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'maxLength',
    breach: 'The length is counted in bytes, or the column truncates longer strings.',
    needs: [],
  },
  {
    id: 'validation/min-items',
    statement: 'A list of the minimum length is accepted; a shorter one is rejected.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'minItems',
    breach: 'An empty list counts as absent.',
    needs: [],
  },
  {
    id: 'validation/upper-bound',
    statement: 'The maximum is accepted; maximum + 1 is rejected.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'maximum',
    breach: 'The limit is off by one, or the number is clamped.',
    needs: [],
  },
  {
    id: 'validation/lower-bound',
    statement: 'The minimum is accepted; minimum - 1 is rejected.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Validation Rules',
    keyword: 'minimum',
    breach: 'The limit is off by one, or zero counts as absent.',
    needs: [],
  },
  {
    id: 'validation/refused-with-422',
    statement: 'A request body that breaks a limit returns status 422.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/422',
    source: 'Error Responses',
    breach: "The framework's default status is returned, often 400.",
    needs: [],
  },
  {
    id: 'validation/names-every-member',
    statement: 'The response to a rejected body names every invalid field.',
    standing: 'shown',
    severity: 'error',
    at: '#/components/schemas/InvalidData/properties/errors',
    source: 'Error Responses',
    needs: ['blame'],
    breach: 'The validator stops at the first error.',
  },
  {
    id: 'validation/names-no-other',
    statement: 'The response to a rejected body names no valid field.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/schemas/InvalidData/properties/errors',
    source: 'Error Responses',
    needs: ['blame'],
    breach: 'Errors of an earlier request are kept, or an absent field is reported as required.',
  },
  {
    id: 'validation/messages',
    statement: 'Every named field has a non-empty list of messages.',
    standing: 'shown',
    severity: 'error',
    at: '#/components/schemas/InvalidData/properties/errors/additionalProperties',
    source: 'Error Responses',
    breach: 'A message is a plain string, or the list is empty.',
    needs: [],
  },
  {
    id: 'validation/messages-name-own',
    statement: 'A message about a field does not name another, valid field instead.',
    standing: 'expected',
    severity: 'warn',
    at: '#/components/schemas/InvalidData/properties/errors/additionalProperties',
    source: 'Error Responses',
    needs: ['blame'],
    breach: 'A message is copied from the check of another field.',
  },
  {
    id: 'validation/nothing-stored',
    statement: 'A rejected body leaves the webhook unchanged.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/refused',
    source: 'Overview',
    needs: ['state'],
    breach: 'Fields are stored one by one while they are validated.',
  },
  {
    id: 'auth/good-token',
    statement: 'A request with a valid token never returns 401 or 403.',
    standing: 'documented',
    severity: 'error',
    at: '#/components/securitySchemes/bearer',
    source: 'Request',
    needs: ['tokens'],
    breach: 'The token is compared in a different form than it was issued.',
  },
  {
    id: 'auth/missing-token',
    statement: 'A request without a token returns 401.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/401',
    source: 'Error Responses',
    breach: 'The check is skipped when the header is absent.',
    needs: [],
  },
  {
    id: 'auth/bad-token',
    statement: 'A request with an unknown or empty token returns 401.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/401',
    source: 'Error Responses',
    needs: ['tokens'],
    breach: 'Any token is accepted, or an empty one equals an empty setting.',
  },
  {
    id: 'auth/near-token',
    statement:
      'A request with a token that is truncated, extended or in another letter case returns 401.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/securitySchemes/bearer',
    source: 'Request',
    needs: ['tokens'],
    breach: 'Tokens are compared by prefix, or by a database that ignores case.',
  },
  {
    id: 'auth/other-scheme',
    statement: 'A request with the token under another scheme returns 401.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/securitySchemes/bearer',
    source: 'Request',
    needs: ['tokens'],
    breach: 'The last word of the header is taken, whatever precedes it.',
  },
  {
    id: 'auth/checked-first',
    statement: 'A request without a valid token returns 401, whatever else is wrong with it.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/401',
    source: 'Inferred from the error responses',
    needs: ['tokens'],
    breach: 'The body is validated, or the webhook looked up, before the token is checked.',
  },
  {
    id: 'auth/nothing-stored',
    statement: 'A request rejected for its token leaves the webhook unchanged.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/refused',
    source: 'Overview',
    needs: ['state', 'tokens'],
    breach: 'The update is made before the check.',
  },
  {
    id: 'lookup/known-found',
    statement: 'An existing agent and webhook are found.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put',
    source: 'Endpoint',
    needs: ['lookup'],
    breach: 'The lookup depends on letter case, or on a cache that was not filled.',
  },
  {
    id: 'lookup/unknown-agent',
    statement: 'An unknown agent returns its own 404.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/404',
    source: 'Error Responses',
    needs: ['lookup'],
    breach: 'The webhook is looked up by its ID alone.',
  },
  {
    id: 'lookup/unknown-webhook',
    statement: 'An unknown webhook returns its own 404.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/404',
    source: 'Error Responses',
    needs: ['lookup'],
    breach:
      'A webhook is created when none is found, or the message for an unknown agent is returned.',
  },
  {
    id: 'lookup/unknown-both',
    statement: 'An unknown webhook of an unknown agent returns one of the two 404s.',
    standing: 'documented',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/404',
    source: 'Error Responses',
    needs: ['lookup'],
    breach: 'The lookup fails on a missing agent.',
  },
  {
    id: 'lookup/webhook-of-other-agent',
    statement: 'A webhook of another agent is not found under this agent.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/404',
    source: 'Inferred from the error responses',
    needs: ['lookup', 'other-webhook'],
    breach: 'The webhook is looked up by its ID alone, across all agents.',
  },
  {
    id: 'lookup/webhook-under-other-agent',
    statement: 'A webhook is not found under another known agent.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/404',
    source: 'Inferred from the error responses',
    needs: ['lookup', 'other-agent'],
    breach: 'The agent is checked but not used in the lookup.',
  },
  {
    id: 'lookup/agent-of-other-environment',
    statement: 'An agent of another environment returns the 404 for an unknown agent.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses/404',
    source: 'Error Responses',
    needs: ['lookup', 'foreign-agent'],
    breach: 'Agents are looked up across all environments.',
  },
  {
    id: 'lookup/malformed-id',
    statement: 'An ID that is not a UUID returns 400, 404 or 422.',
    standing: 'expected',
    severity: 'error',
    at: '#/components/parameters',
    source: 'Endpoint',
    needs: ['lookup'],
    breach:
      'The database rejects the string and the error is returned as 500, or only the beginning is compared.',
  },
  {
    id: 'lookup/nothing-stored',
    statement: 'A request for an unknown agent or webhook leaves every webhook unchanged.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update/refused',
    source: 'Overview',
    needs: ['state', 'lookup'],
    breach: 'The update is made before the lookup.',
  },
  {
    id: 'robustness/no-server-error',
    statement: 'No request returns a 5xx status.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'Anyone expects it',
    breach: 'An unexpected body reaches code that does not handle it.',
    needs: [],
  },
  {
    id: 'robustness/odd-body-status',
    statement:
      'A body that is not a JSON object, has another media type or is very large returns a suitable status.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Inferred from HTTP',
    breach: "The parser's error is returned as another kind of success, or as a redirect.",
    needs: [],
  },
  {
    id: 'robustness/no-internals',
    statement: 'No error response shows a stack trace, a file path or a database statement.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'Anyone expects it',
    breach: 'The framework runs in debug mode.',
    needs: [],
  },
  {
    id: 'robustness/complete-answer',
    statement: 'Every request gets a complete response in time.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'Anyone expects it',
    breach: 'The handler throws after the response has begun, or never ends it.',
    needs: [],
  },
  {
    id: 'concurrency/own-members-shown',
    statement: 'The response to one of several concurrent updates shows what that update sent.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update',
    source: 'Overview',
    needs: ['state'],
    breach: 'Requests share a variable, so that one gets the response of another.',
  },
  {
    id: 'concurrency/others-explained',
    statement:
      'In every other field, the response to one of several concurrent updates shows a value from before or from one of them.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update',
    source: 'Overview',
    needs: ['state'],
    breach: 'Requests share a variable, or a response mixes two webhooks.',
  },
  {
    id: 'concurrency/every-update-survives',
    statement:
      'After concurrent updates the webhook is as if they had run one after another, in some order.',
    standing: 'expected',
    severity: 'error',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update',
    source: 'Overview',
    needs: ['state'],
    breach: 'Each handler reads the row, changes it and writes all of it back.',
  },
  {
    id: 'observed/order-of-checks',
    statement: 'Which is reported first: an unknown webhook or an invalid body.',
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
    statement: 'How a service responds to an ID that is not a UUID.',
    standing: 'open',
    severity: 'none',
    at: '#/components/parameters',
    source: 'Not documented',
    needs: ['lookup'],
  },
  {
    id: 'observed/malformed-json',
    statement: 'How a service responds to a body that is not JSON.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/list-body',
    statement: 'How a service responds to a JSON list as the body.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/scalar-body',
    statement: 'How a service responds to a JSON scalar as the body.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/absent-body',
    statement: 'How a service responds to a request without a body.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/other-media-type',
    statement: 'How a service responds to a body of another media type.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/large-body',
    statement: 'How a service responds to a very large or deeply nested body.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/requestBody',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/unknown-member',
    statement: 'Whether an unknown field is rejected, ignored or shown.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/read-only-member',
    statement: 'Whether a read-only field in the request body is rejected or ignored.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/null-value',
    statement: 'What null does to a field.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/empty-text',
    statement: 'What an empty string does to a field.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/coerced-value',
    statement: 'Which scalars of a similar type are accepted.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/surrounding-blanks',
    statement: 'Whether leading and trailing whitespace is kept.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/repeated-entry',
    statement: 'What happens to a duplicate entry of a list.',
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
    statement: 'What happens to emoji and to text that is not in composed form (NFC).',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/unusual-url',
    statement: 'Whether a URL on which parsers disagree is accepted.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/WebhookUpdate/properties/webhook_url/x-agreed',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/error-key',
    statement: 'Which key an error of a list entry is reported under.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/InvalidData/properties/errors',
    source: 'Not documented',
    needs: ['blame'],
  },
  {
    id: 'observed/invalid-token-body',
    statement: 'Which response body an invalid token gets.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/InvalidToken',
    source: 'Not documented',
    needs: ['tokens'],
  },
  {
    id: 'observed/scheme-case',
    statement: 'Whether the authentication scheme is accepted in lower case.',
    standing: 'open',
    severity: 'none',
    at: '#/components/securitySchemes/bearer',
    source: 'Not documented',
    needs: ['tokens'],
  },
  {
    id: 'observed/token-scheme',
    statement: 'Whether the token is accepted under the scheme Token.',
    standing: 'open',
    severity: 'none',
    at: '#/components/securitySchemes/bearer',
    source: 'Not documented',
    needs: ['tokens'],
  },
  {
    id: 'observed/unchanged-update-time',
    statement: 'Whether an update that changes nothing moves the update time.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/Webhook/properties/updated_at',
    source: 'Not documented',
    needs: ['state'],
  },
  {
    id: 'observed/timestamp-form',
    statement: 'Which format timestamps have.',
    standing: 'open',
    severity: 'none',
    at: '#/components/schemas/Timestamp',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/undocumented-members',
    statement: 'Which undocumented fields a response has.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/responses',
    source: 'Not documented',
    needs: [],
  },
  {
    id: 'observed/write-only-member',
    statement: 'Whether a write-only field is present in the response without its value.',
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
    statement: 'Whether the responses of concurrent updates fit one order.',
    standing: 'open',
    severity: 'none',
    at: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put/x-partial-update',
    source: 'Not documented',
    needs: ['state'],
  },
];
