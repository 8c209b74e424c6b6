import type { LayoutJson, ObjectJson } from '~/data/model/schema.ts';
import type { Row, Values } from '~/data/store/rows.ts';
import { useTexts } from '~/platform/texts.ts';
import { titleOf } from '~/records/naming.ts';
import { Fields } from '~/records/record/Fields.tsx';
import { RecordHeader } from '~/records/record/RecordHeader.tsx';
import type { Story } from '~/records/timeline/useTimeline.ts';
import { useView } from '~/records/workspace.tsx';
import { useItems } from '../../kit/server.ts';
import styles from './Layout.module.css';
import { layoutTexts } from './layoutTexts.ts';

const NO_STORY: Story = {
  past: [],
  planned: [],
  isLoading: false,
  isOffline: false,
  hasMore: false,
  isFetchingMore: false,
  fetchMore: () => {},
};

/** The page of a real record as it would be; to be looked at only. */
export function LayoutPreview({ object, layout }: { object: ObjectJson; layout: LayoutJson }) {
  const t = useTexts(layoutTexts);
  const { rows, isComplete } = useView({ object: object.name }, 0, 1);
  const isAsked = rows.length === 0 && !isComplete;
  const first = useItems<Values & { readonly id: string }>(`/${object.address}?limit=1`, isAsked)?.[0];
  const row: Row = rows[0] ?? {
    id: first?.id ?? '',
    version: 0,
    etag: '',
    tag: '',
    values: first ?? {},
  };
  const title = titleOf(object, row);
  const arranged = { ...object, layout };
  return (
    <section className={styles.preview} aria-label={t.preview}>
      <p>{title ? t.previewOf(title) : t.preview}</p>
      <div className={styles.page} inert>
        <RecordHeader object={arranged} row={row} story={NO_STORY} />
        <Fields object={arranged} row={row} editing={undefined} onEdit={() => {}} isWhole />
      </div>
    </section>
  );
}
