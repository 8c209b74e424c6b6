import { makeDate } from '~/data/formula/calendar.ts';
import type { Context } from '../proposal.ts';
import type { PastedMessage } from './pasted.ts';

/**
 * The beginning of a message: `[22/11/26, 10:15:30] Ann: …` as iPhones write it, `22/11/26, 10:15 - Ann: …` as Android does; with
 * dots or dashes, two or four figures, am and pm (`a. m.` in Spanish), with or without seconds.
 */
const HEAD =
  /^\[?(?<a>\d{1,4})[/.-](?<b>\d{1,2})[/.-](?<c>\d{2,4}),? (?:(?:alle|a las|at|ore) )?(?<h>\d{1,2})[:.](?<min>\d{2})(?:[:.](?<s>\d{2}))?(?: ?(?<half>[ap])\.? ?m\.?)?(?:\] ?| ?[-–] )(?<rest>.*)$/i;
const AUTHOR = /^(?<author>[^:\n]{1,80}?): ?(?<text>.*)$/s;
/** What stands for a picture, a voice message, a file. */
const MEDIA =
  /^<?(?:media omitted|multimedia omitido|archivo omitido|media omessi|file omesso|(?:image|video|audio|sticker|gif|document|contact card) omitted|(?:imagen|video|vídeo|audio|sticker|gif|documento) omitid[oa]|(?:immagine|video|audio|sticker|gif|documento) omess[oa])>?$/i;
const ATTACHED =
  /^(?:(?<file>\S.*\.\w{2,5}) \((?:file attached|archivo adjunto|file allegato)\)|<(?:attached|adjunto|allegato): (?<other>[^>]+)>)/i;
const DELETED =
  /^(?:this message was deleted|you deleted this message|se eliminó este mensaje|eliminaste este mensaje|este mensaje fue eliminado|questo messaggio è stato eliminato|hai eliminato questo messaggio)\.?$/i;
const SYSTEM =
  /(?:end-to-end encrypted|cifrad[oa]s? de extremo a extremo|crittografat[ie] end-to-end|crittografia end-to-end|security code|código de seguridad|codice di sicurezza)/i;

type Draft = { fields: Readonly<Record<string, string | undefined>>; rest: string };

/** The messages of an export; none where the text is no export. */
export function parseWhatsApp(text: string, order: Context['dateOrder']): PastedMessage[] {
  const drafts: Draft[] = [];
  let before = '';
  for (const line of text.split('\n')) {
    const match = HEAD.exec(line);
    const last = drafts.at(-1);
    if (match?.groups) {
      drafts.push({ fields: match.groups, rest: match.groups.rest ?? '' });
    } else if (last) {
      last.rest += `\n${line}`;
    } else {
      before += line.trim();
    }
  }
  // a single line with a date may be anything; an export has somebody who writes
  const isExport = before === '' && drafts.some(({ rest }) => AUTHOR.test(rest));
  if (!isExport) {
    return [];
  }
  const isDayFirst = orderOf(drafts, order);
  return drafts.flatMap((draft) => messageOf(draft, isDayFirst));
}

function messageOf({ fields, rest }: Draft, isDayFirst: boolean): PastedMessage[] {
  const at = momentOf(fields, isDayFirst);
  const { author, text } = AUTHOR.exec(rest)?.groups ?? {};
  const isSystem = author === undefined || SYSTEM.test(rest);
  const body = (isSystem ? rest : (text ?? '')).trim();
  if (DELETED.test(body) || body === '') {
    return [];
  }
  const attached = ATTACHED.exec(body)?.groups;
  const file = attached?.file ?? attached?.other;
  const shown = MEDIA.test(body) ? '…' : file === undefined ? body : body.replace(ATTACHED, `[${file}]`);
  return [
    {
      ...(at ? { at } : {}),
      ...(isSystem ? {} : { author: author?.trim() ?? '' }),
      text: shown.trim(),
      isSystem: isSystem || shown === '…',
    },
  ];
}

/** Days come first unless some date of the export cannot be read so. */
function orderOf(drafts: readonly Draft[], order: Context['dateOrder']): boolean {
  const isOver = (name: string) =>
    drafts.some(({ fields }) => (fields[name]?.length ?? 0) < 3 && Number(fields[name]) > 12);
  return isOver('a') || (!isOver('b') && order === 'dayFirst');
}

function momentOf(fields: Draft['fields'], isDayFirst: boolean): string | undefined {
  const { a = '', b = '', c = '', h = '', min = '', half = '' } = fields;
  const isYearFirst = a.length === 4;
  const year = Number(isYearFirst ? a : c.length === 2 ? `20${c}` : c);
  const month = Number(isYearFirst || isDayFirst ? b : a);
  const day = Number(isYearFirst ? c : isDayFirst ? a : b);
  const hour = (Number(h) % (half ? 12 : 24)) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (makeDate(year, month, day) === null || Number(min) > 59) {
    return undefined;
  }
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${min}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
