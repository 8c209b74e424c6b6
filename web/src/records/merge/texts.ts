import { defineTexts } from '~/platform/texts.ts';

export const mergeTexts = defineTexts({
  en: {
    group: 'Duplicates',
    fuller: 'says more',
    byHand: 'written by a person',
    newer: 'newer',
    survivor: 'of the record that stays',
    title: (name: string) => `Merge with ${name}`,
    other: 'The other record of the same',
    find: 'Type a name, an address, a number',
    nothing: 'Nothing found',
    choose: 'Where they differ, choose what stays:',
    same: 'They say the same, or each what the other does not. Nothing is lost.',
    moved: (count: number) =>
      count === 1
        ? '1 record that points at the other moves along.'
        : `${count} records that point at the other move along.`,
    undoLater: 'It can be undone at any time, also after later changes.',
    merge: 'Merge',
    cancel: 'Cancel',
    done: 'Merged.',
    undo: 'Undo',
    undone: 'Separated again.',
  },
  es: {
    group: 'Duplicados',
    fuller: 'dice más',
    byHand: 'lo escribió una persona',
    newer: 'más reciente',
    survivor: 'del registro que se queda',
    title: (name: string) => `Fusionar con ${name}`,
    other: 'El otro registro de lo mismo',
    find: 'Escribe un nombre, una dirección, un número',
    nothing: 'No se ha encontrado nada',
    choose: 'Donde difieren, elige qué se queda:',
    same: 'Dicen lo mismo, o cada uno lo que el otro no dice. No se pierde nada.',
    moved: (count: number) =>
      count === 1
        ? '1 registro que apunta al otro se viene con él.'
        : `${count} registros que apuntan al otro se vienen con él.`,
    undoLater: 'Se puede deshacer en cualquier momento, también después de cambios posteriores.',
    merge: 'Fusionar',
    cancel: 'Cancelar',
    done: 'Fusionados.',
    undo: 'Deshacer',
    undone: 'Separados de nuevo.',
  },
  it: {
    group: 'Doppioni',
    fuller: 'dice di più',
    byHand: 'scritto da una persona',
    newer: 'più recente',
    survivor: 'della scheda che resta',
    title: (name: string) => `Unisci con ${name}`,
    other: 'L’altra scheda della stessa cosa',
    find: 'Scrivi un nome, un indirizzo, un numero',
    nothing: 'Nessun risultato',
    choose: 'Dove differiscono, scegli che cosa resta:',
    same: 'Dicono lo stesso, o ciascuna ciò che l’altra non dice. Non si perde nulla.',
    moved: (count: number) =>
      count === 1
        ? '1 elemento collegato all’altra la segue.'
        : `${count} elementi collegati all’altra la seguono.`,
    undoLater: 'Si può annullare in qualsiasi momento, anche dopo modifiche successive.',
    merge: 'Unisci',
    cancel: 'Annulla',
    done: 'Unite.',
    undo: 'Annulla',
    undone: 'Di nuovo separate.',
  },
});
