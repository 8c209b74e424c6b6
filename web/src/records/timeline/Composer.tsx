import { Button } from '@mantine/core';
import { IconCalendar, IconChecklist, IconNote, IconPhone } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { type Action, useActions } from '~/platform/actions.ts';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { sayProblem, useCommands } from '../commands.ts';
import { draftOf, dropDraft, keepDraft } from '../fields/drafts.ts';
import { nextHour } from '../fields/parse/moments.ts';
import { useModel } from '../workspace.tsx';
import { ComposerMore } from './ComposerMore.tsx';
import { type Draft, KINDS, type Kind, linksTo, OBJECT_OF, recordOf } from './compose.ts';
import styles from './Timeline.module.css';
import { timelineTexts } from './texts.ts';

const ICONS = { note: IconNote, task: IconChecklist, call: IconPhone, meeting: IconCalendar };
const KEYS = { note: 'n', task: 't', call: 'l', meeting: 'm' };

function emptyDraft(text = ''): Draft {
  const starts = nextHour(new Date());
  const ends = new Date(Date.parse(starts) + 3_600_000).toISOString();
  return { text, starts, ends, where: '', person: '', isInbound: false };
}

/** Writes a note, a task, a call or a meeting down where it belongs; without a line, too. */
export function Composer({ object, row, onFocus }: { object: ObjectJson; row: Row; onFocus?: () => void }) {
  const t = useTexts(timelineTexts);
  const model = useModel();
  const { create } = useCommands();
  const name = `compose ${row.id}`;
  const [kind, setKind] = useState<Kind>('note');
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(draftOf(name)));
  const [isOpen, setOpen] = useState(draft.text !== '');
  const area = useRef<HTMLTextAreaElement>(null);
  const kinds = KINDS.filter((each) => model?.object(OBJECT_OF[each])?.mayCreate);
  const begin = (each: Kind) => {
    onFocus?.();
    setKind(each);
    setOpen(true);
    // after what was hidden has come
    setTimeout(() => area.current?.focus(), 0);
  };
  useComposerActions(kinds, begin);
  const close = () => {
    dropDraft(name);
    setDraft(emptyDraft());
    setOpen(false);
    area.current?.blur();
  };
  const isBackwards = kind === 'meeting' && draft.ends < draft.starts;
  const save = async () => {
    if (draft.text.trim() === '' || isBackwards) {
      return;
    }
    const links = linksTo(object, row.values, row.id);
    const values = recordOf(kind, draft, links, new Date().toISOString());
    const says = { note: t.noteSaved, task: t.taskSaved, call: t.callSaved, meeting: t.meetingSaved }[kind];
    try {
      await create(OBJECT_OF[kind], values, says);
      close();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const placeholder = {
    note: t.notePlaceholder,
    task: t.taskPlaceholder,
    call: t.callPlaceholder,
    meeting: t.meetingPlaceholder,
  }[kind];
  if (kinds.length === 0) {
    return null;
  }
  return (
    <form
      className={styles.composer}
      aria-label={t.compose}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        const isShort = kind === 'task' || kind === 'meeting';
        const isArea = event.target === area.current;
        const isSaving = event.ctrlKey || event.metaKey || (isShort && isArea && !event.shiftKey);
        if (event.key === 'Enter' && isSaving && !event.nativeEvent.isComposing) {
          event.preventDefault();
          save();
        } else if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          close();
        }
      }}
    >
      <div className={styles.kinds}>
        {kinds.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.kindTab}
            aria-pressed={kind === each}
            title={`${t[each]} (${KEYS[each]})`}
            onClick={() => begin(each)}
          >
            <Icon of={ICONS[each]} size={16} />
            {t[each]}
          </button>
        ))}
      </div>
      <textarea
        ref={area}
        className={styles.writing}
        rows={isOpen ? 2 : 1}
        value={draft.text}
        placeholder={placeholder}
        aria-label={placeholder}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setDraft({ ...draft, text: event.target.value });
          keepDraft(name, event.target.value);
        }}
      />
      {isOpen && (
        <div className={styles.more}>
          <ComposerMore object={object} row={row} kind={kind} draft={draft} onChange={setDraft} />
          <span className={styles.save}>
            <Button size="xs" variant="subtle" color="gray" onClick={close}>
              {t.cancel}
            </Button>
            <Button size="xs" type="submit" disabled={draft.text.trim() === '' || isBackwards}>
              {t.save}
            </Button>
          </span>
          {isBackwards && (
            <p className={styles.note} role="alert">
              {t.startBeforeEnd}
            </p>
          )}
        </div>
      )}
    </form>
  );
}

/** `n` note, `t` task, `l` call, `m` meeting; by their names in the palette. */
function useComposerActions(kinds: readonly Kind[], begin: (kind: Kind) => void) {
  const t = useTexts(timelineTexts);
  const latest = useRef(begin);
  latest.current = begin;
  const offered = kinds.join();
  const actions = useMemo(
    (): readonly Action[] =>
      KINDS.filter((kind) => offered.includes(kind)).map((kind) => ({
        id: `compose.${kind}`,
        name: t[kind],
        group: t.compose,
        keys: KEYS[kind],
        run: () => latest.current(kind),
      })),
    [offered, t],
  );
  useActions(actions);
}
