import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useView } from '~/records/workspace.tsx';
import styles from './rings.module.css';
import { ringTexts } from './ringTexts.ts';

const OBJECTIVES = { object: 'objective', sort: ['createdAt'] } as const;

/** What the pilot will be judged by; it can be written until it starts. */
export function NewCriterion({ pilot }: { pilot: string }) {
  const t = useTexts(ringTexts);
  const { create } = useCommands();
  const objectives = useView(OBJECTIVES).rows;
  const [name, setName] = useState('');
  const [kind, setKind] = useState('success');
  const [comparison, setComparison] = useState('atLeast');
  const [threshold, setThreshold] = useState<number | string>('');
  const [objective, setObjective] = useState('');
  return (
    <details className={styles.small}>
      <summary>{t.add}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create('criterion', {
            pilot,
            name: name.trim(),
            kind,
            comparison,
            ...(typeof threshold === 'number' ? { threshold } : {}),
            ...(objective ? { objective } : {}),
          })
            .then(() => setName(''))
            .catch(sayProblem);
        }}
      >
        <TextInput
          label={t.name}
          placeholder={t.nameExample}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t.kind}
          value={kind}
          data={(['success', 'guardrail', 'kill'] as const).map((each) => ({ value: each, label: t[each] }))}
          onChange={(event) => setKind(event.currentTarget.value)}
        />
        <NativeSelect
          label={t.readFrom}
          value={objective}
          data={[
            { value: '', label: t.byHand },
            ...objectives.map(({ id, values }) => ({ value: id, label: String(values.name) })),
          ]}
          onChange={(event) => setObjective(event.currentTarget.value)}
        />
        <NativeSelect
          label={t.comparison}
          value={comparison}
          data={[
            { value: 'atLeast', label: t.least },
            { value: 'atMost', label: t.most },
          ]}
          onChange={(event) => setComparison(event.currentTarget.value)}
        />
        <NumberInput
          label={t.threshold}
          description={t.percent}
          value={threshold}
          onChange={setThreshold}
          hideControls
        />
        <Button type="submit" size="sm" variant="default" disabled={name.trim() === ''}>
          {t.save}
        </Button>
      </form>
    </details>
  );
}
