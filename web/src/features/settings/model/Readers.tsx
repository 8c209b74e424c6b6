import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { useModel } from '~/records/workspace.tsx';
import type { ViewJson } from './ColumnsTab.tsx';
import styles from './Model.module.css';
import { labelOf, type ModelField, type ModelObject, type WholeModel } from './model.ts';
import { modelTexts } from './modelTexts.ts';
import { askedFor, isUnread, type Readers, readersOf, useViewsOf } from './usage.ts';

/** How many fields a form may ask for before it is too much. */
const FEW = 5;

/** Beside a field: who reads it, or that nobody does. */
export function WhoReads({
  model,
  object,
  field,
}: {
  model: WholeModel;
  object: ModelObject;
  field: ModelField;
}) {
  const t = useTexts(modelTexts);
  const says = useSaying(model, object);
  const views = useViewsOf(object);
  return (
    <section aria-label={t.whoReads}>
      <h3 style={{ marginBottom: 4 }}>{t.whoReads}</h3>
      <p className={styles.note}>{views && says(field, views)}</p>
    </section>
  );
}

/** What it costs to make one more field required: all that is asked for already, and who reads each of them. */
export function RequiredCost({
  model,
  object,
  name,
}: {
  model: WholeModel;
  object: ModelObject;
  /** The field that is to be required; empty for a new one. */
  name: string;
}) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const formats = useFormats();
  const says = useSaying(model, object);
  const views = useViewsOf(object);
  const asked = askedFor(object).filter((field) => field.name !== name);
  if (!views || asked.length === 0) {
    return null;
  }
  return (
    <div role="status" className={styles.cost} data-much={asked.length >= FEW || undefined}>
      <p>
        {asked.length >= FEW
          ? t.requiredMany(formats.number(asked.length + 1))
          : t.requiredAlready(asked.length + 1, formats.number(asked.length + 1))}
      </p>
      <ul className={styles.facts}>
        {asked.map((field) => (
          <li key={field.name}>
            <b>{labelOf(field, language)}</b>: {says(field, views)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who reads a field, in words. */
function useSaying(model: WholeModel, object: ModelObject) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const formats = useFormats();
  const shown = useModel()?.object(object.name)?.listFields ?? [];
  return (field: ModelField, views: readonly ViewJson[]) => {
    const readers: Readers = readersOf(model, object, field, views, shown);
    return isUnread(readers)
      ? t.readNowhere
      : [
          ...(readers.isShown ? [t.readInList] : []),
          ...(readers.views.length > 0 ? [t.readInViews(formats.list(readers.views))] : []),
          ...(readers.rules.length > 0 ? [t.readInRules(formats.list(readers.rules))] : []),
          ...(readers.computed.length > 0
            ? [t.readInComputed(formats.list(readers.computed.map((each) => labelOf(each, language))))]
            : []),
        ].join('; ');
  };
}
