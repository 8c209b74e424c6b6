import { type Grato, openGrato } from '../../src/data/index.ts';
import type { Keeper } from '../../src/data/keeper/keeper.ts';
import { MemoryKeeper } from '../../src/data/keeper/memory.ts';
import { Browser, type Clock, Tab } from '../../src/data/testing/fakeWorld.ts';
import { type Call, ServerLine } from './serverLine.ts';

/** One device of a user: what it keeps outlives its page. */
export class Device {
  readonly name: string;
  readonly user: string;
  readonly line: ServerLine;
  keeper = new MemoryKeeper();
  grato!: Grato;
  tab!: Tab;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #broken: (keeper: Keeper) => Keeper;

  /** @param broken what a mutant makes of the keeper */
  constructor(
    name: string,
    user: string,
    clock: Clock,
    random: () => number,
    call: Call,
    broken: (keeper: Keeper) => Keeper,
  ) {
    this.name = name;
    this.user = user;
    this.line = new ServerLine(call);
    this.#clock = clock;
    this.#random = random;
    this.#broken = broken;
  }

  /** Opens the page anew on what is kept; what the old page was about to do never happens. */
  async open(): Promise<void> {
    this.tab?.kill();
    this.tab = new Tab(this.#clock, this.#random, this.line, new Browser(), this.#broken(this.keeper));
    const tab = this.tab;
    tab.keeper.onDeath = () => tab.kill();
    const { world, keeper } = tab;
    this.grato = await openGrato({ world, keeper, profile: 'field', deviceName: this.name });
  }

  /** Has the page die at one of its next writes. */
  dieAt(write: number, fate: 'dies before' | 'dies after') {
    let left = write;
    this.tab.keeper.fate = () => (left-- === 0 ? fate : undefined);
  }

  /** Begins with nothing, as after signing out. */
  async forget(): Promise<void> {
    this.tab.kill();
    this.keeper = new MemoryKeeper();
    await this.open();
  }
}
