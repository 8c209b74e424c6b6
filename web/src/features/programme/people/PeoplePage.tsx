import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { dayOf, useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { optionLabel } from '~/records/naming.ts';
import { useModel, useView } from '~/records/workspace.tsx';
import { Entries, Entry, NewEntry } from '../Entry.tsx';
import { ProgrammeNav } from '../ProgrammeNav.tsx';
import page from '../programme.module.css';
import { useProgramme } from '../useProgramme.ts';
import styles from './people.module.css';
import { askedOf, CARD, loadOf, weightOf } from './people.ts';
import { peopleTexts } from './peopleTexts.ts';

const GROUPS = { object: 'roleGroup', sort: ['startsOn'] } as const;
const INVOLVEMENTS = { object: 'involvement', sort: ['-heldOn'] } as const;
const CHANGES = { object: 'groupChange', sort: ['onDay'] } as const;

/** Whose work changes: what they are told, whether they were asked before, and how much comes at once. */
export function PeoplePage() {
  const t = useTexts(peopleTexts);
  const { canLead } = useProgramme();
  const { rows, isLoading } = useView(GROUPS);
  const involvements = useView(INVOLVEMENTS).rows;
  const changes = useView(CHANGES).rows;
  if (isLoading) {
    return <div className={page.page} />;
  }
  return (
    <div className={page.page}>
      <ProgrammeNav />
      <header className={page.head}>
        <h1>{t.title}</h1>
        <p>{t.about}</p>
      </header>
      <section className={page.part} aria-label={t.title}>
        {rows.length === 0 && <p className={page.quiet}>{t.none}</p>}
        <Entries>
          {rows.map((group) => (
            <Group
              key={group.id}
              group={group}
              involvements={involvements}
              changes={changes}
              canLead={canLead}
            />
          ))}
        </Entries>
        {canLead && <NewEntry object="roleGroup" given={{}} label={t.newGroup} example={t.groupExample} />}
      </section>
    </div>
  );
}

function Group({
  group,
  involvements,
  changes,
  canLead,
}: {
  group: Row;
  involvements: readonly Row[];
  changes: readonly Row[];
  canLead: boolean;
}) {
  const t = useTexts(peopleTexts);
  const formats = useFormats();
  const today = dayOf(new Date(), formats.zone);
  const { startsOn, headcount } = group.values;
  const { came, wanted, until } = askedOf(group, involvements);
  const load = loadOf(weightOf(group, changes, today));
  const isAhead = typeof startsOn === 'string' && startsOn >= today;
  const isAsked = came >= wanted;
  const isLate = isAhead && !isAsked && until !== undefined && until < today;
  const own = involvements.filter(({ values }) => values.roleGroup === group.id);
  const hasCard = CARD.some((field) => group.values[field]);
  return (
    <Entry
      object="roleGroup"
      row={group}
      fields={['headcount', 'startsOn', ...CARD]}
      canLead={canLead}
      hole={isLate && t.late(came, wanted)}
      says={
        <>
          <span>{typeof startsOn === 'string' ? t.starts(formats.day(startsOn)) : t.noDay}</span>
          {typeof headcount === 'number' && <span>{t.heads(headcount)}</span>}
          {isAsked && <span>{t.asked}</span>}
          {!(isAsked || isLate) && isAhead && until !== undefined && (
            <span className={styles.watch}>{t.mustAsk(came, wanted, formats.day(until))}</span>
          )}
          {load !== 'light' && (
            <span className={styles.load} data-load={load}>
              {t[load]}
            </span>
          )}
          {!hasCard && <span className={styles.watch}>{t.noCard}</span>}
        </>
      }
    >
      <Changes group={group} changes={changes} today={today} canLead={canLead} />
      <section aria-label={t.involved}>
        <h3>{t.involved}</h3>
        <ul className={styles.lines}>
          {own.map(({ id, values }) => (
            <li key={id}>
              <span>{typeof values.heldOn === 'string' && formats.day(values.heldOn)}</span>
              <span>{String(values.name)}</span>
              <span>{typeof values.headcount === 'number' && t.cameCount(values.headcount)}</span>
            </li>
          ))}
        </ul>
        {canLead && <Involve group={group} today={today} />}
      </section>
    </Entry>
  );
}

function Involve({ group, today }: { group: Row; today: string }) {
  const t = useTexts(peopleTexts);
  const [count, setCount] = useState<number | string>('');
  return (
    <NewEntry
      object="involvement"
      given={{ roleGroup: group.id, heldOn: today, headcount: typeof count === 'number' ? count : null }}
      label={t.newInvolved}
      example={t.involvedExample}
      isReady={typeof count === 'number'}
    >
      <NumberInput label={t.came} min={1} value={count} onChange={setCount} hideControls />
    </NewEntry>
  );
}

function Changes({
  group,
  changes,
  today,
  canLead,
}: {
  group: Row;
  changes: readonly Row[];
  today: string;
  canLead: boolean;
}) {
  const t = useTexts(peopleTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const { remove } = useCommands();
  const sizes = useModel()
    ?.object('groupChange')
    ?.fields.find(({ name }) => name === 'size')?.options;
  const [onDay, setDay] = useState(today);
  const [size, setSize] = useState('small');
  const labelOf = (key: unknown) => {
    const option = sizes?.find((each) => each.key === key);
    return option ? optionLabel(option, language) : '';
  };
  const own = changes.filter(({ values }) => values.roleGroup === group.id);
  return (
    <section aria-label={t.changes}>
      <h3>{t.changes}</h3>
      <ul className={styles.lines}>
        {own.map(({ id, values }) => (
          <li key={id} data-past={String(values.onDay) < today || undefined}>
            <span>{formats.day(String(values.onDay))}</span>
            <span>{String(values.name)}</span>
            <span>{labelOf(values.size)}</span>
            {canLead && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t.remove(String(values.name))}
                onClick={() => remove('groupChange', id, t.removed).catch(sayProblem)}
              >
                ×
              </Button>
            )}
          </li>
        ))}
      </ul>
      {canLead && (
        <NewEntry
          object="groupChange"
          given={{ roleGroup: group.id, onDay, size }}
          label={t.newChange}
          example={t.changeExample}
          isReady={onDay !== ''}
        >
          <TextInput
            type="date"
            label={t.on}
            value={onDay}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <NativeSelect
            label={t.how}
            value={size}
            data={(sizes ?? []).map((each) => ({ value: each.key, label: optionLabel(each, language) }))}
            onChange={(event) => setSize(event.currentTarget.value)}
          />
        </NewEntry>
      )}
    </section>
  );
}
