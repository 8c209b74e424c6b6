import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { NotFound } from '~/records/NotFound.tsx';
import { Broken } from './Broken.tsx';
import { Door } from './door/Door.tsx';
import { AnyCall, AnyShare, Home } from './Home.tsx';
import { Shell } from './shell/Shell.tsx';

/** A number may come as a number; the `+` it has lost then is found by `AnyCall`. */
function callSearch({ number }: Record<string, unknown>): { number?: string } {
  return typeof number === 'string' || typeof number === 'number' ? { number: String(number) } : {};
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });

/** Where one is sent to come in; whoever is in already goes on to the workspace. */
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: Home });

const setUp = createRoute({ getParentRoute: () => root, path: '/setup', component: Home });

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./door/InvitationPage.tsx'), 'InvitationPage'),
});

const passwordReset = createRoute({
  getParentRoute: () => root,
  path: '/password-reset',
  component: lazyRouteComponent(() => import('./door/PasswordResetPage.tsx'), 'PasswordResetPage'),
});

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/w/$slug',
  component: () => (
    <Door>
      <Shell />
    </Door>
  ),
});

const start = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/w/$slug/my-day', params, replace: true });
  },
});

const myDay = createRoute({
  getParentRoute: () => workspace,
  path: '/my-day',
  component: lazyRouteComponent(() => import('~/features/day/MyDay.tsx'), 'MyDay'),
});

const search = createRoute({
  getParentRoute: () => workspace,
  path: '/search',
  validateSearch: ({ q, in: object }: Record<string, unknown>): { q?: string; in?: string } => ({
    ...(typeof q === 'string' || typeof q === 'number' ? { q: String(q) } : {}),
    ...(typeof object === 'string' ? { in: object } : {}),
  }),
  component: lazyRouteComponent(() => import('~/features/search/SearchPage.tsx'), 'SearchPage'),
});

const call = createRoute({
  getParentRoute: () => workspace,
  path: '/call',
  validateSearch: callSearch,
  component: lazyRouteComponent(() => import('~/features/call/CallPage.tsx'), 'CallPage'),
});

/** What a telephone system opens: it knows no workspace. */
const anyCall = createRoute({
  getParentRoute: () => root,
  path: '/call',
  component: AnyCall,
});

const share = createRoute({
  getParentRoute: () => workspace,
  path: '/share',
  component: lazyRouteComponent(() => import('~/features/capture/share/SharePage.tsx'), 'SharePage'),
});

/** What the system's share menu opens: it knows no workspace. */
const anyShare = createRoute({
  getParentRoute: () => root,
  path: '/share',
  component: AnyShare,
});

const pair = createRoute({
  getParentRoute: () => root,
  path: '/pair',
  component: lazyRouteComponent(() => import('~/features/pair/PairPage.tsx'), 'PairPage'),
});

const notices = createRoute({
  getParentRoute: () => workspace,
  path: '/notices',
  component: lazyRouteComponent(() => import('~/features/notices/NoticesPage.tsx'), 'NoticesPage'),
});

const attention = createRoute({
  getParentRoute: () => workspace,
  path: '/attention',
  component: lazyRouteComponent(() => import('~/records/attention/AttentionPage.tsx'), 'AttentionPage'),
});

const duplicates = createRoute({
  getParentRoute: () => workspace,
  path: '/duplicates',
  validateSearch: ({ object }: Record<string, unknown>): { object?: string } =>
    typeof object === 'string' ? { object } : {},
  component: lazyRouteComponent(() => import('~/features/duplicates/DuplicatesPage.tsx'), 'DuplicatesPage'),
});

const quality = createRoute({
  getParentRoute: () => workspace,
  path: '/quality',
  validateSearch: ({ object }: Record<string, unknown>): { object?: string } =>
    typeof object === 'string' ? { object } : {},
  component: lazyRouteComponent(() => import('~/features/quality/QualityPage.tsx'), 'QualityPage'),
});

const imports = createRoute({
  getParentRoute: () => workspace,
  path: '/import',
  component: lazyRouteComponent(() => import('~/features/exchange/import/ImportsPage.tsx'), 'ImportsPage'),
});

/** Which of several files is looked at is in the address. */
const importing = createRoute({
  getParentRoute: () => workspace,
  path: '/import/$id',
  validateSearch: ({ file }: Record<string, unknown>): { file?: number } =>
    typeof file === 'number' && Number.isInteger(file) && file >= 0 ? { file } : {},
  component: lazyRouteComponent(() => import('~/features/exchange/import/ImportPage.tsx'), 'ImportPage'),
});

/** Which list a sheet is of is in the address. */
const bringBack = createRoute({
  getParentRoute: () => workspace,
  path: '/bring-back',
  validateSearch: ({ object }: Record<string, unknown>): { object?: string } =>
    typeof object === 'string' ? { object } : {},
  component: lazyRouteComponent(
    () => import('~/features/exchange/bringback/BringBackPage.tsx'),
    'BringBackPage',
  ),
});

const trip = createRoute({
  getParentRoute: () => workspace,
  path: '/bring-back/$id',
  validateSearch: ({ batch }: Record<string, unknown>): { batch?: string } =>
    typeof batch === 'string' ? { batch } : {},
  component: lazyRouteComponent(() => import('~/features/exchange/bringback/TripPage.tsx'), 'TripPage'),
});

const invoices = createRoute({
  getParentRoute: () => workspace,
  path: '/invoices',
  component: lazyRouteComponent(() => import('~/features/invoices/InvoicesPage.tsx'), 'InvoicesPage'),
});

const invoiceUpload = createRoute({
  getParentRoute: () => workspace,
  path: '/invoices/$id',
  component: lazyRouteComponent(() => import('~/features/invoices/UploadPage.tsx'), 'UploadPage'),
});

/** What its words mean is in `features/purchases/purchases.ts`. */
const purchases = createRoute({
  getParentRoute: () => workspace,
  path: '/purchases',
  validateSearch: (search: Record<string, unknown>): { show?: string; sort?: string; q?: string } => search,
  component: lazyRouteComponent(() => import('~/features/purchases/PurchasesPage.tsx'), 'PurchasesPage'),
});

const voice = createRoute({
  getParentRoute: () => workspace,
  path: '/programme/voice',
  component: lazyRouteComponent(() => import('~/features/programme/voice/VoicePage.tsx'), 'VoicePage'),
});

const council = createRoute({
  getParentRoute: () => workspace,
  path: '/programme/council',
  component: lazyRouteComponent(() => import('~/features/programme/council/CouncilPage.tsx'), 'CouncilPage'),
});

const glassBox = createRoute({
  getParentRoute: () => workspace,
  path: '/glass-box',
  component: lazyRouteComponent(() => import('~/features/glassbox/GlassBoxPage.tsx'), 'GlassBoxPage'),
});

const objectives = createRoute({
  getParentRoute: () => workspace,
  path: '/programme/objectives',
  component: lazyRouteComponent(() => import('~/features/programme/ObjectivesPage.tsx'), 'ObjectivesPage'),
});

const programmeCase = createRoute({
  getParentRoute: () => workspace,
  path: '/programme/case',
  component: lazyRouteComponent(() => import('~/features/programme/CasePage.tsx'), 'CasePage'),
});

const programmeDecide = createRoute({
  getParentRoute: () => workspace,
  path: '/programme/decide',
  component: lazyRouteComponent(() => import('~/features/programme/decide/DecidePage.tsx'), 'DecidePage'),
});

const programmeRings = createRoute({
  getParentRoute: () => workspace,
  path: '/programme/rings',
  component: lazyRouteComponent(() => import('~/features/programme/rings/RingsPage.tsx'), 'RingsPage'),
});

const programmeMap = createRoute({
  getParentRoute: () => workspace,
  path: '/programme/map',
  component: lazyRouteComponent(() => import('~/features/programme/map/MapPage.tsx'), 'MapPage'),
});

const programmePeople = createRoute({
  getParentRoute: () => workspace,
  path: '/programme/people',
  component: lazyRouteComponent(() => import('~/features/programme/people/PeoplePage.tsx'), 'PeoplePage'),
});

const programmeMoney = createRoute({
  getParentRoute: () => workspace,
  path: '/programme/money',
  component: lazyRouteComponent(() => import('~/features/programme/money/MoneyPage.tsx'), 'MoneyPage'),
});

const programmeSteering = createRoute({
  getParentRoute: () => workspace,
  path: '/programme/steering',
  component: lazyRouteComponent(
    () => import('~/features/programme/steering/SteeringPage.tsx'),
    'SteeringPage',
  ),
});

const programmeRadar = createRoute({
  getParentRoute: () => workspace,
  path: '/programme/radar',
  component: lazyRouteComponent(() => import('~/features/programme/RadarPage.tsx'), 'RadarPage'),
});

const programme = createRoute({
  getParentRoute: () => workspace,
  path: '/programme',
  component: lazyRouteComponent(() => import('~/features/programme/ProgrammePage.tsx'), 'ProgrammePage'),
});

const trash = createRoute({
  getParentRoute: () => workspace,
  path: '/trash',
  validateSearch: ({ object }: Record<string, unknown>): { object?: string } =>
    typeof object === 'string' ? { object } : {},
  component: lazyRouteComponent(() => import('~/records/trash/TrashPage.tsx'), 'TrashPage'),
});

/** A list's state is in the address; what each word means is in `records/list/listAddress.ts`. */
const list = createRoute({
  getParentRoute: () => workspace,
  path: '/$address',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('~/records/list/ListPage.tsx'), 'ListPage'),
});

const record = createRoute({
  getParentRoute: () => workspace,
  path: '/$address/$id',
  validateSearch: (search: Record<string, unknown>) => search,
  component: lazyRouteComponent(() => import('~/records/record/RecordPage.tsx'), 'RecordPage'),
});

const settings = createRoute({
  getParentRoute: () => workspace,
  path: '/settings',
  component: lazyRouteComponent(() => import('~/features/settings/SettingsPage.tsx'), 'SettingsPage'),
});

const settingsPart = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/$',
  component: lazyRouteComponent(() => import('~/features/settings/SettingsPage.tsx'), 'SettingsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    signIn,
    setUp,
    invitation,
    passwordReset,
    anyCall,
    anyShare,
    pair,
    workspace.addChildren([
      start,
      myDay,
      search,
      call,
      share,
      notices,
      attention,
      trash,
      duplicates,
      quality,
      imports,
      importing,
      bringBack,
      trip,
      invoices,
      invoiceUpload,
      purchases,
      glassBox,
      objectives,
      programme,
      programmeCase,
      programmeRadar,
      programmeDecide,
      programmeRings,
      programmeMap,
      programmePeople,
      programmeMoney,
      programmeSteering,
      voice,
      council,
      settings,
      settingsPart,
      list,
      record,
    ]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
