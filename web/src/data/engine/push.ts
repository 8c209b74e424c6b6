import type { Entry, Write } from '../keeper/keeper.ts';
import { answered, refusing } from '../outbox/answers.ts';
import { changed, version } from '../outbox/drafts.ts';
import type { PushAnswer } from '../wire.ts';
import type { Desk } from './desk.ts';
import { type Line, Refused } from './line.ts';
import { reconciling } from './plan.ts';
import { upload } from './upload.ts';

/** How many edits go in one call; well below the server's 500, so that an answer comes soon. */
const MOST_AT_ONCE = 100;

/** How many characters of JSON go in one call; the server takes 10 MB. */
const MOST_TEXT = 2_000_000;

/** Sends what is in the outbox, in its order. */
export class Push {
  readonly #desk: Desk;
  readonly #line: Line;
  #atOnce = MOST_AT_ONCE;

  constructor(desk: Desk, line: Line) {
    this.#desk = desk;
    this.#line = line;
  }

  /** Sends the next edits; tells whether there were any. */
  async some(): Promise<boolean> {
    const batch = this.#next();
    const first = batch[0];
    if (!first) {
      return false;
    }
    if (await this.#holdsBack(first)) {
      return true;
    }
    if (first.mutation.op === 'upload') {
      await upload(this.#desk, this.#line, first);
      return true;
    }
    const sent = await this.#marked(batch);
    if (!sent) {
      return true;
    }
    let answer: PushAnswer | { readonly reconcile: string };
    let isOther: boolean;
    try {
      const body = { mutations: sent.map((entry) => entry.mutation) };
      const told = await this.#line.call({ method: 'POST', path: '/sync/push', body });
      answer = JSON.parse(told.text);
      isOther = this.#line.isOther(told);
    } catch (failure) {
      if (failure instanceof Refused && isOfContent(failure)) {
        await this.#narrow(sent, failure);
        return true;
      }
      throw failure;
    }
    if ('reconcile' in answer) {
      await this.#desk.commit({ meta: { plan: reconciling(answer.reconcile, this.#desk.meta.cursor) } });
      return true;
    }
    this.#atOnce = Math.min(MOST_AT_ONCE, this.#atOnce * 2);
    // Rows of another schema may lack fields; what was written comes again with the next pull [SYN-14].
    const results = isOther ? answer.results.map(({ row: _, ...result }) => result) : answer.results;
    const desk = this.#desk;
    await untilSettled(desk, () =>
      answered(
        {
          outbox: desk.outbox,
          now: desk.world.now(),
          newer: (held) => desk.newer(held),
          held: (object, id) => desk.store.held(object, id),
        },
        sent,
        results,
      ),
    );
    return true;
  }

  /** What was refused cannot be built upon: such an edit waits for the user as well. */
  async #holdsBack(entry: Entry): Promise<boolean> {
    const refused = this.#refusedFor(entry);
    if (!refused || entry.state === 'sent') {
      return false;
    }
    await untilSettled(this.#desk, () =>
      refusing(this.#desk.outbox, [entry], [{ code: 'dependencyFailed', path: refused.mutation.id }]),
    );
    return true;
  }

  #refusedFor(entry: Entry): Entry | undefined {
    const { dependsOn } = entry.mutation;
    return dependsOn.length === 0
      ? undefined
      : this.#desk.outbox.entries.find(
          (other) => other.state === 'attention' && dependsOn.includes(other.mutation.id),
        );
  }

  #next(): Entry[] {
    const batch: Entry[] = [];
    let text = 0;
    for (const entry of this.#desk.outbox.entries) {
      if (entry.state === 'attention') {
        continue;
      }
      text += JSON.stringify(entry.mutation).length;
      const isFull = batch.length >= this.#atOnce || text > MOST_TEXT;
      const standsAlone =
        entry.mutation.op === 'upload' || (entry.state === 'waiting' && this.#refusedFor(entry));
      if (batch.length > 0 && (isFull || standsAlone)) {
        break;
      }
      batch.push(entry);
      if (entry.mutation.op === 'upload') {
        break;
      }
    }
    return batch;
  }

  /** Writes down that they are on their way: from now on their content stands. */
  async #marked(batch: readonly Entry[]): Promise<readonly Entry[] | undefined> {
    const waiting = batch.filter((entry) => entry.state === 'waiting');
    const sent = batch.map((entry) =>
      entry.state === 'waiting'
        ? changed(entry, { state: 'sent', mutation: { ...entry.mutation, clientSeq: entry.seq } })
        : entry,
    );
    if (waiting.length === 0) {
      return sent;
    }
    const put = sent.filter((entry) => !batch.includes(entry));
    const written = await this.#desk.commit({ expect: waiting.map(version), outbox: { put } });
    return written === 'moved' ? undefined : sent;
  }

  /** Finds the edit for which a whole call is refused by sending ever fewer; that one goes to attention. */
  async #narrow(sent: readonly Entry[], failure: Refused): Promise<void> {
    if (sent.length > 1) {
      this.#atOnce = Math.ceil(sent.length / 2);
      return;
    }
    const errors = [{ code: failure.code, message: failure.message }];
    await untilSettled(this.#desk, () => refusing(this.#desk.outbox, sent, errors));
  }
}

/** Whether sending the same again would be refused again, for what it says. */
export function isOfContent(failure: Refused): boolean {
  return !failure.isPassing && !failure.isSession && !failure.code.startsWith('device-');
}

/** Carries a change of the outbox out; where another tab was quicker, the change is made anew. */
export async function untilSettled(desk: Desk, write: () => Write): Promise<void> {
  while ((await desk.commit(write())) === 'moved') {
    // Read again by the desk.
  }
}
