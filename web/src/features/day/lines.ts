/** The lines on the page, from the top; each has `data-line="object id"` and within it one `data-main`. */
function lines(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-line]')];
}

function focus(line: HTMLElement | undefined) {
  line?.querySelector<HTMLElement>('[data-main]')?.focus();
}

function present(): HTMLElement | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-line]') ?? undefined;
}

/** The object and id of the line that has the focus. */
export function focusedLine(): { readonly object: string; readonly id: string } | undefined {
  const [object, id] = present()?.dataset.line?.split(' ') ?? [];
  return object && id ? { object, id } : undefined;
}

/** Moves the focus to another line; from nowhere to the first. */
export function moveFocus(by: number) {
  const all = lines();
  const line = present();
  const at = line ? all.indexOf(line) + by : 0;
  focus(all[Math.min(Math.max(at, 0), all.length - 1)]);
}

/** Before a line goes: its successor gets the focus, if the line has it. */
export function keepPlace(id: string) {
  const line = present();
  if (line?.dataset.line?.endsWith(id)) {
    const all = lines();
    const at = all.indexOf(line);
    focus(all[at + 1] ?? all[at - 1]);
  }
}
