import { defineTexts, useTexts } from '~/platform/texts.ts';
import { Empty } from '~/ui/Empty.tsx';

const texts = defineTexts({
  en: { title: 'My day', empty: 'Nothing waits for you.' },
  es: { title: 'Mi día', empty: 'No hay nada pendiente.' },
  it: { title: 'La mia giornata', empty: 'Non c’è nulla in attesa.' },
});

/** What today asks of one. */
export function MyDay() {
  const t = useTexts(texts);
  return (
    <div style={{ padding: 16 }}>
      <h1>{t.title}</h1>
      <Empty title={t.empty} />
    </div>
  );
}
