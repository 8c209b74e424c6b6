import { Link, useSearch } from '@tanstack/react-router';
import type { Json, ObjectJson } from '~/data/model/schema.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { fieldLabel, pluralLabel } from '~/records/naming.ts';
import { placesOf } from '~/records/places.ts';
import { useAnswer } from '~/records/useAnswer.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { Empty } from '~/ui/Empty.tsx';
import { Completeness } from './Completeness.tsx';
import styles from './quality.module.css';
import { type Report, unused } from './quality.ts';
import { qualityTexts } from './texts.ts';

/** How good the records of an object are, and where to put right what is not. */
export function QualityPage() {
  const t = useTexts(qualityTexts);
  const { slug } = useHere();
  const { language } = useSettings();
  const { object: wanted } = useSearch({ strict: false });
  const model = useModel();
  const { main, more } = model ? placesOf(model) : { main: [], more: [] };
  const objects = [...main, ...more].map(({ object }) => object);
  const object = objects.find(({ address }) => address === (wanted ?? 'people')) ?? objects[0];
  return (
    <div className={styles.page}>
      <h1>{t.title}</h1>
      <p className={styles.quiet}>{t.about}</p>
      <nav className={styles.objects} aria-label={t.title}>
        {objects.map((each) => (
          <Link
            key={each.name}
            to="/w/$slug/quality"
            params={{ slug }}
            search={{ object: each.address }}
            aria-current={each === object ? 'page' : undefined}
          >
            {pluralLabel(each, language)}
          </Link>
        ))}
      </nav>
      {object && <OfObject key={object.name} object={object} />}
    </div>
  );
}

function OfObject({ object }: { object: ObjectJson }) {
  const t = useTexts(qualityTexts);
  const formats = useFormats();
  const { value: report, problem } = useAnswer<Report>(`/quality/${object.address}`);
  if (problem) {
    return <Empty title={problem === 'offline' ? t.offline : problem.message} />;
  }
  if (!report) {
    return null;
  }
  if (report.looked === 0) {
    return <Empty title={t.none} text={t.noneText} />;
  }
  const count = formats.number(report.looked);
  return (
    <>
      <p className={styles.quiet}>{report.isWhole ? t.whole(count) : t.part(count)}</p>
      <ToDo object={object} report={report} />
      <Completeness object={object} report={report} />
    </>
  );
}

/** One line for each thing to put right, with the way to it. */
function ToDo({ object, report }: { object: ObjectJson; report: Report }) {
  const t = useTexts(qualityTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const { slug, isAdministrator } = useHere();
  const name = (field: string) => {
    const found = object.fields.find((each) => each.name === field);
    return found ? fieldLabel(found, language) : field;
  };
  const words: { readonly [kind: string]: (n: string, field: string) => string } = {
    future: t.future,
    jumps: t.jumps,
    short: t.short,
  };
  const list = (filter: Json | undefined) =>
    filter ? (
      <Link to="/w/$slug/$address" params={{ slug, address: object.address }} search={{ filter }}>
        {t.show}
      </Link>
    ) : null;
  const model = isAdministrator ? (
    <Link to="/w/$slug/settings/$" params={{ slug, _splat: `model/${object.address}/fields` }}>
      {t.edit}
    </Link>
  ) : null;
  const items = [
    ...(report.duplicates
      ? [
          {
            text: t.duplicates(report.duplicates >= 200 ? '200+' : formats.number(report.duplicates)),
            way: (
              <Link to="/w/$slug/duplicates" params={{ slug }} search={{ object: object.address }}>
                {t.compare}
              </Link>
            ),
          },
        ]
      : []),
    ...report.fields.flatMap(({ field, findings }) =>
      findings.map(({ kind, count, filter }) => ({
        text: words[kind]?.(formats.number(count), name(field)) ?? kind,
        way: list(filter),
      })),
    ),
    ...(report.stale > 0
      ? [{ text: t.stale(formats.number(report.stale)), way: list(report.staleFilter) }]
      : []),
    ...report.lookAlikes.map(({ one, other }) => ({ text: t.alike(name(one), name(other)), way: model })),
    ...unused(report).map((field) => ({ text: t.unused(name(field)), way: model })),
  ];
  return (
    <section aria-labelledby="quality-to-do">
      <h2 id="quality-to-do">{t.toDo}</h2>
      {items.length === 0 && <p>{t.good}</p>}
      <ul className={styles.items}>
        {items.map(({ text, way }) => (
          <li key={text}>
            <span>{text}</span>
            {way}
          </li>
        ))}
      </ul>
    </section>
  );
}
