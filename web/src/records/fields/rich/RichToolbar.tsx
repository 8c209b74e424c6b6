import {
  IconBlockquote,
  IconBold,
  IconHeading,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconStrikethrough,
  IconUnderline,
} from '@tabler/icons-react';
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { type KeyboardEvent, useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { typedLink } from './allowed.ts';
import styles from './Rich.module.css';
import { richTexts } from './richTexts.ts';
import { isOn, linkAt, linkTo, TOOLS, toggle } from './tools.ts';

const ICONS = {
  strong: IconBold,
  em: IconItalic,
  u: IconUnderline,
  s: IconStrikethrough,
  heading: IconHeading,
  bullets: IconList,
  numbers: IconListNumbers,
  blockquote: IconBlockquote,
};
const KEYS = {
  strong: 'Ctrl B',
  em: 'Ctrl I',
  u: 'Ctrl U',
  s: 'Ctrl Shift X',
  heading: 'Ctrl Alt 2',
  bullets: 'Ctrl Shift 8',
  numbers: 'Ctrl Shift 7',
  blockquote: 'Ctrl Shift 9',
};

type Props = { readonly label: string; readonly view: EditorView; readonly state: EditorState };

/** The formats one can give; one stop for Tab, the arrows go from one to the next. */
export function RichToolbar({ label, view, state }: Props) {
  const t = useTexts(richTexts);
  const [stop, setStop] = useState(0);
  const [isLinking, setLinking] = useState(false);
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const next = (stop + step + buttons.length) % buttons.length;
    setStop(next);
    buttons[next]?.focus();
  };
  const back = () => {
    setLinking(false);
    view.focus();
  };
  return (
    <>
      <div className={styles.tools} role="toolbar" aria-label={t.formatting(label)} onKeyDown={walk}>
        {TOOLS.map((name, place) => (
          <button
            key={name}
            type="button"
            className={styles.tool}
            tabIndex={place === stop ? 0 : -1}
            aria-label={t[name]}
            aria-pressed={isOn(state, name)}
            title={`${t[name]} (${KEYS[name]})`}
            // the text keeps the focus, and what is selected in it
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              toggle(name)(view.state, view.dispatch, view);
              view.focus();
            }}
          >
            <Icon of={ICONS[name]} size={16} />
          </button>
        ))}
        <button
          type="button"
          className={styles.tool}
          tabIndex={stop === TOOLS.length ? 0 : -1}
          aria-label={t.link}
          aria-pressed={isOn(state, 'link')}
          aria-expanded={isLinking}
          title={t.link}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setLinking(!isLinking)}
        >
          <Icon of={IconLink} size={16} />
        </button>
      </div>
      {isLinking && (
        <LinkLine
          before={linkAt(state)}
          onSet={(href) => {
            linkTo(href)(view.state, view.dispatch);
            back();
          }}
          onEnd={back}
        />
      )}
    </>
  );
}

type LineProps = {
  readonly before: string;
  readonly onSet: (href: string | undefined) => void;
  readonly onEnd: () => void;
};

/** Asks where a link leads, within the editor, so that the focus does not leave it. */
function LinkLine({ before, onSet, onEnd }: LineProps) {
  const t = useTexts(richTexts);
  const [text, setText] = useState(before.replace(/^mailto:/, ''));
  const [isBad, setBad] = useState(false);
  const set = () => {
    const href = typedLink(text);
    if (href || text.trim() === '') {
      onSet(href);
    } else {
      setBad(true);
    }
  };
  return (
    <div className={styles.link}>
      <input
        ref={focusOnce}
        type="text"
        inputMode="url"
        value={text}
        placeholder={t.addressHint}
        aria-label={t.address}
        aria-invalid={isBad || undefined}
        onChange={(event) => {
          setText(event.target.value);
          setBad(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            event.stopPropagation();
            set();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            onEnd();
          }
        }}
      />
      <button type="button" onClick={set}>
        {t.set}
      </button>
      {before && (
        <button type="button" onClick={() => onSet(undefined)}>
          {t.unlink}
        </button>
      )}
      {isBad && (
        <p className={styles.why} role="alert">
          {t.badAddress}
        </p>
      )}
    </div>
  );
}

function focusOnce(input: HTMLInputElement | null) {
  input?.focus();
}
