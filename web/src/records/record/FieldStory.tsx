import { Popover } from '@mantine/core';
import { useRef, useState } from 'react';
import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { FieldValue } from '../fields/FieldValue.tsx';
import { RecordName } from '../fields/RecordName.tsx';
import styles from './Fields.module.css';
import { type Change, isOfFeed, useHistory, useOrigin } from './origins.ts';
import { isEmpty } from './sections.ts';
import { recordTexts } from './texts.ts';

/** How long one rests on a label before it tells. */
const REST = 500;

/** The name of a field, which tells where its value came from and what it was before. */
export function FieldStory({
  object,
  id,
  field,
  label,
  help,
}: {
  object: ObjectJson;
  id: string;
  field: FieldJson;
  label: string;
  help: string;
}) {
  const t = useTexts(recordTexts);
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const after = (delay: number, next: boolean) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(next), delay);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={300} offset={4}>
      <Popover.Target>
        <button
          type="button"
          className={styles.label}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && isOpen) {
              event.stopPropagation();
              after(0, false);
            }
          }}
          onMouseEnter={() => after(REST, true)}
          onMouseLeave={() => after(150, false)}
        >
          {label}
        </button>
      </Popover.Target>
      <Popover.Dropdown
        p="sm"
        aria-label={t.history(label)}
        onMouseEnter={() => clearTimeout(timer.current)}
        onMouseLeave={() => after(150, false)}
      >
        {help && <p className={styles.help}>{help}</p>}
        <Changes object={object} id={id} field={field} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Changes({ object, id, field }: { object: ObjectJson; id: string; field: FieldJson }) {
  const t = useTexts(recordTexts);
  const { data, isError } = useHistory(object.address, id);
  if (isError) {
    return <p className={styles.quiet}>{t.historyOffline}</p>;
  }
  const items = data?.items ?? [];
  const own = items.filter(({ after, before }) => field.name in after || field.name in before);
  return (
    <>
      <FromFeed source={own[0]?.source} />
      <Story field={field} own={own} isKnown={!!data} />
    </>
  );
}

/** Which feed the present value is from, and of when that feed's data are. */
function FromFeed({ source }: { source: string | null | undefined }) {
  const t = useTexts(recordTexts);
  const formats = useFormats();
  const origin = useOrigin(source);
  return origin ? (
    <p className={styles.help}>
      {t.fromFeed(origin.name, origin.asOf ? formats.when(origin.asOf) : '')}
      {origin.isLate && ` ${t.feedLate}`}
    </p>
  ) : null;
}

function Story({ field, own, isKnown }: { field: FieldJson; own: readonly Change[]; isKnown: boolean }) {
  const t = useTexts(recordTexts);
  const formats = useFormats();
  return (
    <ol className={styles.story} aria-busy={!isKnown}>
      {isKnown && own.length === 0 && <li className={styles.quiet}>{t.noHistory}</li>}
      {own.slice(0, 12).map((change) => (
        <li key={change.version}>
          <span className={styles.became}>
            {isEmpty(change.after[field.name]) ? (
              <span className={styles.quiet}>{t.nothing}</span>
            ) : (
              <FieldValue field={field} value={change.after[field.name]} />
            )}
          </span>
          <small>
            {change.actor.kind === 'user' && change.actor.id ? (
              <RecordName object="user" id={change.actor.id} />
            ) : (
              t.system
            )}
            {', '}
            {formats.when(change.at)}
            {change.source && change.source !== 'user' && !isOfFeed(change.source) && ` · ${change.source}`}
          </small>
        </li>
      ))}
    </ol>
  );
}
