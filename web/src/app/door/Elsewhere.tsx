import { Button } from '@mantine/core';
import { api } from '~/platform/api.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { Empty } from '~/ui/Empty.tsx';

const texts = defineTexts({
  en: {
    title: 'This address belongs to another workspace',
    text: (slug: string) => `You are signed in, but not to “${slug}”.`,
    change: 'Switch to it',
  },
  es: {
    title: 'Esta dirección es de otro espacio de trabajo',
    text: (slug: string) => `Has iniciado sesión, pero no en «${slug}».`,
    change: 'Cambiar a ese espacio',
  },
  it: {
    title: 'Questo indirizzo appartiene a un altro spazio di lavoro',
    text: (slug: string) => `Hai effettuato l’accesso, ma non a «${slug}».`,
    change: 'Passa a quello spazio',
  },
});

/** An address of another workspace than the one the session is for. */
export function Elsewhere({ slug }: { slug: string }) {
  const t = useTexts(texts);
  const change = async () => {
    try {
      await api.post('/session/workspace', { workspace: slug });
      location.reload();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <Empty title={t.title} text={t.text(slug)}>
      <Button onClick={change}>{t.change}</Button>
    </Empty>
  );
}
