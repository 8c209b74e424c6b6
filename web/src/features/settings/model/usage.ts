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

/** What a view or a filter calls itself is nothing it reads. */
const OWN_WORDS = new Set(['id', 'name', 'label', 'message', 'op', 'value']);

/** Whether a view or a filter reads a field: the words it is made of, not those it is called by. */
export function reads(json: unknown, name: string): boolean {
  if (typeof json === 'string') {
    return mentions(json, name);
  }
  if (Array.isArray(json)) {
    return json.some((each) => reads(each, name));
  }
  return (
    typeof json === 'object' &&
    json !== null &&
    Object.entries(json).some(
      ([key, value]) =>
        (!OWN_WORDS.has(key) || (typeof value === 'object' && value !== null)) && reads(value, name),
    )
  );
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
          reads(other.rollUp?.filter, field.name))
      );
    }),
  );
}

/** Who reads a field: where people or the system look at it. */
export type Readers = {
  /** The standard list shows it, or records are called by it. */
  readonly isShown: boolean;
  readonly views: readonly string[];
  readonly rules: readonly string[];
  readonly computed: readonly ModelField[];
};

/** @param shown the columns of the standard list */
export function readersOf(
  model: WholeModel,
  object: ModelObject,
  field: ModelField,
  views: readonly ViewJson[],
  shown: readonly string[],
): Readers {
  return {
    isShown: shown.includes(field.name) || object.titleField === field.name,
    views: views.filter((view) => reads(view, field.name)).map(({ name }) => name),
    rules: object.rules
      .filter((rule) => rule.field === field.name || reads(rule.refuses, field.name))
      .map(({ name }) => name),
    computed: computedOf(model, object, field),
  };
}

/** Whether nobody reads it. */
export function isUnread({ isShown, views, rules, computed }: Readers): boolean {
  return !isShown && views.length + rules.length + computed.length === 0;
}

/** The fields one has to fill in before a new record is saved. */
export function askedFor(object: ModelObject): readonly ModelField[] {
  return object.fields.filter((field) => field.required && !field.readOnly && field.default === null);
}

/** The views of an object that one may see; undefined until they are known. */
export function useViewsOf(object: ModelObject): readonly ViewJson[] | undefined {
  return useQuery({
    queryKey: ['/views', object.address, 'readers'],
    queryFn: () => api.get<{ items: readonly ViewJson[] }>(`/views?object=${object.address}`),
  }).data?.items;
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
  if (!data) {
    return undefined;
  }
  const { views, rules, computed } = readersOf(model, object, field, data.views, []);
  return { records: data.records, views, rules, computed };
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
