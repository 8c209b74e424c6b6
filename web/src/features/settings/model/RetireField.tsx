import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Ask } from '../kit/Ask.tsx';
import { Wrong } from '../kit/Page.tsx';
import { useSending } from '../kit/server.ts';
import styles from './Model.module.css';
import {
  type Applied,
  labelOf,
  type ModelField,
  type ModelObject,
  useChanged,
  type WholeModel,
} from './model.ts';
import { modelTexts } from './modelTexts.ts';
import { useUsage } from './usage.ts';

/** Says what a field's retirement touches before it is done. */
export function RetireField({
  model,
  object,
  field,
  onClose,
  onDone,
}: {
  model: WholeModel;
  object: ModelObject;
  field: ModelField;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const formats = useFormats();
  const changed = useChanged();
  const sending = useSending();
  const usage = useUsage(model, object, field);
  const name = labelOf(field, language);
  const retire = async () => {
    const path = `/model/objects/${object.address}/fields/${field.name}`;
    const made = await sending.send(() => api.patch<Applied>(path, { retired: true }));
    if (made) {
      await changed(t.fieldRetired(name), made.value.batchId);
      onDone();
    }
  };
  const isBlocked = (usage?.computed.length ?? 0) > 0;
  return (
    <Ask
      title={t.retireField(name)}
      verb={t.retire}
      isDanger
      isBusy={sending.isBusy}
      isReady={usage !== undefined && !isBlocked}
      onYes={retire}
      onClose={onClose}
    >
      {usage && (
        <ul className={styles.facts}>
          {usage.records !== undefined && <li>{t.usedBy(usage.records, formats.number(usage.records))}</li>}
          {usage.views.length > 0 && <li>{t.usedInViews(formats.list(usage.views))}</li>}
          {usage.rules.length > 0 && <li>{t.usedInRules(formats.list(usage.rules))}</li>}
          {isBlocked && (
            <li>
              <strong>
                {t.usedInComputed(formats.list(usage.computed.map((each) => labelOf(each, language))))}
              </strong>
            </li>
          )}
          <li>{t.valuesStay}</li>
        </ul>
      )}
      <Wrong>{sending.problem ?? sending.faults[0]?.message}</Wrong>
    </Ask>
  );
}
