import { Button, Checkbox, Modal, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { useTitle } from '~/records/titles.ts';
import { useHere } from '~/records/workspace.tsx';
import { toast } from '~/ui/toasts.ts';
import { disjoint, mergePair, sides } from './certain.ts';
import styles from './duplicates.module.css';
import { duplicatesTexts } from './texts.ts';
import type { Pair } from './useWorklist.ts';

type Props = { readonly object: ObjectJson; readonly onClose: (hasChanged: boolean) => void };

/** All certain pairs at once: shows what becomes of which, merges those that are ticked, and can take all of it back. */
export function CertainDialog({ object, onClose }: Props) {
  const t = useTexts(duplicatesTexts);
  const { grato } = useHere();
  const [pairs, setPairs] = useState<readonly Pair[]>();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<number>();
  useEffect(() => {
    api
      .get<{ items: readonly Pair[] }>(`/duplicates?object=${object.address}&band=certain&limit=200`)
      .then(({ items }) => setPairs(disjoint(items)))
      .catch(sayProblem);
  }, [object]);
  const wanted = (pairs ?? []).filter(({ id }) => !left.has(id));
  const merge = async () => {
    const batches: string[] = [];
    let refused = 0;
    for (const [index, pair] of wanted.entries()) {
      setDone(index);
      try {
        batches.push(await mergePair(object, pair));
      } catch {
        // somebody was faster, or may not: the pair stays in the list and can be looked at alone
        refused++;
      }
    }
    grato.tryNow();
    onClose(true);
    const undo = async () => {
      try {
        for (const batch of batches.toReversed()) {
          await api.post(`/batches/${batch}/undo`);
        }
        toast(t.allUndone);
      } catch (problem) {
        sayProblem(problem);
      }
      grato.tryNow();
    };
    toast(t.merged(batches.length, refused), { action: { name: t.undoAll, run: () => void undo() } });
  };
  const isRunning = done !== undefined;
  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      title={t.certainTitle}
      size="lg"
      closeOnEscape={!isRunning}
      closeOnClickOutside={!isRunning}
      withCloseButton={!isRunning}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <p className={styles.quiet}>{t.certainAbout}</p>
      <ul className={styles.certain}>
        {pairs?.map((pair) => (
          <li key={pair.id}>
            <CertainLine
              object={object}
              pair={pair}
              isWanted={!left.has(pair.id)}
              isDisabled={isRunning}
              onToggle={() => setLeft(toggled(left, pair.id))}
            />
          </li>
        ))}
      </ul>
      {isRunning && (
        <Progress value={(100 * done) / Math.max(1, wanted.length)} aria-label={t.certainTitle} />
      )}
      <div className={styles.ways}>
        <Button onClick={() => void merge()} disabled={wanted.length === 0} loading={isRunning}>
          {t.mergeThese(wanted.length)}
        </Button>
      </div>
    </Modal>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return set.has(id) ? new Set([...set].filter((other) => other !== id)) : new Set([...set, id]);
}

type LineProps = {
  readonly object: ObjectJson;
  readonly pair: Pair;
  readonly isWanted: boolean;
  readonly isDisabled: boolean;
  readonly onToggle: () => void;
};

function CertainLine({ object, pair, isWanted, isDisabled, onToggle }: LineProps) {
  const t = useTexts(duplicatesTexts);
  const { stays, goes } = sides(pair);
  const kept = useTitle(object.name, stays) ?? '…';
  const gone = useTitle(object.name, goes) ?? '…';
  return (
    <Checkbox checked={isWanted} disabled={isDisabled} onChange={onToggle} label={t.goesInto(gone, kept)} />
  );
}
