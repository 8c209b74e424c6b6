import {
  IconAffiliate,
  IconBox,
  IconBriefcase,
  IconBuilding,
  IconCalendar,
  IconChecklist,
  IconFileInvoice,
  IconHeartHandshake,
  IconLayoutGrid,
  IconNote,
  IconPhoneCall,
  IconUsers,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import type { Model } from '~/data/model/model.ts';
import type { ObjectJson } from '~/data/model/schema.ts';

/** An object in the rail: its icon, and the letter that goes there after `g`. */
export type Place = { readonly object: ObjectJson; readonly icon: TablerIcon; readonly letter?: string };

const KNOWN: { readonly [object: string]: { icon: TablerIcon; letter?: string } } = {
  company: { icon: IconBuilding, letter: 'c' },
  person: { icon: IconUsers, letter: 'p' },
  deal: { icon: IconHeartHandshake, letter: 'd' },
  case: { icon: IconBriefcase, letter: 's' },
  task: { icon: IconChecklist, letter: 't' },
  event: { icon: IconCalendar, letter: 'e' },
  interaction: { icon: IconPhoneCall },
  note: { icon: IconNote },
  product: { icon: IconBox },
  document: { icon: IconFileInvoice },
};

/** What stands in the rail at once, in this order. */
const MAIN = ['company', 'person', 'deal', 'case', 'task', 'event'];

/** What is no list of its own: parts of others, and what administration has. */
const HIDDEN = new Set([
  'user',
  'team',
  'role',
  'affiliation',
  'accountMember',
  'pipeline',
  'stage',
  'documentLine',
  'view',
  'programme',
  'programmeRole',
  'signature',
  'objective',
  'businessProcess',
  'scopeItem',
  'decision',
  'pilot',
  'criterion',
  'budgetLine',
  'costEntry',
  'roleGroup',
  'involvement',
  'ring',
  'ringMember',
  'featureRelease',
  'voiceRequest',
  'frictionReport',
  'objection',
  'decisionTopic',
  'decisionRight',
  'criterionChange',
  'gateReview',
  'touchingSystem',
  'systemUse',
  'risk',
  'ritual',
  'ritualMeeting',
  'lesson',
  'groupChange',
  'benefitClaim',
  'councilMeeting',
  'councilHold',
  'councilVote',
]);

function placeOf(object: ObjectJson): Place {
  return { object, ...(KNOWN[object.name] ?? { icon: IconLayoutGrid }) };
}

/** The lists one works with, and the others. */
export function placesOf(model: Model): { main: readonly Place[]; more: readonly Place[] } {
  const main = MAIN.flatMap((name) => model.object(name) ?? []);
  const others = model.objects.filter((object) => !MAIN.includes(object.name) && !HIDDEN.has(object.name));
  return { main: main.map(placeOf), more: others.map(placeOf) };
}

/** The icon of an object wherever it is named. */
export function iconOf(object: string): TablerIcon {
  return KNOWN[object]?.icon ?? (object === 'affiliation' ? IconAffiliate : IconLayoutGrid);
}
