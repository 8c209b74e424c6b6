import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import type { Values } from '~/data/store/rows.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { optionLabel } from '../naming.ts';
import styles from './Board.module.css';
import { boardTexts } from './texts.ts';

/** Asks once why a deal was lost. */
export function LoseDialog({
  object,
  onClose,
  onLose,
}: {
  object: ObjectJson;
  onClose: () => void;
  onLose: (values: Values) => void;
}) {
  const t = useTexts(boardTexts);
  const { language } = useSettings();
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const options = object.fields.find(({ name }) => name === 'lostReason')?.options ?? [];
  return (
    <Modal opened onClose={onClose} title={t.whyTitle}>
      <form
        className={styles.lose}
        onSubmit={(event) => {
          event.preventDefault();
          onLose({ lostReason: reason, ...(note.trim() ? { lostNote: note.trim() } : {}) });
        }}
      >
        <fieldset>
          <legend className="spoken">{t.reason}</legend>
          {options
            .filter(({ retired }) => !retired)
            .map((option, i) => (
              <label key={option.key}>
                <input
                  type="radio"
                  name="reason"
                  required
                  checked={reason === option.key}
                  data-autofocus={i === 0 || undefined}
                  onChange={() => setReason(option.key)}
                />
                {optionLabel(option, language)}
              </label>
            ))}
        </fieldset>
        <label className={styles.note}>
          {t.note}
          <textarea rows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        </label>
        <div className={styles.foot}>
          <button type="button" onClick={onClose}>
            {t.cancel}
          </button>
          <button type="submit" className={styles.apply} disabled={reason === ''}>
            {t.close}
          </button>
        </div>
      </form>
    </Modal>
  );
}
