import { defineTexts } from '~/platform/texts.ts';
import { en } from './textsEn.ts';
import { es } from './textsEs.ts';
import { it } from './textsIt.ts';

/** What importing says. */
export const importTexts = defineTexts({ en, es, it });
