/** The languages Grato speaks, each in its own words. */
export const languageNames = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
  { value: 'it', label: 'Italiano' },
];
