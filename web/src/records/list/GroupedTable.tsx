import { lazy, Suspense, useState } from 'react';
import type { FieldJson } from '~/data/model/schema.ts';
import type { Group } from '../source/groups.ts';
import { useGrouped } from '../source/useGrouped.ts';
import { Grid } from './Grid.tsx';
import { Nothing } from './ListStates.tsx';
import type { ListSetting } from './useList.ts';
import { useNarrow } from './useNarrow.ts';

const CardList = lazy(() => import('./CardList.tsx').then((m) => ({ default: m.CardList })));

/** Records as rows, or cards, in groups that can be closed. */
export function GroupedTable({ list, field }: { list: ListSetting; field: FieldJson }) {
  const [closed, setClosed] = useState<ReadonlySet<Group['value']>>(new Set());
  const { lines, isLoading } = useGrouped(list.query, list.fields, field, closed);
  const Lines = useNarrow() ? CardList : Grid;
  const count = lines.reduce((sum, line) => sum + (line.kind === 'group' ? line.group.count : 0), 0);
  const toggle = (value: Group['value']) => {
    const next = new Set(closed);
    if (!next.delete(value)) {
      next.add(value);
    }
    setClosed(next);
  };
  return (
    <Suspense>
      <Lines
        list={list}
        lines={lines}
        count={count}
        isEstimate={false}
        isLoading={isLoading}
        more={undefined}
        grouping={{ field, toggle }}
      >
        {!isLoading && lines.length === 0 && <Nothing list={list} />}
      </Lines>
    </Suspense>
  );
}
