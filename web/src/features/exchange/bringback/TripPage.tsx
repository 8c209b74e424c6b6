import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem } from '~/records/commands.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useHere, useModel } from '~/records/workspace.tsx';
import { Empty } from '~/ui/Empty.tsx';
import styles from './bringback.module.css';
import { TripRows } from './TripRows.tsx';
import { bringBackTexts } from './texts.ts';
import {
  type Decisions,
  OUTCOMES,
  type Outcome,
  PAUSE,
  type Trip,
  type TripRow,
  takenRows,
  UNDECIDED,
  useTrip,
  wish,
} from './trips.ts';

/** What is different in a sheet, and what of it is taken. */
export function TripPage() {
  const { id = '' } = useParams({ strict: false });
  const { data: trip, error } = useTrip(id);
  const t = useTexts(bringBackTexts);
  const formats = useFormats();
  if (error) {
    return <Empty title={t.failed} text={error.message} />;
  }
  if (!trip) {
    return null;
  }
  return (
    <div className={styles.page}>
      <h1>{trip.name}</h1>
      {trip.state === 'running' && (
        <p className={styles.quiet} role="status">
          {t.comparing(formats.number(trip.done))}
        </p>
      )}
      {(trip.state === 'failed' || trip.state === 'cancelled') && <p role="alert">{t.failed}</p>}
      {trip.state === 'done' && <Compared key={trip.id} trip={trip} />}
    </div>
  );
}

function Compared({ trip }: { trip: Trip }) {
  const t = useTexts(bringBackTexts);
  const formats = useFormats();
  const there = OUTCOMES.filter((outcome) => (trip.counts[outcome] ?? 0) > 0);
  const [chosen, setChosen] = useState<Outcome>();
  const [decisions, setDecisions] = useState<Decisions>(UNDECIDED);
  const [known, setKnown] = useState<ReadonlyMap<number, TripRow>>(new Map());
  const { slug } = useHere();
  const navigate = useNavigate();
  const { batch } = useSearch({ strict: false });
  const [isBusy, setBusy] = useState(false);
  const outcome = chosen ?? there[0];
  const added = trip.columns.filter(({ role, name }) => role === 'none' && name !== '');
  if (typeof batch === 'string') {
    return <Taken trip={trip} batch={batch} />;
  }
  if (!outcome) {
    return (
      <>
        <Empty title={t.nothing} text={t.nothingText} />
        <Ends trip={trip} />
      </>
    );
  }
  const decide = (row: TripRow, fields: readonly string[]) => {
    setKnown((before) => new Map(before).set(row.position, row));
    setDecisions((before) => ({ ...before, rows: new Map(before.rows).set(row.position, fields) }));
  };
  const count = takenRows(trip, decisions, known);
  const take = async () => {
    setBusy(true);
    try {
      const taking = await api.post<{ batch: string }>(`/round-trips/${trip.id}/take`, wish(decisions));
      await navigate({
        to: '/w/$slug/bring-back/$id',
        params: { slug, id: trip.id },
        search: { batch: taking.batch },
        replace: true, // so that what came of it is still there after a reload
      });
    } catch (problem) {
      sayProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {added.length > 0 && (
        <p className={styles.quiet}>{t.addedColumns(added.map(({ name }) => name).join(', '))}</p>
      )}
      <div className={styles.chips}>
        {there.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.chip}
            aria-pressed={each === outcome}
            onClick={() => setChosen(each)}
          >
            {t[each]} {formats.number(trip.counts[each] ?? 0)}
          </button>
        ))}
      </div>
      <p className={styles.quiet}>{t[`${outcome}Hint`]}</p>
      {(outcome === 'edit' || outcome === 'new') && (
        <label className={styles.all}>
          <input
            type="checkbox"
            checked={outcome === 'edit' ? decisions.edits : decisions.news}
            onChange={(event) => {
              const is = event.currentTarget.checked;
              setDecisions((before) => ({
                ...before,
                ...(outcome === 'edit' ? { edits: is } : { news: is }),
                rows: new Map(
                  [...before.rows].filter(([position]) => known.get(position)?.outcome !== outcome),
                ),
              }));
            }}
          />
          {outcome === 'edit' ? t.takeAllEdits : t.takeAllNew}
        </label>
      )}
      <TripRows key={outcome} trip={trip} outcome={outcome} decisions={decisions} onDecide={decide} />
      <div className={styles.foot}>
        <p>{t.takeHint}</p>
        <Button disabled={count === 0} loading={isBusy} onClick={take}>
          {t.take(count, formats.number(count))}
        </Button>
      </div>
    </>
  );
}

type Batch = { readonly state: string; readonly changed?: number; readonly failed?: number };

/** What came of it, and the way back. */
function Taken({ trip, batch }: { trip: Trip; batch: string }) {
  const t = useTexts(bringBackTexts);
  const formats = useFormats();
  const { slug } = useHere();
  const [isUndoing, setUndoing] = useState(false);
  const { data: now } = useQuery({
    queryKey: ['/batches', batch],
    queryFn: () => api.get<Batch>(`/batches/${batch}`),
    refetchInterval: ({ state }) =>
      state.data && state.data.state !== 'running' && (!isUndoing || state.data.state === 'undone')
        ? false
        : PAUSE,
  });
  const undo = async () => {
    setUndoing(true);
    try {
      await api.post(`/batches/${batch}/undo`);
    } catch (problem) {
      setUndoing(false);
      sayProblem(problem);
    }
  };
  if (!now || now.state === 'running') {
    return <p role="status">{t.taking}</p>;
  }
  const { changed = 0, failed = 0 } = now;
  const isUndone = now.state === 'undone';
  const says = isUndone
    ? t.undone
    : isUndoing
      ? t.undoing
      : now.state === 'failed'
        ? t.takeFailed
        : now.state === 'cancelled'
          ? t.takeCancelled
          : t.taken(changed, formats.number(changed));
  return (
    <section>
      <p role="status">
        {says} {failed > 0 && t.leftOne(failed, formats.number(failed))}{' '}
        <Link to={`/w/${slug}/settings/batches/${batch}` as string}>{t.details}</Link>
      </p>
      <div className={styles.ends}>
        {changed > 0 && !isUndone && (
          <Button variant="default" loading={isUndoing} onClick={undo}>
            {t.undo}
          </Button>
        )}
        <Ends trip={trip} />
      </div>
    </section>
  );
}

function Ends({ trip }: { trip: Trip }) {
  const t = useTexts(bringBackTexts);
  const { slug } = useHere();
  const model = useModel();
  const { language } = useSettings();
  const navigate = useNavigate();
  const object = model?.object(trip.object);
  const again = async () => {
    try {
      const { id } = await api.post<Trip>(`/round-trips/${trip.id}/again`);
      await navigate({ to: '/w/$slug/bring-back/$id', params: { slug, id }, search: {} });
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <div className={styles.ends}>
      <Button variant="default" onClick={again}>
        {t.again}
      </Button>
      {object && (
        <>
          <Link to="/w/$slug/bring-back" params={{ slug }} search={{ object: object.address }}>
            {t.other}
          </Link>
          <Link to="/w/$slug/$address" params={{ slug, address: object.address }} search={{}}>
            {t.toList(pluralLabel(object, language))}
          </Link>
        </>
      )}
    </div>
  );
}
