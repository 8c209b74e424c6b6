import { defineTexts } from '~/platform/texts.ts';
import { en } from './textsEn.ts';
import { es } from './textsEs.ts';
import { it } from './textsIt.ts';

/** What the model editor says. */
export const modelTexts = defineTexts({ en, es, it });
