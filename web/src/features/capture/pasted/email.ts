import type { Pasted, PastedMessage } from './pasted.ts';

const LABELS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['from', /^(?:from|de|da|mittente|remitente)$/i],
  ['to', /^(?:to|para|a|destinatario)$/i],
  ['cc', /^(?:cc|bcc|cco|ccn)$/i],
  ['date', /^(?:date|sent|fecha|enviado(?: el)?|data|inviato(?: il)?|date sent)$/i],
  ['subject', /^(?:subject|asunto|oggetto)$/i],
];
/** Where somebody's answer ends and what they answer to begins. */
const QUOTED =
  /^(?:>|-{3,} ?(?:original message|forwarded message|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato)|(?:on|el|il) .{5,120}(?:wrote|escribió|ha scritto):$|_{10,}$)/i;
const MONTHS = [
  'jan|ene|gen',
  'feb',
  'mar',
  'apr|abr',
  'may|mag',
  'jun|giu',
  'jul|lug',
  'aug|ago',
  'sep|set',
  'oct|ott',
  'nov',
  'dec|dic',
];

/** An e-mail as programs copy it: lines such as `From:`, `De:`, `Da:` at the top; undefined where there are none. */
export function parseEmail(text: string): Pasted | undefined {
  const lines = text.trimStart().split('\n');
  const head = new Map<string, string>();
  let at = 0;
  for (; at < lines.length && head.size < 8; at++) {
    const line = lines[at] ?? '';
    const match = /^\*?([\p{L} ]{1,20}?)\*? ?:\*? ?(.*)$/u.exec(line.trim());
    const label = match && LABELS.find(([, pattern]) => pattern.test((match[1] ?? '').trim()))?.[0];
    if (label) {
      head.set(label, (match[2] ?? '').trim());
    } else if (line.trim() !== '' || head.size > 0) {
      break;
    }
  }
  if (!head.has('from') || head.size < 2) {
    return undefined;
  }
  const from = mailbox(head.get('from') ?? '');
  const to = mailbox(head.get('to') ?? '');
  const author = from.name ?? from.address;
  const moment = momentOf(head.get('date') ?? '');
  const body = lines.slice(at);
  const end = body.findIndex((line) => QUOTED.test(line.trim()));
  const parts = (end < 0 ? body : body.slice(0, end)).join('\n').split(/\n\s*\n/);
  const messages = parts.flatMap((part): PastedMessage[] => {
    const text = part.trim();
    return text === ''
      ? []
      : [{ ...(moment ? { at: moment } : {}), ...(author ? { author } : {}), text, isSystem: false }];
  });
  const subject = head.get('subject');
  return {
    kind: 'email',
    messages,
    authors: author ? [author] : [],
    ...(subject ? { subject } : {}),
    from,
    ...(head.has('to') ? { to } : {}),
  };
}

/** `Ann Lee <ann@acme.com>`, `"Lee, Ann" <…>`, `ann@acme.com`. */
function mailbox(text: string): { name?: string; address?: string } {
  const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(text)?.[0];
  const name = text
    .replace(/[<[(]?(?:mailto:)?[\w.+-]+@[\w.-]+[>\])]?/g, '')
    .replace(/["']/g, '')
    .split(';')[0]
    ?.trim();
  return { ...(name ? { name } : {}), ...(address ? { address: address.toLowerCase() } : {}) };
}

/** `Sunday, 22 November 2026 10:15`, `22/11/2026 10:15`, `domingo, 22 de noviembre de 2026 10:15`, `Nov 22, 2026 10:15 AM`. */
function momentOf(text: string): string | undefined {
  const clock = /(\d{1,2})[:.](\d{2})(?::\d{2})? ?([ap])?\.?m?/i.exec(text);
  const figures = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(text);
  const inWords = /(\d{1,2})(?: de)? (\p{L}{3,})\.?(?: de)? (\d{4})/u.exec(text);
  const american = /(\p{L}{3,})\.? (\d{1,2}),? (\d{4})/u.exec(text);
  const [day, month, year] = figures
    ? [Number(figures[1]), Number(figures[2]), Number(figures[3])]
    : inWords
      ? [Number(inWords[1]), monthOf(inWords[2]), Number(inWords[3])]
      : american
        ? [Number(american[2]), monthOf(american[1]), Number(american[3])]
        : [0, 0, 0];
  if (!day || !month || !year || month > 12 || day > 31) {
    return undefined;
  }
  const half = clock?.[3]?.toLowerCase();
  const hour = clock ? (Number(clock[1]) % (half ? 12 : 24)) + (half === 'p' ? 12 : 0) : 0;
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${clock?.[2] ?? '00'}`;
}

function monthOf(word = ''): number {
  return MONTHS.findIndex((pattern) => new RegExp(`^(?:${pattern})`, 'i').test(word)) + 1;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
