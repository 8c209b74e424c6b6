import {
  IconBriefcase,
  IconCalendar,
  IconChecklist,
  IconDeviceDesktop,
  IconFileInvoice,
  IconForms,
  IconHeartHandshake,
  IconMail,
  IconMailbox,
  IconMessage,
  IconNote,
  IconPencil,
  IconPhone,
  IconPoint,
  IconShoppingCart,
  IconTruckDelivery,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import type { Model } from '~/data/model/model.ts';
import type { Language } from '~/platform/settings.ts';
import { objectLabel, optionLabel } from '../naming.ts';
import { timelineTexts } from './texts.ts';

const ICONS: { readonly [kind: string]: TablerIcon } = {
  email: IconMail,
  call: IconPhone,
  meeting: IconCalendar,
  chat: IconMessage,
  post: IconMailbox,
  form: IconForms,
  device: IconDeviceDesktop,
  order: IconShoppingCart,
  invoice: IconFileInvoice,
  creditNote: IconFileInvoice,
  deliveryNote: IconTruckDelivery,
  note: IconNote,
  task: IconChecklist,
  deal: IconHeartHandshake,
  case: IconBriefcase,
  edit: IconPencil,
};

export function kindIcon(kind: string): TablerIcon {
  return ICONS[kind] ?? IconPoint;
}

/** The kind of an entry in words: an option somewhere, or the name of an object. */
export function kindLabel(model: Model, kind: string, language: Language): string {
  if (kind === 'edit') {
    return timelineTexts[language].edit;
  }
  if (kind === 'meeting') {
    return timelineTexts[language].meeting;
  }
  // what the ERP calls an order is one, whatever else is called so
  const objects = model.objects.toSorted(
    (a, b) => Number(b.isErpMastered ?? false) - Number(a.isErpMastered ?? false),
  );
  for (const object of objects) {
    const { timeline } = object;
    if (timeline?.kind === kind) {
      return objectLabel(object, language);
    }
    const option = timeline?.kindField
      ? model.field(object.name, timeline.kindField)?.options?.find(({ key }) => key === kind)
      : undefined;
    if (option) {
      return optionLabel(option, language);
    }
  }
  return kind;
}

/** A department or channel in words. */
export function laneLabel(
  model: Model,
  field: 'department' | 'channel',
  key: string,
  language: Language,
): string {
  for (const object of model.objects) {
    const option = model.field(object.name, field)?.options?.find((other) => other.key === key);
    if (option) {
      return optionLabel(option, language);
    }
  }
  return key;
}
