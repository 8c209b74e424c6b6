import { defineTexts } from '~/platform/texts.ts';

const SIZES = ['micro', 'small', 'full'] as const;
type Size = (typeof SIZES)[number];

/** A page of the programme, and the smallest size of programme that is shown it. */
interface Page {
  readonly path: `programme${string}`;
  readonly name: keyof typeof pageTexts.en;
  readonly from: Size;
}

export const pageTexts = defineTexts({
  en: {
    pages: 'Pages of the programme',
    overview: 'Overview',
    case: 'Business case',
    radar: 'Radar',
    decide: 'Who decides',
    rings: 'Rings',
    objectives: 'Objectives',
    voice: 'Voice',
    map: 'Map',
    steering: 'Steering',
    people: 'People',
    money: 'Money',
    council: 'Council',
  },
  es: {
    pages: 'Páginas del programa',
    overview: 'Resumen',
    case: 'Caso de negocio',
    radar: 'Radar',
    decide: 'Quién decide',
    rings: 'Anillos',
    objectives: 'Objetivos',
    voice: 'La voz',
    map: 'Mapa',
    steering: 'Timón',
    people: 'Personas',
    money: 'Dinero',
    council: 'Consejo',
  },
  it: {
    pages: 'Pagine del programma',
    overview: 'Panoramica',
    case: 'Business case',
    radar: 'Radar',
    decide: 'Chi decide',
    rings: 'Anelli',
    objectives: 'Obiettivi',
    voice: 'La voce',
    map: 'Mappa',
    steering: 'Timone',
    people: 'Persone',
    money: 'Denaro',
    council: 'Consiglio',
  },
});

/** In the order in which they are shown. */
export const PAGES: readonly Page[] = [
  { path: 'programme', name: 'overview', from: 'micro' },
  { path: 'programme/case', name: 'case', from: 'small' },
  { path: 'programme/decide', name: 'decide', from: 'small' },
  { path: 'programme/rings', name: 'rings', from: 'small' },
  { path: 'programme/map', name: 'map', from: 'small' },
  { path: 'programme/people', name: 'people', from: 'small' },
  { path: 'programme/objectives', name: 'objectives', from: 'micro' },
  { path: 'programme/money', name: 'money', from: 'small' },
  { path: 'programme/steering', name: 'steering', from: 'small' },
  { path: 'programme/radar', name: 'radar', from: 'small' },
  { path: 'programme/voice', name: 'voice', from: 'micro' },
  { path: 'programme/council', name: 'council', from: 'micro' },
];

/** The pages of a programme of this size; one that has not begun has those of the smallest. */
export function pagesFor(profile: unknown): readonly Page[] {
  const size = Math.max(0, SIZES.indexOf(profile as Size));
  return PAGES.filter(({ from }) => SIZES.indexOf(from) <= size);
}
