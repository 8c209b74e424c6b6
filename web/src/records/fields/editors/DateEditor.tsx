import { useState } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { momentOf, wallTime } from '../parse/moments.ts';
import { doubtTexts } from '../parse/texts.ts';
import styles from './Editors.module.css';
import { type EditorProps, finish, focusAndSelect } from './editor.ts';

/** A day, or a moment in the user's zone, as the browser lets one choose it. */
export function DateEditor(props: EditorProps) {
  const { field, value, onDone, isAutoFocus, label } = props;
  const { zone } = useSettings();
  const t = useTexts(doubtTexts);
  const isDay = field.type === 'date';
  const before = typeof value === 'string' ? (isDay ? value : wallTime(value, zone)) : '';
  const [text, setText] = useState(before);
  const [isMissing, setMissing] = useState(false);
  const save = () => {
    if (text === before) {
      onDone(undefined);
    } else if (text === '' && field.isRequired) {
      setMissing(true);
    } else {
      finish(props, text === '' ? null : isDay ? text : momentOf(text, zone));
    }
  };
  return (
    <span className={styles.whole}>
      <input
        ref={isAutoFocus ? focusAndSelect : undefined}
        type={isDay ? 'date' : 'datetime-local'}
        className={styles.input}
        value={text}
        max={isDay ? '9999-12-31' : '9999-12-31T23:59'}
        aria-label={label}
        aria-invalid={isMissing || undefined}
        onChange={(event) => {
          setText(event.target.value);
          setMissing(false);
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            event.stopPropagation();
            save();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            onDone(undefined);
          }
        }}
      />
      {isMissing && (
        <p className={styles.why} role="alert">
          {t.required}
        </p>
      )}
    </span>
  );
}
