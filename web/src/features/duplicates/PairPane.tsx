import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { type Action, useActions } from '~/platform/actions.ts';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { Reasons } from '~/records/duplicates/Reasons.tsx';
import { Choosing } from '~/records/merge/Choosing.tsx';
import { RecordLink } from '~/records/RecordLink.tsx';
import { useHere } from '~/records/workspace.tsx';
import { toast } from '~/ui/toasts.ts';
import { sides } from './certain.ts';
import styles from './duplicates.module.css';
import { duplicatesTexts } from './texts.ts';
import type { Pair } from './useWorklist.ts';

/** One pair side by side: why it may be the same, what would stay, and what to do about it. */
export function PairPane({
  object,
  pair,
  onMerged,
  onUndone,
  onJudged,
}: {
  object: ObjectJson;
  pair: Pair;
  /** With the record that is no more. */
  onMerged: (gone: string) => void;
  onUndone: () => void;
  onJudged: () => void;
}) {
  const t = useTexts(duplicatesTexts);
  const { abilities, isAdministrator } = useHere();
  const mayMerge = isAdministrator || abilities.includes('merge');
  const { stays, goes } = sides(pair);
  const actions = useMemo((): readonly Action[] => {
    const say = (verdict: 'different' | 'later') => () =>
      void api
        .post(`/duplicates/${pair.id}/verdict`, { object: object.address, verdict })
        .then(() => {
          onJudged();
          if (verdict === 'different') {
            toast(t.kept);
          }
        })
        .catch(sayProblem);
    return mayMerge
      ? [
          { id: 'duplicate.different', name: t.different, group: t.group, keys: 'd', run: say('different') },
          { id: 'duplicate.later', name: t.later, group: t.group, keys: 'l', run: say('later') },
        ]
      : [];
  }, [mayMerge, object, pair, onJudged, t]);
  useActions(actions);
  return (
    <section className={styles.pane} aria-label={t.why}>
      <div className={styles.names}>
        <RecordLink object={object.name} id={stays} />
        <RecordLink object={object.name} id={goes} />
      </div>
      <Reasons object={object} reasons={pair.reasons} />
      {mayMerge && (
        <Choosing
          object={object}
          id={stays}
          other={goes}
          keys="s"
          onMerged={() => onMerged(goes)}
          onUndone={onUndone}
        />
      )}
      <div className={styles.ways}>
        {actions.map(({ id, name, run }) => (
          <Button key={id} variant="default" onClick={run}>
            {name}
          </Button>
        ))}
      </div>
    </section>
  );
}
