import type { Meta } from '../keeper/keeper.ts';
import type { Answer, Request, Transport } from './world.ts';

/** No answer came: it may or may not have been carried out. */
export class NoAnswer extends Error {}

/** The server refused a whole call. */
export class Refused extends Error {
  readonly status: number;
  /** The last part of the problem's type, such as `device-revoked`. */
  readonly code: string;
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string, detail: string, retryAfter?: number) {
    super(detail || code);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** Whether the same call may succeed later. */
  get isPassing(): boolean {
    return this.status === 429 || this.status >= 500;
  }

  /** Whether one has to sign in first. */
  get isSession(): boolean {
    return this.status === 401 || (this.status === 403 && !this.code.startsWith('device-'));
  }
}

/** The answer was made by another schema than the device has: its rows may lack fields the device takes for empty. */
export class OtherSchema extends Error {}

/** Calls to the server in the name of one device. */
export class Line {
  readonly transport: Transport;
  readonly #about: () => Pick<Meta, 'device' | 'schema'>;

  /** @param about what is known of the device now */
  constructor(transport: Transport, about: () => Pick<Meta, 'device' | 'schema'>) {
    this.transport = transport;
    this.#about = about;
  }

  /** Whether an answer was made by another schema than the device's. */
  isOther({ schema }: Answer): boolean {
    const known = this.#about().schema;
    return schema !== undefined && known !== undefined && schema !== known.schema;
  }

  /** Posts what asks for rows; the answer as text. @throws OtherSchema where they are not to be taken [SYN-14] */
  async rows(path: string, body: unknown): Promise<string> {
    const answer = await this.call({ method: 'POST', path, body });
    if (this.isOther(answer)) {
      throw new OtherSchema(path);
    }
    return answer.text;
  }

  /** Posts JSON and gives the answer, which is what the specification says it is; null where that is empty. */
  async post<T>(path: string, body: unknown): Promise<T> {
    const { text } = await this.call({ method: 'POST', path, body });
    return JSON.parse(text || 'null');
  }

  async get<T>(path: string): Promise<T> {
    return JSON.parse((await this.call({ method: 'GET', path })).text);
  }

  /** @throws Refused or NoAnswer */
  async call(request: Request): Promise<Answer> {
    const { device } = this.#about();
    const headers = { ...request.headers, ...(device ? { 'Grato-Device': device.id } : {}) };
    let answer: Answer;
    try {
      answer = await this.transport.call({ ...request, headers });
    } catch (failure) {
      throw new NoAnswer(String(failure));
    }
    if (answer.status >= 400) {
      throw refused(answer);
    }
    return answer;
  }
}

function refused(answer: Answer): Refused {
  let problem: { type?: string; detail?: string; title?: string } = {};
  try {
    problem = JSON.parse(answer.text) ?? {};
  } catch {
    // A proxy answered, in its own words.
  }
  const code = problem.type?.split('/').at(-1) ?? `status-${answer.status}`;
  return new Refused(answer.status, code, problem.detail ?? problem.title ?? '', answer.retryAfter);
}
