export const WEEK_STARTS = ['region', 'monday', 'sunday', 'saturday'] as const;
/** On which day one's weeks begin: one of one's own, or as the workspace's country has it. */
export type WeekStart = (typeof WEEK_STARTS)[number];

export function isWeekStart(value: unknown): value is WeekStart {
  return WEEK_STARTS.some((start) => start === value);
}

/** Days as `Date` numbers them. */
const NUMBERS = { sunday: 0, monday: 1, saturday: 6 } as const;

/** The number of the first day of a week, Sunday being 0; Monday where nobody knows better. */
export function firstDayOf(start: WeekStart, region: string): number {
  return start === 'region' ? ofRegion(region) : NUMBERS[start];
}

/** What newer engines tell of a country; the types of the language do not know it yet. */
type Knowing = Intl.Locale & {
  getWeekInfo?: () => { readonly firstDay: number };
  readonly weekInfo?: { readonly firstDay: number };
};

function ofRegion(region: string): number {
  try {
    const locale = new Intl.Locale(`und-${region}`) as Knowing; // it may know, see above
    return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7;
  } catch {
    return 1; // no country
  }
}
