import { useId, useState } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { draftOf, dropDraft, keepDraft } from '../drafts.ts';
import { type Doubt, parseValue, typedOf } from '../parse/parseValue.ts';
import { doubtText, doubtTexts } from '../parse/texts.ts';
import styles from './Editors.module.css';
import { type EditorProps, finish, focusAndSelect } from './editor.ts';

const texts = defineTexts({
  en: { hint: 'Ctrl Enter saves, Esc restores' },
  es: { hint: 'Ctrl Intro guarda, Esc restaura' },
  it: { hint: 'Ctrl Invio salva, Esc ripristina' },
});

/** Text of many lines: Enter begins another one, Ctrl Enter and leaving it save. */
export function AreaEditor(props: EditorProps) {
  const { field, value, onDone, isAutoFocus, label, draftName } = props;
  const { language } = useSettings();
  const t = useTexts(texts);
  const why = useTexts(doubtTexts);
  const id = useId();
  const before = typedOf(field, value, language);
  const [text, setText] = useState(() => draftOf(draftName) ?? before);
  const [doubt, setDoubt] = useState<Doubt>();
  const save = () => {
    if (text === before) {
      dropDraft(draftName);
      onDone(undefined);
      return;
    }
    const parsed = parseValue(field, text, language);
    if ('doubt' in parsed) {
      setDoubt(parsed.doubt);
      return;
    }
    dropDraft(draftName);
    finish({ value, onDone }, parsed.value);
  };
  return (
    <span className={styles.whole}>
      <textarea
        ref={isAutoFocus ? focusAndSelect : undefined}
        className={styles.area}
        value={text}
        aria-label={label}
        aria-required={field.isRequired || undefined}
        aria-invalid={doubt ? true : undefined}
        aria-describedby={id}
        onChange={(event) => {
          setText(event.target.value);
          setDoubt(undefined);
          keepDraft(draftName, event.target.value);
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            event.stopPropagation();
            save();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            dropDraft(draftName);
            onDone(undefined);
          } else if (event.key === 'Enter') {
            // a list around it must not take it for its own
            event.stopPropagation();
          }
        }}
      />
      <span id={id} className={doubt ? styles.why : styles.hint} role={doubt ? 'alert' : undefined}>
        {doubt ? doubtText(why, doubt) : t.hint}
      </span>
    </span>
  );
}
