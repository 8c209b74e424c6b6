import { useState } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { doubtTexts } from '../parse/texts.ts';
import { fieldTexts } from '../texts.ts';
import styles from './Editors.module.css';
import { type EditorProps, finish, focusAndSelect } from './editor.ts';
import { FloatingForm } from './FloatingForm.tsx';

const PARTS = ['given', 'family', 'secondFamily'] as const;
type Name = { readonly [part: string]: Json };

/** A person's name in its parts; a second surname is asked for in Spanish, or where there is one. */
export function NameEditor(props: EditorProps) {
  const { field, value, onDone, isAutoFocus, label } = props;
  const t = useTexts(fieldTexts);
  const why = useTexts(doubtTexts);
  const { language } = useSettings();
  const [name, setName] = useState<Name>(() => nameOf(value));
  const [isMissing, setMissing] = useState(false);
  const shown = PARTS.filter((part) => part !== 'secondFamily' || language === 'es' || name.secondFamily);
  const save = () => {
    const next = nameFrom(name);
    if (!next && field.isRequired) {
      setMissing(true);
    } else {
      finish(props, next);
    }
  };
  return (
    <FloatingForm label={label} shown={fullName(name)} onSave={save} onCancel={() => onDone(undefined)}>
      {shown.map((part, i) => (
        <label key={part}>
          {t[part]}
          <input
            ref={isAutoFocus && i === 0 ? focusAndSelect : undefined}
            className={styles.input}
            value={String(name[part] ?? '')}
            autoComplete="off"
            onChange={(event) => {
              setName({ ...name, [part]: event.target.value });
              setMissing(false);
            }}
          />
        </label>
      ))}
      {isMissing && (
        <p className={styles.why} role="alert">
          {why.required}
        </p>
      )}
    </FloatingForm>
  );
}

function nameOf(value: Json | undefined): Name {
  if (typeof value === 'string') {
    return splitName(value);
  }
  const name = (value ?? {}) as Name; // of a personName field
  return name.given || name.family || !name.full ? name : { ...name, ...splitName(String(name.full)) };
}

/** A name as one would write it, in parts: `Ada Lovelace`, `García López, Ana`. */
export function splitName(text: string): Name & { readonly full: string } {
  const plain = text.trim().replace(/\s+/g, ' ');
  const comma = plain.indexOf(',');
  const cut = comma < 0 ? plain.lastIndexOf(' ') : comma;
  if (cut < 0) {
    return { given: plain, full: plain };
  }
  const [first, second] = [plain.slice(0, cut).trim(), plain.slice(cut + 1).trim()];
  const [given, family] = comma < 0 ? [first, second] : [second, first];
  return { given, family, full: `${given} ${family}`.trim() };
}

function fullName(name: Name): string {
  return PARTS.map((part) => String(name[part] ?? '').trim())
    .filter(Boolean)
    .join(' ');
}

/** The name as the server wants it; null where nothing is left of it. */
export function nameFrom(name: Name): Name | null {
  const full = fullName(name);
  if (!full) {
    return null;
  }
  const kept = Object.entries(name).filter(([part]) => part === 'title' || part === 'formOfAddress');
  const parts = PARTS.flatMap((part): [string, Json][] => {
    const text = String(name[part] ?? '').trim();
    return text ? [[part, text]] : [];
  });
  return { ...Object.fromEntries(kept), ...Object.fromEntries(parts), full };
}
