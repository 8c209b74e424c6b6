/** What rich text may point at; the server keeps to the same (`docs/specs/field-types.md`). */
const LINK = /^(?:https?:\/\/|mailto:|tel:)\S+$/i;
const OWN_IMAGE = /^\/[A-Za-z0-9][A-Za-z0-9/_.?=-]*$/;

/** An address a link may have; undefined for scripts and the like. */
export function linkOf(address: string | null): string | undefined {
  const plain = (address ?? '').trim();
  return LINK.test(plain) ? plain : undefined;
}

/** What somebody typed as an address: a page without its protocol, or an e-mail address, will do. */
export function typedLink(text: string): string | undefined {
  const plain = text.trim();
  if (linkOf(plain)) {
    return plain;
  }
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(plain)) {
    return `mailto:${plain}`;
  }
  return /^[^\s/:@.]+(?:\.[^\s/:@.]+)+(?::\d+)?(?:[/?#]\S*)?$/.test(plain) ? `https://${plain}` : undefined;
}

/** The path of an image of this server. */
export function imageOf(source: string | null): string | undefined {
  return source && OWN_IMAGE.test(source) ? source : undefined;
}
