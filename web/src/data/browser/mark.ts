/**
 * A mark that something is kept in this browser, outside of the database: where it is there and the database is empty, the
 * browser has thrown the data away. Some browsers throw away both; then the device merely looks new.
 */
export const mark = {
  isThere: (name: string): boolean => tried(() => localStorage.getItem(name) !== null) ?? false,
  set: (name: string) => tried(() => localStorage.setItem(name, 'kept')),
  remove: (name: string) => tried(() => localStorage.removeItem(name)),
};

/** Some browsers are set to keep nothing, and throw. */
function tried<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}
