import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { Avatar } from '~/ui/Avatar.tsx';
import { FieldValue } from '../fields/FieldValue.tsx';
import { RecordLink } from '../fields/RecordName.tsx';
import { fieldLabel } from '../naming.ts';
import { useTitle } from '../titles.ts';
import { useModel, useRecord } from '../workspace.tsx';
import styles from './Related.module.css';
import { isEmpty } from './sections.ts';

/** Whom one would call about it. */
const WHO = new Set(['company', 'person']);

/** The company and the person a record belongs to, with how to reach them. */
export function Belonging({ object, id }: { object: ObjectJson; id: string }) {
  const row = useRecord(object.name, id);
  const fields = object.fields.filter(
    ({ type, target, name }) => type === 'relation' && WHO.has(target ?? '') && name === target,
  );
  return fields.map((field) => {
    const value = row?.values[field.name];
    // a person's companies have a section of their own
    return typeof value === 'string' && object.name !== 'person' ? (
      <Reachable key={field.name} field={field} id={value} />
    ) : null;
  });
}

function Reachable({ field, id }: { field: FieldJson; id: string }) {
  const { language } = useSettings();
  const target = field.target ?? '';
  const model = useModel();
  const row = useRecord(target, id);
  const title = useTitle(target, id) ?? '';
  const ways = ['phones', 'emails'].flatMap((name) => model?.field(target, name) ?? []);
  const label = fieldLabel(field, language);
  return (
    <section aria-label={label} className={styles.section}>
      <div className={styles.heading}>
        <h2>{label}</h2>
      </div>
      <p className={styles.card}>
        <Avatar name={title || '?'} size={28} isRound={target === 'person'} />
        <span className={styles.reach}>
          <RecordLink object={target} id={id} />
          {typeof row?.values.jobTitle === 'string' && <small>{row.values.jobTitle}</small>}
          {ways
            .filter((way) => !isEmpty(row?.values[way.name]))
            .map((way) => (
              <small key={way.name}>
                <FieldValue field={way} value={row?.values[way.name]} />
              </small>
            ))}
        </span>
      </p>
    </section>
  );
}
