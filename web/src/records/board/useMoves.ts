import { useState } from 'react';
import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import type { Row, Values } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { sayProblem, useCommands } from '../commands.ts';
import { textOf } from '../fields/fieldText.ts';
import { titleOf } from '../naming.ts';
import { titlesOf } from '../titles.ts';
import { useHere } from '../workspace.tsx';
import { type BoardColumn, moveTo } from './columns.ts';
import { boardTexts } from './texts.ts';

/** Moves cards between columns, says so, and asks why where a deal is lost. */
export function useMoves(object: ObjectJson, field: FieldJson, columns: readonly BoardColumn[]) {
  const t = useTexts(boardTexts);
  const formats = useFormats();
  const { grato } = useHere();
  const commands = useCommands();
  const [said, setSaid] = useState('');
  const [losing, setLosing] = useState<{ row: Row; to: BoardColumn }>();
  const columnOf = (row: Row) => columns.find(({ value }) => value === row.values[field.name]);
  const nameOf = (value: string) =>
    field.target ? (titlesOf(grato).of(field.target, value) ?? '') : textOf(field, value, formats);

  const close = async (row: Row, to: BoardColumn, name: string, args: Values, says: string) => {
    const before = row.values[field.name] ?? null;
    if (columnOf(row)?.meaning === 'open') {
      await commands.command(object.name, row.id, name, args, { [field.name]: to.value, ...args });
      const back = () => {
        commands.change(object.name, row.id, { [field.name]: before }).catch(sayProblem);
      };
      toast(says, { action: { name: t.undo, run: back } });
    } else {
      await commands.change(object.name, row.id, { [field.name]: to.value, ...args }, says);
    }
  };
  const go = async (row: Row, to: BoardColumn) => {
    const title = titleOf(object, row);
    const move = moveTo(object.name, field.name, row, columnOf(row), to);
    if (move.kind === 'lose') {
      setLosing({ row, to });
      return;
    }
    const says = move.kind === 'win' ? t.won(title) : t.moved(title, nameOf(to.value));
    if (move.kind === 'win') {
      await close(row, to, 'deal.win', {}, says);
    } else if (move.kind === 'change') {
      await commands.change(object.name, row.id, move.values, says);
    }
    setSaid(says);
  };
  const move = async (id: string, value: string) => {
    const to = columns.find((column) => column.value === value);
    const row = grato.rows.get(object.name, id) ?? (await grato.open(object.name, id));
    if (row && to) {
      await go(row, to);
    }
  };
  return {
    said,
    losing,
    move: (id: string, value: string) => {
      move(id, value).catch(sayProblem);
    },
    /** One column to the right or left. */
    step: (row: Row, by: number) => {
      const at = columns.findIndex(({ value }) => value === row.values[field.name]);
      const to = columns[at + by];
      if (to) {
        move(row.id, to.value).catch(sayProblem);
      }
    },
    lose: (values: Values | undefined) => {
      if (losing && values) {
        const { row, to } = losing;
        const says = t.lost(titleOf(object, row));
        close(row, to, 'deal.lose', values, says)
          .then(() => setSaid(says))
          .catch(sayProblem);
      }
      setLosing(undefined);
    },
  };
}
