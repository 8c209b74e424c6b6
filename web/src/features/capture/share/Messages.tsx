import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import type { PastedMessage } from '../pasted/pasted.ts';
import styles from './share.module.css';
import { shareTexts } from './texts.ts';

type MessagesProps = {
  readonly messages: readonly PastedMessage[];
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (chosen: ReadonlySet<number>) => void;
};

/** How many messages are drawn; of longer exports the newest, which is what one shares for. */
const MOST = 500;

/** The messages of a text, of which one chooses. */
export function Messages({ messages, chosen, onChoose }: MessagesProps) {
  const t = useTexts(shareTexts);
  const formats = useFormats();
  const first = Math.max(0, messages.length - MOST);
  const turn = (i: number, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) {
      next.add(i);
    } else {
      next.delete(i);
    }
    onChoose(next);
  };
  const all = messages.flatMap(({ isSystem }, i) => (isSystem || i < first ? [] : [i]));
  return (
    <fieldset className={styles.messages}>
      <legend>{t.choose}</legend>
      <p className={styles.bar}>
        <span role="status">{t.chosen(chosen.size)}</span>
        <button type="button" onClick={() => onChoose(new Set(all))}>
          {t.all}
        </button>
        <button type="button" onClick={() => onChoose(new Set())}>
          {t.none}
        </button>
      </p>
      <ul>
        {messages.slice(first).map((message, at) => {
          const i = first + at;
          return (
            <li key={i} data-quiet={message.isSystem ? true : undefined}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.has(i)}
                  onChange={(event) => turn(i, event.target.checked)}
                />
                <span className={styles.who}>
                  {message.author}{' '}
                  {message.at && `${formats.day(message.at.slice(0, 10))} ${message.at.slice(11)}`}
                </span>
                <span className={styles.text}>{message.text}</span>
              </label>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
