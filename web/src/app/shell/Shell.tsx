import { Outlet } from '@tanstack/react-router';
import { useTexts } from '~/platform/texts.ts';
import { AfterCall } from './AfterCall.tsx';
import { AfterRefusal } from './AfterRefusal.tsx';
import { BottomBar } from './BottomBar.tsx';
import { Floats } from './Floats.tsx';
import { Open } from './Open.tsx';
import { Rail } from './Rail.tsx';
import { SessionBar } from './SessionBar.tsx';
import styles from './Shell.module.css';
import { TopBar } from './TopBar.tsx';
import { shellTexts } from './texts.ts';
import { useArrival } from './useArrival.ts';
import { useGoing } from './useGoing.ts';

/** The frame around every page: rail, top bar, and on a phone the bar at the bottom. */
export function Shell() {
  const t = useTexts(shellTexts);
  useGoing();
  useArrival();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t.skip}
      </a>
      <Rail />
      <TopBar />
      <SessionBar />
      <main id="content" className={styles.content} tabIndex={-1}>
        <Open>
          <Outlet />
        </Open>
      </main>
      <BottomBar />
      <Floats />
      <AfterCall />
      <AfterRefusal />
    </div>
  );
}
