import { useQuery } from '@tanstack/react-query';
import { api } from '~/platform/api.ts';
import type { ViewJson } from './ColumnsTab.tsx';
import type { ModelField, ModelObject, WholeModel } from './model.ts';

/** What depends on a field. */
export type Usage = {
  /** How many live records have a value; undefined where that is not counted. */
  readonly records: number | undefined;
  readonly views: readonly string[];
  readonly rules: readonly string[];
  /** Fields that are computed from it: these must go first. */
  readonly computed: readonly ModelField[];
};

/** Whether a formula, or a filter as JSON, has the name as a word of its own. */
export function mentions(text: string, name: string): boolean {
  return new RegExp(`(^|[^A-Za-z0-9_])${name}([^A-Za-z0-9_]|$)`).test(text);
}

/** Computed fields of any object that are made of this one. */
export function computedOf(model: WholeModel, object: ModelObject, field: ModelField): readonly ModelField[] {
  return model.objects.flatMap((owner) =>
    owner.fields.filter((other) => {
      if (other.expression && (owner === object || other.expression.includes('.'))) {
        return mentions(other.expression, field.name);
      }
      const from = owner.inverses.find(({ name }) => name === other.rollUp?.relation);
      return (
        from?.object === object.name &&
        (from.field === field.name ||
          other.rollUp?.field === field.name ||
          mentions(JSON.stringify(other.rollUp?.filter ?? ''), field.name))
      );
    }),
  );
}

/** What retiring a field would touch; undefined until it is known. */
export function useUsage(model: WholeModel, object: ModelObject, field: ModelField): Usage | undefined {
  const { data } = useQuery({
    queryKey: ['usage', object.name, field.name],
    queryFn: async () => {
      const [records, views] = await Promise.all([
        countOf(object, field),
        api.get<{ items: readonly ViewJson[] }>(`/views?object=${object.address}`),
      ]);
      return { records, views: views.items };
    },
    staleTime: 0,
  });
  return (
    data && {
      records: data.records,
      views: data.views.filter((view) => mentions(JSON.stringify(view), field.name)).map(({ name }) => name),
      rules: object.rules
        .filter((rule) => rule.field === field.name || mentions(JSON.stringify(rule.refuses), field.name))
        .map(({ name }) => name),
      computed: computedOf(model, object, field),
    }
  );
}

async function countOf(object: ModelObject, field: ModelField): Promise<number | undefined> {
  if (!field.operators.includes('isNotEmpty')) {
    return undefined;
  }
  const { count } = await api.post<{ count: number }>(`/${object.address}/query`, {
    filter: { field: field.name, op: 'isNotEmpty' },
    fields: ['id'],
    limit: 1,
    count: 'exact',
  });
  return count;
}
