import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useHere } from '~/records/workspace.tsx';
import { People } from './People.tsx';
import styles from './programme.module.css';
import { isMicro, type Kind, PROGRAMME_ID, type Programme, placesOf } from './programme.ts';
import { programmeTexts } from './texts.ts';

/** Who decides, who keeps the data, who helps and, from fifteen people on, who else; each says yes with their own tap. */
export function Names({ all }: { all: Programme & { canLead: boolean } }) {
  const t = useTexts(programmeTexts);
  return (
    <section className={styles.part} aria-labelledby="programme-names">
      <h2 id="programme-names">{isMicro(all.programme) ? t.names : t.allNames}</h2>
      <div className={styles.names}>
        {placesOf(all).map(({ kind, at, role }) => (
          <Name key={`${kind}${at}`} kind={kind} at={at} role={role} canLead={all.canLead} />
        ))}
      </div>
    </section>
  );
}

function Name({
  kind,
  at,
  role,
  canLead,
}: {
  kind: Kind;
  at: number;
  role: Row | undefined;
  canLead: boolean;
}) {
  const t = useTexts(programmeTexts);
  const label = at === 0 ? t[kind] : t.second(t[kind]);
  const { create, change } = useCommands();
  const [isOutside, setOutside] = useState(Boolean(role && !role.values.user));
  const give = (user: string | null, name: string) => {
    const done = role
      ? change('programmeRole', role.id, { user, name, acceptedAt: null })
      : create('programmeRole', { kind, user, name, programme: PROGRAMME_ID });
    done.catch(sayProblem);
  };
  return (
    <div className={styles.name}>
      {canLead ? (
        <>
          <People
            label={label}
            value={isOutside ? 'other' : String(role?.values.user ?? '')}
            other={t.someoneElse}
            onChoose={(user, name) => {
              setOutside(user === 'other');
              if (user !== 'other') {
                give(user, name);
              }
            }}
          />
          {isOutside && (
            <TextInput
              key={String(role?.values.name ?? '')}
              aria-label={t.theirName(label)}
              defaultValue={role && !role.values.user ? String(role.values.name) : ''}
              onBlur={(event) => {
                const name = event.currentTarget.value.trim();
                if (name !== '' && (name !== role?.values.name || role.values.user)) {
                  give(null, name);
                }
              }}
            />
          )}
        </>
      ) : (
        <div>
          <h3>{label}</h3>
          <p data-none={!role || undefined}>{role ? String(role.values.name) : t.none}</p>
        </div>
      )}
      {role && <Acceptance role={role} canLead={canLead} />}
    </div>
  );
}

export function Acceptance({ role, canLead }: { role: Row; canLead: boolean }) {
  const t = useTexts(programmeTexts);
  const formats = useFormats();
  const { me } = useHere();
  const { change } = useCommands();
  const { acceptedAt, user, name } = role.values;
  if (acceptedAt) {
    return <p className={styles.good}>{t.acceptedOn(formats.when(String(acceptedAt)))}</p>;
  }
  const accept = () =>
    change('programmeRole', role.id, { acceptedAt: new Date().toISOString() }).catch(sayProblem);
  if (user === me) {
    return (
      <Button size="sm" onClick={accept}>
        {t.accept}
      </Button>
    );
  }
  return (
    <p className={styles.waits}>
      {t.asked(String(name))}
      {canLead && !user && (
        <Button size="compact-sm" variant="default" onClick={accept}>
          {t.saidYes}
        </Button>
      )}
    </p>
  );
}
