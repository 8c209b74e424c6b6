import { Link, useLocation } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import nav from './nav.module.css';
import { pagesFor, pageTexts } from './pages.ts';
import { useProgramme } from './useProgramme.ts';

/** The way from one page of the programme to the next; every page of it begins with this. */
export function ProgrammeNav() {
  const t = useTexts(pageTexts);
  const { slug } = useHere();
  const { pathname } = useLocation();
  const { programme } = useProgramme();
  const ways = useRef<HTMLElement>(null);
  // on a phone not every page has room: the one that is shown is in sight
  useLayoutEffect(() => {
    const here = ways.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (ways.current && here) {
      ways.current.scrollLeft = here.offsetLeft + here.offsetWidth / 2 - ways.current.clientWidth / 2;
    }
  });
  return (
    <nav ref={ways} className={nav.pages} aria-label={t.pages}>
      {pagesFor(programme?.values.profile).map(({ path, name }) => {
        const to = `/w/${slug}/${path}`;
        return (
          <Link
            key={path}
            to={to as '/'}
            activeOptions={{ exact: true }}
            aria-current={pathname === to ? 'page' : undefined}
          >
            {t[name]}
          </Link>
        );
      })}
    </nav>
  );
}
