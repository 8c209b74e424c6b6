import type { Row } from '~/data/store/rows.ts';
import { dayOf, useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { RecordName } from '~/records/fields/RecordName.tsx';
import { pluralLabel } from '~/records/naming.ts';
import { useModel } from '~/records/workspace.tsx';
import { Measuring } from './Measuring.tsx';
import styles from './objectives.module.css';
import { lacksOf, numberOf, type Point, standing, trendOf, wayOf } from './objectives.ts';
import { objectiveTexts } from './objectiveTexts.ts';
import type { Programme } from './programme.ts';

const WIDTH = 220;
const HEIGHT = 44;

/** One objective: where it stands on its way, and beneath, for who leads, how it is counted. */
export function ObjectiveCard({
  objective,
  all,
  points,
  onMeasured,
}: {
  objective: Row;
  all: Programme & { canLead: boolean };
  points: readonly Point[];
  onMeasured: () => void;
}) {
  const t = useTexts(objectiveTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const model = useModel();
  const { values } = objective;
  const today = dayOf(new Date(), formats.zone);
  const begun = startOf(all.programme) ?? points[0]?.day;
  const way = wayOf(objective, begun, today);
  const stands = standing(way);
  const lacks = lacksOf(objective, all.programme?.values.profile);
  const [from, to, now] = ['baseline', 'target', 'kpiValue'].map((field) => numberOf(objective, field));
  const object = model?.objects.find(
    ({ address, name }) => address === values.kpiObject || name === values.kpiObject,
  );
  const says = (value: number | undefined) => (value === undefined ? '–' : formats.number(value, 2));
  return (
    <li className={styles.objective} data-standing={stands}>
      <div className={styles.top}>
        <h2>{String(values.name)}</h2>
        <span className={styles.standing}>{t[stands]}</span>
      </div>
      <p className={styles.figures}>
        <strong>{says(now)}</strong> {String(values.unit ?? '')}
        <span className={styles.quiet}>
          {' '}
          {t.from} {says(from)} · {t.to} {says(to)}
          {typeof values.dueOn === 'string' && ` · ${t.due} ${formats.day(values.dueOn)}`}
          {typeof values.kpiReadOn === 'string' && ` · ${t.readOn(formats.day(values.kpiReadOn))}`}
        </span>
      </p>
      {way && (
        <div className={styles.way}>
          <div className={styles.track} aria-hidden="true">
            <i style={{ width: `${way.done * 100}%` }} />
            <b style={{ left: `${way.passed * 100}%` }} />
          </div>
          <span className={styles.quiet}>
            {t.way(
              formats.percent(Math.round(way.done * 100)),
              formats.percent(Math.round(way.passed * 100)),
            )}
          </span>
        </div>
      )}
      <Readings points={points} from={from} to={to} />
      {typeof values.kpiProblem === 'string' && (
        <p className={styles.problem}>{problemText(values.kpiProblem, model, language)}</p>
      )}
      {lacks.length > 0 && (
        <p className={styles.lacks}>
          {t.lacks}: {formats.list(lacks.map((lack) => t[`lack_${lack}`]))}
        </p>
      )}
      {all.canLead ? (
        <details className={styles.how}>
          <summary>{t.settings}</summary>
          <Measuring
            objective={objective}
            object={object}
            needsIt={all.programme?.values.profile !== 'micro'}
            onMeasured={onMeasured}
          />
        </details>
      ) : (
        <p className={styles.quiet}>
          {object ? `${t.list} ${pluralLabel(object, language)}` : t.byHand}
          {typeof values.businessOwner === 'string' && (
            <>
              {' · '}
              <RecordName object="user" id={values.businessOwner} />
            </>
          )}
        </p>
      )}
    </li>
  );
}

function startOf(programme: Row | undefined): string | undefined {
  const begun = programme?.values.startedOn;
  return typeof begun === 'string' ? begun : undefined;
}

/** The words of a reason are the model's: it is a field of the record. */
function problemText(key: string, model: ReturnType<typeof useModel>, language: string): string {
  const options = model?.object('objective')?.fields.find(({ name }) => name === 'kpiProblem')?.options;
  const label = options?.find((option) => option.key === key)?.label;
  return label?.[language] ?? label?.en ?? key;
}

/** The readings as a line between beginning and aim, and as a table for who does not see it. */
function Readings({
  points,
  from,
  to,
}: {
  points: readonly Point[];
  from: number | undefined;
  to: number | undefined;
}) {
  const t = useTexts(objectiveTexts);
  const formats = useFormats();
  const last = points.at(-1);
  const trend = last && trendOf(points, from ?? last.value, to ?? last.value, WIDTH, HEIGHT);
  if (!trend || !last) {
    return null;
  }
  return (
    <figure className={styles.readings}>
      <svg viewBox={`-3 -3 ${WIDTH + 6} ${HEIGHT + 6}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
        <line className={styles.base} x1="0" x2={WIDTH} y1={trend.from} y2={trend.from} />
        <line className={styles.aim} x1="0" x2={WIDTH} y1={trend.to} y2={trend.to} />
        <path d={trend.path} fill="none" />
      </svg>
      <figcaption className={styles.quiet}>
        {t.trendOf(formats.day(points[0]?.day ?? last.day), formats.day(last.day))}
      </figcaption>
      <table className="spoken">
        <caption>{t.trend}</caption>
        <thead>
          <tr>
            <th scope="col">{t.day}</th>
            <th scope="col">{t.value}</th>
          </tr>
        </thead>
        <tbody>
          {points.slice(-12).map(({ day, value }) => (
            <tr key={day}>
              <td>{formats.day(day)}</td>
              <td>{formats.number(value, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
