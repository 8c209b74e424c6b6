import type { Json } from '~/data/model/schema.ts';
import type { Language } from '~/platform/settings.ts';
import { inLanguage } from '~/records/naming.ts';

/** One change of the model, as its log keeps it. */
export type ModelChange = {
  readonly batchId: string;
  readonly at: string;
  readonly what: string;
  readonly before: { readonly [key: string]: Json };
  readonly after: { readonly [key: string]: Json };
  readonly undoes: string | null;
  readonly undoneAt: string | null;
};

/** What a change is about, by the labels of what it touched. */
export function thingOf({ before, after }: ModelChange, language: Language): string {
  const names = new Set<string>();
  for (const [key, part] of Object.entries({ ...before, ...after })) {
    const definition = (after[key] ?? before[key] ?? part) as { [name: string]: Json } | null; // the log keeps definitions
    const label = definition?.label ?? definition?.message;
    const known =
      label && typeof label === 'object' && !Array.isArray(label)
        ? inLanguage(label as { [language: string]: string }, language, '') // labels are texts by language
        : '';
    const name = known || (typeof definition?.name === 'string' ? definition.name : key.split('.').at(-1));
    if (name) {
      names.add(name);
    }
  }
  return [...names].slice(0, 3).join(', ');
}
