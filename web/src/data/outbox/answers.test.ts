import { expect, test } from 'vitest';
import type { Entry } from '../keeper/keeper.ts';
import type { Mutation, Result } from '../wire.ts';
import { type Around, answered, KEPT_FOR } from './answers.ts';
import { Outbox } from './outbox.ts';

function entry(seq: number, state: Entry['state'], mutation: Partial<Mutation>): Entry {
  const known = {
    object: 'company',
    recordId: 'r1',
    op: 'update' as const,
    patch: {},
    dependsOn: [],
    at: '',
  };
  return { seq, revision: 1, state, mutation: { ...known, id: `m${seq}`, clientSeq: seq, ...mutation } };
}

function answer(entries: readonly Entry[], results: readonly Result[]) {
  const outbox = new Outbox();
  outbox.reset(entries);
  const around: Around = { outbox, now: 1000, newer: (held) => held, held: () => undefined };
  return answered(around, entries, results);
}

const row = { id: 'r1', version: 2, etag: '', tag: '', values: {} };

test('what was carried out is kept for 48 hours, with the row as it is now', () => {
  const sent = entry(1, 'sent', {});
  const write = answer([sent], [{ id: 'm1', status: 'applied', row }]);
  expect(write.outbox).toEqual({ put: [], remove: [1] });
  expect(write.kept?.put).toEqual([{ ...sent, keptUntil: 1000 + KEPT_FOR }]);
  // whether it is in the working set is the pull's to say
  expect(write.rows?.put).toEqual([{ object: 'company', row, isOutside: true }]);
});

test('[SYN-52] unsent edits follow a record into the one it was merged into, sent ones stay as they are', () => {
  const patch = { company: { value: 'r1', base: null } };
  const entries = [
    entry(1, 'sent', {}),
    entry(2, 'sent', { object: 'person', recordId: 'p1', patch }),
    entry(3, 'waiting', { object: 'person', recordId: 'p2', patch }),
    entry(4, 'waiting', { patch: { name: { value: 'B', base: 'A' } } }),
  ];
  const write = answer(entries, [
    { id: 'm1', status: 'merged', mergedInto: 'r9', row: { ...row, id: 'r9' } },
  ]);
  expect(
    write.outbox?.put?.map(({ seq, mutation }) => [seq, mutation.recordId, mutation.patch.company?.value]),
  ).toEqual([
    [3, 'p2', 'r9'],
    [4, 'r9', undefined],
  ]);
  expect(write.expect?.map(({ seq }) => seq)).toEqual([1, 3, 4]);
  expect(write.rows?.remove).toEqual([{ object: 'company', id: 'r1' }]);
});

test('an unsent edit made on a value that was refused is made on the one before', () => {
  const entries = [
    entry(1, 'sent', { patch: { stage: { value: 'b', base: 'a' } } }),
    entry(2, 'waiting', { patch: { stage: { value: 'c', base: 'b' } } }),
  ];
  const errors = [{ code: 'forbidden' }];
  const write = answer(entries, [{ id: 'm1', status: 'rejected', errors }]);
  expect(write.outbox?.put?.map(({ state }) => state)).toEqual(['attention', 'waiting']);
  expect(write.outbox?.put?.[0]).toMatchObject({ errors, mutation: { patch: { stage: { value: 'b' } } } });
  expect(write.outbox?.put?.[1]?.mutation.patch).toEqual({ stage: { value: 'c', base: 'a' } });
});

test('a conflict is asked once: not when a restore has an edit pushed again', () => {
  const conflicts = [{ field: 'stage', base: 'a', theirs: 'x', yours: 'b', actor: { id: 'u1' }, at: 'then' }];
  const sent = entry(1, 'sent', { patch: { stage: { value: 'b', base: 'a' } } });
  const result: Result = { id: 'm1', status: 'replayed', was: 'conflict', conflicts, row };
  expect(answer([sent], [result]).conflicts?.put).toMatchObject([
    { id: 'm1/stage', kind: 'field', base: 'a', theirs: 'x', mine: 'b', who: { id: 'u1' }, at: 'then' },
  ]);
  expect(answer([{ ...sent, isAgain: true }], [result]).conflicts?.put).toEqual([]);
});
