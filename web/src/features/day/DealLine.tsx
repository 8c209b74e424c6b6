import type { Row } from '~/data/store/rows.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { RecordName } from '~/records/fields/RecordName.tsx';
import styles from './day.module.css';
import { Line } from './Line.tsx';
import { keepPlace } from './lines.ts';
import { dayTexts } from './texts.ts';

/** A deal of which nobody has said what comes next; one says it here. */
export function DealLine({ deal }: { deal: Row }) {
  const t = useTexts(dayTexts);
  const formats = useFormats();
  const commands = useCommands();
  const { company, amount, expectedCloseOn } = deal.values;
  const name = String(deal.values.name ?? '');
  const money = amount as { readonly amount?: number; readonly currency?: string } | null | undefined; // as money is
  const write = (form: HTMLFormElement) => {
    const nextStep = String(new FormData(form).get('nextStep') ?? '').trim();
    if (nextStep) {
      keepPlace(deal.id);
      commands.change('deal', deal.id, { nextStep }, t.nextStepToast(name)).catch(sayProblem);
    }
  };
  return (
    <Line
      object="deal"
      id={deal.id}
      name={name}
      beside={typeof company === 'string' && <RecordName object="company" id={company} />}
      at={[
        money?.amount === undefined ? '' : formats.money(money.amount, money.currency ?? ''),
        typeof expectedCloseOn === 'string' ? formats.day(expectedCloseOn) : '',
      ]
        .filter(Boolean)
        .join(' · ')}
      below={
        <form
          className={styles.step}
          onSubmit={(event) => {
            event.preventDefault();
            write(event.currentTarget);
          }}
          onBlur={(event) => write(event.currentTarget)}
        >
          <input
            name="nextStep"
            aria-label={t.nextStepOf(name)}
            placeholder={t.nextStep}
            maxLength={500}
            autoComplete="off"
          />
        </form>
      }
    />
  );
}
