import { Button } from '@mantine/core';
import type { Conflict } from '~/data/keeper/keeper.ts';
import type { FieldJson, Json } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { textOf } from '../fields/fieldText.ts';
import { fieldLabel } from '../naming.ts';
import { RecordLink } from '../RecordLink.tsx';
import { useTitle } from '../titles.ts';
import { useHere, useModel } from '../workspace.tsx';
import styles from './Attention.module.css';
import { attentionTexts } from './texts.ts';

/** Something others had changed, as a sentence with two ways out. */
export function ConflictCard({ conflict, isNamed = true }: { conflict: Conflict; isNamed?: boolean }) {
  const t = useTexts(attentionTexts);
  const { grato } = useHere();
  const who = useWho(conflict.who);
  const sentence = useSentence(conflict, who);
  const [theirs, mine] = {
    field: [t.keepTheirs, t.keepMine],
    deleted: [t.leaveDeleted, t.restore],
    edited: [t.keepIt, t.deleteIt],
  }[conflict.kind];
  return (
    <article className={styles.card}>
      {isNamed && (
        <h3>
          <RecordLink object={conflict.object} id={conflict.recordId} />
        </h3>
      )}
      <p>{sentence}</p>
      <div className={styles.ways}>
        <Button size="xs" variant="default" onClick={() => grato.edits.resolve(conflict, 'theirs')}>
          {theirs}
        </Button>
        <Button size="xs" variant="default" onClick={() => grato.edits.resolve(conflict, 'mine')}>
          {mine}
        </Button>
      </div>
    </article>
  );
}

/** The name of who did it: inside a record that is for everybody who sees it. */
function useWho(who: Json | undefined): string {
  const t = useTexts(attentionTexts);
  const id = who && typeof who === 'object' && 'id' in who ? String(who.id) : '';
  const name = useTitle('user', id);
  return name || t.somebody;
}

function useSentence({ kind, object, field, theirs, mine }: Conflict, who: string): string {
  const t = useTexts(attentionTexts);
  const formats = useFormats();
  const described = useModel()?.field(object, field ?? '');
  const theirText = useValueText(described, theirs);
  const myText = useValueText(described, mine);
  if (kind === 'deleted') {
    return t.deleted(who);
  }
  if (kind === 'edited') {
    return t.edited(who);
  }
  const name = described ? fieldLabel(described, formats.language) : (field ?? '');
  return t.changed(who, `“${name}”`, theirText, myText);
}

function useValueText(field: FieldJson | undefined, value: Json | undefined): string {
  const t = useTexts(attentionTexts);
  const formats = useFormats();
  const target = field?.type === 'user' ? 'user' : (field?.target ?? '');
  const title = useTitle(target, target && typeof value === 'string' ? value : '');
  if (value === undefined || value === null) {
    return t.nothing;
  }
  return title || (field ? textOf(field, value, formats) : JSON.stringify(value));
}
