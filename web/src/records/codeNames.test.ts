import { describe, expect, it } from 'vitest';
import { addressOf, freeName, nameOf, pluralOf } from './codeNames.ts';

describe('the name of a label', () => {
  it('is camelCase without accents', () => {
    expect(nameOf('Net weight (kg)')).toBe('netWeightKg');
    expect(nameOf('Città di nascita')).toBe('cittaDiNascita');
    expect(nameOf('Año')).toBe('ano');
    expect(nameOf('Straße')).toBe('strasse');
  });

  it('begins with a letter and is not too long', () => {
    expect(nameOf('2nd address')).toBe('n2ndAddress');
    expect(nameOf('a'.repeat(80))).toHaveLength(50);
  });

  it('is empty where no letter is left', () => {
    expect(nameOf('… !')).toBe('');
    expect(freeName('…', new Set())).toBe('');
  });

  it('gives way to names that are taken', () => {
    expect(freeName('Size', new Set(['size', 'size2']))).toBe('size3');
  });
});

describe('the plural', () => {
  it('follows the language', () => {
    expect(pluralOf('Company', 'en')).toBe('Companies');
    expect(pluralOf('Box', 'en')).toBe('Boxes');
    expect(pluralOf('Key', 'en')).toBe('Keys');
    expect(pluralOf('Máquina', 'es')).toBe('Máquinas');
    expect(pluralOf('Camión', 'es')).toBe('Camiones');
    expect(pluralOf('Lápiz', 'es')).toBe('Lápices');
    expect(pluralOf('Macchina', 'it')).toBe('Macchine');
    expect(pluralOf('Progetto', 'it')).toBe('Progetti');
  });
});

it('writes addresses with hyphens', () => {
  expect(addressOf('priceBooks')).toBe('price-books');
});
