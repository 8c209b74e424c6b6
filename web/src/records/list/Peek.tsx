import { IconExternalLink, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { type Action, useActions } from '~/platform/actions.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { useAfterPaint } from '~/ui/useAfterPaint.ts';
import { RecordView } from '../record/RecordPage.tsx';
import { useHere } from '../workspace.tsx';
import styles from './ListPage.module.css';
import { listTexts } from './texts.ts';

/** A record beside its list; the list stays where it was. */
export function Peek({ object, id, onClose }: { object: ObjectJson; id: string; onClose: () => void }) {
  const t = useTexts(listTexts);
  const { slug } = useHere();
  const actions = useMemo(
    (): readonly Action[] => [
      { id: 'list.closePeek', name: t.closePeek, group: t.keyGroup, keys: 'Escape', run: onClose },
    ],
    [t, onClose],
  );
  useActions(actions);
  return (
    <aside className={styles.peek} aria-label={t.peek}>
      <div className={styles.peekBar}>
        <Link
          className={styles.tool}
          to="/w/$slug/$address/$id"
          params={{ slug, address: object.address, id }}
          aria-label={t.openPage}
          title={t.openPage}
        >
          <Icon of={IconExternalLink} />
        </Link>
        <button
          type="button"
          className={styles.tool}
          aria-label={t.closePeek}
          title={t.closePeek}
          onClick={onClose}
        >
          <Icon of={IconX} />
        </button>
      </div>
      <div className={styles.peekBody}>
        <PeekedRecord key={id} object={object} id={id} />
      </div>
    </aside>
  );
}

/** The record first, what is around it once that is painted: one goes through a list faster than all of it is drawn. */
function PeekedRecord({ object, id }: { object: ObjectJson; id: string }) {
  const isPainted = useAfterPaint();
  return <RecordView object={object} id={id} isBrief={!isPainted} />;
}
