import { Button } from '@mantine/core';
import { dayOf, type Formats, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import styles from './programme.module.css';
import { agendaOf, type Item, type Programme } from './programme.ts';
import { programmeTexts } from './texts.ts';

type Words = (typeof programmeTexts)['en'];

/** The agenda of the fortnightly quarter of an hour, written from what is open. */
export function Agenda({ all }: { all: Programme }) {
  const t = useTexts(programmeTexts);
  const formats = useFormats();
  const items = agendaOf(all, dayOf(new Date(), formats.zone)).map((item) => saysOf(item, t, formats));
  const copy = () => {
    const text = `${t.agenda}\n${items.map((item, at) => `${at + 1}. ${item}`).join('\n')}`;
    navigator.clipboard.writeText(text).then(() => toast(t.copied));
  };
  return (
    <section className={styles.part} aria-labelledby="programme-agenda">
      <h2 id="programme-agenda">{t.agenda}</h2>
      <p className={styles.quiet}>{t.agendaText}</p>
      {items.length === 0 ? (
        <p>{t.agendaEmpty}</p>
      ) : (
        <>
          <ol className={styles.agenda}>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
          <Button variant="default" size="compact-sm" onClick={copy}>
            {t.copy}
          </Button>
        </>
      )}
    </section>
  );
}

function saysOf(item: Item, t: Words, formats: Formats): string {
  switch (item.kind) {
    case 'answer':
      return t.i_answer(t[item.answer]);
    case 'name':
      return t.i_name(t[item.of]);
    case 'accept':
      return t.i_accept(item.who);
    case 'decide':
      return t.i_decide(formats.day(item.by));
    case 'open':
      return t.i_open(item.question, item.since ? formats.day(item.since) : '');
    default:
      return t[`i_${item.kind}`];
  }
}
