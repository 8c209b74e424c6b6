import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import { toast } from '~/ui/toasts.ts';

const texts = defineTexts({
  en: {
    refused: 'This could not be saved. Your value is kept.',
    because: (reason: string) => `Not saved: ${reason}`,
    met: 'Somebody changed the same while you did. You decide.',
    look: 'Look',
  },
  es: {
    refused: 'Esto no se ha podido guardar. Tu valor se conserva.',
    because: (reason: string) => `Sin guardar: ${reason}`,
    met: 'Alguien cambió lo mismo a la vez que tú. Tú decides.',
    look: 'Ver',
  },
  it: {
    refused: 'Non è stato possibile salvare. Il tuo valore è conservato.',
    because: (reason: string) => `Non salvato: ${reason}`,
    met: 'Qualcuno ha cambiato la stessa cosa mentre lo facevi tu. Decidi tu.',
    look: 'Guarda',
  },
});

/** Says at once why an edit was not taken, or that it met somebody else's, with the way to where one decides. */
export function AfterRefusal() {
  const t = useTexts(texts);
  const { grato, slug } = useHere();
  const navigate = useNavigate();
  const latest = useRef({ t, navigate });
  latest.current = { t, navigate };
  useEffect(() => {
    // what waits since before has its place in the notices
    const known = new Set<unknown>([
      ...grato.attention.map(({ seq }) => seq),
      ...grato.conflicts.map(({ id }) => id),
    ]);
    const say = (text: string) =>
      toast(text, {
        tone: 'danger',
        action: {
          name: latest.current.t.look,
          run: () => {
            latest.current.navigate({ to: '/w/$slug/attention', params: { slug } });
          },
        },
      });
    return grato.subscribe(() => {
      const words = latest.current.t;
      for (const entry of grato.attention.filter(({ seq }) => !known.has(seq))) {
        known.add(entry.seq);
        const reason = (entry.errors ?? []).flatMap(({ message }) => message ?? []).join(' ');
        say(reason ? words.because(reason) : words.refused);
      }
      for (const { id } of grato.conflicts.filter((each) => !known.has(each.id))) {
        known.add(id);
        say(words.met);
      }
    });
  }, [grato, slug]);
  return null;
}
