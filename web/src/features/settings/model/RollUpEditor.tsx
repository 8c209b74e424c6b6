import { Select } from '@mantine/core';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { inLanguage } from '~/records/naming.ts';
import type { Sending } from '../kit/server.ts';
import { Conditions } from './Conditions.tsx';
import type { RollUpDraft } from './draft.ts';
import styles from './Model.module.css';
import { labelOf, type ModelObject, type WholeModel } from './model.ts';
import { modelTexts } from './modelTexts.ts';

const MEASURES = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max', 'first', 'last'] as const;
const SUMMED: ReadonlySet<string> = new Set(['number', 'money', 'percent', 'rating', 'duration']);

/** What is counted or summed, of which records that point here. */
export function RollUpEditor({
  model,
  object,
  value,
  onChange,
  sending,
}: {
  model: WholeModel;
  object: ModelObject;
  value: RollUpDraft;
  onChange: (next: RollUpDraft) => void;
  sending: Sending;
}) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const inverse = object.inverses.find(({ name }) => name === value.relation);
  const children = model.objects.find(({ name }) => name === inverse?.object);
  const measured = (children?.fields ?? []).filter(
    (field) =>
      (value.measure !== 'sum' && value.measure !== 'avg') || SUMMED.has(field.resultType ?? field.type),
  );
  return (
    <>
      <Select
        label={t.ruRelation}
        description={t.ruRelationHelp}
        data={object.inverses.map(({ name, object: from, field }) => {
          const other = model.objects.find((each) => each.name === from);
          const by = other?.fields.find((each) => each.name === field);
          const plural = other ? inLanguage(other.pluralLabel, language, name) : name;
          return { value: name, label: by ? `${plural} (${labelOf(by, language)})` : plural };
        })}
        value={value.relation || null}
        error={sending.at('rollUp.relation')}
        onChange={(relation) => onChange({ ...value, relation: relation ?? '', field: null, filter: null })}
      />
      <div className={styles.pair}>
        <Select
          label={t.ruMeasure}
          data={MEASURES.map((measure) => ({ value: measure, label: t[`m_${measure}`] }))}
          value={value.measure}
          allowDeselect={false}
          error={sending.at('rollUp.measure')}
          onChange={(measure) => onChange({ ...value, measure: measure ?? 'count', field: null })}
        />
        {value.measure !== 'count' && (
          <Select
            label={t.ruField}
            data={measured.map((field) => ({ value: field.name, label: labelOf(field, language) }))}
            value={value.field}
            searchable
            error={sending.at('rollUp.field')}
            onChange={(field) => onChange({ ...value, field })}
          />
        )}
      </div>
      {children && (
        <Conditions
          label={t.ruOnly}
          object={children}
          value={value.filter}
          onChange={(filter) => onChange({ ...value, filter })}
        />
      )}
      {sending.at('rollUp.filter') && <p role="alert">{sending.at('rollUp.filter')}</p>}
      <p className={styles.note}>{t.ruAll}</p>
    </>
  );
}
