/** A request to the server; `path` begins behind `/api/v1`. */
export type Request = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Sent as JSON, bytes and forms with files as they are. */
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
  /** Whether the answer's body is wanted as bytes. */
  readonly wantsBytes?: boolean;
};

export type Answer = {
  readonly status: number;
  /** The body as text; empty where bytes were wanted and came. */
  readonly text: string;
  readonly bytes?: Uint8Array;
  /** The hash of the schema by which the answer was made, where it says so (`Grato-Schema`). */
  readonly schema?: string;
  /** Milliseconds the server asks to wait. */
  readonly retryAfter?: number;
};

/** The line to the server. */
export interface Transport {
  /** Rejects only where no answer came. */
  call(request: Request): Promise<Answer>;

  /**
   * Listens for pokes.
   *
   * @param lost called once when the line ends, not when it is ended here
   * @returns what ends it
   */
  listen(device: string, poke: () => void, lost: () => void): () => void;
}

/** A lock that one tab of the browser has at a time, and that passes on when that tab ends. */
export interface Locks {
  /** Waits for the lock, then calls `held`; the lock stays until the returned function is called. */
  request(held: () => void): () => void;
}

/** Carries messages to the other tabs of the browser. */
export interface Channel {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): () => void;
}

/** Everything a client touches beside what it keeps. Injected, so that tests run it step by step. */
export type World = {
  /** Milliseconds since 1970. */
  now(): number;
  /** At least 0, less than 1; unpredictable outside tests. */
  random(): number;
  /** Calls back later; returns what calls it off. */
  after(milliseconds: number, then: () => void): () => void;
  readonly transport: Transport;
  readonly locks: Locks;
  readonly channel: Channel;
};

/** A new UUID of version 7: ordered by time, the rest random. */
export function newId(world: Pick<World, 'now' | 'random'>): string {
  const time = Math.floor(world.now()).toString(16).padStart(12, '0').slice(-12);
  const digits = (count: number) =>
    Math.floor(world.random() * 16 ** count)
      .toString(16)
      .padStart(count, '0');
  const variant = (8 + Math.floor(world.random() * 4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-${variant}${digits(3)}-${digits(6)}${digits(6)}`;
}
