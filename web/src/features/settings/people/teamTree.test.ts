import { expect, it } from 'vitest';
import { belowOf, teamTree } from './teamTree.ts';

const team = (id: string, parent?: string) => ({ id, name: id, ...(parent ? { parent } : {}) });

it('writes each team below the one it stands below', () => {
  const teams = [team('europe', 'sales'), team('sales'), team('italy', 'europe'), team('service')];
  expect(teamTree(teams).map(({ team: { id }, depth }) => [id, depth])).toEqual([
    ['sales', 0],
    ['europe', 1],
    ['italy', 2],
    ['service', 0],
  ]);
});

it('loses no team, whatever it points at', () => {
  expect(teamTree([team('a', 'b'), team('b', 'a'), team('c', 'gone')])).toHaveLength(3);
});

it('knows what is below a team', () => {
  const sales = team('sales');
  const all = [sales, team('europe', 'sales'), team('italy', 'europe'), team('service')];
  expect([...belowOf(sales, all)]).toEqual(['sales', 'europe', 'italy']);
});
