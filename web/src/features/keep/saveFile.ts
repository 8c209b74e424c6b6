/** Gives the user a text as a file to keep. */
export function saveFile(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** What the file of unsent changes is called; its day tells one from another. */
export function unsentFileName(now = new Date()): string {
  return `grato-unsent-${now.toISOString().slice(0, 10)}.json`;
}
