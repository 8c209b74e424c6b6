import { Button } from '@mantine/core';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { begin, type Stage } from '~/records/session.ts';
import { Enrol } from './Enrol.tsx';
import { Page } from './Page.tsx';
import { SetUp } from './SetUp.tsx';
import { SignIn } from './SignIn.tsx';
import { Unlock } from './Unlock.tsx';

const texts = defineTexts({
  en: {
    title: 'Grato cannot be reached',
    text: 'There is no connection, and nothing is kept on this device. What you had not sent is still where you typed it.',
    again: 'Try again',
  },
  es: {
    title: 'No se puede acceder a Grato',
    text: 'No hay conexión y en este dispositivo no hay nada guardado. Lo que no habías enviado sigue donde lo escribiste.',
    again: 'Volver a intentarlo',
  },
  it: {
    title: 'Grato non è raggiungibile',
    text: 'Non c’è connessione e su questo dispositivo non è salvato nulla. Ciò che non avevi inviato è ancora dove l’hai scritto.',
    again: 'Riprova',
  },
});

/** What there is before one is in. */
export function Outside({ stage }: { stage: Exclude<Stage, { kind: 'open' | 'starting' }> }) {
  const t = useTexts(texts);
  switch (stage.kind) {
    case 'setup':
      return <SetUp needsCode={stage.needsCode} />;
    case 'signedOut':
      return <SignIn />;
    case 'mustEnrol':
      return <Enrol />;
    case 'locked':
      return <Unlock name={stage.me.name} />;
    case 'unreachable':
      return (
        <Page title={t.title} text={t.text}>
          <Button onClick={() => begin()}>{t.again}</Button>
        </Page>
      );
  }
}
