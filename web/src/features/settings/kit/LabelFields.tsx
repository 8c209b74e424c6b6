import { Textarea, TextInput } from '@mantine/core';
import { LANGUAGES, type Language, useSettings } from '~/platform/settings.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import styles from './LabelFields.module.css';
import type { Label } from './labels.ts';
import { written } from './labels.ts';

const texts = defineTexts({
  en: {
    others: 'In the other languages',
    en: 'English',
    es: 'Spanish',
    it: 'Italian',
    same: 'Same until you translate it',
  },
  es: {
    others: 'En los otros idiomas',
    en: 'Inglés',
    es: 'Español',
    it: 'Italiano',
    same: 'Igual hasta que lo traduzcas',
  },
  it: {
    others: 'Nelle altre lingue',
    en: 'Inglese',
    es: 'Spagnolo',
    it: 'Italiano',
    same: 'Uguale finché non lo traduci',
  },
});

/** A text in three languages: one's own first, the others folded away and the same until they are translated. */
export function LabelFields({
  label,
  value,
  onChange,
  error,
  description,
  placeholder,
  isLong = false,
  isRequired = false,
  isFirst = false,
}: {
  label: string;
  value: Label;
  onChange: (next: Label) => void;
  error?: string | undefined;
  description?: string;
  placeholder?: string;
  isLong?: boolean;
  isRequired?: boolean;
  /** Whether writing begins here when the form opens. */
  isFirst?: boolean;
}) {
  const t = useTexts(texts);
  const { language } = useSettings();
  const others = LANGUAGES.filter((other) => other !== language);
  const change = (where: Language, text: string) => onChange(written(value, where, text, language));
  const Input = isLong ? Textarea : TextInput;
  return (
    <div>
      <Input
        label={label}
        value={value[language] ?? ''}
        required={isRequired}
        error={error}
        {...(description ? { description } : {})}
        {...(placeholder ? { placeholder } : {})}
        {...(isFirst ? { 'data-autofocus': true } : {})}
        {...(isLong ? { autosize: true, minRows: 2 } : {})}
        onChange={(event) => change(language, event.currentTarget.value)}
      />
      <details className={styles.others}>
        <summary>{t.others}</summary>
        <div className={styles.both}>
          {others.map((other) => (
            <TextInput
              key={other}
              label={t[other]}
              aria-label={`${label}, ${t[other]}`}
              description={value[other] === value[language] && value[other] ? t.same : undefined}
              value={value[other] ?? ''}
              onChange={(event) => change(other, event.currentTarget.value)}
            />
          ))}
        </div>
      </details>
    </div>
  );
}
