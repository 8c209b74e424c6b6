import {
  IconArchive,
  IconBell,
  IconBuilding,
  IconCloudOff,
  IconDatabase,
  IconDeviceLaptop,
  IconHistory,
  IconKey,
  IconLock,
  IconMail,
  IconRefreshDot,
  IconShieldLock,
  IconSitemap,
  IconUser,
  IconUserOff,
  IconUserShield,
  IconUsers,
  IconWebhook,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import { type ComponentType, lazy } from 'react';
import type { settingsTexts } from './texts.ts';

type Name = keyof (typeof settingsTexts)['en'];

/** Who finds a part: everybody, administrators, or who has an ability. */
export type Opening =
  | 'all'
  | 'administrator'
  | 'manageModel'
  | 'manageUsers'
  | 'manageWebhooks'
  | 'import'
  | 'erase'
  | 'viewMetrics';

/** One part of the settings; `Page` gets what stands behind its word in the address. */
export type Part = {
  readonly word: string;
  readonly name: Name;
  readonly icon: TablerIcon;
  readonly opening: Opening;
  readonly Page: ComponentType<{ rest: readonly string[] }>;
};

export type PartGroup = { readonly name: Name; readonly parts: readonly Part[] };

type Module<K extends string> = { readonly [name in K]: ComponentType<{ rest: readonly string[] }> };

function later<K extends string>(load: () => Promise<Module<K>>, name: K) {
  return lazy(() => load().then((module) => ({ default: module[name] })));
}

function part(name: Name, icon: TablerIcon, opening: Opening, Page: Part['Page']): Part {
  return { word: name, name, icon, opening, Page };
}

/** Everything there is, in the order of the navigation. */
export const PART_GROUPS: readonly PartGroup[] = [
  {
    name: 'you',
    parts: [
      part(
        'profile',
        IconUser,
        'all',
        later(() => import('./mine/ProfilePage.tsx'), 'ProfilePage'),
      ),
      part(
        'security',
        IconLock,
        'all',
        later(() => import('./mine/SecurityPage.tsx'), 'SecurityPage'),
      ),
      part(
        'devices',
        IconDeviceLaptop,
        'all',
        later(() => import('./mine/DevicesPage.tsx'), 'DevicesPage'),
      ),
      part(
        'inform',
        IconBell,
        'all',
        later(() => import('./mine/InformPage.tsx'), 'InformPage'),
      ),
      part(
        'tokens',
        IconKey,
        'all',
        later(() => import('./mine/TokensPage.tsx'), 'TokensPage'),
      ),
      part(
        'batches',
        IconHistory,
        'all',
        later(() => import('./batches/BatchesPage.tsx'), 'BatchesPage'),
      ),
    ],
  },
  {
    name: 'workspace',
    parts: [
      part(
        'general',
        IconBuilding,
        'administrator',
        later(() => import('./workspace/GeneralPage.tsx'), 'GeneralPage'),
      ),
      part(
        'model',
        IconDatabase,
        'manageModel',
        later(() => import('./model/ModelPage.tsx'), 'ModelPage'),
      ),
      part(
        'people',
        IconUsers,
        'manageUsers',
        later(() => import('./people/PeoplePage.tsx'), 'PeoplePage'),
      ),
      part(
        'teams',
        IconSitemap,
        'manageUsers',
        later(() => import('./people/TeamsPage.tsx'), 'TeamsPage'),
      ),
      part(
        'roles',
        IconUserShield,
        'manageUsers',
        later(() => import('./roles/RolesPage.tsx'), 'RolesPage'),
      ),
      part(
        'sync',
        IconCloudOff,
        'administrator',
        later(() => import('./workspace/SyncPage.tsx'), 'SyncPage'),
      ),
      part(
        'audit',
        IconShieldLock,
        'administrator',
        later(() => import('./audit/AuditPage.tsx'), 'AuditPage'),
      ),
      part(
        'erasures',
        IconUserOff,
        'erase',
        later(() => import('./erasures/ErasuresPage.tsx'), 'ErasuresPage'),
      ),
    ],
  },
  {
    name: 'connections',
    parts: [
      part(
        'feeds',
        IconRefreshDot,
        'import',
        later(() => import('./feeds/FeedsPage.tsx'), 'FeedsPage'),
      ),
      part(
        'webhooks',
        IconWebhook,
        'manageWebhooks',
        later(() => import('./workspace/WebhooksPage.tsx'), 'WebhooksPage'),
      ),
      part(
        'mail',
        IconMail,
        'administrator',
        later(() => import('./workspace/MailPage.tsx'), 'MailPage'),
      ),
      part(
        'backups',
        IconArchive,
        'viewMetrics',
        later(() => import('./workspace/BackupsPage.tsx'), 'BackupsPage'),
      ),
    ],
  },
];

/** The groups with those parts that are open to somebody. */
export function openParts(isAdministrator: boolean, abilities: readonly string[]): readonly PartGroup[] {
  const isOpen = ({ opening }: Part) =>
    opening === 'all' || isAdministrator || (opening !== 'administrator' && abilities.includes(opening));
  return PART_GROUPS.map(({ name, parts }) => ({ name, parts: parts.filter(isOpen) })).filter(
    ({ parts }) => parts.length > 0,
  );
}
