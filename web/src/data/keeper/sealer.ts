/** How a PIN becomes a key. More memory and rounds make guessing dearer, and unlocking slower. */
export type Derivation = { readonly memory: number; readonly rounds: number };

/** 64 MiB and three rounds: about half a second on a phone; OWASP asks for 19 MiB and two at least. */
export const USUAL: Derivation = { memory: 65_536, rounds: 3 };

/** The data key, wrapped by the key that the PIN gives. */
export type Wrapped = {
  readonly salt: Uint8Array;
  readonly derivation: Derivation;
  readonly key: Uint8Array;
};

/** Something to be sealed, and what it is: sealed bytes put in another place do not open. */
export type Plain = { readonly as: string; readonly value: unknown };
export type Sealed = { readonly as: string; readonly bytes: Uint8Array };

/** Encrypts and decrypts with a key that never leaves it as bytes. */
export interface Sealer {
  /** Makes a new key, wrapped by a PIN. */
  make(pin: string, derivation: Derivation): Promise<Wrapped>;

  /** Takes the key; false where the PIN is another one. */
  unlock(wrapped: Wrapped, pin: string): Promise<boolean>;

  /** Wraps the key by another PIN; undefined where the present PIN is another one. */
  rewrap(wrapped: Wrapped, pin: string, next: string): Promise<Wrapped | undefined>;

  /** The key for other tabs of the browser, which can use it and not read it. */
  share(): Promise<CryptoKey>;
  take(key: CryptoKey): Promise<void>;

  /** Values are sealed as JSON, bytes as they are. */
  seal(plain: readonly Plain[]): Promise<Uint8Array[]>;

  /** @throws Error where something was not sealed by this key, or as something else */
  open(sealed: readonly Sealed[]): Promise<unknown[]>;

  forget(): Promise<void>;
}

const IV = 12;
const JSON_KIND = 0;
const BYTES_KIND = 1;

/** Seals on the thread it is made on: in the worker, and where there is none. */
export class PlainSealer implements Sealer {
  #key: CryptoKey | undefined;

  async make(pin: string, derivation: Derivation): Promise<Wrapped> {
    const raw = crypto.getRandomValues(new Uint8Array(32));
    try {
      return await this.#wrapped(raw, pin, derivation);
    } finally {
      this.#key = await imported(raw);
      raw.fill(0);
    }
  }

  async unlock(wrapped: Wrapped, pin: string): Promise<boolean> {
    const raw = await unwrapped(wrapped, pin);
    if (!raw) {
      return false;
    }
    this.#key = await imported(raw);
    raw.fill(0);
    return true;
  }

  async rewrap(wrapped: Wrapped, pin: string, next: string): Promise<Wrapped | undefined> {
    const raw = await unwrapped(wrapped, pin);
    if (!raw) {
      return undefined;
    }
    const again = await this.#wrapped(raw, next, wrapped.derivation);
    raw.fill(0);
    return again;
  }

  async share(): Promise<CryptoKey> {
    return this.#required();
  }

  async take(key: CryptoKey): Promise<void> {
    this.#key = key;
  }

  async seal(plain: readonly Plain[]): Promise<Uint8Array[]> {
    const key = this.#required();
    return Promise.all(
      plain.map(async ({ as, value }) => {
        const isBytes = value instanceof Uint8Array;
        const content = isBytes ? value : new TextEncoder().encode(JSON.stringify(value));
        const marked = new Uint8Array(content.length + 1);
        marked[0] = isBytes ? BYTES_KIND : JSON_KIND;
        marked.set(content, 1);
        return encrypted(key, marked, as);
      }),
    );
  }

  async open(sealed: readonly Sealed[]): Promise<unknown[]> {
    const key = this.#required();
    return Promise.all(
      sealed.map(async ({ as, bytes }) => {
        const marked = await decrypted(key, bytes, as);
        const content = marked.subarray(1);
        return marked[0] === BYTES_KIND ? content.slice() : JSON.parse(new TextDecoder().decode(content));
      }),
    );
  }

  async forget(): Promise<void> {
    this.#key = undefined;
  }

  async #wrapped(raw: Uint8Array, pin: string, derivation: Derivation): Promise<Wrapped> {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const key = await encrypted(await derived(pin, salt, derivation), raw, 'key');
    return { salt, derivation, key };
  }

  #required(): CryptoKey {
    if (!this.#key) {
      throw new Error('locked');
    }
    return this.#key;
  }
}

async function unwrapped(wrapped: Wrapped, pin: string): Promise<Uint8Array | undefined> {
  const key = await derived(pin, wrapped.salt, wrapped.derivation);
  try {
    return await decrypted(key, wrapped.key, 'key');
  } catch {
    return undefined;
  }
}

async function derived(pin: string, salt: Uint8Array, { memory, rounds }: Derivation): Promise<CryptoKey> {
  // It weighs more than the rest of the data layer and is needed only where a PIN is.
  const { argon2id } = await import('hash-wasm');
  const raw = await argon2id({
    password: pin.normalize('NFKC'),
    salt,
    parallelism: 1,
    iterations: rounds,
    memorySize: memory,
    hashLength: 32,
    outputType: 'binary',
  });
  return imported(raw);
}

function imported(raw: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new Uint8Array(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function encrypted(key: CryptoKey, content: Uint8Array, as: string): Promise<Uint8Array> {
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const additionalData = new TextEncoder().encode(as);
  const body = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData },
    key,
    content as Uint8Array<ArrayBuffer>, // never shared between threads here
  );
  const sealed = new Uint8Array(IV + body.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(body), IV);
  return sealed;
}

async function decrypted(key: CryptoKey, sealed: Uint8Array, as: string): Promise<Uint8Array> {
  const additionalData = new TextEncoder().encode(as);
  const iv = sealed.slice(0, IV);
  const body = sealed.slice(IV);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, body));
}
