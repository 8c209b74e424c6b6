/**
 * The number in an address such as `?number=+39 06 1234`, as a telephone system may write it: a `+` that is not escaped is
 * a plus here, not a blank.
 */
export function numberIn(search: string): string {
  const written = /[?&]number=([^&#]*)/.exec(search)?.[1] ?? '';
  try {
    return decodeURIComponent(written).replaceAll('"', '').trim().slice(0, 40);
  } catch {
    return written.slice(0, 40);
  }
}
