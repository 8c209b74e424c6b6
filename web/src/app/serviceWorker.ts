// Keeps the app itself, so that it opens at once and without a line. Records are no business of this worker: it never
// looks at an answer of the API. It imports nothing, since it lies alone at the root under a name that stays.

type Extendable = Event & { waitUntil(promise: Promise<unknown>): void };
type Fetching = Event & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type Told = Event & { readonly data: unknown };
type Scope = {
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: Told) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: { readonly origin: string };
};

/** Written here by the build: the files of this version, and the first of them. */
declare const __SHELL__: {
  readonly version: string;
  readonly entry: string;
  readonly files: readonly string[];
};

const scope = globalThis as unknown as Scope; // which it is in a service worker
const shell = __SHELL__;
const CACHE = `grato-${shell.version}`;
/** Where a shared text or file waits for the page; `shared.ts` reads it. */
const SHARED = 'grato-shared';
const PAGE = '/';
/** How long a slow network may think before the page that is kept is shown. */
const PATIENCE = 2000;
const SCREENS = /^\/(?:$|(?:setup|sign-in|invitation|password-reset|call|share|pair)$|w(?:\/|$))/;

scope.addEventListener('install', (event) => event.waitUntil(fill()));
scope.addEventListener('activate', (event) => event.waitUntil(tidy()));
scope.addEventListener('message', (event) => {
  if (event.data === 'take over') {
    void scope.skipWaiting();
  }
});
scope.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer) {
    event.respondWith(answer);
  }
});

function answerTo(request: Request): Promise<Response> | undefined {
  const { origin, pathname } = new URL(request.url);
  if (origin !== scope.location.origin) {
    return undefined;
  }
  if (request.method === 'POST' && pathname === '/share') {
    return share(request);
  }
  if (request.method !== 'GET') {
    return undefined;
  }
  if (pathname.startsWith('/assets/')) {
    return asset(request);
  }
  return request.mode === 'navigate' && SCREENS.test(pathname) ? page(request) : undefined;
}

async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    shell.files.map(async (file) => {
      // Names have hashes, so an older version's file of the same name is the same file.
      const answer = (await caches.match(file, { ignoreVary: true })) ?? (await fetch(file));
      if (!answer.ok) {
        throw new Error(`${file}: ${answer.status}`);
      }
      await cache.put(file, answer);
    }),
  );
  const fresh = await fetch(PAGE, { cache: 'reload', credentials: 'omit' });
  if (!fresh.ok || !(await fresh.clone().text()).includes(shell.entry)) {
    throw new Error('the server has another version by now');
  }
  await cache.put(PAGE, fresh);
}

async function tidy() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('grato-') && name !== CACHE && name !== SHARED);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request);
}

async function page(request: Request): Promise<Response> {
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  if (!kept) {
    return fetch(request);
  }
  const fresh = fetch(request).then(
    (answer) => (answer.status >= 500 ? kept.clone() : answer),
    () => kept.clone(),
  );
  const patience = new Promise<Response>((resolve) => setTimeout(() => resolve(kept.clone()), PATIENCE));
  return Promise.race([fresh, patience]);
}

/** What another app shares is kept until the page that opens has read it. */
async function share(request: Request): Promise<Response> {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const files = form.getAll('files').filter((part) => part instanceof File);
  await caches.delete(SHARED);
  const cache = await caches.open(SHARED);
  for (const [index, file] of files.entries()) {
    await cache.put(`/share/file/${index}`, new Response(file));
  }
  const item = {
    title: text('title'),
    text: text('text'),
    url: text('url'),
    files: files.map(({ name, type }) => ({ name, type })),
  };
  await cache.put('/share/item', new Response(JSON.stringify(item)));
  return Response.redirect('/share', 303);
}

export {};
