import { describe, expect, it } from 'vitest';
import { MODEL } from '~/data/model/fixture.ts';
import { columnsNamed, columnsOf, directionOf, firstColumns, sortedBy } from './columns.ts';
import { moved } from './reorder.ts';
import { quickFilter, settingOf } from './useList.ts';

const company = MODEL.require('company');

describe('the columns of a list', () => {
  it('begin with the title, each once, without what is unknown', () => {
    const names = columnsNamed(company, ['updatedAt', 'gone', 'name', 'updatedAt']).map(({ name }) => name);
    expect(names).toEqual(['name', 'updatedAt']);
  });

  it('never have an id', () => {
    expect(columnsOf(company).map(({ name }) => name)).not.toContain('id');
  });

  it('go where they are put; the title stays', () => {
    const columns = columnsNamed(company, ['name', 'createdAt', 'updatedAt']);
    expect(moved(columns, 'updatedAt', 'createdAt')).toEqual(['name', 'updatedAt', 'createdAt']);
    expect(moved(columns, 'name', 'createdAt')).toEqual(['name', 'createdAt', 'updatedAt']);
  });
});

describe('sorting by a click', () => {
  it('goes up, down and away', () => {
    expect(sortedBy([], 'name', false)).toEqual(['name']);
    expect(sortedBy(['name'], 'name', false)).toEqual(['-name']);
    expect(sortedBy(['-name'], 'name', false)).toEqual([]);
    expect(sortedBy(['-createdAt'], 'name', false)).toEqual(['name']);
  });

  it('takes a second key with Shift, and never a third', () => {
    expect(sortedBy(['name'], 'rating', true)).toEqual(['name', 'rating']);
    expect(sortedBy(['name', 'rating'], 'rating', true)).toEqual(['name', '-rating']);
    expect(sortedBy(['name', 'rating'], 'createdAt', true)).toEqual(['name', 'createdAt']);
  });

  it('says which way', () => {
    expect(directionOf(['name', '-rating'], 'rating')).toBe('descending');
    expect(directionOf(['name'], 'rating')).toBeUndefined();
  });
});

describe('how a list stands', () => {
  const view = {
    id: 'v',
    object: 'company',
    name: 'V',
    kind: 'table',
    scope: 'user',
    owner: null,
    filter: { field: 'name', op: 'eq', value: 'x' },
    sort: ['-name'],
    columns: ['name', 'createdAt'],
    groupBy: null,
    settings: { widths: { name: 400 } },
  } as const;

  it('is as the view says where the address is silent', () => {
    const list = settingOf(company, {}, view, {});
    expect(list.sort).toEqual(['-name']);
    expect(list.query.filter).toEqual(view.filter);
    expect(list.widths.name).toBe(400);
    expect(list.isChanged).toBe(false);
  });

  it('is as the address says where it speaks, also that there is no filter', () => {
    const list = settingOf(company, { filter: { and: [] }, sort: ['name'] }, view, {});
    expect(list.filter).toBeNull();
    expect(list.query).toEqual({ object: 'company', sort: ['name'] });
    expect(list.isChanged).toBe(true);
  });

  it('asks for what was typed besides the filter', () => {
    const list = settingOf(company, { q: 'acme' }, view, {});
    expect(list.query.filter).toEqual({ and: [view.filter, quickFilter(company, 'acme')] });
    expect(list.isChanged).toBe(false);
  });

  it('has the object’s own columns where nobody has chosen', () => {
    expect(settingOf(company, {}, undefined, {}).columns.map(({ name }) => name)).toEqual(
      firstColumns(company),
    );
  });
});
