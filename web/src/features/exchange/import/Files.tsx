import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useModel } from '~/records/workspace.tsx';
import styles from './import.module.css';
import type { Import } from './imports.ts';
import { importTexts } from './texts.ts';

/** The files of one import, what they are, and to which others they refer. */
export function Files({ now, at, onOpen }: { now: Import; at: number; onOpen: (file: number) => void }) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const model = useModel();
  return (
    <nav className={styles.files} aria-label={t.files}>
      {now.files.map((file, place) => {
        const plan = now.plan.files[place];
        const object = plan?.object ? model?.object(plan.object) : undefined;
        const others = [...new Set(file.refers.map((each) => now.files[each.file]?.name ?? ''))];
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
            key={place}
            type="button"
            className={styles.file}
            aria-current={place === at ? 'true' : undefined}
            data-left={plan?.isLeftOut || undefined}
            onClick={() => onOpen(place)}
          >
            <span className={styles.name}>{file.name}</span>
            <span className={styles.quiet}>
              {plan?.isLeftOut
                ? t.left
                : `${object ? pluralLabel(object, language) : '?'} · ${t.rows(file.rows, formats.number(file.rows))}`}
            </span>
            {others.length > 0 && <span className={styles.refers}>{t.refersTo(formats.list(others))}</span>}
          </button>
        );
      })}
    </nav>
  );
}
