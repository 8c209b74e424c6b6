import { TextInput } from '@mantine/core';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { RecordName } from '~/records/fields/RecordName.tsx';
import { People } from './People.tsx';
import styles from './programme.module.css';
import type { Programme } from './programme.ts';
import { programmeTexts } from './texts.ts';

/** The one process it begins with, and who answers for it. */
export function StartWith({ all }: { all: Programme & { canLead: boolean } }) {
  const t = useTexts(programmeTexts);
  const { create, change } = useCommands();
  const { process, canLead } = all;
  const name = String(process?.values.name ?? '');
  const owner = String(process?.values.processOwner ?? '');
  const keep = (written: string) => {
    const next = written.trim();
    if (next === '' || next === name) {
      return;
    }
    const done = process
      ? change('businessProcess', process.id, { name: next })
      : create('businessProcess', { name: next, isFirst: true });
    done.catch(sayProblem);
  };
  return (
    <section className={styles.part} aria-labelledby="programme-process">
      <h2 id="programme-process">{t.process}</h2>
      {canLead ? (
        <div className={styles.two}>
          <TextInput
            key={name}
            label={t.processName}
            placeholder={t.processExample}
            defaultValue={name}
            onBlur={(event) => keep(event.currentTarget.value)}
          />
          {process && (
            <People
              label={t.processOwner}
              value={owner}
              onChoose={(user) =>
                change('businessProcess', process.id, { processOwner: user }).catch(sayProblem)
              }
            />
          )}
        </div>
      ) : (
        <p data-none={name === '' || undefined}>
          {name === '' ? t.none : name}
          {owner && (
            <>
              {' · '}
              {t.processOwner}: <RecordName object="user" id={owner} />
            </>
          )}
        </p>
      )}
    </section>
  );
}
