import { IconEye, IconEyeCheck } from '@tabler/icons-react';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { Icon } from '~/ui/Icon.tsx';
import { sayProblem } from '../commands.ts';
import { useModel } from '../workspace.tsx';
import styles from './FollowButton.module.css';
import { useFollow } from './follows.ts';

const texts = defineTexts({
  en: {
    follow: 'Follow',
    followed: 'Followed',
    hint: 'What others change here is told in My day. Nobody else sees that you follow it.',
  },
  es: {
    follow: 'Seguir',
    followed: 'Lo sigues',
    hint: 'Lo que otros cambien aquí aparecerá en Mi día. Nadie más ve que lo sigues.',
  },
  it: {
    follow: 'Segui',
    followed: 'Lo segui',
    hint: 'Ciò che altri cambiano qui compare ne La mia giornata. Nessun altro vede che lo segui.',
  },
});

/** Objects that cannot be followed. */
const NEVER = new Set(['user', 'team', 'role']);

/** Follows a record or no longer does; away while there is no line to ask. */
export function FollowButton({ object, id }: { object: string; id: string }) {
  const t = useTexts(texts);
  const address = useModel()?.object(object)?.address ?? '';
  const { isFollowed, setFollowed } = useFollow(address, id);
  if (isFollowed === undefined || NEVER.has(object) || !address) {
    return null;
  }
  return (
    <button
      type="button"
      className={styles.follow}
      aria-label={t.follow}
      aria-pressed={isFollowed}
      title={t.hint}
      onClick={() => {
        setFollowed(!isFollowed).catch(sayProblem);
      }}
    >
      <Icon of={isFollowed ? IconEyeCheck : IconEye} />
      <span>{isFollowed ? t.followed : t.follow}</span>
    </button>
  );
}
