import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { RecordName } from '~/records/fields/RecordName.tsx';
import { fieldLabel } from '~/records/naming.ts';
import { useOrigins } from '~/records/record/origins.ts';
import { useModel, useView } from '~/records/workspace.tsx';
import { Entries, Entry, NewEntry } from '../Entry.tsx';
import { ProgrammeNav } from '../ProgrammeNav.tsx';
import page from '../programme.module.css';
import { useProgramme } from '../useProgramme.ts';
import styles from './map.module.css';
import { mapTexts } from './mapTexts.ts';

const PROCESSES = { object: 'businessProcess', sort: ['createdAt'] } as const;
const SYSTEMS = { object: 'touchingSystem', sort: ['createdAt'] } as const;
const USES = { object: 'systemUse', sort: ['createdAt'] } as const;

/** Processes, the systems that take part in them, what passes between, and who answers for each. */
export function MapPage() {
  const t = useTexts(mapTexts);
  const { canLead } = useProgramme();
  const { rows: processes, isLoading } = useView(PROCESSES);
  const systems = useView(SYSTEMS).rows;
  const uses = useView(USES).rows;
  const holes =
    processes.filter(({ values }) => !values.processOwner).length +
    systems.filter(({ values }) => !values.systemOwner).length;
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
      {processes.length + systems.length > 0 && (
        <p className={styles.holes} data-holes={holes > 0 || undefined}>
          {holes === 0 ? t.whole : t.holes(holes)} {holes > 0 && canLead && <small>{t.send}</small>}
        </p>
      )}
      <div className={styles.two}>
        <section className={page.part} aria-labelledby="map-processes">
          <h2 id="map-processes">{t.processes}</h2>
          {processes.length === 0 && <p className={page.quiet}>{t.noProcesses}</p>}
          <Entries>
            {processes.map((process) => (
              <Process key={process.id} process={process} systems={systems} uses={uses} canLead={canLead} />
            ))}
          </Entries>
          {canLead && (
            <NewEntry object="businessProcess" given={{}} label={t.newProcess} example={t.processExample} />
          )}
        </section>
        <section className={page.part} aria-labelledby="map-systems">
          <h2 id="map-systems">{t.systems}</h2>
          {systems.length === 0 && <p className={page.quiet}>{t.noSystems}</p>}
          <Entries>
            {systems.map((system) => (
              <System key={system.id} system={system} processes={processes} uses={uses} canLead={canLead} />
            ))}
          </Entries>
          {canLead && (
            <NewEntry object="touchingSystem" given={{}} label={t.newSystem} example={t.systemExample} />
          )}
        </section>
      </div>
    </div>
  );
}

function Process({
  process,
  systems,
  uses,
  canLead,
}: {
  process: Row;
  systems: readonly Row[];
  uses: readonly Row[];
  canLead: boolean;
}) {
  const t = useTexts(mapTexts);
  const own = uses.filter(({ values }) => values.process === process.id);
  const { processOwner, isFirst } = process.values;
  const [system, setSystem] = useState('');
  return (
    <Entry
      object="businessProcess"
      row={process}
      fields={['processOwner', 'isFirst', 'steps']}
      canLead={canLead}
      hole={!processOwner && t.nobody}
      says={
        <>
          {typeof processOwner === 'string' && <RecordName object="user" id={processOwner} />}
          <span>
            {own.length === 0 ? t.untouched : t.touches(new Set(own.map(({ values }) => values.system)).size)}
          </span>
          {isFirst === true && <span>{t.first}</span>}
        </>
      }
    >
      <Passes uses={own} other={systems} side="system" canLead={canLead} />
      {canLead && systems.length > 0 && (
        <NewEntry
          object="systemUse"
          given={{ process: process.id, system }}
          label={t.newPass}
          example={t.passExample}
          isReady={system !== ''}
        >
          <NativeSelect
            label={t.withSystem}
            value={system}
            data={[
              { value: '', label: t.choose, disabled: true },
              ...systems.map(({ id, values }) => ({ value: id, label: String(values.name) })),
            ]}
            onChange={(event) => setSystem(event.currentTarget.value)}
          />
        </NewEntry>
      )}
    </Entry>
  );
}

function System({
  system,
  processes,
  uses,
  canLead,
}: {
  system: Row;
  processes: readonly Row[];
  uses: readonly Row[];
  canLead: boolean;
}) {
  const t = useTexts(mapTexts);
  const formats = useFormats();
  const { systemOwner, way, retireOn, feed } = system.values;
  return (
    <Entry
      object="touchingSystem"
      row={system}
      fields={['systemOwner', 'authority', 'way', 'feed', 'retireOn']}
      canLead={canLead}
      hole={!systemOwner && t.nobody}
      says={
        <>
          {typeof systemOwner === 'string' && <RecordName object="user" id={systemOwner} />}
          {way === 'hand' && <span className={styles.twice}>{t.twice}</span>}
          {typeof feed === 'string' && <Standing feed={feed} />}
          {typeof retireOn === 'string' && <span>{t.ends(formats.day(retireOn))}</span>}
        </>
      }
    >
      {typeof feed === 'string' && <Masters feed={feed} />}
      <Passes
        uses={uses.filter(({ values }) => values.system === system.id)}
        other={processes}
        side="process"
        canLead={canLead}
      />
    </Entry>
  );
}

/** What passes between the one and each of the others. */
function Passes({
  uses,
  other,
  side,
  canLead,
}: {
  uses: readonly Row[];
  other: readonly Row[];
  side: 'process' | 'system';
  canLead: boolean;
}) {
  const t = useTexts(mapTexts);
  const { remove } = useCommands();
  return (
    uses.length > 0 && (
      <ul className={styles.passes} aria-label={t.passes}>
        {uses.map(({ id, values }) => (
          <li key={id}>
            <b>{String(other.find((each) => each.id === values[side])?.values.name ?? '')}</b>
            <span>{String(values.name)}</span>
            {canLead && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t.remove(String(values.name))}
                onClick={() => remove('systemUse', id, t.removed).catch(sayProblem)}
              >
                ×
              </Button>
            )}
          </li>
        ))}
      </ul>
    )
  );
}

function useFeed(name: string) {
  return useOrigins(true).filter((feed) => feed.name.toLowerCase() === name.trim().toLowerCase());
}

/** Of when the data of a feed are, and whether they should be newer. */
function Standing({ feed }: { feed: string }) {
  const t = useTexts(mapTexts);
  const formats = useFormats();
  const [found] = useFeed(feed);
  return found?.asOf ? (
    <span data-late={found.isLate || undefined} className={styles.standing}>
      {(found.isLate ? t.late : t.asOf)(formats.when(found.asOf))}
    </span>
  ) : null;
}

/** The fields that the feed alone writes, by the names people know them by. */
function Masters({ feed }: { feed: string }) {
  const t = useTexts(mapTexts);
  const { language } = useSettings();
  const formats = useFormats();
  const model = useModel();
  const found = useFeed(feed);
  if (found.length === 0) {
    return <p className={page.quiet}>{t.notInFeed}</p>;
  }
  const names = found.flatMap(({ object: address, masters }) => {
    const object = model?.objects.find((each) => each.address === address);
    return masters.flatMap((name) => {
      const field = object?.fields.find((each) => each.name === name);
      return field ? [fieldLabel(field, language)] : [];
    });
  });
  return names.length > 0 ? (
    <p className={page.quiet}>{t.masters(formats.list([...new Set(names)]))}</p>
  ) : null;
}
