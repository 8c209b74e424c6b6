import { defineTexts } from '~/platform/texts.ts';

export const entryTexts = defineTexts({
  en: {
    add: 'Add',
    open: (name: string) => `Open “${name}”`,
    remove: (name: string) => `Remove “${name}”`,
    removed: 'Removed',
  },
  es: {
    add: 'Añadir',
    open: (name: string) => `Abrir «${name}»`,
    remove: (name: string) => `Quitar «${name}»`,
    removed: 'Quitado',
  },
  it: {
    add: 'Aggiungi',
    open: (name: string) => `Apri «${name}»`,
    remove: (name: string) => `Togli «${name}»`,
    removed: 'Tolto',
  },
});
