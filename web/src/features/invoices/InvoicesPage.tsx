import { Link } from '@tanstack/react-router';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import { Empty } from '~/ui/Empty.tsx';
import { DropInvoices } from './DropInvoices.tsx';
import styles from './invoices.module.css';
import { useUploads } from './invoices.ts';
import { invoiceTexts } from './texts.ts';

/** Where electronic invoices come in, and what came in before. */
export function InvoicesPage() {
  const t = useTexts(invoiceTexts);
  const { slug, abilities, isAdministrator } = useHere();
  if (!isAdministrator && !abilities.includes('import')) {
    return <Empty title={t.mayNot} text={t.mayNotText} />;
  }
  return (
    <div className={styles.page}>
      <h1>{t.title}</h1>
      <p className={styles.quiet}>
        {t.about}{' '}
        <Link to="/w/$slug/purchases" params={{ slug }}>
          {t.see}
        </Link>
      </p>
      <DropInvoices />
      <Earlier />
    </div>
  );
}

export const TONES: { readonly [state: string]: string } = {
  running: 'accent',
  done: 'good',
  failed: 'danger',
};

function Earlier() {
  const t = useTexts(invoiceTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const { data } = useUploads();
  if (!data) {
    return null;
  }
  return (
    <section aria-labelledby="invoices-earlier">
      <h2 id="invoices-earlier">{t.earlier}</h2>
      {data.items.length === 0 && <p className={styles.quiet}>{t.none}</p>}
      <ul className={styles.lines}>
        {data.items.map(({ id, name, state, createdAt, run }) => (
          <li key={id}>
            <Link to="/w/$slug/invoices/$id" params={{ slug, id }} className={styles.line}>
              <span className={styles.name}>{name}</span>
              <span className={styles.tag} data-tone={TONES[state]}>
                {t[`s_${state}`]}
              </span>
              <span className={styles.quiet}>
                {[formats.when(createdAt), run && t.newOnes(run.invoices, formats.number(run.invoices))]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
