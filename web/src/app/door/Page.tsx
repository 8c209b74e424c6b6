import type { ReactNode } from 'react';
import { changeSettings, LANGUAGES, type Language, useSettings } from '~/platform/settings.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import styles from './Page.module.css';

const NAMES: { readonly [L in Language]: string } = { en: 'English', es: 'Español', it: 'Italiano' };

const texts = defineTexts({
  en: { language: 'Language' },
  es: { language: 'Idioma' },
  it: { language: 'Lingua' },
});

/** A page before one is in: a narrow column, and the language below. */
export function Page({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const { language } = useSettings();
  const t = useTexts(texts);
  return (
    <div className={styles.page}>
      <main className={styles.column}>
        <p className={styles.brand}>Grato</p>
        <h1>{title}</h1>
        {text && <p className={styles.text}>{text}</p>}
        {children}
      </main>
      <nav className={styles.languages} aria-label={t.language}>
        {LANGUAGES.map((other) => (
          <button
            key={other}
            type="button"
            lang={other}
            aria-pressed={other === language}
            onClick={() => changeSettings({ language: other })}
          >
            {NAMES[other]}
          </button>
        ))}
      </nav>
    </div>
  );
}
