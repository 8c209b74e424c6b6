/** What somebody has typed and not saved; it survives a reload of the tab, and ends with it. */
const PREFIX = 'grato draft ';

export function draftOf(name: string | undefined): string | undefined {
  try {
    return name === undefined ? undefined : (sessionStorage.getItem(PREFIX + name) ?? undefined);
  } catch {
    return undefined; // storage may be forbidden
  }
}

export function keepDraft(name: string | undefined, text: string) {
  try {
    if (name !== undefined) {
      sessionStorage.setItem(PREFIX + name, text);
    }
  } catch {
    // it holds for as long as the page is open
  }
}

export function dropDraft(name: string | undefined) {
  try {
    if (name !== undefined) {
      sessionStorage.removeItem(PREFIX + name);
    }
  } catch {
    // there is none where storage is forbidden
  }
}

/** The drafts whose names begin so, such as those of a record; what follows the beginning. */
export function draftsUnder(beginning: string): readonly string[] {
  try {
    return Object.keys(sessionStorage)
      .filter((key) => key.startsWith(PREFIX + beginning))
      .map((key) => key.slice(PREFIX.length + beginning.length));
  } catch {
    return [];
  }
}
