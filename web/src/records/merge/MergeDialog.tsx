import { Button, Modal, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Json, ObjectJson } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { toast } from '~/ui/toasts.ts';
import { sayProblem } from '../commands.ts';
import { useTitle } from '../titles.ts';
import { useAnswer } from '../useAnswer.ts';
import { useHere } from '../workspace.tsx';
import { Differences } from './Differences.tsx';
import styles from './MergeDialog.module.css';
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

type Props = { readonly object: ObjectJson; readonly id: string; readonly onClose: () => void };

/** Makes this record and another of the same one; this one stays. */
export function MergeDialog({ object, id, onClose }: Props) {
  const t = useTexts(mergeTexts);
  const title = useTitle(object.name, id) ?? '';
  const [other, setOther] = useState<string | null>(null);
  return (
    <Modal opened onClose={onClose} title={t.title(title)} size="lg">
      <div className={styles.dialog}>
        <OtherPicker object={object} id={id} value={other} onChange={setOther} />
        {other && <Choosing key={other} object={object} id={id} other={other} onClose={onClose} />}
      </div>
    </Modal>
  );
}

type Hit = { readonly id: string; readonly title: string };

function OtherPicker({
  object,
  id,
  value,
  onChange,
}: {
  object: ObjectJson;
  id: string;
  value: string | null;
  onChange: (other: string | null) => void;
}) {
  const t = useTexts(mergeTexts);
  const [typed, setTyped] = useState('');
  const own = useTitle(object.name, id) ?? '';
  const query = encodeURIComponent(typed || own);
  const { value: found } = useAnswer<{ items: readonly Hit[] }>(
    `/search?q=${query}&objects=${object.address}&limit=20`,
  );
  const hits = (found?.items ?? []).filter((hit) => hit.id !== id);
  return (
    <Select
      label={t.other}
      placeholder={t.find}
      nothingFoundMessage={t.nothing}
      data={hits.map((hit) => ({ value: hit.id, label: hit.title }))}
      filter={({ options }) => options}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      onChange={onChange}
      data-autofocus
    />
  );
}

function Choosing({ object, id, other, onClose }: Props & { readonly other: string }) {
  const t = useTexts(mergeTexts);
  const { grato } = useHere();
  const [preview, setPreview] = useState<Preview>();
  const [chosen, setChosen] = useState<{ readonly [field: string]: string }>({});
  const body = { survivor: id, others: [other] };
  useEffect(() => {
    api
      .post<Preview>(`/${object.address}/merge?preview=true`, { survivor: id, others: [other] })
      .then(setPreview)
      .catch(sayProblem);
  }, [object, id, other]);
  if (!preview) {
    return null;
  }
  const different = preview.fields.filter(({ values }) => values[id] != null && values[other] != null);
  const moved = Object.values(preview.moved).reduce((sum, count) => sum + count, 0);
  const merge = async () => {
    try {
      const { batchId } = await api.post<{ batchId: string }>(`/${object.address}/merge`, {
        ...body,
        choose: chosen,
      });
      grato.tryNow();
      onClose();
      const undo = () =>
        api
          .post(`/batches/${batchId}/undo`)
          .then(() => {
            grato.tryNow();
            toast(t.undone);
          })
          .catch(sayProblem);
      toast(t.done, { action: { name: t.undo, run: undo } });
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <>
      {different.length > 0 ? (
        <Differences
          object={object}
          ids={[id, other]}
          fields={different}
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
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t.cancel}
        </Button>
      </div>
    </>
  );
}
