/** An e-mail address as filters compare it: in lower case, international names as people write them. */
export function comparedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${composed(address.slice(0, at))}@${composed(shown(address.slice(at + 1).toLowerCase()))}`;
}

function composed(text: string): string {
  return text.toLowerCase().normalize('NFC');
}

function shown(domain: string): string {
  return domain
    .split(/[.\u3002\uff0e\uff61]/)
    .map((label) => (label.startsWith('xn--') ? (decoded(label.slice(4)) ?? label) : label))
    .join('.');
}

/** Punycode (RFC 3492); null for what is none. */
function decoded(text: string): string | null {
  const points = [...text.slice(0, Math.max(0, text.lastIndexOf('-')))].map((c) => c.codePointAt(0) ?? 0);
  let place = text.lastIndexOf('-') + 1;
  let point = 128;
  let index = 0;
  let bias = 72;
  while (place < text.length) {
    const before = index;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(text.charAt(place++));
      if (digit < 0 || place > text.length) {
        return null;
      }
      const value = digit < 10 ? digit + 26 : digit - 10;
      index += value * weight;
      const threshold = Math.min(26, Math.max(1, k - bias));
      if (value < threshold) {
        break;
      }
      weight *= 36 - threshold;
    }
    const count = points.length + 1;
    bias = adapted(index - before, count, before === 0);
    point += Math.floor(index / count);
    index %= count;
    if (point > 0x10ffff) {
      return null;
    }
    points.splice(index++, 0, point);
  }
  return String.fromCodePoint(...points);
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / 700) : delta >> 1;
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += 36) {
    rest = Math.floor(rest / 35);
  }
  return k + Math.floor((36 * rest) / (rest + 38));
}
