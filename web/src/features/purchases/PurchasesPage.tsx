import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { NoLine } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import { Empty } from '~/ui/Empty.tsx';
import { Customers } from './Customers.tsx';
import { Narrow } from './Narrow.tsx';
import styles from './purchases.module.css';
import { type PurchaseSearch, purchaseSearch, usePurchases } from './purchases.ts';
import { purchaseTexts } from './texts.ts';

/** Customers, what they buy, who went quiet, who buys less. */
export function PurchasesPage() {
  const t = useTexts(purchaseTexts);
  const formats = useFormats();
  const { slug, abilities, isAdministrator } = useHere();
  const mayImport = isAdministrator || abilities.includes('import');
  const search = purchaseSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = usePurchases(search);
  const change = (to: PurchaseSearch) =>
    navigate({
      to: '/w/$slug/purchases',
      params: { slug },
      search: purchaseSearch({ ...search, ...to }),
      replace: true,
    });
  const first = data?.pages[0];
  if (error || !first || first.of === null) {
    return (
      <div className={styles.page}>
        <h1>{t.title}</h1>
        {error && <Empty title={error instanceof NoLine ? t.offline : t.notSeen} />}
        {first && !error && (
          <Empty title={t.none} text={t.noneText}>
            {mayImport && (
              <Button component={Link} to={`/w/${slug}/invoices` as string}>
                {t.bringIn}
              </Button>
            )}
          </Empty>
        )}
      </div>
    );
  }
  const customers = data.pages.flatMap(({ items }) => items);
  const since = formats.day(first.since);
  const { currency } = first;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>{t.title}</h1>
          <p className={styles.quiet}>
            {first.of === 'invoice' ? t.ofInvoices(since) : t.ofOrders(since)}{' '}
            {currency &&
              t.sum(
                formats.money(Math.round(first.revenue), currency),
                formats.money(Math.round(first.before), currency),
              )}
          </p>
          {!first.isWhole && <p className={styles.quiet}>{t.part}</p>}
        </div>
        {mayImport && (
          <Link to="/w/$slug/invoices" params={{ slug }}>
            {t.bringIn}
          </Link>
        )}
      </header>
      <Narrow search={search} counts={first.counts} onChange={change} />
      {customers.length === 0 ? (
        <p className={styles.quiet}>{t.noMatch}</p>
      ) : (
        <Customers
          customers={customers}
          sort={search.sort ?? '-revenue'}
          onSort={(sort) => change({ sort })}
        />
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t.showMore(formats.number(first.matching - customers.length))}
        </Button>
      )}
    </div>
  );
}
