import { useTexts } from '~/platform/texts.ts';
import { Avatar } from '~/ui/Avatar.tsx';
import { sayProblem, useCommands } from '../commands.ts';
import type { Hit } from '../fields/editors/useHits.ts';
import { RecordLink } from '../fields/RecordName.tsx';
import { useTitle } from '../titles.ts';
import { useHere, useModel } from '../workspace.tsx';
import styles from './Related.module.css';
import { RelatedItem, RelatedSection } from './RelatedSection.tsx';
import { relatedTexts } from './relatedTexts.ts';
import { type Member, usePeopleOf } from './usePeopleOf.ts';
import { useRelated } from './useRelated.ts';

/** The people of a company with what they do there. */
export function People({ company }: { company: string }) {
  const t = useTexts(relatedTexts);
  const person = useModel()?.object('person');
  const members = usePeopleOf(company);
  const { create } = useCommands();
  const add = (hit: Hit) => {
    create('affiliation', { person: hit.id, company }, hit.isNew ? undefined : t.linked(hit.title)).catch(
      sayProblem,
    );
  };
  return person ? (
    <RelatedSection
      name={t.people}
      count={members.length}
      picks={[person]}
      made={{ company }}
      onAdd={add}
      items={members.map((member) => <PersonItem key={member.person} member={member} company={company} />)}
    />
  ) : null;
}

function PersonItem({ member, company }: { member: Member; company: string }) {
  const t = useTexts(relatedTexts);
  const { grato } = useHere();
  const { together } = useCommands();
  const name = useTitle('person', member.person) ?? '';
  const unlink = () =>
    together(async (group) => {
      if (member.affiliation) {
        await grato.edits.remove('affiliation', member.affiliation, { group });
      }
      const row = grato.rows.get('person', member.person) ?? (await grato.open('person', member.person));
      if (row?.values.company === company) {
        await grato.edits.update('person', member.person, { company: null }, { group });
      }
    }, t.unlinked(name)).catch(sayProblem);
  return (
    <RelatedItem
      name={
        <>
          <Avatar name={name || '?'} size={22} />
          <RecordLink object="person" id={member.person} />
        </>
      }
      onUnlink={{ label: t.unlink(name), run: unlink }}
    >
      <span className={member.isFormer ? styles.former : undefined}>
        {[member.isFormer ? t.former : '', member.role].filter(Boolean).join(' ')}
      </span>
    </RelatedItem>
  );
}

/** The companies of a person, by affiliation. */
export function Companies({ person }: { person: string }) {
  const t = useTexts(relatedTexts);
  const model = useModel();
  const affiliation = model?.object('affiliation');
  const company = model?.object('company');
  return affiliation && company ? <Affiliations person={person} name={t.companies} /> : null;
}

function Affiliations({ person, name }: { person: string; name: string }) {
  const t = useTexts(relatedTexts);
  const model = useModel();
  const { create, remove } = useCommands();
  const affiliation = model?.require('affiliation');
  const company = model?.require('company');
  const today = new Date().toISOString().slice(0, 10);
  const { rows, count } = useRelated(affiliation as NonNullable<typeof affiliation>, 'person', person); // asked for above
  return (
    <RelatedSection
      name={name}
      count={count}
      picks={company ? [company] : []}
      onAdd={(hit) => {
        create('affiliation', { person, company: hit.id }, hit.isNew ? undefined : t.linked(hit.title)).catch(
          sayProblem,
        );
      }}
      items={rows.map(({ id, values }) => (
        <RelatedItem
          key={id}
          name={<RecordLink object="company" id={String(values.company)} />}
          onUnlink={{
            label: t.unlink(String(values.role ?? '')),
            run: () => remove('affiliation', id, t.unlinked(String(values.role ?? name))).catch(sayProblem),
          }}
        >
          {[typeof values.endsOn === 'string' && values.endsOn < today ? t.former : '', values.role]
            .filter(Boolean)
            .join(' ')}
        </RelatedItem>
      ))}
    />
  );
}
