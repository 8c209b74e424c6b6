import { useState } from 'react';
import { NoLine, Problem } from '~/platform/api.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';

const texts = defineTexts({
  en: { noLine: 'Grato cannot be reached. Check your connection and try again; what you typed stays here.' },
  es: {
    noLine:
      'No se puede acceder a Grato. Revisa la conexión e inténtalo de nuevo; lo que has escrito sigue aquí.',
  },
  it: {
    noLine: 'Grato non è raggiungibile. Controlla la connessione e riprova; ciò che hai scritto resta qui.',
  },
});

/** A form that asks the server: whether it waits, what is wrong as a whole and at which field. */
export function useSubmit(send: (values: { readonly [name: string]: string }) => Promise<void>) {
  const t = useTexts(texts);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | string>();
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    setBusy(true);
    setProblem(undefined);
    try {
      await send(values);
    } catch (refused) {
      if (refused instanceof Problem) {
        setProblem(refused);
        const [first] = refused.faults;
        const input = first && form.elements.namedItem(first.path);
        input instanceof HTMLElement && input.focus();
      } else if (refused instanceof NoLine) {
        setProblem(t.noLine);
      } else {
        throw refused;
      }
    } finally {
      setBusy(false);
    }
  };
  const faults = problem instanceof Problem ? problem.faults : [];
  const named = (name: string) => faults.find(({ path }) => path === name)?.message;
  const message = typeof problem === 'string' ? problem : problem?.message;
  return { submit, isBusy, problem, message, faultOf: named };
}
