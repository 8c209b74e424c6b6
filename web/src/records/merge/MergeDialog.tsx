import { Modal, Select } from '@mantine/core';
import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { useTexts } from '~/platform/texts.ts';
import { useTitle } from '../titles.ts';
import { useAnswer } from '../useAnswer.ts';
import { Choosing } from './Choosing.tsx';
import styles from './MergeDialog.module.css';
import { mergeTexts } from './texts.ts';

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
        {other && (
          <Choosing key={other} object={object} id={id} other={other} onMerged={onClose} onCancel={onClose} />
        )}
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
      // not before the answer has come, which may be about what was typed before
      nothingFoundMessage={typed && found ? t.nothing : undefined}
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
