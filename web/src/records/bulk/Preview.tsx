import { useEffect, useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import type { Values } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { FieldValue } from '../fields/FieldValue.tsx';
import { RecordName } from '../fields/RecordName.tsx';
import { useHere } from '../workspace.tsx';
import styles from './Bulk.module.css';
import { type Batch, type BulkEdit, begin, follow, foreseen, isLocal, type Selection } from './bulk.ts';
import { bulkTexts } from './texts.ts';

/** How many records are shown as they are and as they will be. */
const SHOWN = 5;

type Foreseen = {
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly changes: readonly { readonly id: string; readonly before: Values; readonly after: Values }[];
};

/** What an edit will do, before it is done: known here, or found out by the server. */
export function Preview({
  object,
  selection,
  edit,
  count,
}: {
  object: ObjectJson;
  selection: Selection;
  edit: BulkEdit;
  count: number;
}) {
  const t = useTexts(bulkTexts);
  const formats = useFormats();
  const { grato } = useHere();
  const [here] = useState(() => (isLocal(grato, object.name, selection) ? ofDevice() : undefined));
  const [there, setThere] = useState<Foreseen>();
  const [problem, setProblem] = useState<string>();
  function ofDevice(): Foreseen {
    const rows = (selection.ids ?? []).flatMap((id) => grato.rows.get(object.name, id) ?? []);
    if (!('update' in edit)) {
      return { changed: rows.length, unchanged: 0, refused: 0, changes: [] };
    }
    const { changed, unchanged } = foreseen(rows, edit.update);
    const changes = changed.map(({ id, values }) => ({ id, before: values, after: edit.update }));
    return { changed: changed.length, unchanged, refused: 0, changes };
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once; another edit is another preview
  useEffect(() => {
    if (!here) {
      begin(object, selection, edit, true)
        .then((batch) => follow(batch, () => {}))
        .then((batch) => setThere(ofBatch(batch)))
        .catch((error: Error) => setProblem(error.message || t.counting));
    }
  }, []);
  const known = here ?? there;
  if (problem) {
    return <p className={styles.problem}>{problem}</p>;
  }
  if (!known) {
    return <p className={styles.quiet}>{t.counting}</p>;
  }
  const { changed, unchanged, refused, changes } = known;
  const field = 'update' in edit ? object.fields.find(({ name }) => name in edit.update) : undefined;
  return (
    <div className={styles.preview} role="status">
      <p>{field ? t.change(formats.number(changed)) : t.trash(formats.number(changed || count))}</p>
      {unchanged > 0 && <p className={styles.quiet}>{t.same(formats.number(unchanged))}</p>}
      {refused > 0 && <p className={styles.problem}>{t.refused(formats.number(refused))}</p>}
      {field && changes.length > 0 && (
        <ul>
          {changes.slice(0, SHOWN).map(({ id, before, after }) => (
            <li key={id}>
              <span className={styles.name}>
                <RecordName object={object.name} id={id} />
              </span>
              <s>
                {before[field.name] === undefined || before[field.name] === null ? (
                  t.nothing
                ) : (
                  <FieldValue field={field} value={before[field.name]} />
                )}
              </s>
              {' → '}
              {after[field.name] === null ? (
                t.nothing
              ) : (
                <FieldValue field={field} value={after[field.name]} />
              )}
            </li>
          ))}
          {changed > SHOWN && <li className={styles.quiet}>{t.andMore(formats.number(changed - SHOWN))}</li>}
        </ul>
      )}
    </div>
  );
}

function ofBatch({ changed, unchanged, failed, changes = [] }: Batch): Foreseen {
  return { changed, unchanged, refused: failed, changes };
}
