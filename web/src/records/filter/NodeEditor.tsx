import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { useModel } from '../workspace.tsx';
import { FieldPicker } from './FieldPicker.tsx';
import styles from './Filter.module.css';
import { resolveAsked } from './fieldPaths.ts';
import { type Condition, type FilterNode, replaced } from './filterTree.ts';
import { begunWith, operatorsOf, withOperator } from './operators.ts';
import { filterTexts, operatorWord } from './texts.ts';
import { ValueEditor } from './ValueEditor.tsx';

type Props = {
  object: ObjectJson;
  node: FilterNode;
  /** undefined takes the part out of the filter */
  onChange: (node: FilterNode | undefined) => void;
};

/** Edits a part of a filter: a condition, or a group of which all or any must hold. */
export function NodeEditor({ object, node, onChange }: Props) {
  const t = useTexts(filterTexts);
  if (node.kind === 'other') {
    return <p className={styles.quiet}>{t.notEditableText}</p>;
  }
  if (node.kind === 'condition') {
    return <ConditionEditor object={object} condition={node} onChange={onChange} />;
  }
  const { kind, parts } = node;
  return (
    <fieldset className={styles.group}>
      <legend className="spoken">{t.match}</legend>
      <select
        className={styles.input}
        aria-label={t.match}
        value={kind}
        onChange={(event) => onChange({ kind: event.currentTarget.value === 'or' ? 'or' : 'and', parts })}
      >
        <option value="or">{t.any}</option>
        <option value="and">{t.all}</option>
      </select>
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name
        <div key={i} className={styles.part}>
          <NodeEditor
            object={object}
            node={part}
            onChange={(next) => onChange({ kind, parts: replaced(parts, i, next) })}
          />
          <button
            type="button"
            className={styles.remove}
            aria-label={t.remove(String(i + 1))}
            onClick={() => onChange({ kind, parts: replaced(parts, i, undefined) })}
          >
            <Icon of={IconTrash} size={16} />
          </button>
        </div>
      ))}
      <Adding object={object} name={t.add} onAdd={(added) => onChange({ kind, parts: [...parts, added] })} />
    </fieldset>
  );
}

/** Adds a condition beside others. */
export function Adding({
  object,
  name,
  onAdd,
}: {
  object: ObjectJson;
  name: string;
  onAdd: (node: FilterNode) => void;
}) {
  const [isPicking, setPicking] = useState(false);
  return isPicking ? (
    <FieldPicker
      object={object}
      onPick={(asked) => {
        setPicking(false);
        onAdd({ kind: 'condition', ...begunWith(asked) });
      }}
    />
  ) : (
    <button type="button" className={styles.link} onClick={() => setPicking(true)}>
      {name}
    </button>
  );
}

function ConditionEditor({
  object,
  condition,
  onChange,
}: {
  object: ObjectJson;
  condition: Condition;
  onChange: (node: FilterNode) => void;
}) {
  const t = useTexts(filterTexts);
  const { language } = useSettings();
  const model = useModel();
  const asked = model && resolveAsked(model, object, language, condition.field);
  if (!asked) {
    return <p className={styles.quiet}>{condition.field}</p>;
  }
  const change = (next: Condition) => onChange({ ...next, kind: 'condition' });
  const operators = [...new Set([...operatorsOf(asked), condition.op])];
  const isDate =
    ['between', 'ge', 'le', 'lt', 'gt', 'eq'].includes(condition.op) && operators.includes('between');
  const isTime =
    asked.kind === 'field' && ['date', 'dateTime'].includes(asked.field.resultType ?? asked.field.type);
  const shown = isTime ? ['between', 'isNotEmpty', 'isEmpty'] : operators;
  return (
    <div className={styles.condition}>
      <span className={styles.what}>{asked.label}</span>
      <select
        className={styles.input}
        aria-label={`${asked.label}: ${t.operator}`}
        value={isTime && isDate ? 'between' : condition.op}
        onChange={(event) => change(withOperator(condition, asked, event.currentTarget.value))}
      >
        {shown.map((op) => (
          <option key={op} value={op}>
            {isTime && op === 'between' ? t.opEq : operatorWord(t, op)}
          </option>
        ))}
      </select>
      <ValueEditor asked={asked} condition={condition} onChange={change} />
    </div>
  );
}
