import { describe, expect, it } from 'vitest';
import type { Json } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { agendaOf, decideBy, isAsSigned, mayLead, type Programme, standingOf, stepsOf } from './programme.ts';

const row = (values: { [field: string]: Json }, id = 'r'): Row => ({
  id,
  version: 1,
  etag: '',
  tag: '0',
  values,
});

const NOTHING: Programme = {
  programme: undefined,
  roles: [],
  signatures: [],
  process: undefined,
  pilot: undefined,
  decisions: [],
};

const ANSWERED = {
  whatFor: 'Fewer forgotten promises',
  whereUsed: 'Sales',
  whereNot: 'Accounting',
  budget: '2,000',
  benefits: 'Quotes within a day',
  byWhen: '2027-03-31',
};

const accepted = (kind: string) =>
  row({ kind, name: kind, user: kind, acceptedAt: '2026-11-01T10:00:00Z' }, kind);

const READY: Programme = {
  programme: row(ANSWERED),
  roles: [accepted('leader'), accepted('dataKeeper'), accepted('helper')],
  signatures: [row({ signedAt: '2026-11-01T10:00:00Z', wording: ANSWERED })],
  process: row({ name: 'Quotes', processOwner: 'u' }),
  pilot: row({ status: 'running', startsOn: '2026-11-02', decideBy: '2026-11-23' }),
  decisions: [],
};

describe('a small programme', () => {
  it('has everything to do on its first day and asks first where the CRM is not used', () => {
    expect(stepsOf(NOTHING).filter(({ isDone }) => isDone)).toEqual([]);
    expect(agendaOf(NOTHING, '2026-11-01')[0]).toEqual({ kind: 'whereNot' });
    expect(agendaOf(NOTHING, '2026-11-01')).toHaveLength(6);
  });

  it('has nothing to talk about once all is there and decided on later', () => {
    expect(stepsOf(READY).every(({ isDone }) => isDone)).toBe(true);
    expect(agendaOf(READY, '2026-11-03')).toEqual([]);
  });

  it('talks about the day of decision a fortnight ahead, and about a lesson after it has stopped', () => {
    expect(agendaOf(READY, '2026-11-09')).toEqual([{ kind: 'decide', by: '2026-11-23' }]);
    const stopped = { ...READY, pilot: row({ status: 'stopped', decideBy: '2026-11-23' }) };
    expect(agendaOf(stopped, '2026-11-24')).toEqual([{ kind: 'lesson' }]);
  });

  it('asks for one answer at a time', () => {
    const empty = { ...READY, programme: row({ whereNot: 'x' }) };
    expect(agendaOf(empty, '2026-11-03')).toEqual([{ kind: 'answer', answer: 'whatFor' }]);
  });

  it('tells a signature of another wording from one that holds', () => {
    const [signature] = READY.signatures;
    expect(signature && isAsSigned(signature, READY.programme)).toBe(true);
    expect(signature && isAsSigned(signature, row({ ...ANSWERED, whereNot: 'Nowhere' }))).toBe(false);
    expect(stepsOf({ ...READY, programme: row({ ...ANSWERED, covenant: 'New' }) }).at(-1)?.isDone).toBe(
      false,
    );
  });

  it('stands on the day of decision and is over the day after', () => {
    expect(standingOf(READY.pilot, '2026-11-22')).toBe('running');
    expect(standingOf(READY.pilot, '2026-11-23')).toBe('lastDay');
    expect(standingOf(READY.pilot, '2026-11-24')).toBe('over');
    expect(decideBy('2026-11-02')).toBe('2026-11-23');
  });

  it('is changed by who has accepted to lead it, not by who was only asked', () => {
    const nobody = { abilities: [], isAdministrator: false };
    expect(mayLead(READY.roles, 'leader', nobody)).toBe(true);
    expect(mayLead(READY.roles, 'helper', nobody)).toBe(false);
    expect(mayLead([row({ kind: 'leader', user: 'u', acceptedAt: null })], 'u', nobody)).toBe(false);
    expect(mayLead([], 'u', { abilities: ['leadProgramme'], isAdministrator: false })).toBe(true);
  });
});
