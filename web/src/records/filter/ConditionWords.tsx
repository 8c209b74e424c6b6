import { Fragment } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { textOf } from '../fields/fieldText.ts';
import { RecordName } from '../fields/RecordName.tsx';
import { useModel } from '../workspace.tsx';
import { daysOf, spanOf } from './dates.ts';
import styles from './Filter.module.css';
import type { Asked } from './fieldPaths.ts';
import { resolveAsked } from './fieldPaths.ts';
import type { Condition, FilterNode } from './filterTree.ts';
import { valueKind } from './operators.ts';
import { filterTexts, operatorWord } from './texts.ts';

/** How many values a chip names. */
const MOST = 3;

/** A part of a filter in words, as its chip says it. */
export function NodeWords({ object, node }: { object: string; node: FilterNode }) {
  const t = useTexts(filterTexts);
  const { language } = useSettings();
  const model = useModel();
  const described = model?.object(object);
  if (node.kind === 'other') {
    return t.notEditable;
  }
  if (node.kind === 'condition') {
    const asked = model && described && resolveAsked(model, described, language, node.field);
    return asked ? <ConditionWords asked={asked} condition={node} /> : node.field;
  }
  return node.parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name
    <Fragment key={i}>
      {i > 0 && <span className={styles.joint}>{node.kind === 'or' ? t.or : t.and}</span>}
      <NodeWords object={object} node={part} />
    </Fragment>
  ));
}

function ConditionWords({ asked, condition }: { asked: Asked; condition: Condition }) {
  const t = useTexts(filterTexts);
  const formats = useFormats();
  const { op, value } = condition;
  const kind = valueKind(asked, op);
  const label = <span className={styles.what}>{asked.label}</span>;
  if (kind === 'date') {
    const span = spanOf(op, value);
    const { from, to } = daysOf(op, value);
    const days = [from && t.fromDay(formats.day(from)), to && t.toDay(formats.day(to))]
      .filter(Boolean)
      .join(' ');
    return (
      <>
        {label} <b>{span ? t[span] : days || '…'}</b>
      </>
    );
  }
  return (
    <>
      {label} <span>{operatorWord(t, op)}</span>{' '}
      {kind !== 'none' && <ValueWords asked={asked} value={value} />}
    </>
  );
}

function ValueWords({ asked, value }: { asked: Asked; value: Json | undefined }) {
  const t = useTexts(filterTexts);
  const values: readonly Json[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (values.length === 0) {
    return <b>{'…'}</b>;
  }
  return (
    <b>
      {values.slice(0, MOST).map((each, i) => (
        <Fragment key={JSON.stringify(each)}>
          {i > 0 && ', '}
          <OneValue asked={asked} value={each} />
        </Fragment>
      ))}
      {values.length > MOST && ` ${t.more(values.length - MOST)}`}
    </b>
  );
}

function OneValue({ asked, value }: { asked: Asked; value: Json }) {
  const t = useTexts(filterTexts);
  const formats = useFormats();
  if (value === '@me') {
    return t.me;
  }
  if (value === '@myTeam') {
    return t.myTeam;
  }
  if (typeof value === 'boolean') {
    return value ? t.yes : t.no;
  }
  if (asked.kind !== 'field') {
    return String(value);
  }
  const target = asked.field.type === 'user' ? 'user' : asked.field.target;
  return target && typeof value === 'string' ? (
    <RecordName object={target} id={value} />
  ) : (
    textOf(asked.field, value, formats)
  );
}
