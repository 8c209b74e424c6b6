/** Rich text as plain lines, as one edits it; formatting is lost. */
export function plainOf(html: string): string {
  if (!/<\w/.test(html)) {
    return unescaped(html);
  }
  const lines = html
    .replace(/\s*\n\s*/g, ' ')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<li[^>]*>/gi, '- ')
    .replace(/<\/(p|div|li|h[1-6]|blockquote|tr|pre|ul|ol)>/gi, '\n')
    .replace(/<[^>]+>/g, '');
  return unescaped(lines).trim();
}

/** Plain lines as rich text: a paragraph for each. */
export function richOf(text: string): string {
  return text
    .trim()
    .split('\n')
    .map(
      (line) => `<p>${line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') || '<br>'}</p>`,
    )
    .join('');
}

const ENTITIES: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function unescaped(text: string): string {
  return text.replace(/&(#x?[\da-f]+|\w+);/gi, (all, name: string) => {
    if (name.startsWith('#')) {
      const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    }
    return ENTITIES[name.toLowerCase()] ?? all;
  });
}
