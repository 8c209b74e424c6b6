/** Longest folded text in UTF-8 bytes, as in the database's indexes. */
const MAX_BYTES = 800;

const PLAIN = /^(?:[!-@[-~]+(?: [!-@[-~]+)*)?$/;
const SPECIAL: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
};

/**
 * The one way in which texts are made comparable, as the server does it (`dev.grato.platform.Folding`): accents, case and
 * width do not count, blanks count once, cut to 800 bytes.
 */
export function fold(text: string): string {
  return cut(PLAIN.test(text) ? text : foldWhole(text));
}

function foldWhole(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[\p{Z}\p{Cc}]+/gu, ' ')
    .replace(/^ | $/g, '')
    .replace(/[ßæœøđðłı]/g, (letter) => SPECIAL[letter] ?? letter);
}

function cut(text: string): string {
  if (text.length <= MAX_BYTES / 4) {
    return text;
  }
  let bytes = 0;
  let end = 0;
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > MAX_BYTES) {
      return text.slice(0, end);
    }
    end += letter.length;
  }
  return text;
}

/** In lower case character by character, as the database does it. */
export function lower(text: string): string {
  if (/^[ -~\n]*$/.test(text)) {
    return text.toLowerCase();
  }
  let result = '';
  for (const letter of text) {
    result += letter === 'İ' ? 'i' : letter.toLowerCase();
  }
  return result;
}

/**
 * The text in a spelling for comparisons only: JavaScript's `<` compares units of UTF-16, on these it is the order of code
 * points. Parts of texts stay parts of them.
 */
export function ordered(text: string): string {
  if (!/[\ud800-\uffff]/.test(text)) {
    return text;
  }
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
    result += String.fromCharCode(isSurrogate ? unit + 0x2000 : unit >= 0xe000 ? unit - 0x800 : unit);
  }
  return result;
}
