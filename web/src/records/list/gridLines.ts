import type { ReactNode } from 'react';
import type { FieldJson } from '~/data/model/schema.ts';
import type { Group } from '../source/groups.ts';
import type { Line } from '../source/useGrouped.ts';
import type { ListSetting } from './useList.ts';

/** What is needed to draw the lines of a list, as rows or as cards. */
export type GridProps = {
  list: ListSetting;
  lines: readonly Line[];
  /** How many records there are in all, as far as is known. */
  count: number | undefined;
  isEstimate: boolean;
  isLoading: boolean;
  /** Asks for what comes after the last line; undefined where nothing does. */
  more: (() => void) | undefined;
  /** How many records come before the first line; 0 unless one has jumped into a long list. */
  first?: number;
  /** Asks for the records at these places; undefined where all there is stands in the lines. */
  look?: ((from: number, to: number) => void) | undefined;
  grouping?: { field: FieldJson; toggle: (value: Group['value']) => void };
  /** What stands where there are no lines. */
  children: ReactNode;
};

/** What a line is called among the others. */
export function keyOf(line: Line | undefined, index: number): string | number {
  if (line?.kind === 'row') {
    return line.row.id;
  }
  return line ? `${line.kind} ${line.group.value}` : index;
}
