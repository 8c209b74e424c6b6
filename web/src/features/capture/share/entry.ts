import { fold } from '~/data/filter/folding.ts';
import { dayOf, makeDate } from '~/data/formula/calendar.ts';
import type { Values } from '~/data/store/rows.ts';
import { momentOf } from '../edits.ts';
import type { Directory, Known } from '../names/directory.ts';
import type { Pasted, PastedMessage } from '../pasted/pasted.ts';
import type { Context } from '../proposal.ts';

/** Who wrote a text, as far as the device knows: by an address, else by a full name of those who write. */
export function writerOf(pasted: Pasted, directory: Directory): Known | undefined {
  const address = pasted.from?.address;
  const byAddress = address === undefined ? undefined : directory.byEmail(address);
  return byAddress ?? pasted.authors.flatMap((author) => search(directory, author, 1, true))[0];
}

/**
 * People and companies by words of their names, those one works with first.
 *
 * @param isWhole whether all words of the name have to be there
 */
export function search(directory: Directory, text: string, most: number, isWhole = false): Known[] {
  const words: readonly string[] = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first, ...rest] = words;
  if (first === undefined) {
    return [];
  }
  const fits = directory.starting(first).filter(({ known, words: own }) => {
    const isNamed = rest.every((word) => own.some((other) => other.startsWith(word)));
    return known.object !== 'deal' && isNamed && (!isWhole || own.every((word) => words.includes(word)));
  });
  const known = [...new Set(fits.map((posting) => posting.known))];
  return known
    .sort((a, b) => Number(b.isMine) - Number(a.isMine) || b.touchedAt - a.touchedAt)
    .slice(0, most);
}

/** The interaction that chosen messages become: at the time of the last one, each with its author and hour. */
export function entryOf(
  pasted: Pasted,
  messages: readonly PastedMessage[],
  whom: Known,
  subject: string,
  context: Context,
): Values {
  const last = messages.findLast(({ at }) => at !== undefined)?.at;
  const moment = last === undefined ? undefined : instantOf(last, context);
  const now = new Date(context.now).toISOString();
  const isEmail = pasted.kind === 'email';
  const links =
    whom.object === 'company'
      ? { company: whom.id }
      : { person: whom.id, ...(whom.company ? { company: whom.company } : {}) };
  return {
    subject: pasted.subject ?? subject,
    kind: isEmail ? 'email' : 'chat',
    channel: isEmail ? 'email' : 'messaging',
    occurredAt: moment !== undefined && moment < now ? moment : now,
    body: messages.map((message) => (isEmail ? message.text : lineOf(message))).join(isEmail ? '\n\n' : '\n'),
    ...links,
  };
}

function lineOf({ at, author, text }: PastedMessage): string {
  const head = [at?.replace('T', ' '), author].filter((part) => part !== undefined).join(' ');
  return head ? `${head}: ${text}` : text;
}

/** `2026-11-22T10:15` of the user's clocks as an instant. */
function instantOf(local: string, context: Context): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = local.split(/[-T:]/).map(Number);
  if (makeDate(year, month, day) === null) {
    return undefined;
  }
  const moment = momentOf(dayOf(year, month, day), hour * 60 + minute, context);
  return new Date(Number(moment / 1000n)).toISOString();
}
