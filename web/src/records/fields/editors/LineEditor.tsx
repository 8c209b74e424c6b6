import { useId, useState } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { draftOf, dropDraft, keepDraft } from '../drafts.ts';
import { type Doubt, parseValue, typedOf } from '../parse/parseValue.ts';
import { isDoubtfulTaxId } from '../parse/taxIds.ts';
import { doubtText, doubtTexts } from '../parse/texts.ts';
import styles from './Editors.module.css';
import { type EditorProps, finish, focusAndSelect } from './editor.ts';

const NUMERIC = new Set(['number', 'percent']);

/** Whatever is written in one line. Enter and leaving it save, Esc restores; what cannot be taken says why. */
export function LineEditor(props: EditorProps) {
  const { field, value, onDone, isAutoFocus, label, draftName } = props;
  const { language } = useSettings();
  const t = useTexts(doubtTexts);
  const id = useId();
  const [text, setText] = useState(() => draftOf(draftName) ?? typedOf(field, value, language));
  const [doubt, setDoubt] = useState<Doubt>();
  const save = () => {
    if (text === typedOf(field, value, language)) {
      dropDraft(draftName);
      onDone(undefined);
      return;
    }
    const parsed = parseValue(field, text, language);
    if ('doubt' in parsed) {
      setDoubt(parsed.doubt);
    } else {
      dropDraft(draftName);
      finish(props, parsed.value);
    }
  };
  const isSuspect = field.type === 'taxId' && text.trim() !== '' && isDoubtfulTaxId(text);
  return (
    <span className={styles.whole}>
      <input
        ref={isAutoFocus ? focusAndSelect : undefined}
        className={styles.input}
        value={text}
        inputMode={NUMERIC.has(field.type) ? 'decimal' : undefined}
        data-align={NUMERIC.has(field.type) ? 'end' : undefined}
        aria-label={label}
        aria-required={field.isRequired || undefined}
        aria-invalid={doubt ? true : undefined}
        aria-describedby={doubt || isSuspect ? id : undefined}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          setDoubt(undefined);
          keepDraft(draftName, event.target.value);
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            event.stopPropagation();
            save();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            dropDraft(draftName);
            onDone(undefined);
          }
        }}
      />
      {doubt ? (
        <p className={styles.why} id={id} role="alert">
          {doubtText(t, doubt)}
        </p>
      ) : isSuspect ? (
        <p className={styles.warning} id={id}>
          {t.taxId}
        </p>
      ) : null}
    </span>
  );
}
