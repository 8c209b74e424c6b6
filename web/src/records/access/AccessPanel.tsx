import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Avatar } from '~/ui/Avatar.tsx';
import { Late } from '~/ui/Late.tsx';
import { toast } from '~/ui/toasts.ts';
import { sayProblem } from '../commands.ts';
import { useAnswer } from '../useAnswer.ts';
import styles from './AccessPanel.module.css';
import { Asking } from './Asking.tsx';
import { SharedWith } from './SharedWith.tsx';
import { Sharing } from './Sharing.tsx';
import { accessTexts } from './texts.ts';

type Because = { readonly kind: string; readonly text: string; readonly until: string | null };

type Seer = {
  readonly id: string;
  readonly name: string;
  readonly actions: readonly string[];
  readonly because: readonly Because[];
};

type Explanation = {
  readonly me: Seer | null;
  readonly users: readonly Seer[];
  readonly nextCursor: string | null;
};

/** Who sees a record and through what, in sentences; sharing it, and asking for more. */
export function AccessPanel({ object, id }: { object: ObjectJson; id: string }) {
  const t = useTexts(accessTexts);
  const place = `/${object.address}/${id}`;
  const { value: found, problem, again } = useAnswer<Explanation>(`${place}/access`);
  const [more, setMore] = useState<Explanation>();
  if (problem) {
    return <p className={styles.quiet}>{problem === 'offline' ? t.offline : problem.message}</p>;
  }
  if (!found) {
    return (
      <Late>
        <p className={styles.quiet} aria-busy="true">
          …
        </p>
      </Late>
    );
  }
  const { me } = found;
  const users = [...found.users, ...(more?.users ?? [])].filter((seer) => seer.id !== me?.id);
  const next = (more ?? found).nextCursor;
  const fetchMore = async () => {
    try {
      const page = await api.get<Explanation>(`${place}/access?cursor=${encodeURIComponent(next ?? '')}`);
      setMore({ ...page, users: [...(more?.users ?? []), ...page.users] });
    } catch (refused) {
      sayProblem(refused);
    }
  };
  const told = (text: string) => {
    setMore(undefined);
    again();
    toast(text);
  };
  return (
    <div className={styles.panel}>
      {me?.because.map(({ text }) => (
        <p key={text}>{text}</p>
      ))}
      {me && !me.actions.includes('write') && <Asking place={place} onAsked={() => toast(t.asked)} />}
      {users.length > 0 && (
        <ul className={styles.people} aria-label={t.title}>
          {users.map((seer) => (
            <Person key={seer.id} seer={seer} />
          ))}
        </ul>
      )}
      {next && (
        <Button size="xs" variant="subtle" onClick={fetchMore}>
          {t.more}
        </Button>
      )}
      <SharedWith place={place} onEnded={() => told(t.ended)} />
      {me?.actions.includes('write') && <Sharing place={place} onShared={() => told(t.shared)} />}
    </div>
  );
}

function Person({ seer }: { seer: Seer }) {
  const t = useTexts(accessTexts);
  const formats = useFormats();
  return (
    <li>
      <Avatar name={seer.name} size={28} />
      <span>
        <strong>{seer.name}</strong>{' '}
        {seer.because
          .map(({ text, until }) => (until ? `${text} (${t.until(formats.when(until))})` : text))
          .join('; ')}
        <small>{t.actions(seer.actions)}</small>
      </span>
    </li>
  );
}
