import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { Empty } from '~/ui/Empty.tsx';

const texts = defineTexts({
  en: {
    title: 'There is nothing at this address',
    text: 'It may have been moved or deleted, or the link is incomplete.',
    home: 'Go to my day',
  },
  es: {
    title: 'No hay nada en esta dirección',
    text: 'Puede que se haya movido o borrado, o que el enlace esté incompleto.',
    home: 'Ir a mi día',
  },
  it: {
    title: 'A questo indirizzo non c’è nulla',
    text: 'Forse è stato spostato o eliminato, oppure il link è incompleto.',
    home: 'Vai alla mia giornata',
  },
});

export function NotFound() {
  const t = useTexts(texts);
  return (
    <Empty title={t.title} text={t.text}>
      <Button component={Link} to="/" variant="default">
        {t.home}
      </Button>
    </Empty>
  );
}
