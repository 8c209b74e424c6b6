import { ActionIcon, Button, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { inLanguage } from '~/records/naming.ts';
import { Icon } from '~/ui/Icon.tsx';
import { type Condition, type ConditionSet, conditionsOf, filterOf, isBare } from './condition.ts';
import styles from './Model.module.css';
import { labelOf, type ModelField, type ModelObject } from './model.ts';
import { modelTexts } from './modelTexts.ts';

const OPERATORS = [
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'contains',
  'startsWith',
  'isEmpty',
  'isNotEmpty',
] as const;
const NUMBERS: ReadonlySet<string> = new Set(['number', 'money', 'percent', 'rating']);

/** Rows of conditions over the fields of an object: for rules, and for what a roll-up counts. */
export function Conditions({
  label,
  object,
  value,
  onChange,
}: {
  label: string;
  object: ModelObject;
  value: Json | null;
  onChange: (filter: Json | null) => void;
}) {
  const t = useTexts(modelTexts);
  const known = conditionsOf(value);
  const [shown, setShown] = useState<ConditionSet>(known ?? { mode: 'and', conditions: [] });
  if (!known) {
    return (
      <div>
        <div style={{ fontWeight: 500 }}>{label}</div>
        <p className={styles.note}>{t.filterTooRich}</p>
        <pre className={styles.note}>{JSON.stringify(value, null, 2)}</pre>
      </div>
    );
  }
  const put = (next: ConditionSet) => {
    setShown(next);
    onChange(filterOf(next));
  };
  const { mode, conditions } = shown;
  const change = (id: string, part: Partial<Condition>) =>
    put({ mode, conditions: conditions.map((each) => (each.id === id ? { ...each, ...part } : each)) });
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
      <legend style={{ padding: '0 0 4px', fontWeight: 500 }}>{label}</legend>
      <div className={styles.conditions}>
        {conditions.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t.howMany}
            value={mode}
            data={[
              { value: 'and', label: t.allHold },
              { value: 'or', label: t.oneHolds },
            ]}
            onChange={(next) => put({ mode: next === 'or' ? 'or' : 'and', conditions })}
          />
        )}
        {conditions.map((condition) => (
          <ConditionRow
            key={condition.id}
            object={object}
            condition={condition}
            onChange={(part) => change(condition.id, part)}
            onRemove={() => put({ mode, conditions: conditions.filter(({ id }) => id !== condition.id) })}
          />
        ))}
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<Icon of={IconPlus} size={16} />}
        onClick={() =>
          setShown({
            mode,
            conditions: [...conditions, { id: crypto.randomUUID(), field: '', op: '', value: null }],
          })
        }
      >
        {t.addCondition}
      </Button>
    </fieldset>
  );
}

function ConditionRow({
  object,
  condition,
  onChange,
  onRemove,
}: {
  object: ModelObject;
  condition: Condition;
  onChange: (part: Partial<Condition>) => void;
  onRemove: () => void;
}) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const field = object.fields.find(({ name }) => name === condition.field);
  const operators = OPERATORS.filter((op) => field?.operators.includes(op));
  return (
    <div className={styles.condition}>
      <Select
        aria-label={t.conditionField}
        placeholder={t.conditionField}
        searchable
        data={object.fields
          .filter((each) => each.operators.length > 0)
          .map((each) => ({ value: each.name, label: labelOf(each, language) }))}
        value={condition.field || null}
        onChange={(name) => onChange({ field: name ?? '', op: '', value: null })}
      />
      <Select
        aria-label={t.conditionOperator}
        disabled={!field}
        data={operators.map((op) => ({ value: op, label: t[`o_${op}`] }))}
        value={condition.op || null}
        onChange={(op) => onChange({ op: op ?? '' })}
      />
      {field && condition.op && !isBare(condition.op) ? (
        <Operand field={field} value={condition.value} onChange={(value) => onChange({ value })} />
      ) : (
        <span />
      )}
      <ActionIcon aria-label={t.removeCondition} onClick={onRemove}>
        <Icon of={IconX} size={16} />
      </ActionIcon>
    </div>
  );
}

function Operand({
  field,
  value,
  onChange,
}: {
  field: ModelField;
  value: Json;
  onChange: (value: Json) => void;
}) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const type = field.resultType ?? field.type;
  if (field.options) {
    return (
      <Select
        aria-label={t.conditionValue}
        data={field.options
          .filter(({ retired }) => !retired)
          .map(({ key, label }) => ({ value: key, label: inLanguage(label, language, key) }))}
        value={typeof value === 'string' ? value : null}
        onChange={(key) => onChange(key)}
      />
    );
  }
  if (type === 'boolean') {
    return (
      <Select
        aria-label={t.conditionValue}
        data={[
          { value: 'true', label: t.yes },
          { value: 'false', label: t.no },
        ]}
        value={typeof value === 'boolean' ? String(value) : null}
        onChange={(text) => onChange(text === null ? null : text === 'true')}
      />
    );
  }
  if (NUMBERS.has(type)) {
    return (
      <NumberInput
        aria-label={t.conditionValue}
        value={typeof value === 'number' ? value : ''}
        onChange={(number) => onChange(typeof number === 'number' ? number : null)}
      />
    );
  }
  return (
    <TextInput
      aria-label={t.conditionValue}
      type={type === 'date' ? 'date' : 'text'}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
