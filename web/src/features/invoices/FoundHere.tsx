import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import styles from './invoices.module.css';
import type { Found } from './invoices.ts';
import { invoiceTexts } from './texts.ts';

/** What is in the files, in figures, and what is left out and why. */
export function FoundHere({ found }: { found: Found }) {
  const t = useTexts(invoiceTexts);
  const formats = useFormats();
  const { from, to, customers, articles } = found;
  const facts = [
    ...found.net.map(({ currency, amount }) => [t.net, formats.money(amount, currency)] as const),
    [t.customers, t.counts(formats.number(customers.new), formats.number(customers.known))] as const,
    [t.articles, t.counts(formats.number(articles.new), formats.number(articles.known))] as const,
    [t.lines, formats.number(found.lines)] as const,
    ...(found.known > 0 ? [[t.known, formats.number(found.known)] as const] : []),
  ];
  return (
    <>
      {found.new === 0 ? (
        <section className={styles.found}>
          <h2>{t.nothing}</h2>
          <p className={styles.quiet}>{t.nothingText}</p>
        </section>
      ) : (
        <section className={styles.found} aria-labelledby="invoices-new">
          <h2 id="invoices-new">{t.newOnes(found.new, formats.number(found.new))}</h2>
          {from && to && (
            <p className={styles.quiet}>
              {t.period(formats.day(from), formats.day(to))}
              {found.creditNotes > 0 &&
                ` · ${t.creditNotes(found.creditNotes, formats.number(found.creditNotes))}`}
            </p>
          )}
          <dl className={styles.facts}>
            {facts.map(([name, value]) => (
              <div key={name + value}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <LeftOutHere found={found} />
    </>
  );
}

function LeftOutHere({ found }: { found: Found }) {
  const t = useTexts(invoiceTexts);
  const formats = useFormats();
  const all = found.reasons.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) {
    return null;
  }
  return (
    <details className={styles.left} open={found.new === 0}>
      <summary>
        {t.showLeftOut(all, formats.number(all))}
        <span className={styles.quiet}>
          {[...grouped(found)].map(([message, count]) => ` · ${count} ${message}`)}
        </span>
      </summary>
      <ul>
        {found.leftOut.map(({ file, number, message }) => (
          <li key={`${file} ${number} ${message}`}>
            <span className={styles.file}>{number ? `${file}, ${t.invoice(number)}` : file}</span>
            <span className={styles.quiet}>{message}</span>
          </li>
        ))}
      </ul>
      {all > found.leftOut.length && (
        <p className={styles.quiet}>{t.more(formats.number(all - found.leftOut.length))}</p>
      )}
    </details>
  );
}

/** Reasons that are said in the same words count together. */
function grouped(found: Found): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { message, count } of found.reasons) {
    counts.set(message, (counts.get(message) ?? 0) + count);
  }
  return counts;
}
