import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import styles from './programme.module.css';
import { programmeTexts } from './texts.ts';

/** Stop is as near at hand as going on, and both want a sentence. */
export function Decide({ pilot }: { pilot: Row }) {
  const t = useTexts(programmeTexts);
  const { change } = useCommands();
  const [reason, setReason] = useState('');
  const decide = (status: 'promoted' | 'stopped') =>
    change('pilot', pilot.id, { status, reason: reason.trim() }).catch(sayProblem);
  const isReady = reason.trim() !== '';
  return (
    <div className={styles.decide}>
      <Textarea
        label={t.why}
        description={t.reasonFirst}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button disabled={!isReady} variant="default" onClick={() => decide('promoted')}>
          {t.goOn}
        </Button>
        <Button disabled={!isReady} variant="default" onClick={() => decide('stopped')}>
          {t.stop}
        </Button>
      </div>
    </div>
  );
}
