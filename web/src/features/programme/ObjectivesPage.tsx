import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useAnswer } from '~/records/useAnswer.ts';
import { useView } from '~/records/workspace.tsx';
import { ObjectiveCard } from './ObjectiveCard.tsx';
import styles from './objectives.module.css';
import type { Point } from './objectives.ts';
import { objectiveTexts } from './objectiveTexts.ts';
import { ProgrammeNav } from './ProgrammeNav.tsx';
import { useProgramme } from './useProgramme.ts';

const OBJECTIVES = { object: 'objective', sort: ['dueOn', 'createdAt'] } as const;

type Series = {
  readonly items: readonly { readonly objective: string; readonly points: readonly Point[] }[];
};

/** What is to get better, from where to where, and how far it has come. */
export function ObjectivesPage() {
  const t = useTexts(objectiveTexts);
  const all = useProgramme();
  const { rows, isLoading } = useView(OBJECTIVES);
  const { value, again } = useAnswer<Series>('/programme/measures');
  const series = new Map(value?.items.map(({ objective, points }) => [objective, points]));
  if (isLoading) {
    return <div className={styles.page} />;
  }
  return (
    <div className={styles.page}>
      <ProgrammeNav />
      <header>
        <h1>{t.title}</h1>
        <p className={styles.quiet}>{t.about}</p>
      </header>
      {rows.length === 0 && <p className={styles.quiet}>{all.canLead ? t.none : t.notLed}</p>}
      <ul className={styles.objectives}>
        {rows.map((objective) => (
          <ObjectiveCard
            key={objective.id}
            objective={objective}
            all={all}
            points={series.get(objective.id) ?? []}
            onMeasured={again}
          />
        ))}
      </ul>
      {all.canLead && <Fresh />}
    </div>
  );
}

function Fresh() {
  const t = useTexts(objectiveTexts);
  const { create } = useCommands();
  const [name, setName] = useState('');
  return (
    <form
      className={styles.fresh}
      onSubmit={(event) => {
        event.preventDefault();
        create('objective', { name: name.trim() })
          .then(() => setName(''))
          .catch(sayProblem);
      }}
    >
      <TextInput
        label={t.fresh}
        description={t.freshHint}
        placeholder={t.freshExample}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        {t.add}
      </Button>
    </form>
  );
}
