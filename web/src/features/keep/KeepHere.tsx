import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { canKeep, changePin, keepHere } from '~/records/session.ts';
import { useHere } from '~/records/workspace.tsx';
import { Dialog } from '~/ui/Dialog.tsx';
import { toast } from '~/ui/toasts.ts';
import styles from './keep.module.css';
import { faultOfPin, type PinFault } from './pin.ts';
import { keepTexts } from './texts.ts';

/** Chooses the PIN behind which data is kept on this device, or changes it. */
export function KeepHere({ onClose }: { onClose: () => void }) {
  const t = useTexts(keepTexts);
  const { profile } = useHere();
  const isChange = profile === 'field';
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<PinFault | 'wrong' | 'unsent'>();
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    const found = faultOfPin(text('pin'), text('again'));
    setFault(found);
    if (found) {
      return;
    }
    setBusy(true);
    if (isChange && !(await changePin(text('present'), text('pin')))) {
      setBusy(false);
      setFault('wrong');
      return;
    }
    if (!isChange && !(await keepHere(text('pin')))) {
      setBusy(false);
      setFault('unsent');
      return;
    }
    onClose();
    toast(isChange ? t.changed : t.kept);
  };
  const title = isChange ? t.changeTitle : t.keepTitle;
  if (!canKeep()) {
    return (
      <Dialog name={title} onClose={onClose}>
        <div className={styles.form}>
          <h2>{title}</h2>
          <p>{t.cannot}</p>
          <Button variant="default" onClick={onClose}>
            {t.close}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog name={title} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <h2>{title}</h2>
        {!isChange && <p>{t.keepText}</p>}
        <p role="alert" className={styles.trouble} hidden={fault !== 'unsent'}>
          {t.unsentFirst}
        </p>
        {isChange && (
          <PasswordInput
            name="present"
            label={t.present}
            required
            autoComplete="off"
            size="md"
            error={fault === 'wrong' && t.wrong}
          />
        )}
        <PasswordInput
          name="pin"
          label={t.pin}
          description={t.pinHint}
          required
          autoComplete="off"
          size="md"
          error={fault === 'short' && t.short}
        />
        <PasswordInput
          name="again"
          label={t.again}
          required
          autoComplete="off"
          size="md"
          error={fault === 'differ' && t.differ}
        />
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" loading={isBusy}>
            {isChange ? t.change : t.keep}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
