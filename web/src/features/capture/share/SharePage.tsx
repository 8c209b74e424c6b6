import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { useUnderstanding } from '../dialog/useUnderstanding.ts';
import type { Known } from '../names/directory.ts';
import { knownHere } from '../names/knownHere.ts';
import { parsePasted } from '../pasted/pasted.ts';
import { entryOf, writerOf } from './entry.ts';
import { Messages } from './Messages.tsx';
import styles from './share.module.css';
import { sharedText, useUnfinished } from './shared.ts';
import { shareTexts } from './texts.ts';
import { Whom } from './Whom.tsx';

/** What another app shares, or one pastes: chosen lines of it become an entry of a customer's timeline. */
export function SharePage() {
  const [shared, setShared] = useState<string>();
  useEffect(() => {
    // where nothing can be read one still can paste
    sharedText().then(setShared, () => setShared(''));
  }, []);
  return shared === undefined ? null : <Share shared={shared} />;
}

function Share({ shared }: { shared: string }) {
  const t = useTexts(shareTexts);
  const { grato, me, slug } = useHere();
  const model = useModel();
  const { create } = useCommands();
  const navigate = useNavigate();
  const context = useUnderstanding();
  const directory = knownHere(grato, me);
  const [text, setText] = useUnfinished(`${slug} ${me}`, shared);
  const [chosen, setChosen] = useState<ReadonlySet<number>>();
  const [whom, setWhom] = useState<Known | 'other'>();
  const pasted = parsePasted(text, context);
  const { messages } = pasted;
  // a chat is long and one wants a part of it; anything else is wanted whole
  const meant = chosen ?? new Set(pasted.kind === 'whatsapp' ? [] : messages.keys());
  // right after a reload people are still being fetched
  const writer = useSyncExternalStore(
    (listener) => grato.rows.subscribe(listener),
    () => writerOf(pasted, directory),
  );
  const person = whom === 'other' ? undefined : (whom ?? writer);

  const save = async () => {
    if (!person) {
      return;
    }
    const lines = messages.filter((_, i) => meant.has(i));
    const values = entryOf(pasted, lines, person, t.with(person.name), context);
    try {
      await create('interaction', values, t.saved(person.name));
      setText('');
      const address = model?.object(person.object)?.address;
      await navigate({ to: `/w/${slug}/${address}/${person.id}` as string });
    } catch (problem) {
      sayProblem(problem);
    }
  };

  return (
    <div className={styles.page}>
      <h1>{t.title}</h1>
      {messages.length === 0 ? (
        <Paste onText={setText} />
      ) : (
        <>
          <Whom directory={directory} whom={person} onChoose={(known) => setWhom(known ?? 'other')} />
          <Messages messages={messages} chosen={meant} onChoose={setChosen} />
          <footer className={styles.foot}>
            <button
              type="button"
              onClick={() => {
                setText('');
                setChosen(undefined);
                setWhom(undefined);
              }}
            >
              {t.again}
            </button>
            <button type="button" data-main disabled={!person || meant.size === 0} onClick={save}>
              {t.save}
            </button>
          </footer>
        </>
      )}
    </div>
  );
}

/** Something that is pasted is read at once; what is typed, when one says so. */
function Paste({ onText }: { onText: (text: string) => void }) {
  const t = useTexts(shareTexts);
  const [typed, setTyped] = useState('');
  return (
    <>
      <label className={styles.paste}>
        {t.paste}
        <textarea
          rows={10}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain');
            if (typed === '' && pasted.trim() !== '') {
              event.preventDefault();
              onText(pasted);
            }
          }}
        />
        <span>{t.help}</span>
      </label>
      <button type="button" data-main disabled={typed.trim() === ''} onClick={() => onText(typed)}>
        {t.read}
      </button>
    </>
  );
}
