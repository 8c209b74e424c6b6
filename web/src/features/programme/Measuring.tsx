import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { Json, ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { api, NoLine } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { fieldLabel, pluralLabel } from '~/records/naming.ts';
import { placesOf } from '~/records/places.ts';
import { useModel } from '~/records/workspace.tsx';
import { toast } from '~/ui/toasts.ts';
import styles from './objectives.module.css';
import { choicesOf, figuresOf, numberOf, viewOf } from './objectives.ts';
import { objectiveTexts } from './objectiveTexts.ts';
import { People } from './People.tsx';

/** How an objective is counted and who answers for it; each answer is kept as it is given. */
export function Measuring({
  objective,
  object,
  needsIt,
  onMeasured,
}: {
  objective: Row;
  /** The object it is counted in. */
  object: ObjectJson | undefined;
  /** Whether somebody in IT answers for it, too. */
  needsIt: boolean;
  onMeasured: () => void;
}) {
  const t = useTexts(objectiveTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const model = useModel();
  const { change } = useCommands();
  const { id, values } = objective;
  const { main, more } = model ? placesOf(model) : { main: [], more: [] };
  const lists = [...main, ...more].map((place) => place.object);
  const pillars = model?.object('objective')?.fields.find(({ name }) => name === 'pillar')?.options ?? [];
  const views = choicesOf(model?.schema.views ?? [], object);
  const chosen = viewOf(views, objective);
  const hasOwn = Boolean(values.kpiFilter) && !chosen;
  const now = numberOf(objective, 'kpiValue');
  const measure = String(values.kpiMeasure ?? '');
  const measured = async () => {
    try {
      await api.post(`/programme/measures/${id}`);
      onMeasured();
    } catch (problem) {
      if (problem instanceof NoLine) {
        toast(t.offline);
      } else {
        sayProblem(problem);
      }
    }
  };
  const keep = (next: { readonly [field: string]: Json }) => change('objective', id, next).catch(sayProblem);
  const text = (field: string, label: string, more: { placeholder?: string; type?: string } = {}) => (
    <TextInput
      key={`${field} ${String(values[field] ?? '')}`}
      label={label}
      defaultValue={String(values[field] ?? '')}
      {...more}
      onBlur={(event) => {
        const next = event.currentTarget.value.trim() || null;
        if (next !== (values[field] ?? null)) {
          keep({ [field]: next });
        }
      }}
    />
  );
  const figure = (field: string, label: string) => (
    <TextInput
      key={`${field} ${String(values[field] ?? '')}`}
      label={label}
      type="number"
      step="any"
      inputMode="decimal"
      defaultValue={numberOf(objective, field) ?? ''}
      onBlur={(event) => {
        const next = event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value);
        if (next !== numberOf(objective, field)) {
          keep({ [field]: next ?? null });
        }
      }}
    />
  );
  return (
    <div className={styles.measuring}>
      {text('name', t.fresh)}
      <NativeSelect
        label={t.pillar}
        value={String(values.pillar ?? '')}
        data={[
          { value: '', label: t.listNone, disabled: true },
          ...pillars.map(({ key, label }) => ({ value: key, label: label?.[language] ?? label?.en ?? key })),
        ]}
        onChange={(event) => keep({ pillar: event.currentTarget.value })}
      />
      <NativeSelect
        label={t.list}
        value={object?.address ?? ''}
        data={[
          { value: '', label: t.listNone, disabled: true },
          ...lists.map((each) => ({ value: each.address, label: pluralLabel(each, language) })),
        ]}
        onChange={(event) =>
          keep({
            kpiObject: event.currentTarget.value,
            kpiFilter: null,
            kpiField: null,
            kpiMeasure: 'count',
          })
        }
      />
      {object && (
        <>
          <NativeSelect
            label={t.which}
            value={hasOwn ? 'own' : (chosen?.id ?? '')}
            data={[
              { value: '', label: t.all },
              ...views.map((view) => ({ value: view.id, label: view.name })),
              ...(hasOwn ? [{ value: 'own', label: t.own }] : []),
            ]}
            onChange={(event) => {
              const view = views.find((each) => each.id === event.currentTarget.value);
              keep({ kpiFilter: view?.filter ?? null });
            }}
          />
          <NativeSelect
            label={t.measure}
            value={measure}
            data={[
              { value: '', label: t.listNone, disabled: true },
              { value: 'count', label: t.count },
              { value: 'sum', label: t.sum },
              { value: 'average', label: t.average },
            ]}
            onChange={(event) => keep({ kpiMeasure: event.currentTarget.value })}
          />
        </>
      )}
      {object && (measure === 'sum' || measure === 'average') && (
        <NativeSelect
          label={t.field}
          value={String(values.kpiField ?? '')}
          data={[
            { value: '', label: t.fieldNone, disabled: true },
            ...figuresOf(object).map((field) => ({ value: field.name, label: fieldLabel(field, language) })),
          ]}
          onChange={(event) => keep({ kpiField: event.currentTarget.value })}
        />
      )}
      {!object && figure('kpiValue', t.now)}
      {figure('baseline', t.from)}
      {figure('target', t.to)}
      {text('unit', t.unit, { placeholder: t.unitExample })}
      {text('dueOn', t.due, { type: 'date' })}
      <People
        label={t.business}
        value={String(values.businessOwner ?? '')}
        onChoose={(user) => keep({ businessOwner: user })}
      />
      {needsIt && (
        <People
          label={t.it}
          value={String(values.itOwner ?? '')}
          onChoose={(user) => keep({ itOwner: user })}
        />
      )}
      <div className={styles.buttons}>
        {object && (
          <Button variant="default" onClick={measured}>
            {t.measureNow}
          </Button>
        )}
        {now !== undefined && numberOf(objective, 'baseline') === undefined && (
          <Button variant="subtle" onClick={() => keep({ baseline: values.kpiValue ?? null })}>
            {t.takeNow(formats.number(now, 2))}
          </Button>
        )}
      </div>
    </div>
  );
}
