import type { Json } from '../../src/data/model/schema.ts';
import { http } from './serverLine.ts';

/** A workspace to play in, as the test that holds it tells. */
export type StageAbout = {
  readonly role: string;
  readonly teams: readonly [north: string, south: string];
  readonly admin: string;
  /** The column of the field that counts. */
  readonly visits: string;
  readonly users: readonly { readonly id: string; readonly token: string }[];
};

export type TrueRow = {
  readonly id: string;
  readonly etag: string;
  readonly tag: string;
  readonly values: { readonly [field: string]: Json };
  readonly isInSet: boolean;
};

/** One line of a record's history: columns as they were and are. */
export type Change = {
  readonly id: string;
  readonly operation: string;
  readonly before: { readonly [column: string]: Json };
  readonly after: { readonly [column: string]: Json };
};

/** What became of an edit, as the server remembers it. */
export type Outcome = {
  readonly status: string;
  readonly faults?: readonly { readonly code: string }[];
  readonly conflicts?: readonly { readonly field: string }[];
};

/** How things really are, read without `sync`. */
export type Truth = {
  readonly users: { readonly [user: string]: { readonly [object: string]: readonly TrueRow[] } };
  readonly history: readonly Change[];
  readonly written: { readonly [mutation: string]: Outcome };
};

/** What happens in a workspace that devices cannot do; the test does it. */
export class Stage {
  readonly about: StageAbout;
  readonly #port: number;
  readonly #number: number;

  constructor(about: StageAbout, port: number, number: number) {
    this.about = about;
    this.#port = port;
    this.#number = number;
  }

  async act(what: string, how: { readonly [name: string]: Json } = {}): Promise<unknown> {
    const answer = await http(this.#port, 'POST', `/${this.#number}/${what}`, {}, JSON.stringify(how));
    if (answer.status !== 200) {
      throw new Error(`${what} ${JSON.stringify(how)}: ${answer.text}`);
    }
    return JSON.parse(answer.text);
  }

  async truth(): Promise<Truth> {
    return (await this.act('truth')) as Truth; // as Stage.java writes it
  }
}
