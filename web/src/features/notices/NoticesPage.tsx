import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { type Notice, useAskAgain, useFreshWaiting } from '~/records/waiting.ts';
import { useHere } from '~/records/workspace.tsx';
import { Empty } from '~/ui/Empty.tsx';
import styles from './notices.module.css';
import { RequestCard } from './RequestCard.tsx';
import { noticesTexts } from './texts.ts';

/** What waits for one's word: edits to be decided, colleagues who ask, what Grato has to tell. */
export function NoticesPage() {
  const t = useTexts(noticesTexts);
  const { slug } = useHere();
  const { edits, requests, notices, count } = useFreshWaiting();
  return (
    <div className={styles.page}>
      <h1>{t.title}</h1>
      {edits > 0 && (
        <section className={styles.card} aria-label={t.edits(edits)}>
          <p>{t.edits(edits)}</p>
          <Button component={Link} to={`/w/${slug}/attention`} variant="default">
            {t.look}
          </Button>
        </section>
      )}
      {requests.length > 0 && (
        <section aria-label={t.requests}>
          <h2>{t.requests}</h2>
          {requests.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
        </section>
      )}
      {notices.length > 0 && (
        <section aria-label={t.told}>
          <h2>{t.told}</h2>
          {notices.map((notice) => (
            <NoticeCard key={notice.id} notice={notice} />
          ))}
        </section>
      )}
      {count === 0 && <Empty title={t.empty} text={t.emptyText} />}
    </div>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const t = useTexts(noticesTexts);
  const formats = useFormats();
  const askAgain = useAskAgain();
  const read = async () => {
    try {
      await api.post(`/me/notices/${notice.id}/acknowledge`);
      askAgain();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <article className={styles.card}>
      <p>
        {notice.text} <span className={styles.when}>{formats.when(notice.at)}</span>
      </p>
      <Button variant="default" onClick={read}>
        {t.read}
      </Button>
    </article>
  );
}
