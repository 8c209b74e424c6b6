import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { Row } from '~/data/store/rows.ts';
import { dayOf, type Formats, useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { useModel, useView } from '~/records/workspace.tsx';
import { Entries, Entry, Inside, NewEntry } from '../Entry.tsx';
import { ProgrammeNav } from '../ProgrammeNav.tsx';
import page from '../programme.module.css';
import { useProgramme } from '../useProgramme.ts';
import styles from './money.module.css';
import { amountOf, moneyOf, realisedOf, spentOn, toDate } from './money.ts';
import { moneyTexts } from './moneyTexts.ts';

const LINES = { object: 'budgetLine', sort: ['fromDay', 'createdAt'] } as const;
const COSTS = { object: 'costEntry', sort: ['-spentOn'] } as const;
const CLAIMS = { object: 'benefitClaim', sort: ['fromDay', 'createdAt'] } as const;

/** The budget line by line, with what was paid, and the benefits with how they are known. */
export function MoneyPage() {
  const t = useTexts(moneyTexts);
  const { canLead, isLoading } = useProgramme();
  if (isLoading) {
    return <div className={page.page} />;
  }
  return (
    <div className={page.page}>
      <ProgrammeNav />
      <header className={page.head}>
        <h1>{t.title}</h1>
        <p>{t.about}</p>
      </header>
      <Budget canLead={canLead} />
      <Benefits canLead={canLead} />
    </div>
  );
}

const whole = (formats: Formats, amount: number, currency: string) =>
  formats.money(Math.round(amount), currency);

function Budget({ canLead }: { canLead: boolean }) {
  const t = useTexts(moneyTexts);
  const formats = useFormats();
  const { rows } = useView(LINES);
  const costs = useView(COSTS).rows;
  const today = dayOf(new Date(), formats.zone);
  const money = moneyOf(rows, costs, today);
  return (
    <section className={page.part} aria-labelledby="money-budget">
      <h2 id="money-budget">{t.budget}</h2>
      {rows.length === 0 && <p className={page.quiet}>{t.noBudget}</p>}
      {money === 'mixed' && <p className={page.quiet}>{t.mixed}</p>}
      {rows.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t.line}</th>
                <th scope="col">{t.planned}</th>
                <th scope="col">{t.toDate}</th>
                <th scope="col">{t.spent}</th>
                <th scope="col">{t.left}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((line) => (
                <Line key={line.id} line={line} costs={costs} today={today} canLead={canLead} />
              ))}
            </tbody>
            {money !== undefined && money !== 'mixed' && (
              <tfoot>
                <tr>
                  <th scope="row">{t.sum}</th>
                  <td>{whole(formats, money.planned, money.currency)}</td>
                  <td>{whole(formats, money.plannedToDate, money.currency)}</td>
                  <td>{whole(formats, money.spent, money.currency)}</td>
                  <td>{whole(formats, money.planned - money.spent, money.currency)}</td>
                </tr>
              </tfoot>
            )}
          </table>
        </div>
      )}
      {canLead && <NewEntry object="budgetLine" given={{}} label={t.newLine} example={t.lineExample} />}
    </section>
  );
}

/** A line of the budget; its name opens what it is made of. */
function Line({
  line,
  costs,
  today,
  canLead,
}: {
  line: Row;
  costs: readonly Row[];
  today: string;
  canLead: boolean;
}) {
  const t = useTexts(moneyTexts);
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const planned = amountOf(line.values.planned);
  const spent = spentOn(line, costs, today);
  const due = toDate(line, today);
  const say = (amount: number) => (planned ? whole(formats, amount, planned.currency) : '–');
  const isOver = planned !== undefined && spent > due * 1.1;
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            className={styles.name}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {String(line.values.name)}
          </button>
          <span className={styles.track} aria-hidden="true">
            {planned && planned.amount > 0 && (
              <>
                <i
                  data-over={isOver || undefined}
                  style={{ width: `${Math.min(100, (spent / planned.amount) * 100)}%` }}
                />
                <b style={{ left: `${(due / planned.amount) * 100}%` }} />
              </>
            )}
          </span>
        </th>
        <td>{planned ? say(planned.amount) : '–'}</td>
        <td>{say(due)}</td>
        <td data-over={isOver || undefined}>
          {say(spent)} {isOver && <small>{t.over}</small>}
        </td>
        <td>{planned ? say(planned.amount - spent) : '–'}</td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={5} className={styles.opened}>
            <Inside
              object="budgetLine"
              row={line}
              fields={['kind', 'planned', 'fromDay', 'toDay']}
              canLead={canLead}
            >
              <Costs line={line} costs={costs} today={today} canLead={canLead} />
            </Inside>
          </td>
        </tr>
      )}
    </>
  );
}

/** What was paid on a line, and the next payment. */
function Costs({
  line,
  costs,
  today,
  canLead,
}: {
  line: Row;
  costs: readonly Row[];
  today: string;
  canLead: boolean;
}) {
  const t = useTexts(moneyTexts);
  const formats = useFormats();
  const house = useModel()?.schema.workspace.currency ?? 'EUR';
  const [amount, setAmount] = useState<number | string>('');
  const currency = amountOf(line.values.planned)?.currency ?? house;
  const own = costs.filter(({ values }) => values.budgetLine === line.id);
  return (
    <>
      {own.length > 0 && (
        <ul className={styles.costs} aria-label={t.costs}>
          {own.map(({ id, values }) => {
            const paid = amountOf(values.amount);
            return (
              <li key={id}>
                <span>{typeof values.spentOn === 'string' && formats.day(values.spentOn)}</span>
                <span>{String(values.name)}</span>
                <span>{paid && formats.money(paid.amount, paid.currency)}</span>
              </li>
            );
          })}
        </ul>
      )}
      {canLead && (
        <NewEntry
          object="costEntry"
          given={{ budgetLine: line.id, spentOn: today, amount: { amount: Number(amount), currency } }}
          label={t.newCost}
          example={t.costExample}
          isReady={typeof amount === 'number'}
        >
          <NumberInput
            label={`${t.amount} (${currency})`}
            value={amount}
            onChange={setAmount}
            hideControls
            decimalScale={2}
          />
        </NewEntry>
      )}
    </>
  );
}

function Benefits({ canLead }: { canLead: boolean }) {
  const t = useTexts(moneyTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const { rows } = useView(CLAIMS);
  const grades = useModel()
    ?.object('benefitClaim')
    ?.fields.find(({ name }) => name === 'grade')?.options;
  const today = dayOf(new Date(), formats.zone);
  return (
    <section className={page.part} aria-labelledby="money-benefits">
      <h2 id="money-benefits">{t.benefits}</h2>
      {rows.length === 0 && <p className={page.quiet}>{t.noBenefits}</p>}
      <Entries>
        {rows.map((claim) => {
          const planned = amountOf(claim.values.planned);
          const { fromDay, toDay, grade, realised } = claim.values;
          const isStory = grade === 'd';
          const isPlanned = planned !== undefined && Boolean(fromDay) && Boolean(toDay);
          const option = grades?.find(({ key }) => key === grade);
          return (
            <Entry
              key={claim.id}
              object="benefitClaim"
              row={claim}
              fields={[
                'objective',
                'formula',
                'planned',
                'fromDay',
                'toDay',
                'realised',
                'grade',
                'realisedOn',
              ]}
              canLead={canLead}
              hole={!(isPlanned || isStory) ? t.noPlan : Boolean(realised) && !grade && t.noGrade}
              says={
                <>
                  {isPlanned && !isStory && (
                    <span>
                      {t.realised(
                        whole(formats, realisedOf(claim), planned.currency),
                        whole(formats, toDate(claim, today), planned.currency),
                      )}
                    </span>
                  )}
                  {isStory ? <span>{t.story}</span> : option && <span>{option.label?.[language]}</span>}
                </>
              }
            />
          );
        })}
      </Entries>
      {canLead && (
        <NewEntry object="benefitClaim" given={{}} label={t.newBenefit} example={t.benefitExample} />
      )}
    </section>
  );
}
