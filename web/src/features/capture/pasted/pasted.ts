import type { Context } from '../proposal.ts';
import { parseEmail } from './email.ts';
import { parseWhatsApp } from './whatsapp.ts';

/** One message of what was pasted. */
export type PastedMessage = {
  /** As the clocks of the user's zone showed it: `2026-11-22T10:15`; absent where it is not said. */
  readonly at?: string;
  readonly author?: string;
  readonly text: string;
  /** Written by the system, such as that somebody joined: not chosen unless the user does. */
  readonly isSystem: boolean;
};

export type Pasted = {
  readonly kind: 'whatsapp' | 'email' | 'text';
  readonly messages: readonly PastedMessage[];
  /** Those who write, in the order in which they first do. */
  readonly authors: readonly string[];
  /** Of an e-mail. */
  readonly subject?: string;
  readonly from?: { readonly name?: string; readonly address?: string };
  readonly to?: { readonly name?: string; readonly address?: string };
};

/** Longest text that is looked at: about a year of a lively chat. */
const MOST = 2_000_000;

/**
 * What somebody has pasted or shared: the messages of a WhatsApp export (Android or iPhone; English, Spanish or Italian), an
 * e-mail with its head, or plain text, of which each paragraph is a message.
 */
export function parsePasted(
  text: string,
  context: Pick<Context, 'dateOrder'> = { dateOrder: 'dayFirst' },
): Pasted {
  const plain = cleaned(text.slice(0, MOST));
  const chat = parseWhatsApp(plain, context.dateOrder);
  if (chat.length > 0) {
    const authors = [...new Set(chat.flatMap(({ author }) => author ?? []))];
    return { kind: 'whatsapp', messages: chat, authors };
  }
  const email = parseEmail(plain);
  if (email) {
    return email;
  }
  const messages = plain
    .split(/\n\s*\n/)
    .map((paragraph) => ({ text: paragraph.trim(), isSystem: false }))
    .filter((message) => message.text !== '');
  return { kind: 'text', messages, authors: [] };
}

/** Without the invisible marks of direction that WhatsApp puts in, and with one kind of line break. */
function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\r\n?/g, '\n');
}
