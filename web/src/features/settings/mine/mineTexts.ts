import { defineTexts } from '~/platform/texts.ts';
import { en } from './textsEn.ts';
import { es } from './textsEs.ts';
import { it } from './textsIt.ts';

/** What is said about oneself. */
export const mineTexts = defineTexts({ en, es, it });
