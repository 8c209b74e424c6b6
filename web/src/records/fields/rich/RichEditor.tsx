import { EditorState, Selection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { useCallback, useId, useRef, useState } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { draftOf, dropDraft, keepDraft } from '../drafts.ts';
import { type EditorProps, finish, hasLeft } from '../editors/editor.ts';
import { type Doubt, parseValue } from '../parse/parseValue.ts';
import { doubtText, doubtTexts } from '../parse/texts.ts';
import { docOf, htmlOf } from './html.ts';
import styles from './Rich.module.css';
import { RichToolbar } from './RichToolbar.tsx';
import { richTexts } from './richTexts.ts';
import { pluginsOf } from './tools.ts';

/** Formatted text: what one sees is what is kept. Ctrl Enter and leaving it save, Esc restores. */
export function RichEditor(props: EditorProps) {
  const { field, value, onDone, isAutoFocus, label, draftName } = props;
  const { language } = useSettings();
  const t = useTexts(richTexts);
  const why = useTexts(doubtTexts);
  const id = useId();
  const [doubt, setDoubt] = useState<Doubt>();
  const [state, setState] = useState<EditorState>();
  const view = useRef<EditorView>(undefined);
  const isOver = useRef(false);

  const end = (next: Json | undefined) => {
    isOver.current = true;
    dropDraft(draftName);
    next === undefined ? onDone(undefined) : finish({ value, onDone }, next);
  };
  const save = () => {
    const now = view.current;
    if (!now || isOver.current) {
      return;
    }
    if (now.state.doc.eq(docOf(textIn(value)))) {
      end(undefined);
      return;
    }
    const parsed = parseValue(field, htmlOf(now.state.doc) ?? '', language);
    'doubt' in parsed ? setDoubt(parsed.doubt) : end(parsed.value);
  };
  // the view outlives renders, and must call what belongs to the latest of them
  const latest = useRef({ save, end });
  latest.current = { save, end };

  const describedBy = `${id}-hint`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; a new one would lose the cursor
  const begin = useCallback((place: HTMLDivElement | null) => {
    if (!place) {
      return;
    }
    const doc = docOf(draftOf(draftName) ?? textIn(value));
    const made = new EditorView(place, {
      state: EditorState.create({
        doc,
        // behind the last word; a table at the end is not picked, which a letter would replace
        selection: Selection.findFrom(doc.resolve(doc.content.size), -1, true) ?? Selection.atEnd(doc),
        plugins: pluginsOf({
          'Mod-Enter': () => {
            latest.current.save();
            return true;
          },
          Escape: () => {
            latest.current.end(undefined);
            return true;
          },
        }),
      }),
      attributes: {
        class: styles.page ?? '',
        role: 'textbox',
        tabindex: '0',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-describedby': describedBy,
      },
      dispatchTransaction(transaction) {
        const next = made.state.apply(transaction);
        made.updateState(next);
        setState(next);
        if (transaction.docChanged) {
          setDoubt(undefined);
          keepDraft(draftName, htmlOf(next.doc) ?? '');
        }
      },
      handleDOMEvents: {
        keydown: (_, event) => {
          // Enter and the like are for the text, not for the list or the page around it
          if (event.key !== 'Tab') {
            event.stopPropagation();
          }
        },
      },
    });
    view.current = made;
    setState(made.state);
    if (isAutoFocus) {
      made.focus();
    }
    return () => {
      view.current = undefined;
      made.destroy();
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as this is
    <div
      className={styles.editor}
      role="group"
      aria-label={label}
      data-invalid={doubt ? true : undefined}
      onBlur={(event) => {
        if (hasLeft(event)) {
          save();
        }
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          end(undefined);
        }
      }}
    >
      {state && view.current && <RichToolbar label={label} view={view.current} state={state} />}
      <div ref={begin} />
      <span id={describedBy} className={doubt ? styles.why : styles.hint} role={doubt ? 'alert' : undefined}>
        {doubt ? doubtText(why, doubt) : t.hint}
      </span>
    </div>
  );
}

function textIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
