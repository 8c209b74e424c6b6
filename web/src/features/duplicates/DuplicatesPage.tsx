import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { type Action, useActions } from '~/platform/actions.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { isMatched } from '~/records/duplicates/found.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useTitle } from '~/records/titles.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { Empty } from '~/ui/Empty.tsx';
import { CertainDialog } from './CertainDialog.tsx';
import styles from './duplicates.module.css';
import { PairPane } from './PairPane.tsx';
import { duplicatesTexts } from './texts.ts';
import { type Pair, useWorklist } from './useWorklist.ts';

/** Records that may be there twice: one pair after the other, by keys alone if one likes. */
export function DuplicatesPage() {
  const t = useTexts(duplicatesTexts);
  const { slug } = useHere();
  const { language } = useSettings();
  const { object: wanted } = useSearch({ strict: false });
  const objects = useModel()?.objects.filter(isMatched) ?? [];
  const object = objects.find(({ address }) => address === (wanted ?? 'people')) ?? objects[0];
  return (
    <div className={styles.page}>
      <h1>{t.title}</h1>
      <p className={styles.quiet}>{t.about}</p>
      <nav className={styles.objects} aria-label={t.title}>
        {objects.map((each) => (
          <Link
            key={each.name}
            to="/w/$slug/duplicates"
            params={{ slug }}
            search={{ object: each.address }}
            aria-current={each === object ? 'page' : undefined}
          >
            {pluralLabel(each, language)}
          </Link>
        ))}
      </nav>
      {object && <Worklist key={object.name} object={object} />}
    </div>
  );
}

function Worklist({ object }: { object: ObjectJson }) {
  const t = useTexts(duplicatesTexts);
  const { pairs, hasMore, isOffline, more, take, again } = useWorklist(object.address);
  const { abilities, isAdministrator } = useHere();
  const [isMergingAll, setMergingAll] = useState(false);
  const [place, setPlace] = useState(0);
  const last = (pairs?.length ?? 0) - 1;
  const at = Math.max(0, Math.min(place, last));
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: 'duplicate.next',
        name: t.next,
        group: t.group,
        keys: 'j',
        run: () => setPlace(Math.min(at + 1, last)),
      },
      {
        id: 'duplicate.previous',
        name: t.previous,
        group: t.group,
        keys: 'k',
        run: () => setPlace(Math.max(at - 1, 0)),
      },
    ],
    [t, at, last],
  );
  useActions(actions);
  if (isOffline) {
    return <Empty title={t.offline} />;
  }
  if (!pairs) {
    return null;
  }
  const mayMerge = isAdministrator || abilities.includes('merge');
  const pair = pairs[at];
  if (!pair) {
    return <Empty title={t.empty} text={t.emptyText} />;
  }
  return (
    <div className={styles.both}>
      <section aria-label={t.pairs}>
        {mayMerge && pairs.some(({ band }) => band === 'certain') && (
          <Button variant="default" className={styles.all} onClick={() => setMergingAll(true)}>
            {t.mergeCertain}
          </Button>
        )}
        <ul className={styles.pairs}>
          {pairs.map((each, index) => (
            <li key={each.id}>
              <PairLine object={object} pair={each} isOpen={index === at} onOpen={() => setPlace(index)} />
            </li>
          ))}
        </ul>
        {hasMore && (
          <Button variant="default" onClick={more}>
            {t.more}
          </Button>
        )}
        <p className={styles.quiet}>{t.keys}</p>
      </section>
      <PairPane
        key={pair.id}
        object={object}
        pair={pair}
        onMerged={(gone) => take(({ one, other }) => one === gone || other === gone)}
        onUndone={again}
        onJudged={() => take(({ id }) => id === pair.id)}
      />
      {isMergingAll && (
        <CertainDialog
          object={object}
          onClose={(hasChanged) => {
            setMergingAll(false);
            if (hasChanged) {
              again();
            }
          }}
        />
      )}
    </div>
  );
}

function PairLine({
  object,
  pair,
  isOpen,
  onOpen,
}: {
  object: ObjectJson;
  pair: Pair;
  isOpen: boolean;
  onOpen: () => void;
}) {
  const t = useTexts(duplicatesTexts);
  const one = useTitle(object.name, pair.one) ?? '…';
  const other = useTitle(object.name, pair.other) ?? '…';
  return (
    <button type="button" className={styles.pair} aria-current={isOpen || undefined} onClick={onOpen}>
      <span>{one}</span>
      <span>{other}</span>
      <span className={styles.quiet}>{t[pair.band]}</span>
    </button>
  );
}
