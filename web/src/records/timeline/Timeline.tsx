import { useEffect, useRef, useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { dayOf, daysBetween, type Formats, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Empty } from '~/ui/Empty.tsx';
import { Late } from '~/ui/Late.tsx';
import type { Lanes as Chosen, Entry } from './entries.ts';
import { Lanes } from './Lanes.tsx';
import styles from './Timeline.module.css';
import { TimelineEntry } from './TimelineEntry.tsx';
import { timelineTexts } from './texts.ts';
import type { Story } from './useTimeline.ts';

/** How many planned things are shown unasked. */
const PLANNED = 4;

/** What is planned around a record and what has happened, by day; older parts come as one scrolls. */
export function Timeline({
  object,
  id,
  story,
  lanes,
  onLanes,
}: {
  object: ObjectJson;
  id: string;
  story: Story;
  lanes: Chosen;
  onLanes: (lanes: Chosen) => void;
}) {
  const t = useTexts(timelineTexts);
  const formats = useFormats();
  const [areAllPlanned, setAllPlanned] = useState(false);
  const { past, planned, isLoading, isOffline, hasMore } = story;
  const shown = planned.filter((entry, i) => areAllPlanned || i < PLANNED || isFresh(entry));
  const isNarrowed = lanes.kinds.length + lanes.departments.length + lanes.channels.length > 0;
  const isEmpty = past.length === 0 && planned.length === 0 && !isLoading && !hasMore;
  return (
    <section className={styles.timeline} aria-label={t.story}>
      <h2 className="spoken">{t.story}</h2>
      <Lanes object={object} id={id} chosen={lanes} onChoose={onLanes} />
      {isOffline && <p className={styles.note}>{t.offline}</p>}
      {planned.length > 0 && (
        <section className={styles.planned} aria-label={t.planned}>
          <h3 className={styles.day}>{t.planned}</h3>
          <ol className={styles.entries}>
            {shown.map((entry) => (
              <TimelineEntry key={`${entry.id} ${entry.record}`} entry={entry} about={id} />
            ))}
          </ol>
          {planned.length > shown.length && (
            <button type="button" className={styles.older} onClick={() => setAllPlanned(true)}>
              {t.allPlanned(planned.length)}
            </button>
          )}
        </section>
      )}
      {byDay(past, formats).map(({ day, entries }) => (
        <section key={day} aria-label={dayName(day, formats, t)}>
          <h3 className={styles.day}>{dayName(day, formats, t)}</h3>
          <ol className={styles.entries}>
            {entries.map((entry) => (
              <TimelineEntry key={`${entry.id} ${entry.record}`} entry={entry} about={id} />
            ))}
          </ol>
        </section>
      ))}
      {isEmpty &&
        (isNarrowed ? (
          <p className={styles.note}>{t.emptyLane}</p>
        ) : (
          <Empty title={t.empty} text={t.emptyText} />
        ))}
      {isLoading && past.length === 0 && (
        <Late>
          <p className={styles.note} role="status">
            {t.loading}
          </p>
        </Late>
      )}
      {hasMore && <Older story={story} />}
      {!hasMore && !isLoading && !isOffline && past.length > 8 && <p className={styles.note}>{t.end}</p>}
    </section>
  );
}

/** Fetches what is older as it comes into sight; a button for those who do not scroll. */
function Older({ story }: { story: Story }) {
  const t = useTexts(timelineTexts);
  const place = useRef<HTMLButtonElement>(null);
  const { fetchMore } = story;
  useEffect(() => {
    const button = place.current;
    if (!button) {
      return undefined;
    }
    const seen = new IntersectionObserver((found) => found.some((one) => one.isIntersecting) && fetchMore(), {
      rootMargin: '400px',
    });
    seen.observe(button);
    return () => seen.disconnect();
  }, [fetchMore]);
  return (
    <button ref={place} type="button" className={styles.older} onClick={fetchMore}>
      {story.isFetchingMore ? t.loading : t.older}
    </button>
  );
}

/** How long something that was just planned stands with the first. */
const FRESH = 300_000;

function isFresh({ madeAt }: Entry): boolean {
  return madeAt !== undefined && Date.now() - Date.parse(madeAt) < FRESH;
}

type Day = { readonly day: string; readonly entries: readonly Entry[] };

export function byDay(entries: readonly Entry[], formats: Formats): readonly Day[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = dayOf(new Date(entry.occurredAt), formats.zone);
    const known = days.get(day);
    if (known) {
      known.push(entry);
    } else {
      days.set(day, [entry]);
    }
  }
  return [...days].map(([day, own]) => ({ day, entries: own }));
}

function dayName(
  day: string,
  formats: Formats,
  t: { readonly today: string; readonly yesterday: string },
): string {
  const away = daysBetween(dayOf(new Date(), formats.zone), day);
  return away === 0 ? t.today : away === -1 ? t.yesterday : formats.day(day);
}
