import type { Inverse } from '~/data/model/model.ts';
import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '../commands.ts';
import { isEditable } from '../fields/editable.ts';
import { FieldValue } from '../fields/FieldValue.tsx';
import { RecordLink } from '../fields/RecordName.tsx';
import { fieldLabel, pluralLabel, titleIn } from '../naming.ts';
import { useHere, useModel } from '../workspace.tsx';
import { Belonging } from './Belonging.tsx';
import { Companies, People } from './People.tsx';
import styles from './Related.module.css';
import { RelatedItem, RelatedSection } from './RelatedSection.tsx';
import { relatedTexts } from './relatedTexts.ts';
import { isEmpty } from './sections.ts';
import { type Related, useRelated } from './useRelated.ts';

/** What the timeline tells, and what has a place of its own. */
const ELSEWHERE = new Set(['affiliation', 'task', 'event', 'note', 'interaction']);

/** In this order where they are there; the others after them. */
const ORDER = ['person', 'deal', 'case', 'document', 'documentLine', 'openItem', 'company', 'accountMember'];

/** Everything that points at a record, by kind. */
export function Relations({ object, id }: { object: ObjectJson; id: string }) {
  const model = useModel();
  const place = ({ object: { name } }: Inverse) => (ORDER.indexOf(name) + 1 || ORDER.length + 1) * 2;
  const inverses = (model?.inversesOf(object.name) ?? [])
    .filter((inverse) => !ELSEWHERE.has(inverse.object.name))
    .filter((inverse) => !(object.name === 'company' && inverse.object.name === 'person'))
    .toSorted((a, b) => place(a) - place(b));
  return (
    <div className={styles.sections}>
      <Belonging object={object} id={id} />
      {object.name === 'company' && <People company={id} />}
      {object.name === 'person' && <Companies person={id} />}
      {inverses.map((inverse) => (
        <Pointing
          key={`${inverse.object.name} ${inverse.field.name}`}
          inverse={inverse}
          id={id}
          all={inverses}
        />
      ))}
    </div>
  );
}

/** The records of one object that point here by one field. */
function Pointing({ inverse, id, all }: { inverse: Inverse; id: string; all: readonly Inverse[] }) {
  const { object, field } = inverse;
  const t = useTexts(relatedTexts);
  const { language } = useSettings();
  const { slug } = useHere();
  const { change } = useCommands();
  const { rows, count } = useRelated(object, field.name, id);
  const canLink = isEditable(object, field) && object.mayCreate;
  if (count === 0 && (!canLink || object.name === 'accountMember')) {
    return null;
  }
  const isOnlyOne = all.filter((other) => other.object.name === object.name).length === 1;
  const name =
    isOnlyOne && object.name !== 'company'
      ? pluralLabel(object, language)
      : inverseName(inverse, language, pluralLabel(object, language));
  return (
    <RelatedSection
      name={name}
      count={count}
      picks={[object]}
      made={{ [field.name]: id }}
      all={{
        slug,
        address: object.address,
        filter: JSON.stringify({ field: field.name, op: 'eq', value: id }),
      }}
      onAdd={
        canLink && object.name !== 'accountMember'
          ? (hit) => {
              if (!hit.isNew) {
                change(object.name, hit.id, { [field.name]: id }, t.linked(hit.title)).catch(sayProblem);
              }
            }
          : undefined
      }
      items={rows.map((row) => (
        <Pointer
          key={row.id}
          object={object}
          field={field}
          row={row}
          canUnlink={canLink && !field.isRequired}
        />
      ))}
    />
  );
}

/** How the other side calls them: `subsidiaries`; the plural with the field where there is no word of its own. */
function inverseName({ name, object, field }: Inverse, language: 'en' | 'es' | 'it', plural: string): string {
  const own = object.fields.filter(({ target }) => target === field.target).length > 1;
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return language === 'en'
    ? words.charAt(0).toUpperCase() + words.slice(1)
    : own || object.name === field.target
      ? `${plural} (${fieldLabel(field, language)})`
      : plural;
}

function Pointer({
  object,
  field,
  row,
  canUnlink,
}: {
  object: ObjectJson;
  field: FieldJson;
  row: Related;
  canUnlink: boolean;
}) {
  const t = useTexts(relatedTexts);
  const { change } = useCommands();
  const title = titleIn(object, row.values);
  return (
    <RelatedItem
      name={<RecordLink object={object.name} id={row.id} />}
      onUnlink={
        canUnlink
          ? {
              label: t.unlink(title),
              run: () => {
                change(object.name, row.id, { [field.name]: null }, t.unlinked(title)).catch(sayProblem);
              },
            }
          : undefined
      }
    >
      {factsOf(object, field, row).map((fact) => (
        <span key={fact.name}>
          <FieldValue field={fact} value={row.values[fact.name]} />
        </span>
      ))}
    </RelatedItem>
  );
}

const TELLING = /^(select|money|date|dateTime|percent|number)$/;

/** Two or three values that say how it stands, out of those lists show. */
function factsOf(object: ObjectJson, pointing: FieldJson, row: Related): readonly FieldJson[] {
  return (object.listFields ?? [])
    .flatMap((name) => object.fields.find((field) => field.name === name) ?? [])
    .filter(
      (field) =>
        field.name !== object.title && field.name !== pointing.name && !isEmpty(row.values[field.name]),
    )
    .filter((field) => field.target === 'stage' || TELLING.test(field.resultType ?? field.type))
    .slice(0, 3);
}
