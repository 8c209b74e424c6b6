import { Agent, request as send } from 'node:http';
import type { Answer, Request, Transport } from '../../src/data/engine/world.ts';

export type Call = (request: Request) => Promise<Answer>;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request over HTTP; rejects only where no answer came. */
export function http(
  port: number,
  method: string,
  path: string,
  headers: { readonly [name: string]: string },
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const options = { host: '127.0.0.1', port, method, path, agent, headers: { ...headers, ...length } };
    const asked = send(options, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const after = Number(answer.headers['retry-after']);
        const schema = answer.headers['grato-schema'];
        resolve({
          status: answer.statusCode ?? 0,
          text: Buffer.concat(parts).toString('utf8'),
          ...(after > 0 ? { retryAfter: after * 1000 } : {}),
          ...(typeof schema === 'string' ? { schema } : {}),
        });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Counts what is under way, so that a run can wait until nothing is. */
export class Traffic {
  #count = 0;
  #waiting: (() => void)[] = [];

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#count++;
    try {
      return await work();
    } finally {
      this.#count--;
      for (const resolve of this.#waiting.splice(0)) {
        resolve();
      }
    }
  }

  /** Lets everything happen that waits for promises or for the server. */
  async settle(): Promise<void> {
    for (;;) {
      for (let i = 0; i < 4; i++) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (this.#count === 0) {
        return;
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}

/** The line of one device to the real server: it can be cut, lose requests and answers, and forget who one is. */
export class ServerLine implements Transport {
  isUp = true;
  isSignedIn = true;
  /** What becomes of the next calls, one after the other. */
  readonly fates: ('request lost' | 'answer lost')[] = [];
  readonly #call: Call;
  readonly #pokes = new Set<() => void>();

  constructor(call: Call) {
    this.#call = call;
  }

  async call(request: Request): Promise<Answer> {
    const fate = this.isUp ? this.fates.shift() : 'request lost';
    if (fate === 'request lost') {
      throw new Error('no line');
    }
    const answer = this.isSignedIn ? await this.#call(request) : { status: 401, text: '' };
    if (fate === 'answer lost' || !this.isUp) {
      throw new Error('no line');
    }
    return answer;
  }

  listen(_device: string, poke: () => void): () => void {
    this.#pokes.add(poke);
    return () => this.#pokes.delete(poke);
  }

  poke() {
    for (const poke of this.isUp ? this.#pokes : []) {
      poke();
    }
  }

  /** A cut line has lost its listeners too; the client asks by itself after some time. */
  cut() {
    this.isUp = false;
  }
}
