import { Link } from '@tanstack/react-router';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import styles from './programme.module.css';
import { programmeTexts } from './texts.ts';

/** What the programme consists of beside its pages; each is an ordinary list. */
const LISTS = [
  'scopeItem',
  'decision',
  'roleGroup',
  'involvement',
  'budgetLine',
  'costEntry',
  'ring',
  'ringMember',
  'featureRelease',
];

export function OtherLists() {
  const t = useTexts(programmeTexts);
  const model = useModel();
  const { slug } = useHere();
  const { language } = useSettings();
  return (
    <nav className={styles.part} aria-label={t.lists}>
      <h2>{t.lists}</h2>
      <ul className={styles.lists}>
        {LISTS.flatMap((name) => model?.object(name) ?? []).map((object) => (
          <li key={object.name}>
            <Link to="/w/$slug/$address" params={{ slug, address: object.address }}>
              {pluralLabel(object, language)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
