import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Group } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { auditTexts } from './auditTexts.ts';
import type { Opening } from './opening.ts';

type Person = { readonly id: string; readonly name: string | null };

type AuditEvent = {
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly actor: { readonly name: string | null; readonly user: Person | null };
  readonly concerned: Person | null;
  readonly address: string | null;
};

type Part = { readonly items: readonly AuditEvent[]; readonly nextCursor: string | null };

/** The events of an opening, newest first; there is no other order. Each page that is read is recorded. */
export function Events({ opening }: { opening: Opening }) {
  const t = useTexts(auditTexts);
  const formats = useFormats();
  const { data, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['audit of', opening.id],
    queryFn: ({ pageParam }) =>
      api.get<Part>(
        `/audit?opening=${opening.id}&limit=50${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    // A look is an event of its own, so none is made that nobody asked for.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  return (
    <Group title={t.events} intro={opening.reason}>
      {data && (
        <Rows empty={t.noEvents}>
          {data.pages
            .flatMap(({ items }) => items)
            .map((event) => (
              <Row
                key={event.id}
                name={event.text}
                more={[
                  event.actor.user?.name ?? event.actor.name,
                  event.concerned?.name && t.concerns(event.concerned.name),
                  event.address,
                ]
                  .filter(Boolean)
                  .join(' · ')}
                end={<time dateTime={event.at}>{formats.moment(event.at)}</time>}
              />
            ))}
        </Rows>
      )}
      {hasNextPage && (
        <div style={{ padding: 12 }}>
          <Button variant="default" size="compact-sm" onClick={() => fetchNextPage()}>
            {t.older}
          </Button>
        </div>
      )}
    </Group>
  );
}
