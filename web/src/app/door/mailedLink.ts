/** The word in a mailed link. It stands behind the `#`, which no server and no log gets to see. */
export function mailedToken(hash = location.hash): string {
  return new URLSearchParams(hash.slice(1)).get('token') ?? '';
}

/** The six digits of an authenticator app; anything else is a recovery code. */
const DIGITS = /^[0-9 ]{6,7}$/;

/** The second factor as the server wants to have it; nothing where nothing was typed. */
export function proofOf(typed: string): { readonly [name: string]: string } {
  const proof = typed.trim();
  return proof ? { [DIGITS.test(proof) ? 'code' : 'recoveryCode']: proof } : {};
}
