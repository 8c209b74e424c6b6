import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import type { Hit } from '~/records/find/merging.ts';
import { useHits } from '~/records/find/useHits.ts';
import { useHere } from '~/records/workspace.tsx';
import { CallerLine } from './CallerLine.tsx';
import styles from './call.module.css';
import type { Caller } from './caller.ts';
import { callTexts } from './texts.ts';

/** Nobody has the number: a new person with it, or somebody known who has it from now on. */
export function UnknownCaller({
  number,
  isKnown,
  onChosen,
}: {
  number: string;
  isKnown: boolean;
  onChosen: (caller: Caller) => void;
}) {
  const t = useTexts(callTexts);
  const commands = useCommands();
  const phones = [{ number, label: 'work' }];
  const create = async (name: string) => {
    const id = await commands.create('person', { name: { full: name }, phones }, t.added(name));
    onChosen({ object: 'person', id });
  };
  return (
    <>
      {!isKnown && <p>{t.unknown(number)}</p>}
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          const name = String(new FormData(event.currentTarget).get('name')).trim();
          if (name) {
            create(name).catch(sayProblem);
          }
        }}
      >
        <TextInput
          name="name"
          label={t.newPerson}
          placeholder={t.name}
          required
          maxLength={200}
          size="md"
          autoComplete="off"
        />
        <Button type="submit" size="md">
          {t.add}
        </Button>
      </form>
      <Known number={number} onChosen={onChosen} />
    </>
  );
}

const KINDS = ['person', 'company'];

function Known({ number, onChosen }: { number: string; onChosen: (caller: Caller) => void }) {
  const t = useTexts(callTexts);
  const { grato } = useHere();
  const commands = useCommands();
  const [typed, setTyped] = useState('');
  const { hits } = useHits(typed, { objects: KINDS, limit: 6 });
  const choose = async (caller: Caller, title: string) => {
    const row = grato.rows.get(caller.object, caller.id) ?? (await grato.open(caller.object, caller.id));
    const present: readonly Json[] = Array.isArray(row?.values.phones) ? row.values.phones : [];
    const phones = [...present, { number, label: 'work' }];
    await commands.change(caller.object, caller.id, { phones }, t.addedTo(title));
    onChosen(caller);
  };
  return (
    <section className={styles.known} aria-label={t.addTo}>
      <TextInput
        type="search"
        label={t.addTo}
        placeholder={t.find}
        size="md"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className={styles.list}>
        {hits.flatMap((hit) => {
          const caller = callerOf(hit);
          return caller
            ? [
                <CallerLine
                  key={hit.id}
                  caller={caller}
                  onChoose={() => {
                    choose(caller, hit.title).catch(sayProblem);
                  }}
                />,
              ]
            : [];
        })}
      </ul>
    </section>
  );
}

function callerOf({ object, id }: Hit): Caller | undefined {
  return object === 'person' || object === 'company' ? { object, id } : undefined;
}
