import {
  IconBrandWhatsapp,
  IconBuilding,
  IconCalendar,
  IconCheckbox,
  IconCoin,
  IconHeartHandshake,
  IconMail,
  IconNote,
  IconPhone,
  IconUser,
  IconUsers,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { type Decisions, isOn, optionsOf, type PartName, partKey } from '../decide.ts';
import type { Directory } from '../names/directory.ts';
import {
  type Context,
  type Doing,
  type DoingKind,
  type Found,
  isNew,
  type Party,
  type Proposal,
} from '../proposal.ts';
import { Chip, Choice, type Point } from './Chip.tsx';
import styles from './capture.module.css';
import { dealText, partyText, todayOf, whenText, wordsText } from './labels.ts';
import { captureTexts } from './texts.ts';

const ICONS: { readonly [K in DoingKind]: TablerIcon } = {
  call: IconPhone,
  meeting: IconCalendar,
  email: IconMail,
  chat: IconBrandWhatsapp,
  note: IconNote,
  task: IconCheckbox,
  event: IconCalendar,
  deal: IconHeartHandshake,
  person: IconUser,
  company: IconBuilding,
};

type PartsProps = {
  readonly proposal: Proposal;
  readonly decisions: Decisions;
  readonly context: Context;
  readonly directory: Directory;
  readonly onPoint: Point;
  readonly onDecide: (decisions: Decisions) => void;
};

/** What a proposal would write down, and what that would be linked to. */
export function Parts(props: PartsProps) {
  const t = useTexts(captureTexts);
  const { proposal, onDecide, decisions } = props;
  const { doings, people, companies, deals, amounts } = proposal;
  const decide: Deciding = {
    turn: (key, on) => onDecide({ ...decisions, turned: { ...decisions.turned, [key]: on ? 'on' : 'off' } }),
    choose: (key, choice) => onDecide({ ...decisions, chosen: { ...decisions.chosen, [key]: choice } }),
  };
  const shownAmounts = doings.some(({ kind }) => kind.value === 'deal') ? amounts : [];
  const isLinked = people.length + companies.length + deals.length + shownAmounts.length > 0;
  return (
    <div className={styles.parts}>
      <h2>{t.written}</h2>
      <ul className={styles.entries}>
        {doings.map((doing) => (
          <Entry key={partKey('doing', proposal.line, doing)} doing={doing} decide={decide} {...props} />
        ))}
      </ul>
      {isLinked && (
        <>
          <h2>{t.linked}</h2>
          <ul className={styles.links}>
            {people.map((found) => (
              <PartyChip
                key={partKey('person', proposal.line, found)}
                name="person"
                found={found}
                decide={decide}
                {...props}
              />
            ))}
            {companies.map((found) => (
              <PartyChip
                key={partKey('company', proposal.line, found)}
                name="company"
                found={found}
                decide={decide}
                {...props}
              />
            ))}
            {deals.map((found) => (
              <DealChip
                key={partKey('deal', proposal.line, found)}
                found={found}
                decide={decide}
                {...props}
              />
            ))}
            {shownAmounts.map((found) => (
              <AmountChip
                key={partKey('amount', proposal.line, found)}
                found={found}
                decide={decide}
                {...props}
              />
            ))}
          </ul>
        </>
      )}
      {people.length > 1 && <p className={styles.hint}>{t.firstLinked}</p>}
    </div>
  );
}

type Deciding = {
  readonly turn: (key: string, on: boolean) => void;
  readonly choose: (key: string, choice: number) => void;
};
type PartProps<F> = PartsProps & { readonly found: F; readonly decide: Deciding };

function Entry({
  doing,
  proposal,
  decisions,
  context,
  decide,
  onPoint,
}: PartsProps & { doing: Doing; decide: Deciding }) {
  const t = useTexts(captureTexts);
  const formats = useFormats();
  const today = todayOf(context);
  const key = partKey('doing', proposal.line, doing);
  const chosen = decisions.chosen[key] ?? 0;
  const kind = optionsOf(doing.kind)[chosen] ?? doing.kind.value;
  const words = [...doing.kind.words, ...(doing.when?.words ?? [])];
  return (
    <Chip
      name={`${t[kind]}, ${doing.subject}`}
      icon={ICONS[kind]}
      words={words}
      isOn={isOn(decisions, key, doing.kind.confidence)}
      shape="entry"
      onPoint={onPoint}
      onTurn={(on) => decide.turn(key, on)}
    >
      <span className={styles.kind}>
        <Choice
          name={t.kindOf(doing.subject)}
          options={optionsOf(doing.kind)}
          chosen={chosen}
          textOf={(option) => t[option]}
          onChoose={(choice) => decide.choose(key, choice)}
        />
      </span>
      <span className={styles.subject} title={doing.subject}>
        {doing.subject}
      </span>
      {doing.when && (
        <span className={styles.when}>
          <Choice
            name={t.dayOf(doing.subject)}
            options={optionsOf(doing.when)}
            chosen={decisions.chosen[`${key} when`] ?? 0}
            textOf={(when) => whenText(when, today, formats)}
            onChoose={(choice) => decide.choose(`${key} when`, choice)}
          />
        </span>
      )}
    </Chip>
  );
}

function PartyChip({ name, found, ...props }: PartProps<Found<Party>> & { name: 'person' | 'company' }) {
  const t = useTexts(captureTexts);
  const textOf = (party: Party) => {
    const text = partyText(party, props.directory);
    return isNew(party) ? (name === 'person' ? t.newPerson(text) : t.newCompany(text)) : text;
  };
  const icon = name === 'person' ? IconUser : IconBuilding;
  return <LinkChip {...props} part={name} found={found} icon={icon} textOf={textOf} />;
}

function DealChip({ found, ...props }: PartProps<Proposal['deals'][number]>) {
  const textOf = (deal: Proposal['deals'][number]['value']) => dealText(deal, props.directory);
  return <LinkChip {...props} part="deal" found={found} icon={IconHeartHandshake} textOf={textOf} />;
}

function AmountChip({ found, ...props }: PartProps<Proposal['amounts'][number]>) {
  const formats = useFormats();
  const textOf = (money: Proposal['amounts'][number]['value']) => formats.money(money.amount, money.currency);
  return <LinkChip {...props} part="amount" found={found} icon={IconCoin} textOf={textOf} />;
}

type LinkChipProps<T> = PartProps<Found<T>> & {
  readonly part: PartName;
  readonly icon: TablerIcon;
  readonly textOf: (option: T) => string;
};

function LinkChip<T>({ part, found, icon, textOf, proposal, decisions, decide, onPoint }: LinkChipProps<T>) {
  const t = useTexts(captureTexts);
  const key = partKey(part, proposal.line, found);
  const chosen = decisions.chosen[key] ?? 0;
  const options = optionsOf(found);
  const isMany = part === 'person' && options.length > 1;
  return (
    <Chip
      name={textOf(options[chosen] ?? found.value)}
      icon={isMany ? IconUsers : icon}
      words={found.words}
      isOn={isOn(decisions, key, found.confidence)}
      shape="link"
      onPoint={onPoint}
      onTurn={(on) => decide.turn(key, on)}
    >
      <Choice
        name={t.meant(wordsText(proposal.line, found.words))}
        options={options}
        chosen={chosen}
        textOf={textOf}
        onChoose={(choice) => decide.choose(key, choice)}
      />
    </Chip>
  );
}
