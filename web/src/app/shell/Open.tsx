import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { useIsOpen } from '~/records/features.ts';
import { useHere } from '~/records/workspace.tsx';
import { Empty } from '~/ui/Empty.tsx';
import { shellTexts } from './texts.ts';

/** The page, or why it is not there for oneself: the programme tries it out with others first. */
export function Open({ children }: { children: ReactNode }) {
  const t = useTexts(shellTexts);
  const { slug } = useHere();
  const { pathname } = useLocation();
  const isOpen = useIsOpen();
  if (isOpen(pathname.split('/')[3] ?? '')) {
    return children;
  }
  return (
    <Empty title={t.notOn} text={t.notOnWhy}>
      <Link to="/w/$slug/programme" params={{ slug }}>
        {t.programme}
      </Link>
    </Empty>
  );
}
