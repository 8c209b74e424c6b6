import { Button } from '@mantine/core';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '../commands.ts';
import { RecordName } from '../fields/RecordName.tsx';
import { useAnswer } from '../useAnswer.ts';
import styles from './AccessPanel.module.css';
import { accessTexts } from './texts.ts';

type Share = {
  readonly id: string;
  readonly user: string | null;
  readonly team: string | null;
  readonly level: 'read' | 'write';
  readonly expiresAt: string | null;
  readonly reason: string | null;
};

/** With whom a record is shared beyond what roles say. */
export function SharedWith({ place, onEnded }: { place: string; onEnded: () => void }) {
  const t = useTexts(accessTexts);
  const formats = useFormats();
  const { value, again } = useAnswer<{ items: readonly Share[] }>(`${place}/shares`);
  if (!value || value.items.length === 0) {
    return null;
  }
  const end = async (share: Share) => {
    try {
      await api.delete(`${place}/shares/${share.id}`);
      again();
      onEnded();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <section aria-label={t.shares}>
      <h3>{t.shares}</h3>
      <ul className={styles.people}>
        {value.items.map((share) => (
          <li key={share.id}>
            <span>
              <strong>
                <RecordName object={share.user ? 'user' : 'team'} id={share.user ?? share.team ?? ''} />
              </strong>{' '}
              {share.reason}
              <small>
                {share.level === 'write' ? t.write : t.read}
                {share.expiresAt && `, ${t.until(formats.when(share.expiresAt))}`}
              </small>
            </span>
            <Button size="xs" variant="default" onClick={() => end(share)}>
              {t.end}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
