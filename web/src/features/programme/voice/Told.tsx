import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { useTexts } from '~/platform/texts.ts';
import { Request } from './Request.tsx';
import { voiceTexts } from './texts.ts';
import styles from './voice.module.css';
import { type Item, told } from './voice.ts';

type Props = {
  requests: readonly Row[];
  items: ReadonlyMap<string, Item>;
  mine: ReadonlySet<unknown>;
  onAnswered: () => void;
};

/** What was decided and why, a no as well as a yes, the latest first; it is looked through on the device. */
export function Told({ requests, items, mine, onAnswered }: Props) {
  const t = useTexts(voiceTexts);
  const [search, setSearch] = useState('');
  const all = told(requests, '');
  const found = told(requests, search);
  return (
    <section aria-labelledby="voice-told">
      <h2 id="voice-told">{t.told}</h2>
      {all.length === 0 ? (
        <p className={styles.quiet}>{t.toldNone}</p>
      ) : (
        <TextInput
          type="search"
          label={t.toldSearch}
          maxLength={100}
          mb={8}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <p role="status" className={styles.quiet}>
        {all.length > 0 && search.trim() !== '' && t.toldFound(found.length)}
      </p>
      <ul className={styles.requests}>
        {found.map((request) => (
          <Request
            key={request.id}
            request={request}
            item={items.get(request.id)}
            isMine={mine.has(request.id)}
            onAnswered={onAnswered}
          />
        ))}
      </ul>
    </section>
  );
}
