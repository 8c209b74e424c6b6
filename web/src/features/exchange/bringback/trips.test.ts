import { expect, it } from 'vitest';
import { type Decisions, type Trip, type TripRow, takenOf, takenRows, UNDECIDED, wish } from './trips.ts';

const cell = (field: string, state: 'edit' | 'conflict') => ({
  column: 0,
  place: 'A1',
  field,
  state,
  was: '',
  sheet: '',
  now: '',
  errors: [],
});

const row = (position: number, outcome: TripRow['outcome'], ...cells: TripRow['cells']): TripRow => ({
  position,
  row: position,
  record: outcome === 'new' ? null : 'r',
  title: '',
  outcome,
  isMerged: false,
  errors: [],
  cells,
});

const trip: Trip = {
  id: '1',
  object: 'person',
  name: 'a.csv',
  state: 'done',
  total: 9,
  done: 9,
  counts: { edit: 3, conflict: 2, beside: 1, new: 2 },
  columns: [],
};

it('takes what stands against nothing, keeps what conflicts, and leaves new rows until somebody says so', () => {
  expect(takenOf(row(1, 'edit', cell('name', 'edit')), UNDECIDED)).toEqual(['name']);
  expect(takenOf(row(2, 'conflict', cell('name', 'conflict'), cell('city', 'edit')), UNDECIDED)).toEqual([
    'city',
  ]);
  expect(takenOf(row(3, 'new', cell('name', 'edit')), UNDECIDED)).toEqual([]);
  expect(takenRows(trip, UNDECIDED, new Map())).toBe(4);
});

it('counts single decisions against what is usual', () => {
  const edited = row(1, 'edit', cell('name', 'edit'));
  const torn = row(2, 'conflict', cell('name', 'conflict'));
  const fresh = row(3, 'new', cell('name', 'edit'));
  const known = new Map([edited, torn, fresh].map((each) => [each.position, each]));
  const rows = new Map([
    [1, []],
    [2, ['name']],
    [3, ['name']],
  ]);
  const decisions: Decisions = { ...UNDECIDED, rows };
  expect(takenRows(trip, decisions, known)).toBe(4 - 1 + 1 + 1);
  expect(wish(decisions)).toEqual({
    all: ['edit'],
    rows: [
      { position: 1, fields: [] },
      { position: 2, fields: ['name'] },
      { position: 3, fields: ['name'] },
    ],
  });
});
