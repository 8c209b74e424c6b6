import { expect, it } from 'vitest';
import type { LayoutJson } from '~/data/model/schema.ts';
import { put, step, withoutSection, withSection } from './layoutDraft.ts';

const layout: LayoutJson = {
  sections: [
    { key: 'main', label: {}, fields: ['amount', 'stage'] },
    { key: 'more', label: {}, fields: ['source'] },
  ],
  header: [],
  hidden: ['team'],
};

const shape = ({ sections, hidden }: LayoutJson) => ({
  ...Object.fromEntries(sections.map(({ key, fields }) => [key, fields.join()])),
  hidden: hidden.join(),
});

it('moves a field by steps through sections to what is not shown', () => {
  let now = layout;
  const went = ['amount'];
  for (let count = 0; count < 5; count += 1) {
    now = step(now, { kind: 'field', key: 'amount' }, 1);
    went.push(Object.entries(shape(now)).find(([, names]) => names.includes('amount'))?.[0] ?? '');
  }
  expect(went).toEqual(['amount', 'main', 'more', 'more', 'hidden', 'hidden']);
  expect(shape(now)).toEqual({ main: 'stage', more: 'source', hidden: 'team,amount' });
});

it('never moves a field above the first heading', () => {
  expect(step(layout, { kind: 'field', key: 'amount' }, -1)).toBe(layout);
  expect(shape(put(layout, { kind: 'field', key: 'team' }, { kind: 'section', key: 'main' }))).toEqual({
    main: 'team,amount,stage',
    more: 'source',
    hidden: '',
  });
});

it('moves a section with all it has', () => {
  const moved = put(layout, { kind: 'section', key: 'more' }, { kind: 'field', key: 'stage' });
  expect(moved.sections.map(({ key }) => key)).toEqual(['more', 'main']);
  expect(shape(moved)).toEqual(shape(layout));
  expect(step(layout, { kind: 'section', key: 'main' }, -1)).toBe(layout);
});

it('keeps the fields of a section that is taken away', () => {
  expect(shape(withoutSection(layout, 'more'))).toEqual({ main: 'amount,stage,source', hidden: 'team' });
  expect(shape(withoutSection(layout, 'main'))).toEqual({ more: 'amount,stage,source', hidden: 'team' });
  const one = withoutSection(layout, 'main');
  expect(withoutSection(one, 'more')).toBe(one);
});

it('gives new sections keys of their own', () => {
  const keys = withSection(withSection(layout, {}), {}).sections.map(({ key }) => key);
  expect(new Set(keys).size).toBe(4);
});
