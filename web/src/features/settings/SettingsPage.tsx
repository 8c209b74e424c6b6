import { defineTexts, useTexts } from '~/platform/texts.ts';

const texts = defineTexts({
  en: { title: 'Settings' },
  es: { title: 'Ajustes' },
  it: { title: 'Impostazioni' },
});

/** Everything that can be set, for oneself and for administrators. */
export function SettingsPage() {
  const t = useTexts(texts);
  return <h1 style={{ padding: 16 }}>{t.title}</h1>;
}
