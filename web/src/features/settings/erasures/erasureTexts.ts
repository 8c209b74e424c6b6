import { defineTexts } from '~/platform/texts.ts';

export const erasureTexts = defineTexts({
  en: {
    title: 'Erased people',
    intro:
      'What was erased, when and why. A proof tells nothing about whom: it has a fingerprint of the record’s id, with which somebody who still knows the id can check it.',
    nothing: 'Nobody was erased yet. It is done from the menu of a person’s page.',
    r_request: 'asked for by the person',
    r_expired: 'time to keep it was over',
    r_unlawful: 'should not have been kept',
    r_other: 'another reason',
    save: 'Save the proof',
    fingerprint: 'Fingerprint',
    reach: (count: string, changes: string, files: string) =>
      `${count} records, ${changes} lines of history, ${files} files`,
  },
  es: {
    title: 'Personas borradas',
    intro:
      'Qué se borró, cuándo y por qué. La prueba no dice de quién: lleva una huella del ID del registro, con la que quien aún lo conozca puede comprobarla.',
    nothing: 'Todavía no se ha borrado a nadie. Se hace desde el menú de la página de una persona.',
    r_request: 'lo pidió la persona',
    r_expired: 'venció el plazo de conservación',
    r_unlawful: 'no debía haberse guardado',
    r_other: 'otro motivo',
    save: 'Guardar la prueba',
    fingerprint: 'Huella',
    reach: (count: string, changes: string, files: string) =>
      `${count} registros, ${changes} líneas del historial, ${files} archivos`,
  },
  it: {
    title: 'Persone cancellate',
    intro:
      'Che cosa è stato cancellato, quando e perché. La prova non dice di chi: porta un’impronta dell’ID del record, con cui chi lo conosce ancora può verificarla.',
    nothing: 'Non è ancora stato cancellato nessuno. Si fa dal menu della pagina di una persona.',
    r_request: 'chiesto dalla persona',
    r_expired: 'tempo di conservazione scaduto',
    r_unlawful: 'non andava conservato',
    r_other: 'un altro motivo',
    save: 'Salva la prova',
    fingerprint: 'Impronta',
    reach: (count: string, changes: string, files: string) =>
      `${count} record, ${changes} righe della cronologia, ${files} file`,
  },
});
