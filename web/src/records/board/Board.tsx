import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import { useTexts } from '~/platform/texts.ts';
import { Empty } from '~/ui/Empty.tsx';
import type { ListSetting } from '../list/useList.ts';
import { titleIn } from '../naming.ts';
import { useFigures } from '../source/useFigures.ts';
import { useHere, useView } from '../workspace.tsx';
import styles from './Board.module.css';
import { BoardColumnView } from './BoardColumnView.tsx';
import { boardFields } from './boardFields.ts';
import { columnsBy, pipelinesOf } from './columns.ts';
import { LoseDialog } from './LoseDialog.tsx';
import { boardTexts } from './texts.ts';
import { useDrag } from './useDrag.ts';
import { useMoves } from './useMoves.ts';

const STAGES = { object: 'stage', sort: ['position'] } as const;
const PIPELINES = { object: 'pipeline', sort: ['position'] } as const;

/** Records as cards in the columns of one of their fields. */
export function Board({ list }: { list: ListSetting }) {
  const fields = boardFields(list.object);
  const field = fields.find(({ name }) => name === list.by) ?? fields[0];
  return field ? <By key={field.name} list={list} field={field} /> : null;
}

function By({ list, field }: { list: ListSetting; field: FieldJson }) {
  'use no memo'; // what the device has is one store that changes within
  const t = useTexts(boardTexts);
  const { grato } = useHere();
  const { object, query } = list;
  const isStages = field.target === 'stage';
  // on every device; few, and seldom changed
  useView(STAGES);
  useView(PIPELINES);
  const pipelines = isStages ? pipelinesOf(grato.rows) : [];
  const pipeline = pipelines.find(({ id }) => id === list.address.pipeline) ?? pipelines[0];
  const columns = columnsBy(field, grato.rows, pipeline?.id);
  const money = moneyOf(object);
  const measures = ['count', ...(money ? [{ op: 'sum', field: money }] : [])];
  const figures = useFigures(object.address, query.filter, field.name, measures);
  const moves = useMoves(object, field, columns);
  const drag = useDrag((id, value) => moves.move(id, value));
  const describedPipeline = grato.model?.object('pipeline');
  if (isStages && columns.length === 0) {
    return <Empty title={t.none} />;
  }
  return (
    <>
      <div className={styles.head}>
        {pipelines.length > 1 && describedPipeline && (
          <label>
            {t.pipeline}
            <select
              value={pipeline?.id}
              onChange={(event) => list.change({ pipeline: event.currentTarget.value })}
            >
              {pipelines.map(({ id, values }) => (
                <option key={id} value={id}>
                  {titleIn(describedPipeline, values)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also while there are no cards to go to */}
      <section className={styles.board} aria-label={t.board} tabIndex={0}>
        {columns.map((column) => (
          <BoardColumnView
            key={column.value}
            list={list}
            field={field}
            column={column}
            money={money}
            figures={figures}
            drag={drag}
            onMove={moves.step}
          />
        ))}
      </section>
      <p className="spoken" role="status">
        {moves.said}
      </p>
      <p className="spoken" id="board-hint">
        {t.hint}
      </p>
      {moves.losing && (
        <LoseDialog
          object={object}
          onClose={() => moves.lose(undefined)}
          onLose={(values) => moves.lose(values)}
        />
      )}
    </>
  );
}

function moneyOf(object: ObjectJson): string | undefined {
  const money = object.fields.filter(({ type }) => type === 'money').map(({ name }) => name);
  return ['amount', 'total', 'openAmount'].find((name) => money.includes(name)) ?? money[0];
}
