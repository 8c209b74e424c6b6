import { Link } from '@tanstack/react-router';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import { Marks } from './Marks.tsx';
import styles from './purchases.module.css';
import type { Customer, Order } from './purchases.ts';
import { Trend } from './Trend.tsx';
import { purchaseTexts } from './texts.ts';

/** One row a customer; on a telephone each is a small card. */
export function Customers({
  customers,
  sort,
  onSort,
}: {
  customers: readonly Customer[];
  sort: string;
  onSort: (sort: string) => void;
}) {
  const t = useTexts(purchaseTexts);
  const heads: readonly { order?: Order; name: string; isNumber?: boolean }[] = [
    { order: 'name', name: t.customer },
    { order: 'revenue', name: t.revenue, isNumber: true },
    { order: 'change', name: t.change, isNumber: true },
    { name: t.trend },
    { order: 'last', name: t.last },
    { order: 'silence', name: t.silence },
  ];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map(({ order, name, isNumber }) => {
            const isUp = sort === order;
            const isDown = sort === `-${order}`;
            return (
              <th
                key={name}
                scope="col"
                data-number={isNumber || undefined}
                aria-sort={order ? (isUp ? 'ascending' : isDown ? 'descending' : 'none') : undefined}
              >
                {order ? (
                  <button
                    type="button"
                    title={t.sortBy(name)}
                    onClick={() => onSort(isDown || (order === 'name' && !isUp) ? order : `-${order}`)}
                  >
                    {name}
                    <span aria-hidden>{isUp ? ' ↑' : isDown ? ' ↓' : ''}</span>
                  </button>
                ) : (
                  name
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {customers.map((customer) => (
          <Row key={customer.company} customer={customer} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ customer }: { customer: Customer }) {
  const t = useTexts(purchaseTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const { company: id, currency, changePercent, everyDays, silentDays } = customer;
  const money = (amount: number) => (currency ? formats.money(Math.round(amount), currency) : '–');
  const articles = customer.articles.slice(0, 3).map(({ name }) => name);
  return (
    <tr>
      <td className={styles.who}>
        <span className={styles.top}>
          {customer.name === null ? (
            <span className={styles.quiet}>{t.hidden}</span>
          ) : (
            <Link to="/w/$slug/$address/$id" params={{ slug, address: 'companies', id }}>
              {customer.name}
            </Link>
          )}
          <Marks customer={customer} />
        </span>
        {articles.length > 0 && (
          <span
            className={styles.articles}
            title={`${t.buys}: ${customer.articles.map(({ name }) => name).join(', ')}`}
          >
            {articles.join(' · ')}
          </span>
        )}
      </td>
      <td data-number data-name={t.revenue} title={customer.hasMoreCurrencies ? t.moreCurrencies : undefined}>
        {money(customer.revenue)}
        {customer.hasMoreCurrencies && ' +'}
      </td>
      <td data-number data-name={t.change}>
        {changePercent === null ? (
          <span className={styles.quiet}>{t.firstYear}</span>
        ) : (
          <>
            <span data-tone={customer.isLess ? 'down' : customer.isMore ? 'up' : undefined}>
              {changePercent > 0 && '+'}
              {formats.percent(changePercent)}
            </span>
            <span className={styles.under}>{t.before(money(customer.before))}</span>
          </>
        )}
      </td>
      <td className={styles.bars}>
        <Trend quarters={customer.quarters} says={(amount) => money(amount)} />
      </td>
      <td data-name={t.last}>
        {formats.day(customer.lastOn)}
        <span className={styles.under}>{t.silent(silentDays, formats.number(silentDays))}</span>
      </td>
      <td data-name={t.silence}>
        {everyDays === null ? (
          <span className={styles.quiet}>{t.seldom}</span>
        ) : (
          t.every(Math.round(everyDays), formats.number(Math.max(1, Math.round(everyDays))))
        )}
      </td>
    </tr>
  );
}
