import {
  IconAbc,
  IconAlignLeft,
  IconBraces,
  IconCalculator,
  IconCalendar,
  IconCalendarQuestion,
  IconCash,
  IconChecklist,
  IconCircleDot,
  IconClock,
  IconCoins,
  IconFileText,
  IconHash,
  IconHourglass,
  IconId,
  IconLink,
  IconListNumbers,
  IconMail,
  IconMapPin,
  IconMathFunction,
  IconPaperclip,
  IconPercentage,
  IconPhone,
  IconPoint,
  IconReceiptTax,
  IconRelationOneToMany,
  IconStar,
  IconToggleLeft,
  IconUser,
  IconWorld,
  type Icon as TablerIcon,
} from '@tabler/icons-react';

/** The types an administrator picks from, as they are grouped in the picker. */
export const TYPE_GROUPS = {
  text: ['text', 'longText', 'richText'],
  number: ['number', 'money', 'percent', 'rating', 'approximateAmount', 'autoNumber'],
  time: ['date', 'dateTime', 'duration', 'approximateDate'],
  choice: ['select', 'multiSelect', 'boolean'],
  link: ['relation', 'user', 'polymorphicRelation'],
  contact: ['emailList', 'phoneList', 'urlList', 'address', 'geoPoint', 'personName', 'taxId'],
  computed: ['formula', 'rollUp'],
  other: ['fileList', 'json'],
} as const;

export type TypeGroup = keyof typeof TYPE_GROUPS;
export type TypeKey = (typeof TYPE_GROUPS)[TypeGroup][number];

const ICONS: { readonly [type in TypeKey]: TablerIcon } = {
  text: IconAbc,
  longText: IconAlignLeft,
  richText: IconFileText,
  number: IconHash,
  money: IconCash,
  percent: IconPercentage,
  rating: IconStar,
  approximateAmount: IconCoins,
  autoNumber: IconListNumbers,
  date: IconCalendar,
  dateTime: IconClock,
  duration: IconHourglass,
  approximateDate: IconCalendarQuestion,
  select: IconCircleDot,
  multiSelect: IconChecklist,
  boolean: IconToggleLeft,
  relation: IconRelationOneToMany,
  user: IconUser,
  polymorphicRelation: IconLink,
  emailList: IconMail,
  phoneList: IconPhone,
  urlList: IconWorld,
  address: IconMapPin,
  geoPoint: IconMapPin,
  personName: IconId,
  taxId: IconReceiptTax,
  formula: IconMathFunction,
  rollUp: IconCalculator,
  fileList: IconPaperclip,
  json: IconBraces,
};

export function isTypeKey(type: string): type is TypeKey {
  return type in ICONS;
}

export function typeIcon(type: string): TablerIcon {
  return isTypeKey(type) ? ICONS[type] : IconPoint;
}

/** Types whose values can be held to be one of a kind. */
export const CAN_BE_UNIQUE: ReadonlySet<string> = new Set(['text', 'number', 'taxId', 'date', 'dateTime']);

/** Types that somebody fills in: those can be required. */
export function isFilledIn(type: string): boolean {
  return type !== 'formula' && type !== 'rollUp' && type !== 'autoNumber';
}
