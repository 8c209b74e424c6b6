import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import styles from './purchases.module.css';
import type { Customer } from './purchases.ts';
import { purchaseTexts } from './texts.ts';

/** What there is to notice about a customer, with the reason for those who ask. */
export function Marks({ customer }: { customer: Customer }) {
  const t = useTexts(purchaseTexts);
  const formats = useFormats();
  const chance = (customer.chance ?? 0) * 100;
  const percent = chance < 0.1 ? `< ${formats.percent(0.1)}` : formats.percent(chance);
  return (
    <>
      {customer.isQuiet && <Mark tone="danger" name={t.oneQuiet} why={t.quietWhy(percent)} />}
      {customer.isLess && <Mark tone="attention" name={t.oneLess} why={t.lessWhy} />}
      {customer.isMore && <Mark tone="good" name={t.oneMore} why={t.moreWhy} />}
      {customer.isNew && <Mark tone="slate" name={t.oneNew} why={t.newWhy} />}
    </>
  );
}

function Mark({ tone, name, why }: { tone: string; name: string; why: string }) {
  return (
    <span className={styles.mark} data-tone={tone} title={why}>
      {name}
    </span>
  );
}
