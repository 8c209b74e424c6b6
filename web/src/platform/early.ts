/**
 * What is typed after the key that opens something and before its field is there: it belongs to that field, and none of it
 * is a key of the page behind.
 */
let typed: string | undefined;

function heard(event: KeyboardEvent) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || typed === undefined) {
    return;
  }
  if ([...event.key].length === 1) {
    typed += event.key;
  } else if (event.key === 'Backspace') {
    typed = [...typed].slice(0, -1).join('');
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

/** From now on letters are kept. */
export function keepEarly() {
  if (typed === undefined) {
    typed = '';
    document.addEventListener('keydown', heard, true);
  }
}

/** What was kept, once; letters go their usual way again. */
export function takeEarly(): string {
  document.removeEventListener('keydown', heard, true);
  const taken = typed ?? '';
  typed = undefined;
  return taken;
}
