import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Answer } from './answer.ts';
import type { Twin } from './app.ts';
import { bytesOf, mayBeTooLarge, textOf, tooLarge } from './body.ts';
import { bodyText } from './respond.ts';
import { serverError } from './run-steps.ts';

const NOTHING = Buffer.alloc(0);

type WebStream = Parameters<typeof Readable.fromWeb>[0];

/** Node's HTTP server in front of a twin, with nothing between them. */
export function answerListener(answer: Twin['answer']): RequestListener {
  return (incoming, outgoing) => {
    const { method = '', url = '', rawHeaders } = incoming;
    const headers = { get: (name: string) => header(rawHeaders, name) };
    const answerWith = (text: () => Promise<string>): void => {
      void answer({ method, url, headers, text }).then((answered) => {
        // A body that decided nothing is dropped, so that the connection can go on.
        if (!incoming.complete) incoming.resume();
        try {
          send(answered, outgoing);
        } catch {
          send(serverError(), outgoing); // what no server can send
        }
      });
    };
    if (!mayBeTooLarge(incoming))
      answerWith(() => bytesOf(incoming).then((bytes) => textOf(bytes ?? NOTHING)));
    else
      void bytesOf(incoming).then(
        (bytes) => {
          if (bytes === undefined) send(tooLarge(), outgoing);
          else answerWith(() => Promise.resolve(textOf(bytes)));
        },
        () => outgoing.destroy(),
      );
  };
}

/** The same in front of any server that is a function. */
export function fetchListener(fetch: Twin['fetch']): RequestListener {
  return (incoming, outgoing) => {
    // Where an answer breaks off, so does its connection.
    void pass(fetch, incoming, outgoing).catch(() => outgoing.destroy());
  };
}

/** Answers with an answer of the twin. */
export function send(answer: Answer, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.status, answer.headers);
  outgoing.end(bodyText(answer));
}

async function pass(
  fetch: Twin['fetch'],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = '', url = '', rawHeaders } = incoming;
  const bytes = method === 'GET' || method === 'HEAD' ? null : await bytesOf(incoming);
  if (bytes === undefined) {
    send(tooLarge(), outgoing);
    return;
  }
  const body = bytes === null ? null : new Uint8Array(bytes);
  const address = new URL(url, `http://${header(rawHeaders, 'host') ?? 'localhost'}`);
  const headers = pairs(rawHeaders);
  const {
    status,
    headers: own,
    body: answer,
  } = await fetch(new Request(address, { method, headers, body }));
  outgoing.writeHead(status, [...own].flat());
  if (answer === null) outgoing.end();
  else {
    const [{ Readable }, { pipeline }] = await Promise.all([
      import('node:stream'),
      import('node:stream/promises'),
    ]);
    // A stream of the web has another type where types of browsers are known.
    await pipeline(Readable.fromWeb(answer as WebStream), outgoing);
  }
}

function header(raw: readonly string[], name: string): string | undefined {
  let found: string | undefined;
  for (let index = 0; index < raw.length; index += 2) {
    const key = raw[index] ?? '';
    if (key.length !== name.length || key.toLowerCase() !== name) continue;
    const value = raw[index + 1] ?? '';
    found = found === undefined ? value : `${found}, ${value}`;
  }
  return found;
}

function pairs(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : [],
  );
}
