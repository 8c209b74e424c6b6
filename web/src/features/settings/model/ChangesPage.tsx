import { Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { useHere } from '~/records/workspace.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { Group, Page, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useDo } from '../kit/server.ts';
import { type ModelChange, thingOf } from './change.ts';
import styles from './Model.module.css';
import { modelTexts } from './modelTexts.ts';

type Part = { readonly items: readonly ModelChange[]; readonly nextCursor: string | null };

/** What was changed in the model, newest first, each with its way back. */
export function ChangesPage() {
  const t = useTexts(modelTexts);
  const { slug } = useHere();
  const { data, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['/model/changes'],
    queryFn: ({ pageParam }) => api.get<Part>(`/model/changes${pageParam && `?cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
  const changes = data?.pages.flatMap(({ items }) => items);
  return (
    <Page
      above={
        <Link to={`/w/${slug}/settings/model` as string} className={styles.crumb}>
          <Icon of={IconChevronLeft} size={16} />
          {t.objects}
        </Link>
      }
      title={t.changes}
      intro={t.changesIntro}
    >
      {changes && (
        <Group>
          <Rows empty={t.noChanges}>
            {changes.map((change) => (
              <ChangeRow key={change.batchId} change={change} />
            ))}
          </Rows>
        </Group>
      )}
      {hasNextPage && (
        <Button variant="default" onClick={() => fetchNextPage()}>
          {t.older}
        </Button>
      )}
    </Page>
  );
}

function ChangeRow({ change }: { change: ModelChange }) {
  const t = useTexts(modelTexts);
  const formats = useFormats();
  const { language } = useSettings();
  const act = useDo();
  const what = t[`w_${change.what}` as 'w_createObject'] ?? change.what; // unknown words fall through
  return (
    <Row
      name={`${change.undoes ? `${t.undone}: ` : ''}${what}: ${thingOf(change, language)}`}
      more={formats.when(change.at)}
      tags={change.undoneAt && <Tag>{t.takenBack}</Tag>}
      end={
        !change.undoneAt && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() =>
              act(() => api.post(`/batches/${change.batchId}/undo`), ['/model', '/views'], t.takenBack)
            }
          >
            {t.undo}
          </Button>
        )
      }
    />
  );
}
