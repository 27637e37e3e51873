import { answers, members, operation } from '../../generated/contract.ts';
import description from '../../generated/openapi.json' with { type: 'json' };
import type { HttpLimits } from './http.ts';
import { createHttpSend } from './http.ts';
import type { Target } from './target.ts';

/** A token of the usual form. Prism checks that there is one, and no more. */
const TOKEN = 'talq_K2pXw8RfB1nZs6Yc3Vh9Jt4Lm7QdGa5';

/** A Prism mock on a port of this machine. */
export interface ServedPrism {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Prism is not installed where it was looked for. */
export class PrismMissing extends Error {
  override readonly name = 'PrismMissing';
}

/**
 * Serves a Prism mock of the bundled description, in this process, on a free port of this machine.
 *
 * @param cors whether pages of any origin may call it
 * @throws PrismMissing where Prism is not installed
 */
export async function servePrism(cors = false): Promise<ServedPrism> {
  const { createServer, getHttpOperationsFromSpec } = await loadPrism();
  const operations = await getHttpOperationsFromSpec(description);
  const server = createServer(operations, {
    cors,
    components: { logger: quiet() },
    config: {
      mock: { dynamic: false },
      validateRequest: true,
      validateResponse: true,
      checkSecurity: true,
      errors: false,
      upstreamProxy: undefined,
      isProxy: false,
    },
  });
  const url = await server.listen(0, '127.0.0.1');
  return { url, close: () => server.close() };
}

/** Prism serving the description: it judges requests and remembers nothing. */
export async function prismTarget(limits?: HttpLimits): Promise<Target> {
  const server = await servePrism();
  const { send, close } = await createHttpSend(server.url, limits);
  return {
    name: 'prism',
    baseUrl: server.url,
    fixtures: exampleIds(),
    token: TOKEN,
    secret: 'whk-of-nobody-and-nothing',
    abilities: [],
    send,
    close: async () => {
      close();
      await server.close();
    },
  };
}

async function loadPrism(): Promise<{
  createServer: typeof import('@stoplight/prism-http-server').createServer;
  getHttpOperationsFromSpec: typeof import('@stoplight/prism-http').getHttpOperationsFromSpec;
}> {
  try {
    const [{ createServer }, { getHttpOperationsFromSpec }] = await Promise.all([
      import('@stoplight/prism-http-server'),
      import('@stoplight/prism-http'),
    ]);
    return { createServer, getHttpOperationsFromSpec };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new PrismMissing(
      'Prism is not installed. Install it with: npm install --save-dev @stoplight/prism-http @stoplight/prism-http-server',
    );
  }
}

/** The ids of the description's own example, as its path parameters are shown in it. */
function exampleIds(): Target['fixtures'] {
  const { data } = answers.success.example as { data: Record<string, string> };
  const [agentId = '', webhookId = ''] = operation.parameters.map((parameter) => {
    const member = members.find(({ equalsParameter }) => equalsParameter === parameter);
    return member === undefined ? '' : data[member.name];
  });
  return { agentId, webhookId };
}

/** A logger that says nothing, of the kind that Prism expects. */
function quiet(): Parameters<
  typeof import('@stoplight/prism-http-server').createServer
>[1]['components']['logger'] {
  const nothing = (): undefined => undefined;
  const logger = {
    level: 'silent',
    trace: nothing,
    debug: nothing,
    info: nothing,
    success: nothing,
    warn: nothing,
    error: nothing,
    fatal: nothing,
    child: () => logger,
  };
  return logger as unknown as ReturnType<typeof quiet>;
}
