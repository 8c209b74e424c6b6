import { stored, useStored } from './stored.ts';
import type { WeekStart } from './weeks.ts';

export const LANGUAGES = ['en', 'es', 'it'] as const;
export type Language = (typeof LANGUAGES)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const DENSITIES = ['compact', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];

export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}

export function isDensity(value: unknown): value is Density {
  return DENSITIES.some((density) => density === value);
}

/** How one likes Grato to look on this device; language and zone follow the user once one is signed in. */
export type Settings = {
  readonly language: Language;
  /** An IANA time zone. */
  readonly zone: string;
  readonly theme: Theme;
  readonly density: Density;
  readonly weekStart: WeekStart;
  readonly isRailNarrow: boolean;
};

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** The first language one's browser asks for that Grato speaks. */
export function ownLanguage(wanted: readonly string[] = globalThis.navigator?.languages ?? []): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().startsWith(language));
    if (found) {
      return found;
    }
  }
  return 'en';
}

export const settings = stored<Settings>('grato settings', (kept) => ({
  language: ownLanguage(),
  zone: ownZone,
  theme: 'system',
  density: 'compact',
  weekStart: 'region',
  isRailNarrow: false,
  ...(typeof kept === 'object' ? kept : {}),
}));

export function useSettings(): Settings {
  return useStored(settings);
}

export function changeSettings(change: Partial<Settings>) {
  settings.set({ ...settings.get(), ...change });
}
