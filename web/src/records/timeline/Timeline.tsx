import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { dayOf, daysBetween, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Empty } from '~/ui/Empty.tsx';
import { Late } from '~/ui/Late.tsx';
import { Composer } from './Composer.tsx';
import { EntryLine } from './EntryLine.tsx';
import { byDay } from './entry.ts';
import { LaneFilter } from './LaneFilter.tsx';
import styles from './Timeline.module.css';
import { timelineTexts } from './texts.ts';
import { ALL, type Lanes, useTimeline } from './useTimeline.ts';

/** A record's story: what is planned, what has happened, and where one adds to it. */
export function Timeline({ object, id }: { object: ObjectJson; id: string }) {
  const t = useTexts(timelineTexts);
  const formats = useFormats();
  const [lanes, setLanes] = useState<Lanes>(ALL);
  const story = useTimeline(object, id, lanes);
  const isNarrowed = lanes.kinds.length + lanes.departments.length > 0;
  const isEmpty = story.past.length + story.planned.length === 0;
  return (
    <section className={styles.timeline} aria-label={t.title}>
      <h2 className="spoken">{t.title}</h2>
      <Composer object={object} id={id} />
      <LaneFilter object={object} id={id} lanes={lanes} onChange={setLanes} />
      {story.isOffline && <p className={styles.note}>{t.offline}</p>}
      {!story.isComplete && <p className={styles.note}>{t.incomplete}</p>}
      {story.planned.length > 0 && (
        <section aria-label={t.upcoming}>
          <h3 className={styles.day}>{t.upcoming}</h3>
          <ul className={styles.entries}>
            {story.planned.map((entry) => (
              <EntryLine key={entry.id} entry={entry} self={id} />
            ))}
          </ul>
        </section>
      )}
      {byDay(story.past, formats.zone).map(({ day, entries }) => (
        <section key={day} aria-label={dayName(day)}>
          <h3 className={styles.day}>{dayName(day)}</h3>
          <ul className={styles.entries}>
            {entries.map((entry) => (
              <EntryLine key={entry.id} entry={entry} self={id} />
            ))}
          </ul>
        </section>
      ))}
      {story.isLoading && (
        <Late>
          <div className={styles.skeleton} aria-busy="true" />
        </Late>
      )}
      {isEmpty &&
        !story.isLoading &&
        (isNarrowed ? <Empty title={t.nothingLike} /> : <Empty title={t.nothing} text={t.nothingText} />)}
      {story.hasMore && (
        <Button variant="default" onClick={story.more}>
          {t.older}
        </Button>
      )}
    </section>
  );

  function dayName(day: string): string {
    const away = daysBetween(dayOf(new Date(), formats.zone), day);
    return away === 0 ? t.today : away === -1 ? t.yesterday : formats.day(day);
  }
}
