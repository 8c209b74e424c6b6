import { RecordName } from '~/records/fields/RecordName.tsx';
import { useTitle } from '~/records/titles.ts';
import { useHere } from '~/records/workspace.tsx';
import { Avatar } from '~/ui/Avatar.tsx';
import styles from './call.module.css';
import type { Caller } from './caller.ts';

/** Somebody who may be meant. */
export function CallerLine({ caller, onChoose }: { caller: Caller; onChoose: () => void }) {
  'use no memo'; // what the device has is one store that changes within
  const { grato } = useHere();
  const name = useTitle(caller.object, caller.id) ?? '…';
  const company =
    caller.object === 'person' ? grato.rows.get('person', caller.id)?.values.company : undefined;
  return (
    <li>
      <button type="button" onClick={onChoose}>
        <Avatar name={name} size={32} isRound={caller.object === 'person'} />
        <span>{name}</span>
        {typeof company === 'string' && (
          <span className={styles.quiet}>
            <RecordName object="company" id={company} />
          </span>
        )}
      </button>
    </li>
  );
}
