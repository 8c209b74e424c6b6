import { IconBuilding, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import type { Directory, Known } from '../names/directory.ts';
import { search } from './entry.ts';
import styles from './share.module.css';
import { shareTexts } from './texts.ts';

type WhomProps = {
  readonly directory: Directory;
  readonly whom: Known | undefined;
  readonly onChoose: (whom: Known | undefined) => void;
};

/** The person or company a text belongs to. */
export function Whom({ directory, whom, onChoose }: WhomProps) {
  const t = useTexts(shareTexts);
  const [text, setText] = useState('');
  const found = search(directory, text, 8);
  const companyOf = (known: Known) => directory.get(known.company ?? '')?.name;
  if (whom) {
    return (
      <div className={styles.whom}>
        <Icon of={whom.object === 'company' ? IconBuilding : IconUser} size={18} />
        <strong>{whom.name}</strong> <span>{companyOf(whom)}</span>
        <button type="button" onClick={() => onChoose(undefined)}>
          {t.other}
        </button>
      </div>
    );
  }
  return (
    <div className={styles.search}>
      <label>
        {t.whom}
        <input
          type="search"
          placeholder={t.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <ul>
        {found.map((known) => (
          <li key={known.id}>
            <button type="button" onClick={() => onChoose(known)}>
              <Icon of={known.object === 'company' ? IconBuilding : IconUser} size={18} />
              {known.name} <span>{companyOf(known)}</span>
            </button>
          </li>
        ))}
      </ul>
      {text.trim() !== '' && found.length === 0 && <p role="status">{t.noOne}</p>}
    </div>
  );
}
