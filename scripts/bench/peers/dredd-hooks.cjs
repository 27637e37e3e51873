// What Dredd cannot read from the description: the ids of the server, the token, and for each refusal
// what is wrong with the request.
const { beforeEach } = require('hooks');

const { TALKOVER_TOKEN, TALKOVER_AGENT_ID, TALKOVER_WEBHOOK_ID } = process.env;
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
/** The status whose answer is not documented beyond its number. */
const NOT_ASKED_FOR = '429';

beforeEach((transaction, done) => {
  const status = String(transaction.expected.statusCode);
  transaction.skip = status === NOT_ASKED_FOR;
  if (status !== '401') transaction.request.headers.Authorization = `Bearer ${TALKOVER_TOKEN}`;
  const webhook = status === '404' ? UNKNOWN : TALKOVER_WEBHOOK_ID;
  transaction.fullPath = `/api/v1/agents/${TALKOVER_AGENT_ID}/webhooks/${webhook}`;
  transaction.request.uri = transaction.fullPath;
  if (status === '422')
    transaction.request.body = JSON.stringify({ webhook_url: 'not a URL', events: [] });
  done();
});
