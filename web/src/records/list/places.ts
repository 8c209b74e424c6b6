/** How far lists were scrolled, as if no list were too long for a browser, by their addresses, for as long as the page is open. */
const places = new Map<string, number>();

function here(): string {
  const { pathname, search } = globalThis.location;
  const kept = new URLSearchParams(search);
  kept.delete('peek');
  kept.delete('picked');
  return `${pathname}?${kept}`;
}

export function keepPlace(top: number) {
  places.set(here(), top);
}

export function keptPlace(): number {
  return places.get(here()) ?? 0;
}
