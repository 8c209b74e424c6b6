import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import type { Entry } from '~/data/keeper/keeper.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { Empty } from '~/ui/Empty.tsx';
import { toast } from '~/ui/toasts.ts';
import { fieldLabel, objectLabel } from '../naming.ts';
import { RecordLink } from '../RecordLink.tsx';
import { useConflicts, useHere, useModel } from '../workspace.tsx';
import styles from './Attention.module.css';
import { ConflictCard } from './ConflictCard.tsx';
import { attentionTexts } from './texts.ts';

/** Where edits are that somebody has to decide about, and those that wait for a line. */
export function AttentionPage() {
  const t = useTexts(attentionTexts);
  const conflicts = useConflicts();
  const { refused, unsent } = useEntries();
  const { grato } = useHere();
  const isEmpty = conflicts.length + refused.length + unsent.length === 0;
  const save = () => {
    const address = URL.createObjectURL(new Blob([grato.exportUnsent()], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = t.fileName;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <div className={styles.page}>
      <h1>{t.title}</h1>
      {isEmpty && <Empty title={t.empty} text={t.emptyText} />}
      {conflicts.length > 0 && (
        <section aria-label={t.conflicts}>
          <h2>{t.conflicts}</h2>
          {conflicts.map((conflict) => (
            <ConflictCard key={conflict.id} conflict={conflict} />
          ))}
        </section>
      )}
      {refused.length > 0 && (
        <section aria-label={t.refused}>
          <h2>{t.refused}</h2>
          {refused.map((entry) => (
            <Refused key={entry.seq} entry={entry} />
          ))}
        </section>
      )}
      {unsent.length > 0 && (
        <section aria-label={t.unsent}>
          <h2>{t.unsent}</h2>
          <p className={styles.quiet}>{t.unsentText}</p>
          {unsent.map((entry) => (
            <Unsent key={entry.seq} entry={entry} />
          ))}
        </section>
      )}
      {refused.length + unsent.length > 0 && (
        <Button variant="default" onClick={save}>
          {t.exportAll}
        </Button>
      )}
    </div>
  );
}

function useEntries(): { refused: readonly Entry[]; unsent: readonly Entry[] } {
  const { grato } = useHere();
  const subscribe = (listener: () => void) => grato.subscribe(listener);
  const refused = useSyncExternalStore(subscribe, () => grato.attention);
  const unsent = useSyncExternalStore(subscribe, () => grato.unsent);
  return { refused, unsent };
}

/** An edit the server refused: why, and what can be done. */
function Refused({ entry }: { entry: Entry }) {
  const t = useTexts(attentionTexts);
  const { grato } = useHere();
  const { object, recordId } = entry.mutation;
  const reasons = (entry.errors ?? []).flatMap(({ message }) => message ?? []);
  const discard = async () => {
    await grato.edits.discard(entry);
    toast(t.discarded);
  };
  return (
    <article className={styles.card}>
      <What entry={entry} />
      <p className={styles.reason}>{reasons.join(' ') || t.unknownReason}</p>
      {entry.mergedInto && (
        <p>
          {t.useExisting}: <RecordLink object={object} id={entry.mergedInto} />
        </p>
      )}
      <div className={styles.ways}>
        <Button size="xs" variant="default" onClick={() => grato.edits.retry(entry)} disabled={!recordId}>
          {t.retry}
        </Button>
        <Button size="xs" variant="subtle" color="red" onClick={discard}>
          {t.discard}
        </Button>
      </div>
    </article>
  );
}

function Unsent({ entry }: { entry: Entry }) {
  const t = useTexts(attentionTexts);
  const { grato } = useHere();
  return (
    <article className={styles.card}>
      <What entry={entry} />
      {entry.state === 'waiting' && (
        <div className={styles.ways}>
          <Button size="xs" variant="subtle" color="gray" onClick={() => grato.edits.undo(entry.mutation.id)}>
            {t.takeBack}
          </Button>
        </div>
      )}
    </article>
  );
}

/** An edit in words: on which record, and what. */
function What({ entry }: { entry: Entry }) {
  const t = useTexts(attentionTexts);
  const { language } = useSettings();
  const model = useModel();
  const { object, recordId, op, patch } = entry.mutation;
  const described = model?.object(object);
  const fields = Object.keys(patch).map((name) => {
    const field = model?.field(object, name);
    return field ? fieldLabel(field, language) : name;
  });
  const words = {
    create: t.create(described ? objectLabel(described, language) : object),
    update: t.update(fields.join(', ')),
    delete: t.delete,
    restore: t.restoring,
    command: t.command,
    upload: t.upload(entry.upload?.name ?? ''),
  }[op];
  return (
    <h3>
      {described && (
        <>
          <RecordLink object={object} id={recordId} />
          {' · '}
        </>
      )}
      {words}
    </h3>
  );
}
