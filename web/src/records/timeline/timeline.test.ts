import { describe, expect, it } from 'vitest';
import type { ObjectJson, TimelineJson } from '~/data/model/schema.ts';
import type { Row, Values } from '~/data/store/rows.ts';
import { formatsOf } from '~/platform/formats.ts';
import { type Draft, linksTo, recordOf, subjectOf } from './compose.ts';
import { type Entry, entryOf, fits, merged } from './entries.ts';
import { byDay } from './Timeline.tsx';

const NOW = '2026-11-22T10:00:00Z';
const row = (values: Values): Row => ({ id: 'r1', version: 1, etag: '', tag: '', values });
const object = (name: string, title = 'subject') => ({ name, title, address: `${name}s` }) as ObjectJson; // nothing else of it is asked

const told: { readonly [name: string]: TimelineJson } = {
  task: { kind: 'task', kindField: null, at: ['doneAt', 'dueAt'], about: [], summary: ['priority'] },
  note: { kind: 'note', kindField: null, at: ['createdAt'], about: [], summary: ['body'] },
  interaction: { kind: null, kindField: 'kind', at: ['occurredAt'], about: [], summary: [] },
  event: { kind: 'meeting', kindField: null, at: ['startsAt'], about: [], summary: ['endsAt'] },
};

const tell = (name: string, values: Values) =>
  entryOf(object(name), told[name] as TimelineJson, row(values), Date.parse(NOW)); // one of the above

const entry = (record: string, occurredAt: string, more: Partial<Entry> = {}): Entry => ({
  id: record,
  record,
  occurredAt,
  isDay: false,
  isPlanned: false,
  moment: '',
  kind: 'call',
  department: null,
  channel: null,
  direction: null,
  object: 'interaction',
  address: 'interactions',
  title: record,
  fields: {},
  concerns: [],
  ...more,
});

describe('what the device tells by itself', () => {
  it('is an open task as long as it is open, overdue or not, and a done one when it was done', () => {
    const due = { subject: 'Call', status: 'open', dueAt: '2026-11-20T08:00:00Z' };
    expect(tell('task', due)).toMatchObject({ isPlanned: true, moment: 'due', title: 'Call' });
    expect(tell('task', { ...due, status: 'done', doneAt: '2026-11-21T08:00:00Z' })).toMatchObject({
      isPlanned: false,
      moment: 'done',
      occurredAt: '2026-11-21T08:00:00Z',
    });
  });

  it('is a meeting that lies ahead, and none that was cancelled', () => {
    expect(tell('event', { startsAt: '2026-11-23T08:00:00Z' })?.isPlanned).toBe(true);
    expect(tell('event', { startsAt: '2026-11-21T08:00:00Z' })?.isPlanned).toBe(false);
    expect(tell('event', { startsAt: '2026-11-23T08:00:00Z', status: 'cancelled' })).toBeUndefined();
  });

  it('has the kind and the summary that the object declares', () => {
    expect(tell('interaction', { kind: 'call', occurredAt: NOW })?.kind).toBe('call');
    expect(tell('note', { createdAt: NOW, body: '<p>x</p>' })?.fields).toEqual({ body: '<p>x</p>' });
  });
});

describe('the story', () => {
  const never = () => false;

  it('tells what was changed here as it is here, and keeps whom the server says it concerns', () => {
    const concerns = [{ object: 'person', id: 'p', title: 'Ana' }];
    const server = [entry('a', '2026-11-20T10:00:00Z', { title: 'old', concerns })];
    const [one, ...more] = merged(
      server,
      [entry('a', '2026-11-20T10:00:00Z', { title: 'new' })],
      never,
      undefined,
    );
    expect(more).toEqual([]);
    expect(one).toMatchObject({ title: 'new', concerns });
  });

  it('leaves to later pages what is older than the last one told', () => {
    const server = [entry('b', '2026-11-21T10:00:00Z')];
    const local = [entry('c', '2026-11-01T12:00:00Z'), entry('d', '2026-11-21T12:00:00Z')];
    expect(merged(server, local, never, '2026-11-21T10:00:00Z').map(({ record }) => record)).toEqual([
      'd',
      'b',
    ]);
  });

  it('leaves out what was deleted here', () => {
    expect(merged([entry('b', NOW)], [], ({ record }) => record === 'b', undefined)).toEqual([]);
  });

  it('narrows by lanes: words of one lane are alternatives, lanes must all fit', () => {
    const call = entry('a', NOW, { department: 'sales', channel: 'phone' });
    expect(fits(call, { kinds: ['email', 'call'], departments: [], channels: ['phone'] })).toBe(true);
    expect(fits(call, { kinds: ['call'], departments: ['service'], channels: [] })).toBe(false);
  });

  it('stands by the days of the user’s zone', () => {
    const entries = [entry('a', '2026-11-21T23:30:00Z'), entry('b', '2026-11-21T12:00:00Z')];
    expect(byDay(entries, formatsOf('en', 'Europe/Rome')).map(({ day }) => day)).toEqual([
      '2026-11-22',
      '2026-11-21',
    ]);
  });
});

describe('what one writes down', () => {
  const draft: Draft = {
    text: 'Ask about pallets\nthe blue ones',
    starts: '2026-11-23T08:00:00Z',
    ends: '2026-11-23T09:00:00Z',
    where: ' Graz ',
    person: '',
    isInbound: true,
    duration: 'PT5M',
  };

  it('belongs to the record and to whom the record is about', () => {
    expect(linksTo(object('company'), {}, 'c')).toEqual({ company: 'c' });
    expect(linksTo(object('person'), { company: 'c' }, 'p')).toEqual({ person: 'p', company: 'c' });
    expect(linksTo(object('deal'), { company: 'c', person: 'p' }, 'd')).toEqual({
      company: 'c',
      person: 'p',
      about: { object: 'deal', id: 'd' },
    });
  });

  it('becomes a note, a task, a call or a meeting', () => {
    const links = { company: 'c' };
    expect(recordOf('note', draft, links, NOW)).toMatchObject({
      subject: 'Ask about pallets',
      body: '<p>Ask about pallets</p><p>the blue ones</p>',
    });
    expect(recordOf('task', { ...draft, due: NOW }, links, NOW)).toMatchObject({
      subject: 'Ask about pallets',
      description: 'the blue ones',
      status: 'open',
      dueAt: NOW,
    });
    expect(recordOf('call', draft, links, NOW)).toMatchObject({
      kind: 'call',
      direction: 'inbound',
      duration: 'PT5M',
      occurredAt: NOW,
    });
    expect(recordOf('meeting', { ...draft, person: 'p' }, links, NOW)).toMatchObject({
      status: 'planned',
      location: 'Graz',
      person: 'p',
    });
  });

  it('is cut at a word where the title would be too long', () => {
    const subject = subjectOf('word '.repeat(60));
    expect(subject.length).toBeLessThanOrEqual(120);
    expect(subject.endsWith('word…')).toBe(true);
  });
});
