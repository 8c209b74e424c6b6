import { Button, NativeSelect } from '@mantine/core';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useView } from '~/records/workspace.tsx';
import { nextSize } from './compass/compass.ts';
import { growingTexts } from './growingTexts.ts';
import styles from './programme.module.css';
import { PROGRAMME_ID, type Programme } from './programme.ts';

const USERS = {
  object: 'user',
  filter: { field: 'isActive', op: 'eq', value: true },
  sort: ['name'],
} as const;

type All = Programme & { readonly canLead: boolean };

/** Offers the next larger size when there are more people than the present one is for; nothing is written anew. */
export function Growing({ all }: { all: All }) {
  const t = useTexts(growingTexts);
  const resize = useResize();
  const people = useView(USERS).rows.length;
  const next = nextSize(all.programme?.values.profile, people);
  if (!next || !all.canLead) {
    return null;
  }
  return (
    <section className={styles.growing} aria-label={t.title}>
      <p>
        <strong>{t.people(people)}</strong> {t[next]}
      </p>
      <p className={styles.quiet}>{t.keeps}</p>
      <Button size="sm" onClick={() => resize(next)}>
        {t.grow(t[`${next}Name`])}
      </Button>
    </section>
  );
}

/** The size of the programme, chosen by who leads it; smaller again is as easy as larger. */
export function Size({ all }: { all: All }) {
  const t = useTexts(growingTexts);
  const resize = useResize();
  if (!all.canLead) {
    return null;
  }
  return (
    <section className={styles.part}>
      <NativeSelect
        label={t.size}
        description={t.keeps}
        value={String(all.programme?.values.profile ?? 'micro')}
        data={(['micro', 'small', 'full'] as const).map((size) => ({ value: size, label: t[`${size}Name`] }))}
        onChange={(event) => resize(event.currentTarget.value)}
      />
    </section>
  );
}

function useResize() {
  const t = useTexts(growingTexts);
  const { change } = useCommands();
  return (profile: string) => {
    change('programme', PROGRAMME_ID, { profile }, t.done).catch(sayProblem);
  };
}
