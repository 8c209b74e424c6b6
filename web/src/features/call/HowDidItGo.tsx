import { Button } from '@mantine/core';
import { useTexts } from '~/platform/texts.ts';
import { useTitle } from '~/records/titles.ts';
import { useHere } from '~/records/workspace.tsx';
import styles from './call.module.css';
import { type Caller, callersOf } from './caller.ts';
import type { Leaving } from './leaving.ts';
import { NoteForm } from './NoteForm.tsx';
import { callTexts } from './texts.ts';

/** After a call or a chat: a line about it, or nothing. */
export function HowDidItGo({ leaving, onClose }: { leaving: Leaving; onClose: () => void }) {
  const { grato } = useHere();
  const caller = callersOf(grato.rows, leaving.number)[0] ?? leaving.at;
  return caller ? <Asked leaving={leaving} caller={leaving.at ?? caller} onClose={onClose} /> : null;
}

function Asked({ leaving, caller, onClose }: { leaving: Leaving; caller: Caller; onClose: () => void }) {
  'use no memo'; // what the device has is one store that changes within
  const t = useTexts(callTexts);
  const { grato } = useHere();
  const name = useTitle(caller.object, caller.id) ?? leaving.number;
  const company = grato.rows.get(caller.object, caller.id)?.values.company;
  return (
    <section
      className={styles.after}
      aria-label={t.howDidItGo(name)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <NoteForm
        label={t.howDidItGo(name)}
        conversation={{
          kind: leaving.kind,
          direction: 'outbound',
          caller,
          company: typeof company === 'string' && caller.object === 'person' ? company : undefined,
        }}
        onSaved={onClose}
      />
      <Button variant="subtle" color="gray" onClick={onClose}>
        {t.skip}
      </Button>
    </section>
  );
}
