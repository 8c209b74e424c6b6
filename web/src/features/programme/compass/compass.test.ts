import { describe, expect, it } from 'vitest';
import type { Json } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { moneyOf } from '../money/money.ts';
import type { Programme } from '../programme.ts';
import type { Signal } from '../radar.ts';
import { aimsOf, courseOf, nextSize, tasksOf, urgentOf, waitingOf, workingDaysBetween } from './compass.ts';

const TODAY = '2026-11-23'; // a Monday

const row = (values: Record<string, Json>, id = 'r'): Row => ({ id, values }) as unknown as Row;
const euros = (amount: number) => ({ amount, currency: 'EUR' });

describe('the needle of the objectives', () => {
  const objective = (kpiValue: number | null) =>
    row({ baseline: 0, target: 100, kpiValue, dueOn: '2026-12-31' });

  it('counts those on course among those that can be judged', () => {
    const aims = aimsOf([objective(100), objective(95), objective(10), objective(null)], '2026-01-01', TODAY);
    expect(aims.map(({ stands }) => stands)).toEqual(['reached', 'onItsWay', 'behind', 'unknown']);
    expect(courseOf(aims)).toEqual({ onCourse: 2, judged: 3, unknown: 1 });
  });
});

describe('the needle of the money', () => {
  const line = (planned: number, fromDay: string, toDay: string) =>
    row({ planned: euros(planned), fromDay, toDay });

  it('plans evenly over the time of a line, and counts what was spent up to today', () => {
    const lines = [line(100, '2026-11-14', '2026-12-03'), line(50, '2027-01-01', '2027-02-01')];
    const costs = [
      row({ amount: euros(30), spentOn: '2026-11-20' }),
      row({ amount: euros(99), spentOn: '2026-11-24' }),
    ];
    expect(moneyOf(lines, costs, TODAY)).toEqual({
      currency: 'EUR',
      planned: 150,
      plannedToDate: 50,
      spent: 30,
    });
  });

  it('adds up nothing of two currencies, and is silent while nothing is planned', () => {
    const pounds = row({ amount: { amount: 1, currency: 'GBP' } });
    expect(moneyOf([line(1, '2026-01-01', '2026-02-01')], [pounds], TODAY)).toBe('mixed');
    expect(moneyOf([], [], TODAY)).toBeUndefined();
  });
});

describe('questions that wait', () => {
  it('are as old as the working days since they were asked, the oldest first', () => {
    expect(workingDaysBetween('2026-11-20', TODAY)).toBe(1); // over a weekend
    const decisions = [
      row({ status: 'open', askedOn: '2026-11-20' }, 'new'),
      row({ status: 'decided', askedOn: '2026-01-01' }, 'done'),
      row({ status: 'open', askedOn: '2026-11-09' }, 'old'),
    ];
    expect(waitingOf(decisions, TODAY).map(({ decision, age }) => [decision.id, age])).toEqual([
      ['old', 10],
      ['new', 1],
    ]);
  });
});

const signal = (code: string, state: string, alert?: object): Signal => ({ code, state, alert }) as Signal;

describe('the alerts of the Compass', () => {
  it('are the worst three, an open alert before a mere state, and never what is unknown', () => {
    const open = { openedOn: TODAY, dueOn: TODAY, answer: null, words: null, answeredAt: null };
    const signals = [
      signal('S01', 'ok'),
      signal('S03', 'unknown'),
      signal('S07', 'watch'),
      signal('S08', 'act'),
      signal('S11', 'watch', open),
      signal('S14', 'act', open),
    ];
    expect(urgentOf(signals, 3).map(({ code }) => code)).toEqual(['S14', 'S08', 'S11']);
  });
});

describe('the five minutes of the sponsor', () => {
  const empty: Programme = {
    programme: row({ profile: 'small' }),
    roles: [],
    signatures: [],
    process: undefined,
    pilot: undefined,
    decisions: [],
  };
  const nothing = { signals: [], objections: [], today: TODAY };

  it('begin with finding one', () => {
    expect(tasksOf(empty, nothing)).toEqual([{ kind: 'name' }]);
  });

  it('ask for a yes, a signature, and answers to what waits', () => {
    const sponsor = row({ kind: 'sponsor', user: 'u', name: 'Ada' });
    const all = {
      ...empty,
      roles: [sponsor],
      pilot: row({ status: 'running', decideBy: '2026-11-26' }),
      decisions: [row({ status: 'open', askedOn: '2026-11-16' })],
    };
    const open = { openedOn: TODAY, dueOn: TODAY, answer: null, words: null, answeredAt: null };
    const kinds = tasksOf(all, {
      signals: [signal('S07', 'act', open)],
      objections: [row({ answer: null }), row({ answer: 'So it is.' })],
      today: TODAY,
    }).map(({ kind }) => kind);
    expect(kinds).toEqual(['accept', 'trial', 'sign', 'alert', 'decide', 'objection']);
  });

  it('are over when the sponsor has said yes and signed what stands there', () => {
    const sponsor = row({ kind: 'sponsor', user: 'u', acceptedAt: '2026-11-01T10:00:00Z' });
    const signature = row({ user: 'u', signedAt: '2026-11-01T10:00:00Z', wording: {} });
    const all = { ...empty, roles: [sponsor], signatures: [signature] };
    expect(tasksOf(all, nothing)).toEqual([]);
    const changed = { ...all, programme: row({ whatFor: 'Something else' }) };
    expect(tasksOf(changed, nothing)).toEqual([{ kind: 'sign' }]);
  });
});

describe('growing', () => {
  it('is offered when there are more people than the size is for', () => {
    expect(nextSize('micro', 14)).toBeUndefined();
    expect(nextSize('micro', 15)).toBe('small');
    expect(nextSize('micro', 51)).toBe('full');
    expect(nextSize('small', 50)).toBeUndefined();
    expect(nextSize('small', 51)).toBe('full');
    expect(nextSize('full', 500)).toBeUndefined();
  });
});
