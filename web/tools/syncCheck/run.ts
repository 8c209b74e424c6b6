import type { Keeper } from '../../src/data/keeper/keeper.ts';
import { Clock, seeded } from '../../src/data/testing/fakeWorld.ts';
import type { Mutation } from '../../src/data/wire.ts';
import { Device } from './device.ts';
import type { Mutant } from './mutants.ts';
import { type Call, http, Traffic } from './serverLine.ts';
import type { Stage, Truth } from './stage.ts';

/** An edit a device has promised to keep: what has to become of it in the end. */
export type Promised = {
  readonly device: Device;
  readonly mutation: string;
  readonly object: string;
  readonly id: string;
  readonly field: string;
  /** Found in the history once it is written; no other edit has it. */
  readonly marker?: string;
};

/** One game: a stage, a clock, three devices of two users, and what was promised so far. */
export class Run {
  readonly seed: number;
  readonly stage: Stage;
  readonly clock: Clock;
  readonly traffic = new Traffic();
  readonly devices: Device[] = [];
  /** Draws the steps; devices have generators of their own, so that a step drawn is the same whatever they do. */
  readonly random: () => number;
  /** Everything ever sent, as the devices made it. */
  readonly sent = new Map<string, Mutation>();
  /** Which edit an id stands for that a mutant has made up, so that what it does is judged by its effect. */
  readonly renamed = new Map<string, string>();
  promised: Promised[] = [];
  isKept = false;
  /** Under which name the history has the field that counts. */
  readonly visitsColumn: string;
  /** How often something worth counting happened, to see that games are not dull. */
  readonly tally = new Map<string, number>();
  readonly trace: string[] = [];
  #marks = 0;

  constructor(seed: number, stage: Stage, port: number, mutant: Mutant | undefined) {
    this.seed = seed;
    this.stage = stage;
    this.visitsColumn = stage.about.visits;
    this.random = seeded(seed);
    this.clock = new Clock(Date.now(), () => this.traffic.settle());
    const [una, tom] = stage.about.users;
    for (const [i, user] of [una, una, tom].entries()) {
      if (user) {
        const device = `device ${i + 1}`;
        const broken = (keeper: Keeper) => mutant?.keeper?.(keeper) ?? keeper;
        const plain = this.#call(port, user.token);
        const call = mutant?.line?.(plain, stage, this.renamed) ?? plain;
        const noted: Call = (request) => {
          this.#note(request.body);
          return call(request);
        };
        this.devices.push(new Device(device, user.id, this.clock, seeded(seed * 7 + i + 1), noted, broken));
      }
    }
  }

  /** Whole number from 0, below `below`. */
  number(below: number): number {
    return Math.floor(this.random() * below);
  }

  one<T>(list: readonly T[]): T {
    const item = list[this.number(list.length)];
    if (item === undefined) {
      throw new Error('nothing to choose from');
    }
    return item;
  }

  chance(of: number): boolean {
    return this.random() < of;
  }

  /** A text that no other edit of the run has. */
  mark(): string {
    return `m${++this.#marks}x`;
  }

  count(what: string) {
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1);
  }

  /** How things really are. */
  async truth(): Promise<Truth> {
    const truth = await this.stage.truth();
    const written = { ...truth.written };
    for (const [id, original] of this.renamed) {
      const outcome = written[id];
      if (outcome && !written[original]) {
        written[original] = outcome;
      }
    }
    return { ...truth, written };
  }

  async pass(milliseconds: number): Promise<void> {
    await this.clock.pass(milliseconds);
  }

  #call(port: number, token: string): Call {
    return ({ method, path, body, headers }) =>
      this.traffic.during(() =>
        http(
          port,
          method,
          `/api/v1${path}`,
          { ...headers, Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body === undefined ? undefined : JSON.stringify(body),
        ),
      );
  }

  #note(body: unknown) {
    if (typeof body === 'object' && body !== null && 'mutations' in body) {
      for (const mutation of body.mutations as Mutation[]) {
        this.sent.set(mutation.id, mutation);
      }
    }
  }
}
