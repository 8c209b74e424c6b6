import { IconSearch, IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { useAllActions } from '~/platform/actions.ts';
import { takeEarly } from '~/platform/early.ts';
import { useTexts } from '~/platform/texts.ts';
import type { Hit } from '~/records/find/merging.ts';
import { useHits } from '~/records/find/useHits.ts';
import { wantedOf } from '~/records/find/wanted.ts';
import { useRecent } from '~/records/recent.ts';
import { useConnection, useHere, useModel } from '~/records/workspace.tsx';
import { Dialog } from '~/ui/Dialog.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { Keys } from '~/ui/Keys.tsx';
import { fittingActions } from './actionHits.ts';
import { OptionLine } from './OptionLine.tsx';
import { groupsOf, type Option } from './options.ts';
import styles from './search.module.css';
import { searchTexts } from './texts.ts';

const NO_HITS: readonly Hit[] = [];

/** Finds any record, page and action by what one types. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useTexts(searchTexts);
  const id = useId();
  const [typed, setTyped] = useState('');
  // once the field has the focus: until then letters were kept for it
  useEffect(() => {
    const early = takeEarly();
    setTyped((present) => early + present);
  }, []);
  const [focused, setFocused] = useState<string>();
  const [head, setHead] = useState(NO_HITS);
  const { hits, isSearching, hasFailed } = useHits(typed, { head });
  const { slug, me } = useHere();
  const recent = useRecent(`${slug} ${me}`);
  const actions = useAllActions();
  const wanted = wantedOf(typed);
  const groups = groupsOf({
    typed,
    isNumber: wanted.digits !== '',
    hits,
    recent,
    actions: fittingActions(actions, wanted),
  });
  const options = groups.flatMap((group) => group.options);
  const at = Math.max(
    0,
    options.findIndex(({ key }) => key === focused),
  );
  const present = options[at];
  const choose = useChoose(typed, onClose);

  const move = (by: number) => {
    const next = options[(at + by + options.length) % Math.max(1, options.length)];
    if (next) {
      setFocused(next.key);
      setHead(next.kind === 'record' ? hits.slice(0, hits.indexOf(next.hit) + 1) : hits);
      document.getElementById(`${id}-${next.key}`)?.scrollIntoView({ block: 'nearest' });
    }
  };
  const pressed = (event: React.KeyboardEvent) => {
    const steps: { readonly [key: string]: number } = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move(step);
    } else if (event.key === 'Escape') {
      // The browser would only empty the field.
      event.preventDefault();
      onClose();
    } else if (event.key === 'Enter' && present && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(present, event.ctrlKey || event.metaKey);
    }
  };
  const shown = (option: Option) => ({
    id: `${id}-${option.key}`,
    isFocused: option === present,
    onPoint: () => setFocused(option.key),
    onChoose: (isBeside: boolean) => choose(option, isBeside),
  });

  return (
    <Dialog name={t.title} onClose={onClose} shape="top">
      <div className={styles.field}>
        <Icon of={IconSearch} />
        <input
          type="search"
          role="combobox"
          aria-label={t.placeholder}
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={present ? `${id}-${present.key}` : undefined}
          placeholder={t.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setHead(NO_HITS);
            setFocused(undefined);
          }}
          onKeyDown={pressed}
        />
        <button type="button" className={styles.close} aria-label={t.close} onClick={onClose}>
          <Icon of={IconX} />
        </button>
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t.title} className={styles.results} tabIndex={-1}>
        {groups.map(({ name, options: inGroup }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box
          <div key={name} role="group" aria-label={name === 'rest' ? t.title : t[name]}>
            {name !== 'rest' && (
              <div className={styles.group} aria-hidden>
                {t[name]}
              </div>
            )}
            {inGroup.map((option) => (
              <OptionLine key={option.key} option={option} typed={typed} {...shown(option)} />
            ))}
          </div>
        ))}
        {options.length === 0 && !isSearching && <p className={styles.nothing}>{t.nothing}</p>}
      </div>
      <Foot count={typed.trim() && !isSearching ? t.found(hits.length) : ''} isAlone={hasFailed} />
    </Dialog>
  );
}

/** What Enter does with a line; with Ctrl a record opens beside its list. */
function useChoose(typed: string, onClose: () => void) {
  const navigate = useNavigate();
  const { slug } = useHere();
  const model = useModel();
  return (option: Option, isBeside: boolean) => {
    onClose();
    if (option.kind === 'action') {
      // Only after the dialog is gone: what the action opens takes the focus.
      setTimeout(option.action.run, 0);
    } else if (option.kind === 'all') {
      navigate({ to: '/w/$slug/search', params: { slug }, search: { q: typed.trim() } });
    } else if (option.kind === 'caller') {
      navigate({ to: '/w/$slug/call', params: { slug }, search: { number: typed.trim() } });
    } else {
      const { object, id } = option.kind === 'record' ? option.hit : option.record;
      const address = model?.object(object)?.address ?? object;
      if (isBeside) {
        navigate({ to: '/w/$slug/$address', params: { slug, address }, search: { peek: id } });
      } else {
        navigate({ to: '/w/$slug/$address/$id', params: { slug, address, id }, search: {} });
      }
    }
  };
}

function Foot({ count, isAlone }: { count: string; isAlone: boolean }) {
  const t = useTexts(searchTexts);
  const { state } = useConnection();
  return (
    <div className={styles.foot}>
      <span className="spoken" role="status">
        {count}
      </span>
      <span className={styles.hint}>
        <Keys of="Enter" /> {t.open}
      </span>
      <span className={styles.hint}>
        <Keys of="mod+Enter" /> {t.peek}
      </span>
      {(isAlone || (state !== 'online' && state !== 'starting')) && (
        <span className={styles.note}>{t.offline}</span>
      )}
    </div>
  );
}
