import { Button } from '@mantine/core';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { Empty } from '~/ui/Empty.tsx';

const texts = defineTexts({
  en: {
    title: 'This page has failed',
    text: 'What you had saved or typed is kept. Load it again; if it fails again, tell whoever runs Grato what stands below.',
    again: 'Load it again',
  },
  es: {
    title: 'Esta página ha fallado',
    text: 'Lo que habías guardado o escrito se conserva. Vuelve a cargarla; si falla otra vez, dile a quien administra Grato lo que pone abajo.',
    again: 'Volver a cargarla',
  },
  it: {
    title: 'Questa pagina non ha funzionato',
    text: 'Ciò che avevi salvato o scritto è conservato. Ricaricala; se non funziona ancora, riferisci a chi gestisce Grato ciò che c’è qui sotto.',
    again: 'Ricarica',
  },
});

/** A page that threw; the frame around it goes on. */
export function Broken({ error }: { error: unknown }) {
  const t = useTexts(texts);
  return (
    <Empty title={t.title} text={t.text}>
      <code style={{ flexBasis: '100%', color: 'var(--quiet)', overflowWrap: 'anywhere' }}>
        {error instanceof Error ? error.message : String(error)}
      </code>
      <Button variant="default" onClick={() => location.reload()}>
        {t.again}
      </Button>
    </Empty>
  );
}
