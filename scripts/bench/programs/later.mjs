/**
 * The exchange of a later run, of which this one is the pattern: its times, and those in its answer,
 * moved on.
 *
 * @param shift by how many milliseconds
 * @param ahead how many exchanges went before that run
 */
export function later(exchange, shift, ahead) {
  const body = exchange.response.body.replace(
    /("updated_at":")(.{23})(\d{3}Z)/g,
    (_, name, time, rest) =>
      name + new Date(Date.parse(`${time}Z`) + shift).toISOString().slice(0, -1) + rest,
  );
  return {
    ...exchange,
    id: ahead + exchange.id,
    startedAt: exchange.startedAt + shift,
    endedAt: exchange.endedAt + shift,
    response: { ...exchange.response, body },
  };
}
