import { defineTexts } from '~/platform/texts.ts';
import type { Doubt } from './parseValue.ts';

/** Why what was typed cannot be taken, in a sentence. */
export const doubtTexts = defineTexts({
  en: {
    required: 'This has to be filled in.',
    number: 'That is not a number. Write for example 1234.5 or 12k.',
    whole: 'Only whole numbers here.',
    scale: (limit: number) => `At most ${limit} decimals.`,
    least: (limit: number) => `At least ${limit}.`,
    most: (limit: number) => `At most ${limit}.`,
    length: (limit: number) => `At most ${limit} characters.`,
    duration: 'Write for example 1h 30, 45 min or 1:30.',
    place: 'Write latitude and longitude, such as 41.39, 2.17.',
    json: 'That is not valid JSON.',
    phone: 'That is not a telephone number.',
    email: 'That is not an e-mail address.',
    web: 'That is not a web address.',
    taxId: 'Looks mistyped; it is kept as you wrote it.',
  },
  es: {
    required: 'Este dato hace falta.',
    number: 'No es un número. Escribe por ejemplo 1234,5 o 12k.',
    whole: 'Aquí solo números enteros.',
    scale: (limit: number) => `Como mucho ${limit} decimales.`,
    least: (limit: number) => `Como mínimo ${limit}.`,
    most: (limit: number) => `Como máximo ${limit}.`,
    length: (limit: number) => `Como máximo ${limit} caracteres.`,
    duration: 'Escribe por ejemplo 1h 30, 45 min o 1:30.',
    place: 'Escribe latitud y longitud, como 41.39, 2.17.',
    json: 'No es JSON válido.',
    phone: 'No es un número de teléfono.',
    email: 'No es una dirección de correo.',
    web: 'No es una dirección web.',
    taxId: 'Parece mal escrito; se guarda como lo has puesto.',
  },
  it: {
    required: 'Questo dato serve.',
    number: 'Non è un numero. Scrivi per esempio 1234,5 o 12k.',
    whole: 'Qui solo numeri interi.',
    scale: (limit: number) => `Al massimo ${limit} decimali.`,
    least: (limit: number) => `Almeno ${limit}.`,
    most: (limit: number) => `Al massimo ${limit}.`,
    length: (limit: number) => `Al massimo ${limit} caratteri.`,
    duration: 'Scrivi per esempio 1h 30, 45 min o 1:30.',
    place: 'Scrivi latitudine e longitudine, come 41.39, 2.17.',
    json: 'Non è JSON valido.',
    phone: 'Non è un numero di telefono.',
    email: 'Non è un indirizzo e-mail.',
    web: 'Non è un indirizzo web.',
    taxId: 'Sembra scritto male; resta come l’hai scritto.',
  },
});

type Words = (typeof doubtTexts)[keyof typeof doubtTexts];

export function doubtText(t: Words, doubt: Doubt): string {
  return 'limit' in doubt ? t[doubt.kind](doubt.limit) : t[doubt.kind];
}
