import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import type { Hit } from '~/records/find/merging.ts';
import { useHits } from '~/records/find/useHits.ts';
import { pluralLabel } from '~/records/naming.ts';
import { placesOf } from '~/records/places.ts';
import { useConnection, useHere, useModel } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { Late } from '~/ui/Late.tsx';
import { HitLine } from './HitLine.tsx';
import styles from './search.module.css';
import { searchTexts } from './texts.ts';

const MOST = 50;

/** Everything that fits, with the kinds of records to choose from. */
export function SearchPage() {
  const t = useTexts(searchTexts);
  const { q = '', in: object = '' } = useSearch({ from: '/w/$slug/search' });
  const navigate = useNavigate({ from: '/w/$slug/search' });
  const [typed, setTyped] = useState(q);
  const found = useHits(typed, { objects: object ? [object] : [], limit: MOST });
  const { state } = useConnection();
  const isBlank = typed.trim() === '';
  const go = (next: { q: string; in?: string }) => navigate({ search: next, replace: true });
  return (
    <div className={styles.page}>
      <h1>{t.title}</h1>
      <div className={styles.field}>
        <Icon of={IconSearch} />
        <input
          type="search"
          aria-label={t.title}
          placeholder={t.placeholder}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: one comes here to type
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            go({ q: event.target.value, ...(object ? { in: object } : {}) });
          }}
        />
      </div>
      <Kinds present={object} onChange={(next) => go({ q: typed, ...(next ? { in: next } : {}) })} />
      <p className={styles.say} role="status">
        {isBlank
          ? t.start
          : found.isSearching
            ? ''
            : found.hits.length === 0
              ? t.nothing
              : t.found(found.hits.length)}
        {found.hasFailed && ` ${t.failed}`}
        {state === 'offline' && ` ${t.offline}.`}
      </p>
      <ul className={styles.results}>
        {found.hits.map((hit) => (
          <Result key={hit.id} hit={hit} />
        ))}
      </ul>
      {found.isSearching && (
        <Late>
          <p className={styles.say}>{t.searching}…</p>
        </Late>
      )}
      {found.more && <MoreHits bring={found.more} />}
      {!found.more && (found.hits.length >= MOST || !found.isComplete) && (
        <p className={styles.say}>{t.more}</p>
      )}
    </div>
  );
}

/** Where the list ends for now. */
function MoreHits({ bring }: { bring: () => Promise<void> }) {
  const t = useTexts(searchTexts);
  const [isBusy, setBusy] = useState(false);
  const press = async () => {
    if (!isBusy) {
      setBusy(true);
      await bring();
      setBusy(false);
    }
  };
  return (
    <Button variant="subtle" loading={isBusy} onClick={press}>
      {t.next}
    </Button>
  );
}

function Kinds({ present, onChange }: { present: string; onChange: (object: string) => void }) {
  const t = useTexts(searchTexts);
  const model = useModel();
  const { language } = useSettings();
  const { main, more } = model ? placesOf(model) : { main: [], more: [] };
  const kinds = [
    { name: '', label: t.everything },
    ...[...main, ...more].map(({ object }) => ({ name: object.name, label: pluralLabel(object, language) })),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that is seen
    <div className={styles.chips} role="group" aria-label={t.only}>
      {kinds.map(({ name, label }) => (
        <button key={name} type="button" aria-pressed={name === present} onClick={() => onChange(name)}>
          {label}
        </button>
      ))}
    </div>
  );
}

function Result({ hit }: { hit: Hit }) {
  const { slug } = useHere();
  const address = useModel()?.object(hit.object)?.address ?? hit.object;
  return (
    <li>
      <Link
        to="/w/$slug/$address/$id"
        params={{ slug, address, id: hit.id }}
        search={{}}
        className={styles.result}
      >
        <HitLine hit={hit} />
      </Link>
    </li>
  );
}
