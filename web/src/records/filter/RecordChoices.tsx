import { useState, useSyncExternalStore } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { useTexts } from '~/platform/texts.ts';
import { canSort, fieldOf } from '../list/columns.ts';
import { quickFilter } from '../list/useList.ts';
import { titleOf } from '../naming.ts';
import { useRecords } from '../source/useRecords.ts';
import { titlesOf } from '../titles.ts';
import { useHere, useModel } from '../workspace.tsx';
import { ChoiceList } from './Choices.tsx';
import styles from './Filter.module.css';
import { filterTexts } from './texts.ts';

/** How many records are offered at a time. */
const MOST = 50;

/** Some records of an object, found by their titles; oneself and one's team stand first where they fit. */
export function RecordChoices({
  name,
  object,
  chosen,
  onChange,
}: {
  name: string;
  object: string;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const t = useTexts(filterTexts);
  const [typed, setTyped] = useState('');
  const described = useModel()?.object(object);
  const titles = titlesOf(useHere().grato);
  const named = useSyncExternalStore(titles.subscribe, () =>
    chosen.map((id) => titles.of(object, id) ?? '').join('\n'),
  ).split('\n');
  const filter: Json | undefined =
    described && typed.trim() ? quickFilter(described, typed.trim()) : undefined;
  const title = described && fieldOf(described, described.title);
  const sort = title && canSort(title) ? [title.name] : ['-createdAt'];
  const { rows } = useRecords({ object, sort, ...(filter ? { filter } : {}) }, title ? [title.name] : []);
  const special =
    object === 'user'
      ? [{ id: '@me', name: t.me }]
      : object === 'team'
        ? [{ id: '@myTeam', name: t.myTeam }]
        : [];
  const present = chosen
    .map((id, i) => ({ id, name: named[i] ?? '' }))
    .filter(({ id }) => !id.startsWith('@'));
  const found = described
    ? rows
        .slice(0, MOST)
        .flatMap((row) => (chosen.includes(row.id) ? [] : { id: row.id, name: titleOf(described, row) }))
    : [];
  return (
    <div>
      <input
        className={styles.input}
        type="search"
        aria-label={t.find}
        placeholder={t.find}
        value={typed}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ChoiceList
        name={name}
        shown={[...(typed === '' ? special : []), ...(typed === '' ? present : []), ...found]}
        chosen={chosen}
        onChange={onChange}
      />
    </div>
  );
}
