import { useSettings } from '~/platform/settings.ts';
import type { Hit } from '~/records/find/merging.ts';
import type { Piece } from '~/records/find/pieces.ts';
import { objectLabel } from '~/records/naming.ts';
import { iconOf } from '~/records/places.ts';
import { useTitle } from '~/records/titles.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { Avatar } from '~/ui/Avatar.tsx';
import { Icon } from '~/ui/Icon.tsx';
import styles from './search.module.css';

/** What was found, in one line: what it is called, where it matched, what it is. */
export function HitLine({ hit }: { hit: Hit }) {
  'use no memo'; // what the device has is one store that changes within
  const { grato } = useHere();
  const { language } = useSettings();
  const object = useModel()?.object(hit.object);
  const company = hit.object === 'company' ? undefined : grato.rows.get(hit.object, hit.id)?.values.company;
  const hasFace = hit.object === 'company' || hit.object === 'person';
  return (
    <>
      {hasFace ? (
        <Avatar name={hit.title} isRound={hit.object === 'person'} />
      ) : (
        <span className={styles.sign}>
          <Icon of={iconOf(hit.object)} />
        </span>
      )}
      <span className={styles.words}>
        <span className={styles.name}>
          <Marked pieces={hit.titleParts} />
        </span>
        <span className={styles.beside}>
          {hit.snippet.length > 0 ? (
            <Marked pieces={hit.snippet} />
          ) : (
            typeof company === 'string' && <Company id={company} beside={hit.title} />
          )}
        </span>
      </span>
      <span className={styles.kind}>{object && objectLabel(object, language)}</span>
    </>
  );
}

/** The company, unless it stands in the title already. */
function Company({ id, beside }: { id: string; beside: string }) {
  const name = useTitle('company', id) ?? '';
  return beside.includes(name) ? '' : name;
}

export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, isMatch }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing but their place
    isMatch ? <mark key={at}>{text}</mark> : text,
  );
}
