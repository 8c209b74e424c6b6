import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dayOf, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { useHere } from '~/records/workspace.tsx';
import styles from './decide.module.css';
import { PARTIES, type Party, RIGHTS, type Right, type Topic } from './decide.ts';
import { decideTexts } from './decideTexts.ts';

/** A row for each topic, a column for each party; on a phone a card for each topic, with those who have a say. */
export function Matrix({ topics, canLead }: { topics: readonly Topic[]; canLead: boolean }) {
  const t = useTexts(decideTexts);
  return (
    <div className={styles.matrix}>
      <table aria-label={t.title}>
        <thead>
          <tr>
            <th scope="col">{t.topic}</th>
            {PARTIES.map((party) => (
              <th key={party} scope="col">
                {t[party]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <Line key={topic.row.id} topic={topic} canLead={canLead} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ topic, canLead }: { topic: Topic; canLead: boolean }) {
  const t = useTexts(decideTexts);
  const name = String(topic.row.values.name);
  return (
    <tr data-stands={topic.stands}>
      <th scope="row" className={styles.topic}>
        <details>
          <summary>
            <span>{name}</span>
            {topic.stands !== 'settled' && <small className={styles.hole}>{t[topic.stands]}</small>}
            {topic.decisions.length > 0 && <small>{t.decisions(topic.decisions.length)}</small>}
          </summary>
          <History topic={topic} name={name} canLead={canLead} />
        </details>
      </th>
      {PARTIES.map((party) => (
        <Cell key={party} topic={topic} party={party} name={name} canLead={canLead} />
      ))}
    </tr>
  );
}

function Cell({
  topic,
  party,
  name,
  canLead,
}: {
  topic: Topic;
  party: Party;
  name: string;
  canLead: boolean;
}) {
  const t = useTexts(decideTexts);
  const { create, change, remove } = useCommands();
  const held = topic.rights.get(party);
  const right = held?.values.right as Right | undefined;
  const give = (next: string) => {
    const done =
      next === ''
        ? held && remove('decisionRight', held.id, t.noRight)
        : held
          ? change('decisionRight', held.id, { right: next })
          : create('decisionRight', { topic: topic.row.id, party, right: next });
    done?.catch(sayProblem);
  };
  return (
    <td className={styles.cell} data-right={right} data-none={(!right && !canLead) || undefined}>
      <span className={styles.party}>{t[party]}</span>
      {canLead ? (
        <NativeSelect
          size="xs"
          aria-label={t.cell(t[party], name)}
          value={right ?? ''}
          data={[{ value: '', label: t.no }, ...RIGHTS.map((each) => ({ value: each, label: t[each] }))]}
          onChange={(event) => give(event.currentTarget.value)}
        />
      ) : (
        <span>{right ? t[right] : t.no}</span>
      )}
    </td>
  );
}

/** What was asked and decided about a topic, and the next question. */
function History({ topic, name, canLead }: { topic: Topic; name: string; canLead: boolean }) {
  const t = useTexts(decideTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const { create, remove } = useCommands();
  const [question, setQuestion] = useState('');
  const both = [...topic.rights.values()].filter(({ values }) => values.right === 'coDecides').length > 1;
  const ask = () =>
    create(
      'decision',
      {
        name: question.trim(),
        topic: topic.row.id,
        askedOn: dayOf(new Date(), formats.zone),
        ...(both ? { side: 'both' } : {}),
      },
      t.asked,
    )
      .then(() => setQuestion(''))
      .catch(sayProblem);
  return (
    <div className={styles.history}>
      {typeof topic.row.values.about === 'string' && <p>{topic.row.values.about}</p>}
      <ul>
        {topic.decisions.map(({ id, values }) => (
          <li key={id}>
            <Link to="/w/$slug/$address/$id" params={{ slug, address: 'decisions', id }}>
              {String(values.name)}
            </Link>
            <small>
              {t[(values.status ?? 'open') as 'open' | 'decided' | 'reversed']}
              {typeof values.decidedOn === 'string' && `, ${formats.day(values.decidedOn)}`}
            </small>
            {typeof values.answer === 'string' && <p>{values.answer}</p>}
          </li>
        ))}
      </ul>
      {canLead && (
        <>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              ask();
            }}
          >
            <TextInput
              aria-label={t.askOf(name)}
              placeholder={t.ask}
              value={question}
              onChange={(event) => setQuestion(event.currentTarget.value)}
            />
            <Button type="submit" size="sm" variant="default" disabled={question.trim() === ''}>
              {t.asking}
            </Button>
          </form>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => remove('decisionTopic', topic.row.id, t.removed).catch(sayProblem)}
          >
            {t.remove(name)}
          </Button>
        </>
      )}
    </div>
  );
}
