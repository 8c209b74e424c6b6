import { Button } from '@mantine/core';
import type { ObjectJson } from '~/data/model/schema.ts';
import { useTexts } from '~/platform/texts.ts';
import { RecordLink } from '../RecordLink.tsx';
import type { Found } from './found.ts';
import styles from './Reasons.module.css';
import { Reasons } from './Reasons.tsx';
import { likenessTexts } from './texts.ts';

/** Says that what is about to be made may be there already. */
export function LikeThese({
  object,
  found,
  onCreate,
  onCancel,
}: {
  object: ObjectJson;
  found: readonly Found[];
  onCreate: () => void;
  onCancel: () => void;
}) {
  const t = useTexts(likenessTexts);
  return (
    <div role="alert" className={styles.like}>
      <p>{t.already}</p>
      {found.map(({ id, reasons }) => (
        <div key={id}>
          <RecordLink object={object.name} id={id} />
          <Reasons object={object} reasons={reasons} />
        </div>
      ))}
      <div className={styles.ways}>
        <Button size="xs" onClick={onCreate}>
          {t.another}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </div>
  );
}
