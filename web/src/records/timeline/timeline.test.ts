import { describe, expect, it } from 'vitest';
import type { ObjectJson } from '~/data/model/schema.ts';
import type { Row, Values } from '~/data/store/rows.ts';
import { concerning, created, EMPTY } from './composing.ts';
import { byDay, type Entry, entryOf, merged } from './entry.ts';

const row = (values: Values, version = 1): Row => ({ id: 'r1', version, etag: '', tag: '', values });

const entry = (record: string, occurredAt: string): Entry => ({
  id: record,
  record,
  occurredAt,
  isDay: false,
  isPlanned: false,
  moment: 'happened',
  kind: 'call',
  object: 'interaction',
  address: 'interactions',
  title: record,
  fields: {},
  concerns: [],
});

const NOW = new Date('2026-11-22T10:00:00Z');
const object = (name: string) => ({ name }) as ObjectJson; // nothing else of it is asked

describe('what is told here', () => {
  it('takes the time of each kind of record, and none of what was cancelled', () => {
    expect(entryOf('note', 'notes', row({ createdAt: '2026-11-20T08:00:00Z', body: 'x' }))?.fields).toEqual({
      body: 'x',
    });
    expect(entryOf('task', 'tasks', row({ status: 'open', dueAt: '2026-11-20T08:00:00Z' }))?.isPlanned).toBe(
      true,
    );
    expect(entryOf('task', 'tasks', row({ status: 'open' }))).toBeUndefined();
    const done = row({ status: 'done', dueAt: '2026-12-20T08:00:00Z', doneAt: '2026-11-21T08:00:00Z' });
    expect(entryOf('task', 'tasks', done)?.occurredAt).toBe('2026-11-21T08:00:00Z');
    expect(
      entryOf('event', 'events', row({ status: 'cancelled', startsAt: '2026-11-20T08:00:00Z' })),
    ).toBeUndefined();
  });

  it('is marked until it is sent', () => {
    expect(entryOf('note', 'notes', row({ createdAt: '2026-11-20T08:00:00Z' }, 0))?.isUnsent).toBe(true);
  });
});

describe('the story', () => {
  it('has each record once, newest first', () => {
    const told = [entry('b', '2026-11-21T10:00:00Z'), entry('a', '2026-11-20T10:00:00Z')];
    const here = [entry('a', '2026-11-20T10:00:00Z'), entry('c', '2026-11-20T12:00:00Z')];
    expect(merged(told, here, undefined).map(({ record }) => record)).toEqual(['b', 'c', 'a']);
  });

  it('leaves to later pages what is older than the last one told', () => {
    const told = [entry('b', '2026-11-21T10:00:00Z')];
    expect(merged(told, [entry('c', '2026-11-01T12:00:00Z')], '2026-11-21T10:00:00Z')).toHaveLength(1);
  });

  it('stands by the days of the user’s zone', () => {
    const entries = [entry('a', '2026-11-21T23:30:00Z'), entry('b', '2026-11-21T12:00:00Z')];
    expect(byDay(entries, 'Europe/Rome').map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-21']);
    expect(byDay(entries, 'UTC')).toHaveLength(1);
  });
});

describe('what is added', () => {
  it('concerns the record it was written at, and its company', () => {
    expect(concerning(object('company'), row({}))).toEqual({ company: 'r1' });
    expect(concerning(object('deal'), row({ company: 'c1', contact: 'p1' }))).toEqual({
      about: { object: 'deal', id: 'r1' },
      company: 'c1',
      person: 'p1',
    });
  });

  it('has its first line as subject and the rest as body', () => {
    const { object: made, values } = created(
      { ...EMPTY, text: 'Price\nToo high\nfor them' },
      { company: 'c' },
      NOW,
    );
    expect(made).toBe('note');
    expect(values).toEqual({ company: 'c', subject: 'Price', body: 'Too high\nfor them' });
  });

  it('keeps all of a very long first line', () => {
    const { values } = created({ ...EMPTY, text: 'x'.repeat(300) }, {}, NOW);
    expect(values.subject).toHaveLength(200);
    expect(values.body).toHaveLength(300);
  });

  it('logs a call as something that happened now', () => {
    const { object: made, values } = created(
      { ...EMPTY, kind: 'call', text: 'Hi', isInbound: true },
      {},
      NOW,
    );
    expect(made).toBe('interaction');
    expect(values).toMatchObject({ kind: 'call', direction: 'inbound', occurredAt: NOW.toISOString() });
  });

  it('takes a meeting in the past for held and one ahead for planned', () => {
    const meeting = (at: string) => created({ ...EMPTY, kind: 'meeting', text: 'M', at }, {}, NOW).values;
    expect(meeting('2026-11-20T09:00')).toMatchObject({ status: 'held' });
    expect(meeting('2026-12-20T09:00')).toMatchObject({ status: 'planned' });
  });
});
