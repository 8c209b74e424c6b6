import { describe, expect, it } from 'vitest';
import type { FieldJson } from '~/data/model/schema.ts';
import { PlainRows } from '~/data/store/plainRows.ts';
import type { Row, Values } from '~/data/store/rows.ts';
import { type BoardColumn, columnsBy, moveTo, needsAttention, pipelinesOf, sumsOf } from './columns.ts';

const row = (values: Values): Row => ({ id: 'd', version: 1, etag: '', tag: '', values });
const column = (value: string, meaning: BoardColumn['meaning'] = 'open'): BoardColumn => ({ value, meaning });
const field = (name: string, more: Partial<FieldJson>): FieldJson => ({
  name,
  type: 'select',
  rule: 'last',
  isRequired: false,
  isReadOnly: false,
  isUnique: false,
  ...more,
});

describe('the columns of a board', () => {
  it('are the options of a field, without retired ones', () => {
    const status = field('status', {
      options: [{ key: 'new' }, { key: 'old', retired: true }, { key: 'done' }],
    });
    expect(columnsBy(status, new PlainRows(), undefined).map(({ value }) => value)).toEqual(['new', 'done']);
  });

  it('are the stages of one pipeline in their order', () => {
    const rows = new PlainRows();
    rows.set('pipeline', 'p2', { name: 'Other', position: 1 });
    rows.set('pipeline', 'p1', { name: 'Usual', position: 2, isDefault: true });
    rows.set('stage', 's3', { pipeline: 'p1', position: 3, kind: 'won' });
    rows.set('stage', 's1', { pipeline: 'p1', position: 1, kind: 'open' });
    rows.set('stage', 'x', { pipeline: 'p2', position: 2, kind: 'open' });
    expect(pipelinesOf(rows).map(({ id }) => id)).toEqual(['p1', 'p2']);
    const stages = columnsBy(field('stage', { type: 'relation', target: 'stage' }), rows, 'p1');
    expect(stages).toEqual([column('s1'), column('s3', 'won')]);
  });

  it('add amounts of one currency only, and weigh them', () => {
    const deals = [
      row({ amount: { amount: 100, currency: 'EUR' }, probability: 50 }),
      row({ amount: { amount: 30, currency: 'EUR' } }),
      row({ amount: { amount: 7, currency: 'USD' }, probability: 0 }),
      row({}),
    ];
    const { total, expected } = sumsOf(deals, 'amount');
    expect([...total]).toEqual([
      ['EUR', 130],
      ['USD', 7],
    ]);
    expect([...expected]).toEqual([
      ['EUR', 80],
      ['USD', 0],
    ]);
  });
});

describe('moving a card', () => {
  const deal = row({ stage: 's1' });

  it('does nothing where it lies already', () => {
    expect(moveTo('deal', 'stage', deal, column('s1'), column('s1'))).toEqual({ kind: 'nothing' });
  });

  it('changes the field', () => {
    expect(moveTo('deal', 'stage', deal, column('s1'), column('s2'))).toEqual({
      kind: 'change',
      values: { stage: 's2' },
    });
    expect(moveTo('task', 'status', row({}), undefined, column('done'))).toEqual({
      kind: 'change',
      values: { status: 'done' },
    });
  });

  it('wins an open deal by its command, and asks why one is lost', () => {
    expect(moveTo('deal', 'stage', deal, column('s1'), column('w', 'won'))).toEqual({ kind: 'win' });
    expect(moveTo('deal', 'stage', deal, column('s1'), column('l', 'lost'))).toEqual({ kind: 'lose' });
    expect(moveTo('deal', 'stage', row({ stage: 'w' }), column('w', 'won'), column('l', 'lost'))).toEqual({
      kind: 'lose',
    });
  });

  it('corrects a deal that was closed the other way by an edit', () => {
    const lost = row({ stage: 'l' });
    expect(moveTo('deal', 'stage', lost, column('l', 'lost'), column('w', 'won'))).toEqual({
      kind: 'change',
      values: { stage: 'w' },
    });
  });
});

describe('a card asks for attention', () => {
  const today = '2026-11-22';
  const open = { meaning: 'open' } as const;

  it('when nothing is planned', () => {
    expect(needsAttention(row({}), open, false, today)).toBe('noStep');
    expect(needsAttention(row({ nextStep: 'Call' }), open, false, today)).toBeUndefined();
    expect(needsAttention(row({}), open, true, today)).toBeUndefined();
  });

  it('when its time is over, whatever is planned', () => {
    expect(needsAttention(row({ expectedCloseOn: '2026-11-21' }), open, true, today)).toBe('late');
    expect(needsAttention(row({ expectedCloseOn: today }), open, true, today)).toBeUndefined();
  });

  it('when it stands longer in its stage than it should', () => {
    const stage = { meaning: 'open', maxDays: 14 } as const;
    const deal = (stageSince: string) => row({ nextStep: 'Call', stageSince });
    expect(needsAttention(deal('2026-11-07T10:00:00Z'), stage, true, today)).toBe('stuck');
    expect(needsAttention(deal('2026-11-08T10:00:00Z'), stage, true, today)).toBeUndefined();
    expect(needsAttention(deal('2020-01-01T10:00:00Z'), open, true, today)).toBeUndefined();
  });

  it('never once it is closed', () => {
    expect(
      needsAttention(row({ expectedCloseOn: '2020-01-01' }), { meaning: 'won' }, false, today),
    ).toBeUndefined();
  });
});
