import { randomUUID } from 'node:crypto';
import type { Answer } from '../../src/data/engine/world.ts';
import type { Entry, Keeper } from '../../src/data/keeper/keeper.ts';
import type { Row } from '../../src/data/store/rows.ts';
import type { Mutation, PullAnswer, PushAnswer } from '../../src/data/wire.ts';
import type { Call } from './serverLine.ts';
import type { Stage } from './stage.ts';

/** A way to break the protocol on the way between engine and server, which the check has to notice. */
export type Mutant = {
  /** @param renamed to be told which edit an id stands for that no device has made */
  readonly line?: (call: Call, stage: Stage, renamed: Map<string, string>) => Call;
  readonly keeper?: (keeper: Keeper) => Keeper;
};

/** Each breaks one thing the protocol stands on. */
export const MUTANTS: { readonly [name: string]: Mutant } = {
  /** An edit that is sent again looks like another one. */
  noIdempotency: { line: withNewIds },
  /** After a restore the device goes on as if nothing had happened. */
  noEpochCheck: { line: (call) => swallowing(call, 'epoch') },
  /** Changed rights are no reason to compare. */
  noScopeVersion: { line: (call) => swallowing(call, 'scope') },
  /** What leaves the working set or one's sight, without being deleted, stays on the device. */
  removalsOnlyForDeletes: { line: onlyDeletes },
  /** What a restore has lost is not sent again. */
  noPushAgain: { keeper: keepingNothing },
  /** A row as it was the time before takes the place of the present one. */
  staleRowWins: { line: withStaleRows },
};

function json<T>(answer: Answer): T {
  return JSON.parse(answer.text);
}

function withNewIds(call: Call, _stage: Stage, renamed: Map<string, string>): Call {
  const seen = new Set<string>();
  return async (request) => {
    if (request.path !== '/sync/push') {
      return call(request);
    }
    const { mutations } = request.body as { mutations: Mutation[] };
    const names = new Map<string, string>();
    const sent = mutations.map((mutation) => {
      const id = seen.has(mutation.id) ? randomUUID() : mutation.id;
      seen.add(mutation.id);
      names.set(id, mutation.id);
      if (id !== mutation.id) {
        renamed.set(id, mutation.id);
      }
      return { ...mutation, id };
    });
    const answer = await call({ ...request, body: { mutations: sent } });
    if (answer.status !== 200) {
      return answer;
    }
    const results = json<PushAnswer>(answer).results.map((result) => ({
      ...result,
      id: names.get(result.id) ?? result.id,
    }));
    return { ...answer, text: JSON.stringify({ results }) };
  };
}

/** Answers a reconcile for this reason with a fresh cursor and no changes. */
function swallowing(call: Call, reason: string): Call {
  return async (request) => {
    const answer = await call(request);
    if (request.path !== '/sync/pull' || answer.status !== 200) {
      return answer;
    }
    const pulled = json<PullAnswer>(answer);
    if (!('reconcile' in pulled) || pulled.reconcile !== reason) {
      return answer;
    }
    const none = { object: 'user', bits: 4, counts: Array(16).fill(0), xor: Array(16).fill('0'.repeat(16)) };
    const fresh = await call({ ...request, path: '/sync/digest', body: none });
    const { cursor } = json<{ cursor: string }>(fresh);
    const leaseUntil = new Date(Date.now() + 72 * 3_600_000).toISOString();
    return {
      ...answer,
      text: JSON.stringify({ upserts: [], removals: [], cursor, more: false, leaseUntil }),
    };
  };
}

function onlyDeletes(call: Call, stage: Stage): Call {
  return async (request) => {
    const answer = await call(request);
    if (request.path !== '/sync/pull' || answer.status !== 200) {
      return answer;
    }
    const pulled = json<PullAnswer>(answer);
    if ('reconcile' in pulled || pulled.removals.length === 0) {
      return answer;
    }
    const deleted = (await stage.act('deleted')) as string[]; // as Stage.java writes it
    const removals = pulled.removals.filter(({ id }) => deleted.includes(id));
    return { ...answer, text: JSON.stringify({ ...pulled, removals }) };
  };
}

function keepingNothing(keeper: Keeper): Keeper {
  return {
    load: () => keeper.load(),
    number: () => keeper.number(),
    commit: (write) => keeper.commit(write),
    kept: async (): Promise<readonly Entry[]> => [],
    blob: (id) => keeper.blob(id),
    fold: () => keeper.fold(),
    wipe: () => keeper.wipe(),
  };
}

function withStaleRows(call: Call): Call {
  const former = new Map<string, Row>();
  return async (request) => {
    const answer = await call(request);
    if (request.path !== '/sync/pull' || answer.status !== 200) {
      return answer;
    }
    const pulled = json<PullAnswer>(answer);
    if ('reconcile' in pulled) {
      return answer;
    }
    const upserts = pulled.upserts.map(({ object, row }) => {
      const stale = former.get(row.id) ?? row;
      former.set(row.id, row);
      return { object, row: { ...stale, version: row.version } };
    });
    return { ...answer, text: JSON.stringify({ ...pulled, upserts }) };
  };
}
