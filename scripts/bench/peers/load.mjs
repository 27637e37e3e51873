// Sends one request again and again, and tells how many were answered in a second.
// load.mjs SECONDS CONNECTIONS URL METHOD HEADERS BODY
import autocannon from 'autocannon';

const [seconds, connections, url, method, headers, body] = process.argv.slice(2);
const { requests, duration, non2xx, errors, timeouts } = await autocannon({
  url,
  method,
  headers: JSON.parse(headers),
  body,
  duration: Number(seconds),
  connections: Number(connections),
});
const failed = non2xx + errors + timeouts;
process.stdout.write(
  JSON.stringify({ rate: requests.total / duration, answered: requests.total, failed }),
);
