import { IconEye } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import type { FollowedChange } from '~/records/follow/follows.ts';
import { fieldLabel, titleIn } from '~/records/naming.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import styles from './day.module.css';
import { Line, Part } from './Line.tsx';
import { dayTexts } from './texts.ts';

/** How many changes are named; older ones stand in the records. */
const MOST = 10;
/** How many fields of a change are named. */
const FIELDS = 3;

/** What others have changed in what one follows, since yesterday. */
export function useFollowedChanges(): readonly FollowedChange[] {
  const { grato } = useHere();
  const [changes, setChanges] = useState<readonly FollowedChange[]>([]);
  useEffect(() => {
    let isWanted = grato !== undefined;
    const after = new Date(Date.now() - 2 * 86_400_000).toISOString();
    api
      .get<{ items: FollowedChange[] }>(`/me/following/changes?after=${after}`)
      .then(({ items }) => isWanted && setChanges(items.slice(0, MOST)))
      // Without a line there is nothing to tell about it.
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [grato]);
  return changes;
}

export function FollowedLines({ changes }: { changes: readonly FollowedChange[] }) {
  const t = useTexts(dayTexts);
  return (
    <Part name={t.followed} count={changes.length}>
      {changes.map((change) => (
        <Changed key={`${change.id} ${change.day}`} change={change} />
      ))}
    </Part>
  );
}

function Changed({ change }: { change: FollowedChange }) {
  const t = useTexts(dayTexts);
  const formats = useFormats();
  const object = useModel()?.object(change.object);
  if (!object) {
    return null;
  }
  const names = change.fields.flatMap((name) => {
    const field = object.fields.find((each) => each.name === name);
    return field ? [fieldLabel(field, formats.language)] : [];
  });
  const more = names.length - FIELDS;
  const said = [...names.slice(0, FIELDS), ...(more > 0 ? [t.more(more)] : [])];
  return (
    <Line
      object={change.object}
      id={change.id}
      name={titleIn(object, { [object.title]: change.title })}
      before={
        <span className={styles.quietSign}>
          <Icon of={IconEye} />
        </span>
      }
      beside={change.operation === 'delete' ? t.deleted : formats.list(said)}
      at={formats.day(change.day)}
    />
  );
}
