import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTexts } from '~/platform/texts.ts';
import { BriefView } from '~/records/brief/BriefView.tsx';
import { RecordName } from '~/records/fields/RecordName.tsx';
import { useTitle } from '~/records/titles.ts';
import { useHere, useModel, useRecord } from '~/records/workspace.tsx';
import { Avatar } from '~/ui/Avatar.tsx';
import styles from './call.module.css';
import type { Caller } from './caller.ts';
import { NoteForm } from './NoteForm.tsx';
import { callTexts } from './texts.ts';

/** The caller: name, company, the customer in a minute, and a line for what it was about. */
export function CallerCard({ caller, onOther }: { caller: Caller; onOther: () => void }) {
  const t = useTexts(callTexts);
  const { slug } = useHere();
  const name = useTitle(caller.object, caller.id) ?? '…';
  const row = useRecord(caller.object, caller.id);
  const address = useModel()?.object(caller.object)?.address ?? '';
  const employer = row?.values.company;
  const company = typeof employer === 'string' && caller.object === 'person' ? employer : undefined;
  const about =
    caller.object === 'person' ? { person: caller.id, company } : { company: caller.id, person: undefined };
  const role = row?.values.jobTitle;
  return (
    <>
      <header className={styles.caller}>
        <Avatar name={name} size={56} isRound={caller.object === 'person'} />
        <div>
          <h1>
            <Link to="/w/$slug/$address/$id" params={{ slug, address, id: caller.id }} search={{}}>
              {name}
            </Link>
          </h1>
          <p className={styles.quiet}>
            {typeof role === 'string' && `${role}${company ? ', ' : ''}`}
            {company && <RecordName object="company" id={company} />}
          </p>
        </div>
      </header>
      <NoteForm conversation={{ kind: 'call', direction: 'inbound', caller, company }} label={t.note} />
      <BriefView {...about} />
      <Button variant="subtle" color="gray" onClick={onOther}>
        {t.other}
      </Button>
    </>
  );
}
