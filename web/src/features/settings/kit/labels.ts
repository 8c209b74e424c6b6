import { LANGUAGES, type Language } from '~/platform/settings.ts';

/** A text by language. */
export type Label = { readonly [language in Language]?: string };

/** The label after one language was written: others that were the same, or empty, follow the writer's own. */
export function written(label: Label, where: Language, text: string, own: Language): Label {
  const before = label[own] ?? '';
  const follows = (other: Language) =>
    where === own && other !== own && ((label[other] ?? '') === before || !label[other]);
  return Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      language === where || follows(language) ? text : (label[language] ?? ''),
    ]),
  );
}

/** As it is sent: blanks off the ends, languages without a text left out. */
export function sent(label: Label): Label {
  const all = LANGUAGES.map((language) => [language, (label[language] ?? '').trim()] as const);
  return Object.fromEntries(all.filter(([, text]) => text !== ''));
}

/** Whether nothing is written in any language. */
export function isBlank(label: Label): boolean {
  return Object.keys(sent(label)).length === 0;
}
