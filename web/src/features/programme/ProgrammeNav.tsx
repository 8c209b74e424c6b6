import { Link, useLocation } from '@tanstack/react-router';
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
  return (
    <nav className={nav.pages} aria-label={t.pages}>
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
