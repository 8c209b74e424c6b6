const LONGEST = 50;

/** The letters of a text without accents: `Città` becomes `Citta`, `Straße` becomes `Strasse`. */
function plain(text: string): string {
  return text
    .replaceAll('ß', 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[łŁ]/g, 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** A name for code made of a label for people: `Net weight (kg)` becomes `netWeightKg`; empty where nothing is left. */
export function nameOf(label: string): string {
  const words = plain(label)
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
  const name = words
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  const begun = /^[0-9]/.test(name) ? `n${name}` : name;
  return begun.slice(0, LONGEST);
}

/** The name, or the next like it that nobody has: `size`, `size2`, `size3`. */
export function freeName(label: string, taken: ReadonlySet<string>): string {
  return untaken(nameOf(label), taken);
}

/** The same for what is a name already. */
export function untaken(name: string, taken: ReadonlySet<string>): string {
  if (!name || !taken.has(name)) {
    return name;
  }
  for (let number = 2; ; number++) {
    const next = `${name.slice(0, LONGEST - 3)}${number}`;
    if (!taken.has(next)) {
      return next;
    }
  }
}

/** A plural as it mostly is; it can always be written otherwise. */
export function pluralOf(label: string, language: 'en' | 'es' | 'it'): string {
  const word = label.trim();
  if (!word) {
    return '';
  }
  if (language === 'en') {
    return word
      .replace(/([^aeiou])y$/i, '$1ie')
      .replace(/(s|x|z|ch|sh)$/i, '$1e')
      .concat('s');
  }
  if (language === 'es') {
    return spanishPlural(word);
  }
  const last = word.at(-1)?.toLowerCase();
  const ending = last === 'a' ? 'e' : last === 'o' || last === 'e' ? 'i' : undefined;
  return ending ? word.slice(0, -1) + ending : word;
}

function spanishPlural(word: string): string {
  if (/[aeiouáéíóú]$/i.test(word)) {
    return `${word}s`;
  }
  if (/z$/i.test(word)) {
    return `${word.slice(0, -1)}ces`;
  }
  // the stress stays where it was, so that its accent goes: camión, camiones
  const unmarked = word.replace(/([áéíóú])([ns])$/i, (_, vowel: string, end: string) => plain(vowel) + end);
  return `${unmarked}es`;
}

/** How a name stands in addresses: `priceBooks` becomes `price-books`. */
export function addressOf(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
