import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import { newId } from '~/data/engine/world.ts';
import { takeEarly } from '~/platform/early.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useHere } from '~/records/workspace.tsx';
import { Dialog } from '~/ui/Dialog.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { Keys } from '~/ui/Keys.tsx';
import { decided, UNDECIDED } from '../decide.ts';
import { toEdits } from '../edits.ts';
import { knownHere } from '../names/knownHere.ts';
import type { Proposal, Span } from '../proposal.ts';
import { understand } from '../understand.ts';
import styles from './capture.module.css';
import { LineField } from './LineField.tsx';
import { Parts } from './Parts.tsx';
import { captureTexts } from './texts.ts';
import { useDraft } from './useDraft.ts';
import { useUnderstanding } from './useUnderstanding.ts';

/** One line becomes records: what it is taken to mean stands below it and is written down when the user saves. */
export function CaptureDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(captureTexts);
  const formats = useFormats();
  const { grato, me, slug } = useHere();
  const { together } = useCommands();
  const [draft, setDraft] = useDraft(`${slug} ${me}`);
  const append = useRef((_: string) => {});
  append.current = (text) => {
    if (text) {
      setDraft({ ...draft, text: draft.text + text });
    }
  };
  // once the field has the focus: until then letters were kept for it
  useEffect(() => {
    append.current(takeEarly());
  }, []);
  const [pointed, setPointed] = useState<readonly Span[]>();
  const context = useUnderstanding();
  const directory = knownHere(grato, me);
  // what is typed shows at once, what it means a moment later
  const text = useDeferredValue(draft.text);
  const proposal = understand(text, context, directory);
  const left = decided(proposal, draft.decisions);
  const isEmpty = text.trim() === '';

  const save = async () => {
    const meant = decided(understand(draft.text, context, directory), draft.decisions);
    const edits = toEdits(meant, context, () => newId({ now: Date.now, random: unpredictable }));
    if (edits.length === 0) {
      return;
    }
    const says = t.saved(formats.list(told(meant, t)));
    const write = async (group: string) => {
      for (const { object, id, values } of edits) {
        await grato.edits.create(object, values, { id, group });
      }
    };
    onClose();
    await together(write, says).then(() => setDraft(undefined), sayProblem);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  };

  return (
    <Dialog name={t.title} shape="top" onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter saves wherever in it one is */}
      <div className={styles.capture} onKeyDown={onKeyDown}>
        <LineField
          name={t.line}
          example={t.example}
          text={draft.text}
          known={text === draft.text && proposal.line === text ? recognised(proposal) : []}
          pointed={pointed ?? []}
          onChange={(next) => setDraft({ text: next, decisions: next === '' ? UNDECIDED : draft.decisions })}
        />
        <div className={styles.below}>
          {isEmpty ? (
            <p className={styles.hint}>{t.empty}</p>
          ) : (
            <Parts
              proposal={proposal}
              decisions={draft.decisions}
              context={context}
              directory={directory}
              onPoint={setPointed}
              onDecide={(decisions) => setDraft({ ...draft, decisions })}
            />
          )}
        </div>
        <p className="spoken" role="status">
          {isEmpty ? '' : told(left, t).join(', ')}
        </p>
        <footer className={styles.foot}>
          <button type="button" className={styles.plain} onClick={onClose}>
            <Icon of={IconX} size={16} />
            {t.close}
          </button>
          <span className={styles.keys}>
            <Keys of="mod+Enter" /> {t.saves}
          </span>
          <button
            type="button"
            className={styles.main}
            disabled={isEmpty || left.doings.length === 0}
            onClick={save}
          >
            {t.save}
          </button>
        </footer>
      </div>
    </Dialog>
  );
}

/** Names, days and figures; what they add up to is not marked until it is pointed at. */
function recognised({ people, companies, amounts, quantities, contacts, doings }: Proposal): Span[] {
  const found = [
    ...people,
    ...companies,
    ...amounts,
    ...quantities,
    ...contacts.emails,
    ...contacts.phones,
    ...contacts.urls,
  ];
  return [...found, ...doings.flatMap(({ when }) => when ?? [])].flatMap(({ words }) => words);
}

/** What would be written down, counted: `Call`, `2 tasks`. */
function told({ doings }: Proposal, t: (typeof captureTexts)['en']): string[] {
  const kinds = doings.map(({ kind }) => kind.value);
  return [...new Set(kinds)].map((kind) => {
    const count = kinds.filter((other) => other === kind).length;
    return kind === 'task' && count > 1 ? t.tasks(count) : t[kind];
  });
}

function unpredictable(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
