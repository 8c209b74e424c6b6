import { FetchTransport } from '~/data/browser/fetchTransport.ts';
import type { Request } from '~/data/engine/world.ts';

/** What is wrong at one place of what was sent. */
export type Fault = { readonly path: string; readonly code: string; readonly message: string };

/** A refusal of the server, in the user's language. */
export class Problem extends Error {
  readonly status: number;
  /** The stable last words of the problem's type, such as `records/not-found`. */
  readonly kind: string;
  readonly faults: readonly Fault[];
  /** Everything the server said. */
  readonly body: { readonly [name: string]: unknown };

  constructor(status: number, body: { readonly [name: string]: unknown }) {
    const faults = (Array.isArray(body.errors) ? body.errors : []) as Fault[]; // as RFC 9457 problems of Grato have them
    super(faults[0]?.message ?? String(body.detail ?? body.title ?? status));
    this.status = status;
    this.kind = String(body.type ?? '').replace(/^.*\/problems\//, '');
    this.faults = faults;
    this.body = body;
  }

  /** Whether the same may succeed later. */
  get isPassing(): boolean {
    return this.status === 429 || this.status >= 500;
  }
}

/** No answer came: there is no line, or it broke. */
export class NoLine extends Error {}

let refused: string | undefined;

/** What the server refused last, by its stable words; for who reports that something does not work. */
export function lastRefusal(): string | undefined {
  return refused;
}

const transport = new FetchTransport();

async function call<T>(request: Request): Promise<T> {
  const language = document.documentElement.lang || 'en';
  const headers = { 'Accept-Language': language, ...request.headers };
  const answer = await transport.call({ ...request, headers }).catch(() => {
    throw new NoLine();
  });
  const body = parsed(answer.text);
  if (answer.status >= 400) {
    const problem = new Problem(
      answer.status,
      typeof body === 'object' && body ? (body as Problem['body']) : {},
    );
    refused = problem.kind;
    throw problem;
  }
  return body as T; // the server's promise, held by its own tests
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Asks the server, for what is not on the device: `api.get<Me>('/me')`.
 *
 * @throws Problem where it refuses, NoLine where it does not answer
 */
export const api = {
  get: <T>(path: string) => call<T>({ method: 'GET', path }),
  post: <T>(path: string, body?: unknown, headers?: { readonly [name: string]: string }) =>
    call<T>({ method: 'POST', path, body: body ?? {}, ...(headers ? { headers } : {}) }),
  put: <T>(path: string, body: unknown, headers?: { readonly [name: string]: string }) =>
    call<T>({ method: 'PUT', path, body, ...(headers ? { headers } : {}) }),
  patch: <T>(path: string, body: unknown, headers?: { readonly [name: string]: string }) =>
    call<T>({ method: 'PATCH', path, body, ...(headers ? { headers } : {}) }),
  delete: <T>(path: string) => call<T>({ method: 'DELETE', path }),
};
