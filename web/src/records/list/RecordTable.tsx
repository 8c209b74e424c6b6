import { useState } from 'react';
import { type Group, groupFields } from '../source/groups.ts';
import { type Line, useGrouped } from '../source/useGrouped.ts';
import { useRecords } from '../source/useRecords.ts';
import { CardList } from './CardList.tsx';
import { Grid } from './Grid.tsx';
import { Nothing, Trouble } from './ListStates.tsx';
import type { ListSetting } from './useList.ts';
import { useNarrow } from './useNarrow.ts';

/** Records as rows, in groups where one wants them so. */
export function RecordTable({ list }: { list: ListSetting }) {
  const isNarrow = useNarrow();
  const field = groupFields(list.object).find(({ name }) => name === list.group);
  if (isNarrow) {
    return <CardList list={list} />;
  }
  return field ? <InGroups key={field.name} list={list} field={field} /> : <Plain list={list} />;
}

function Plain({ list }: { list: ListSetting }) {
  const records = useRecords(list.query, list.fields);
  const { rows, hasMore, more, isLoading, count, isEstimate } = records;
  const lines = rows.map((row): Line => ({ kind: 'row', row }));
  return (
    <>
      <Trouble records={records} list={list} />
      <Grid
        list={list}
        lines={lines}
        count={count}
        isEstimate={isEstimate}
        isLoading={isLoading}
        more={hasMore ? more : undefined}
      >
        {!isLoading && rows.length === 0 && <Nothing list={list} />}
      </Grid>
    </>
  );
}

function InGroups({ list, field }: { list: ListSetting; field: ReturnType<typeof groupFields>[number] }) {
  const [closed, setClosed] = useState<ReadonlySet<Group['value']>>(new Set());
  const { lines, isLoading } = useGrouped(list.query, list.fields, field, closed);
  const count = lines.reduce((sum, line) => sum + (line.kind === 'group' ? line.group.count : 0), 0);
  const toggle = (value: Group['value']) => {
    const next = new Set(closed);
    if (!next.delete(value)) {
      next.add(value);
    }
    setClosed(next);
  };
  return (
    <Grid
      list={list}
      lines={lines}
      count={count}
      isEstimate={false}
      isLoading={isLoading}
      more={undefined}
      grouping={{ field, toggle }}
    >
      {!isLoading && lines.length === 0 && <Nothing list={list} />}
    </Grid>
  );
}
