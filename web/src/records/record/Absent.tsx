import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ObjectJson } from '~/data/model/schema.ts';
import { api, NoLine, Problem } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { Empty } from '~/ui/Empty.tsx';
import { Late } from '~/ui/Late.tsx';
import { sayProblem, useCommands } from '../commands.ts';
import { NotFound } from '../NotFound.tsx';
import { useHere } from '../workspace.tsx';
import { recordTexts } from './texts.ts';

type Where = 'trash' | 'nowhere' | 'coming';

/** In place of a record that is not there: in the trash, not on this device, or nowhere. */
export function Absent({ object, id }: { object: ObjectJson; id: string }) {
  'use no memo'; // what the device has is one store that changes within
  const t = useTexts(recordTexts);
  const { grato } = useHere();
  const { restore } = useCommands();
  const isDeletedHere = grato.unsent.some(
    ({ mutation }) => mutation.recordId === id && mutation.op === 'delete',
  );
  const { data, error } = useQuery({
    queryKey: ['absent', object.address, id],
    queryFn: () => whereIs(object.address, id),
    enabled: !isDeletedHere,
  });
  if (isDeletedHere || data === 'trash') {
    return (
      <Empty title={t.deletedTitle} text={t.deletedText}>
        <Button variant="default" onClick={() => restore(object.name, id).catch(sayProblem)}>
          {t.restore}
        </Button>
      </Empty>
    );
  }
  if (data === 'nowhere') {
    return <NotFound />;
  }
  return error instanceof NoLine ? (
    <Late after={400}>
      <Empty title={t.absentTitle} text={t.absentText} />
    </Late>
  ) : null;
}

async function whereIs(address: string, id: string): Promise<Where> {
  try {
    await api.get(`/${address}/${id}`);
    return 'coming';
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status >= 500) {
      throw problem;
    }
    const filter = encodeURIComponent(JSON.stringify({ field: 'id', op: 'eq', value: id }));
    const trash = await api.get<{ items: readonly unknown[] }>(
      `/trash?object=${address}&filter=${filter}&limit=1`,
    );
    return trash.items.length > 0 ? 'trash' : 'nowhere';
  }
}
