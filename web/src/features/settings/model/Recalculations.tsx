import { Progress } from '@mantine/core';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { useServer } from '../kit/server.ts';
import { labelOf, type ModelObject } from './model.ts';
import { modelTexts } from './modelTexts.ts';

type State = {
  readonly recalculations: readonly {
    readonly object: string;
    readonly field: string;
    readonly state: string;
    readonly done: number;
    readonly total: number | null;
  }[];
};

/** How far the values of new and changed computed fields have come. */
export function Recalculations({ object }: { object: ModelObject }) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const hasComputed = object.fields.some(({ type }) => type === 'formula' || type === 'rollUp');
  const { data } = useServer<State>('/model/formula/state', { isWanted: hasComputed, every: 4_000 });
  const running = (data?.recalculations ?? []).filter(
    (each) => each.object === object.name && (each.state === 'running' || each.state === 'waiting'),
  );
  return running.map(({ field, done, total }) => {
    const known = object.fields.find(({ name }) => name === field);
    return (
      <div key={field} style={{ marginBottom: 16 }} role="status">
        {t.computing(known ? labelOf(known, language) : field)}
        <Progress
          value={total ? (100 * done) / total : 0}
          size="sm"
          aria-label={t.computing(known ? labelOf(known, language) : field)}
        />
      </div>
    );
  });
}
