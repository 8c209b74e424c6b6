import { type Action, useAllActions } from '~/platform/actions.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { Dialog } from '~/ui/Dialog.tsx';
import { Keys } from '~/ui/Keys.tsx';
import styles from './KeysHelp.module.css';

const texts = defineTexts({
  en: { title: 'Keys that work here', close: 'Close' },
  es: { title: 'Teclas que funcionan aquí', close: 'Cerrar' },
  it: { title: 'Tasti che funzionano qui', close: 'Chiudi' },
});

/** The keys of the actions there are now, by group. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const actions = useAllActions();
  return (
    <Dialog name={t.title} onClose={onClose} shape="top">
      <div className={styles.help}>
        <header>
          <h2>{t.title}</h2>
          <button type="button" onClick={onClose}>
            {t.close}
          </button>
        </header>
        <div className={styles.groups}>
          {groupsOf(actions).map(([group, inGroup]) => (
            <section key={group} aria-label={group}>
              <h3>{group}</h3>
              <dl>
                {byName(inGroup).map(([name, keys]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>
                      {keys.map((each) => (
                        <Keys key={each} of={each} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

/** What is called the same stands once, with all its keys. */
function byName(actions: readonly Action[]): readonly (readonly [string, readonly string[]])[] {
  const named = new Map<string, readonly string[]>();
  for (const { name, keys = '' } of actions) {
    named.set(name, [...(named.get(name) ?? []), keys]);
  }
  return [...named];
}

/** Actions with keys by their groups; of two with the same keys only the nearer works. */
export function groupsOf(actions: readonly Action[]): readonly (readonly [string, readonly Action[]])[] {
  const taken = new Set<string>();
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    if (action.keys && !taken.has(action.keys)) {
      taken.add(action.keys);
      groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
    }
  }
  return [...groups];
}
