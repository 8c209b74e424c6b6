import type { Desk } from './desk.ts';

/** Whether what is held may not be read any more [SYN-61]. A clock put back does not help. */
export function isLeaseOver(desk: Desk): boolean {
  const { leaseUntil, seenAt } = desk.meta;
  return leaseUntil !== undefined && Math.max(desk.world.now(), seenAt ?? 0) >= leaseUntil;
}

/** Keeps rows from view from the end of the lease until it is renewed; the outbox stays as it is. */
export class LeaseWatch {
  readonly #desk: Desk;
  #offTimer: (() => void) | undefined;
  #until: number | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Looks at the lease as it is now. */
  look() {
    const { leaseUntil } = this.#desk.meta;
    const isOver = isLeaseOver(this.#desk);
    this.#desk.hide(isOver);
    if (leaseUntil !== this.#until) {
      this.#until = leaseUntil;
      this.#offTimer?.();
      if (leaseUntil !== undefined && !isOver) {
        const wait = Math.max(0, leaseUntil - this.#desk.world.now());
        this.#offTimer = this.#desk.world.after(Math.min(wait, 2_000_000_000), () => {
          this.#until = undefined;
          this.look();
        });
      }
    }
  }

  stop() {
    this.#offTimer?.();
  }
}
