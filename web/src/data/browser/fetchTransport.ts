import type { Answer, Request, Transport } from '../engine/world.ts';

const ROOT = '/api/v1';

/** Methods that change nothing and need no token against forged requests. */
const SAFE = 'GET';

/** How long a call may take until it counts as lost; uploads over a bad line take their time. */
const MOST_WAIT = { call: 60_000, upload: 600_000 };

/** The line to the server one's page came from, in the name of the session in the browser's cookie. */
export class FetchTransport implements Transport {
  readonly #onDate: (milliseconds: number) => void;
  #csrf: string | undefined;

  /** @param onDate told the server's clock with every answer, to the second */
  constructor(onDate: (milliseconds: number) => void = () => {}) {
    this.#onDate = onDate;
  }

  async call(request: Request): Promise<Answer> {
    const isChange = request.method !== SAFE;
    const known = this.#csrf;
    if (isChange && known === undefined) {
      await this.#fetchToken();
    }
    const answer = await this.#send(request);
    if (answer.status === 403 && isChange && known !== undefined && isForged(answer)) {
      // Another session since: its token is another one.
      await this.#fetchToken();
      return this.#send(request);
    }
    return answer;
  }

  listen(device: string, poke: () => void, lost: () => void): () => void {
    const events = new EventSource(`${ROOT}/sync/events?device=${encodeURIComponent(device)}`);
    events.addEventListener('poke', poke);
    events.addEventListener('error', () => {
      // It would connect again by itself, at once and for ever; when to try is the engine's to decide.
      events.close();
      lost();
    });
    return () => events.close();
  }

  async #send(request: Request): Promise<Answer> {
    const { body } = request;
    const isBytes = body instanceof Uint8Array || body instanceof FormData;
    const headers: Record<string, string> = {
      ...(body === undefined || isBytes ? {} : { 'Content-Type': 'application/json' }),
      ...(this.#csrf === undefined || request.method === SAFE ? {} : { 'X-CSRF-Token': this.#csrf }),
      ...request.headers,
    };
    const content = isBytes ? (body as Uint8Array<ArrayBuffer> | FormData) : JSON.stringify(body); // never shared memory
    const answer = await fetch(ROOT + request.path, {
      method: request.method,
      headers,
      body: body === undefined ? null : content,
      cache: 'no-store',
      signal: AbortSignal.timeout(isBytes ? MOST_WAIT.upload : MOST_WAIT.call),
    });
    const date = Date.parse(answer.headers.get('Date') ?? '');
    if (!Number.isNaN(date)) {
      this.#onDate(date);
    }
    const retryAfter = Number.parseInt(answer.headers.get('Retry-After') ?? '', 10);
    const wait = Number.isNaN(retryAfter) ? {} : { retryAfter: retryAfter * 1000 };
    const hash = answer.headers.get('Grato-Schema');
    const schema = hash === null ? {} : { schema: hash };
    if (request.wantsBytes && answer.ok) {
      return { status: answer.status, text: '', bytes: new Uint8Array(await answer.arrayBuffer()), ...wait };
    }
    return { status: answer.status, text: await answer.text(), ...wait, ...schema };
  }

  /** Where there is no session there is no token either; what is sent without is refused and tells so. */
  async #fetchToken(): Promise<void> {
    const answer = await this.#send({ method: SAFE, path: '/session' });
    this.#csrf = answer.status === 200 ? JSON.parse(answer.text).csrfToken : undefined;
  }
}

function isForged(answer: Answer): boolean {
  return answer.text.includes('/csrf');
}
