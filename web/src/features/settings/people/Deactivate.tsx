import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectJson } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useModel } from '~/records/workspace.tsx';
import { toast } from '~/ui/toasts.ts';
import { Ask } from '../kit/Ask.tsx';
import { Wrong } from '../kit/Page.tsx';
import { useSending, useStale } from '../kit/server.ts';
import type { Person } from './people.ts';
import { peopleTexts } from './peopleTexts.ts';

type Owned = { readonly object: ObjectJson; readonly count: number };

/** Ends somebody's access, with what they own in sight and a way to hand it over. */
export function Deactivate({
  person,
  people,
  onClose,
}: {
  person: Person;
  people: readonly Person[];
  onClose: () => void;
}) {
  const t = useTexts(peopleTexts);
  const { language } = useSettings();
  const formats = useFormats();
  const stale = useStale();
  const sending = useSending();
  const owned = useOwned(person.id);
  const [heir, setHeir] = useState<string | null>(null);
  const end = async () => {
    const done = await sending.send(async () => {
      await api.patch(`/users/${person.id}`, { isActive: false });
      if (heir && owned) {
        const owner = { filter: { field: 'owner', op: 'eq', value: person.id }, update: { owner: heir } };
        await Promise.all(owned.map(({ object }) => api.post(`/${object.address}/bulk`, owner)));
      }
    });
    await stale('/users', '/batches');
    if (done) {
      toast(`${t.deactivated(person.name)} ${heir && owned?.length ? t.handing(owned.length) : ''}`);
      onClose();
    }
  };
  return (
    <Ask
      title={t.deactivateAsk(person.name)}
      verb={t.deactivate}
      isDanger
      isBusy={sending.isBusy}
      isReady={owned !== undefined}
      onYes={end}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>{t.deactivateOut}</p>
      {owned && owned.length === 0 && <p style={{ margin: 0 }}>{t.deactivateNothing}</p>}
      {owned && owned.length > 0 && (
        <>
          <div>
            {t.deactivateTheirs}
            <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
              {owned.map(({ object, count }) => (
                <li key={object.name} className="numbers">
                  {pluralLabel(object, language)}: {formats.number(count)}
                </li>
              ))}
            </ul>
          </div>
          <Select
            label={t.handOver}
            placeholder={t.handOverLater}
            searchable
            clearable
            data={people
              .filter(({ id, isActive }) => id !== person.id && isActive !== false)
              .map(({ id, name }) => ({ value: id, label: name }))}
            value={heir}
            onChange={setHeir}
          />
        </>
      )}
      <Wrong>{sending.problem ?? sending.faults[0]?.message}</Wrong>
    </Ask>
  );
}

/** How many records of each object somebody owns; undefined until all are counted. */
function useOwned(user: string): readonly Owned[] | undefined {
  const model = useModel();
  const { data } = useQuery({
    queryKey: ['owned', user],
    enabled: model !== undefined,
    queryFn: () => {
      const objects = (model?.objects ?? []).filter(({ isOwned }) => isOwned);
      return Promise.all(
        objects.map(async (object): Promise<Owned> => {
          const { count } = await api.post<{ count: number }>(`/${object.address}/query`, {
            filter: { field: 'owner', op: 'eq', value: user },
            fields: ['id'],
            limit: 1,
            count: 'exact',
          });
          return { object, count };
        }),
      );
    },
    staleTime: 0,
  });
  return data?.filter(({ count }) => count > 0);
}
