import {
  IconCheck,
  IconClock,
  IconMail,
  IconPhone,
  IconSquareCheck,
  IconTrash,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import type { Json, ObjectJson } from '~/data/model/schema.ts';
import type { Row } from '~/data/store/rows.ts';
import { dayOf, useFormats } from '~/platform/formats.ts';
import { defineTexts, useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '../commands.ts';
import { momentOf } from '../fields/parse/moments.ts';
import { titleOf } from '../naming.ts';
import type { Cursor } from './cursor.ts';

const texts = defineTexts({
  en: {
    done: 'Done',
    tomorrow: 'Tomorrow',
    call: 'Call',
    mail: 'Write',
    pick: 'Select',
    delete: 'Delete',
    isDone: (title: string) => `${title} done`,
    isLater: (title: string) => `${title} put off until tomorrow`,
    isDeleted: (title: string) => `${title} moved to the trash`,
  },
  es: {
    done: 'Hecho',
    tomorrow: 'Mañana',
    call: 'Llamar',
    mail: 'Escribir',
    pick: 'Seleccionar',
    delete: 'Borrar',
    isDone: (title: string) => `${title}: hecho`,
    isLater: (title: string) => `${title}: aplazado a mañana`,
    isDeleted: (title: string) => `${title}: en la papelera`,
  },
  it: {
    done: 'Fatto',
    tomorrow: 'Domani',
    call: 'Chiama',
    mail: 'Scrivi',
    pick: 'Seleziona',
    delete: 'Elimina',
    isDone: (title: string) => `${title}: fatto`,
    isLater: (title: string) => `${title}: rimandato a domani`,
    isDeleted: (title: string) => `${title}: nel cestino`,
  },
});

export type SwipeAction = { readonly name: string; readonly icon: TablerIcon; readonly run: () => void };

/** What one does most with a record of its kind, to the right and to the left. */
export function useSwipeActions(object: ObjectJson, row: Row, cursor: Cursor) {
  const t = useTexts(texts);
  const formats = useFormats();
  const commands = useCommands();
  const title = titleOf(object, row);
  const change = (values: { readonly [field: string]: Json }, says: string) => {
    commands.change(object.name, row.id, values, says).catch(sayProblem);
  };
  const pick: SwipeAction = { name: t.pick, icon: IconSquareCheck, run: () => cursor.toggle(row.id) };
  if (object.name === 'task') {
    const tomorrow = dayOf(new Date(Date.now() + 86_400_000), formats.zone);
    const done = { name: t.done, icon: IconCheck, run: () => change({ status: 'done' }, t.isDone(title)) };
    const dueAt = momentOf(`${tomorrow}T09:00`, formats.zone);
    const later = { name: t.tomorrow, icon: IconClock, run: () => change({ dueAt }, t.isLater(title)) };
    return { right: done, left: later };
  }
  const phone = first(row.values.phones, 'number');
  const mail = first(row.values.emails, 'address');
  if (phone || mail) {
    const go = (to: string) => () => globalThis.location.assign(to);
    return {
      right: phone ? { name: t.call, icon: IconPhone, run: go(`tel:${phone}`) } : pick,
      left: mail ? { name: t.mail, icon: IconMail, run: go(`mailto:${mail}`) } : pick,
    };
  }
  const remove = () => {
    commands.remove(object.name, row.id, t.isDeleted(title)).catch(sayProblem);
  };
  return {
    right: pick,
    left: object.isErpMastered ? undefined : { name: t.delete, icon: IconTrash, run: remove },
  };
}

function first(list: Json | undefined, part: string): string | undefined {
  const [item] = Array.isArray(list) ? list : [];
  return item && typeof item === 'object' && part in item ? String(item[part]) : undefined;
}
