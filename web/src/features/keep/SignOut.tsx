import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { signOut } from '~/records/session.ts';
import { useConnection, useHere } from '~/records/workspace.tsx';
import { Dialog } from '~/ui/Dialog.tsx';
import styles from './keep.module.css';
import { saveFile, unsentFileName } from './saveFile.ts';
import { keepTexts } from './texts.ts';

/** Leaves; what was not sent is sent, saved as a file or discarded, as one says. */
export function SignOut({ onClose }: { onClose: () => void }) {
  'use no memo'; // what the device has is one store that changes within
  const t = useTexts(keepTexts);
  const { grato } = useHere();
  const navigate = useNavigate();
  const { unsent } = useConnection();
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const waiting = unsent + grato.attention.length;
  const leave = async (how: 'send' | 'export' | 'discard') => {
    setBusy(true);
    setFailed(false);
    if (how === 'export') {
      saveFile(unsentFileName(), grato.exportUnsent());
    }
    const isDone = await signOut(how);
    setBusy(false);
    if (isDone) {
      onClose();
      // whoever signs in next may have nothing to do with this page
      navigate({ to: '/', replace: true });
    } else {
      setFailed(true);
    }
  };
  return (
    <Dialog name={t.leaveTitle} onClose={onClose}>
      <div className={styles.form}>
        <h2>{t.leaveTitle}</h2>
        <p>
          {waiting > 0 && <strong>{t.unsent(waiting)} </strong>}
          {t.leaveText}
        </p>
        <p role="alert" className={styles.trouble} hidden={!hasFailed}>
          {t.couldNotSend}
        </p>
        {/* the way out stays where it is when what waits has gone meanwhile: nobody presses something else by chance */}
        <div className={styles.choices}>
          <Button loading={isBusy} onClick={() => leave('send')}>
            {waiting > 0 ? t.send : t.leave}
          </Button>
          {waiting > 0 && (
            <>
              <Button variant="default" disabled={isBusy} onClick={() => leave('export')}>
                {t.save}
              </Button>
              <Button variant="subtle" color="red" disabled={isBusy} onClick={() => leave('discard')}>
                {t.discard}
              </Button>
            </>
          )}
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
