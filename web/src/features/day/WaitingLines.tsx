import { IconAlertTriangle, IconBell, IconKey, type Icon as TablerIcon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTexts } from '~/platform/texts.ts';
import { useFreshWaiting } from '~/records/waiting.ts';
import { useHere } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import styles from './day.module.css';
import { Part } from './Line.tsx';
import { dayTexts } from './texts.ts';

/** What waits for one's word: edits that met others', colleagues who ask, notices. */
export function WaitingLines() {
  const t = useTexts(dayTexts);
  const { edits, requests, notices, count } = useFreshWaiting();
  return (
    <Part name={t.waiting} count={count}>
      {edits > 0 && <One to="attention" icon={IconAlertTriangle} text={t.edits(edits)} />}
      {requests.length > 0 && <One to="notices" icon={IconKey} text={t.requests(requests.length)} />}
      {notices.length > 0 && <One to="notices" icon={IconBell} text={t.notices(notices.length)} />}
    </Part>
  );
}

function One({ to, icon, text }: { to: string; icon: TablerIcon; text: string }) {
  const { slug } = useHere();
  return (
    <li className={styles.item} data-line={`page ${to}`}>
      <div className={styles.line}>
        <span className={styles.sign}>
          <Icon of={icon} />
        </span>
        <Link to={`/w/${slug}/${to}` as string} className={styles.name} data-main>
          {text}
        </Link>
      </div>
    </li>
  );
}
