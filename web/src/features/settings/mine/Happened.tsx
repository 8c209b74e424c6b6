import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Group } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { mineTexts } from './mineTexts.ts';

type Event = {
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly address: string | null;
};

type Part = { readonly items: readonly Event[]; readonly nextCursor: string | null };

/** The security events that are one's own or concern one. */
export function Happened() {
  const t = useTexts(mineTexts);
  const formats = useFormats();
  const { data, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['/me/security-events', formats.language],
    queryFn: ({ pageParam }) =>
      api.get<Part>(`/me/security-events?limit=20${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
  return (
    <Group title={t.events} intro={t.eventsIntro}>
      {data && (
        <Rows empty={t.noEvents}>
          {data.pages
            .flatMap(({ items }) => items)
            .map((event) => (
              <Row
                key={event.id}
                name={event.text}
                more={[formats.when(event.at), event.address].filter(Boolean).join(' · ')}
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
