import { Button } from '@mantine/core';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Json, ObjectJson } from '~/data/model/schema.ts';
import { type Action, useActions } from '~/platform/actions.ts';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { sayProblem } from '../commands.ts';
import { useHere } from '../workspace.tsx';
import { choiceOf, type Proposal } from './better.ts';
import { Differences } from './Differences.tsx';
import styles from './MergeDialog.module.css';
import { propose } from './propose.ts';
import { mergeTexts } from './texts.ts';

type Preview = {
  readonly fields: readonly {
    readonly field: string;
    readonly value: Json;
    readonly isChanged: boolean;
    readonly values: { readonly [id: string]: Json };
  }[];
  /** How many records point at the other, by object. */
  readonly moved: { readonly [object: string]: number };
};

type Props = {
  readonly object: ObjectJson;
  /** The record that stays. */
  readonly id: string;
  readonly other: string;
  readonly onMerged: () => void;
  /** When the merge was undone. */
  readonly onUndone?: () => void;
  readonly onCancel?: () => void;
  /** A key that merges. */
  readonly keys?: string;
};

/** Shows where two records differ, proposes what stays, and makes them one. */
export function Choosing({ object, id, other, onMerged, onUndone, onCancel, keys }: Props) {
  const t = useTexts(mergeTexts);
  const { grato } = useHere();
  const [preview, setPreview] = useState<Preview>();
  const [chosen, setChosen] = useState<{ readonly [field: string]: string }>({});
  const [proposed, setProposed] = useState<{ readonly [field: string]: Proposal }>({});
  const body = { survivor: id, others: [other] };
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      const path = `/${object.address}/merge?preview=true`;
      const answer = await api.post<Preview>(path, { survivor: id, others: [other] });
      const better = await propose(object, answer.fields, id, other);
      if (!isOver) {
        setPreview(answer);
        setProposed(better);
        setChosen(choiceOf(better, other));
      }
    };
    ask().catch((problem) => isOver || sayProblem(problem));
    return () => {
      isOver = true;
    };
  }, [object, id, other]);
  const merge = async () => {
    try {
      const { batchId } = await api.post<{ batchId: string }>(`/${object.address}/merge`, {
        ...body,
        choose: chosen,
      });
      grato.tryNow();
      onMerged();
      const undo = () =>
        api
          .post(`/batches/${batchId}/undo`)
          .then(() => {
            grato.tryNow();
            toast(t.undone);
            onUndone?.();
          })
          .catch(sayProblem);
      toast(t.done, { action: { name: t.undo, run: undo } });
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const mergeNow = useRef(merge);
  useLayoutEffect(() => {
    mergeNow.current = merge;
  });
  const actions = useMemo(
    (): readonly Action[] =>
      keys && preview
        ? [{ id: 'duplicate.same', name: t.merge, group: t.group, keys, run: () => void mergeNow.current() }]
        : [],
    [keys, preview, t],
  );
  useActions(actions);
  if (!preview) {
    return null;
  }
  const different = preview.fields.filter(({ values }) => values[id] != null && values[other] != null);
  const moved = Object.values(preview.moved).reduce((sum, count) => sum + count, 0);
  return (
    <>
      {different.length > 0 ? (
        <Differences
          object={object}
          ids={[id, other]}
          fields={different}
          proposed={proposed}
          chosen={chosen}
          onChoose={(field, from) => setChosen({ ...chosen, [field]: from })}
        />
      ) : (
        <p>{t.same}</p>
      )}
      <p className={styles.quiet}>
        {moved > 0 && `${t.moved(moved)} `}
        {t.undoLater}
      </p>
      <div className={styles.ways}>
        <Button onClick={merge}>{t.merge}</Button>
        {onCancel && (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t.cancel}
          </Button>
        )}
      </div>
    </>
  );
}
