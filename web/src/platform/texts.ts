import { type Language, settings, useSettings } from './settings.ts';

/** A text, or what makes one of values. */
export type Text = string | ((...values: never[]) => string);

/** The same texts in another language: what is a function there is the same function here. */
type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };

export type Texts<T> = { readonly [L in Language]: Same<T> };

/**
 * The texts of a screen, beside the screen and in all languages; a missing one does not compile.
 *
 * Sentences with values are functions, so that each language has its own order and plurals.
 */
export function defineTexts<const T extends { readonly [name: string]: Text }>(texts: {
  readonly en: T;
  readonly es: Same<NoInfer<T>>;
  readonly it: Same<NoInfer<T>>;
}): Texts<T> {
  return texts as Texts<T>; // literals of English widened
}

/** The texts in the user's language. */
export function useTexts<T>(texts: Texts<T>): Same<T> {
  return texts[useSettings().language];
}

/** The texts in the language of now, for what is said outside of components, such as toasts. */
export function textsNow<T>(texts: Texts<T>): Same<T> {
  return texts[settings.get().language];
}
