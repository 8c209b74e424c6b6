import { useMemo, useRef, useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { type Action, useActions } from '~/platform/actions.ts';
import { useTexts } from '~/platform/texts.ts';
import { ConflictCard } from '../attention/ConflictCard.tsx';
import { draftsUnder } from '../fields/drafts.ts';
import { isEditable } from '../fields/editable.ts';
import { Files } from '../files/Files.tsx';
import { Composer } from '../timeline/Composer.tsx';
import { Timeline } from '../timeline/Timeline.tsx';
import { useLanes } from '../timeline/useLanes.ts';
import { useTimeline } from '../timeline/useTimeline.ts';
import { useConflicts } from '../workspace.tsx';
import { Fields } from './Fields.tsx';
import styles from './RecordBody.module.css';
import { RecordHeader } from './RecordHeader.tsx';
import { Relations } from './Relations.tsx';
import { sectionsOf, shownFields } from './sections.ts';
import { recordTexts } from './texts.ts';

const PARTS = ['story', 'details', 'related'] as const;
type Part = (typeof PARTS)[number];

/** A record with everything around it: three columns where there is room, one part at a time where there is not. */
export function RecordBody({ object, row, isBrief }: { object: ObjectJson; row: Row; isBrief: boolean }) {
  const t = useTexts(recordTexts);
  const [lanes, setLanes] = useLanes();
  const [part, setPart] = useState<Part>(object.hasTimeline ? 'story' : 'details');
  // what was typed before a reload goes on being edited
  const [editing, setEditing] = useState<string | undefined>(() => draftsUnder(`${row.id} `)[0]);
  const story = useTimeline(object, row.id, lanes, !isBrief);
  const conflicts = useConflicts().filter(({ recordId }) => recordId === row.id);
  const parts = PARTS.filter((each) => each !== 'story' || object.hasTimeline);
  useEditing(object, row, (field) => {
    setPart('details');
    setEditing(field);
  });
  return (
    <article className={styles.record} data-part={part} data-story={object.hasTimeline || undefined}>
      <RecordHeader object={object} row={row} story={story} />
      {conflicts.length > 0 && (
        <div className={styles.conflicts}>
          {conflicts.map((conflict) => (
            <ConflictCard key={conflict.id} conflict={conflict} isNamed={false} />
          ))}
        </div>
      )}
      <nav className={styles.parts} aria-label={t.parts}>
        {parts.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={part === each ? 'true' : undefined}
            onClick={() => setPart(each)}
          >
            {t[each]}
          </button>
        ))}
      </nav>
      <div className={styles.columns}>
        <div className={styles.details}>
          <Fields object={object} row={row} editing={editing} onEdit={setEditing} />
        </div>
        {object.hasTimeline && !isBrief && (
          <div className={styles.story}>
            <Composer object={object} row={row} onFocus={() => setPart('story')} />
            <Timeline object={object} id={row.id} story={story} lanes={lanes} onLanes={setLanes} />
          </div>
        )}
        {!isBrief && (
          <div className={styles.related}>
            <Relations object={object} id={row.id} />
            <Files object={object} row={row} />
          </div>
        )}
      </div>
    </article>
  );
}

/** `e` edits the field one is at, else the first one. */
function useEditing(object: ObjectJson, row: Row, edit: (field: string) => void) {
  const t = useTexts(recordTexts);
  const latest = useRef({ object, row, edit });
  latest.current = { object, row, edit };
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: 'record.edit',
        name: t.edit(''),
        group: t.details,
        keys: 'e',
        isHidden: true,
        run: () => {
          const at = document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field;
          const { object: of, row: shown, edit: begin } = latest.current;
          const fields = sectionsOf(of).flatMap((section) => shownFields(section.fields, shown));
          const field = at ?? fields.find((each) => isEditable(of, each))?.name;
          if (field) {
            begin(field);
          }
        },
      },
    ],
    [t],
  );
  useActions(actions);
}
