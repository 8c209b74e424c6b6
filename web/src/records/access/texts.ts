import { defineTexts } from '~/platform/texts.ts';

/** What is said about who sees a record. */
export const accessTexts = defineTexts({
  en: {
    title: 'Who can see this',
    offline: 'Who can see this needs a connection.',
    actions: (actions: readonly string[]) =>
      actions
        .map((action) => ({ read: 'see', write: 'change', delete: 'delete' })[action] ?? action)
        .join(', '),
    until: (day: string) => `until ${day}`,
    more: 'Show more people',
    shares: 'Shared with',
    end: 'End',
    ended: 'No longer shared.',
    share: 'Share with somebody',
    with: 'With whom',
    team: 'team',
    level: 'What they may do',
    read: 'See it',
    write: 'See and change it',
    expires: 'Until (empty: until you end it)',
    reason: 'Why (they will read it)',
    shareButton: 'Share',
    shared: 'Shared.',
    cancel: 'Cancel',
    ask: 'Ask to change it',
    askWhy: 'What for?',
    askButton: 'Ask',
    asked: 'Asked. Whoever may decide has been told.',
  },
  es: {
    title: 'Quién puede ver esto',
    offline: 'Para saber quién puede ver esto hace falta conexión.',
    actions: (actions: readonly string[]) =>
      actions
        .map((action) => ({ read: 'ver', write: 'cambiar', delete: 'borrar' })[action] ?? action)
        .join(', '),
    until: (day: string) => `hasta el ${day}`,
    more: 'Mostrar más personas',
    shares: 'Compartido con',
    end: 'Terminar',
    ended: 'Ya no está compartido.',
    share: 'Compartir con alguien',
    with: 'Con quién',
    team: 'equipo',
    level: 'Qué puede hacer',
    read: 'Verlo',
    write: 'Verlo y cambiarlo',
    expires: 'Hasta (vacío: hasta que lo termines)',
    reason: 'Por qué (lo leerá)',
    shareButton: 'Compartir',
    shared: 'Compartido.',
    cancel: 'Cancelar',
    ask: 'Pedir permiso para cambiarlo',
    askWhy: '¿Para qué?',
    askButton: 'Pedir',
    asked: 'Pedido. Quien puede decidir ya lo sabe.',
  },
  it: {
    title: 'Chi può vederlo',
    offline: 'Per sapere chi può vederlo serve una connessione.',
    actions: (actions: readonly string[]) =>
      actions
        .map((action) => ({ read: 'vedere', write: 'modificare', delete: 'eliminare' })[action] ?? action)
        .join(', '),
    until: (day: string) => `fino al ${day}`,
    more: 'Mostra altre persone',
    shares: 'Condiviso con',
    end: 'Termina',
    ended: 'Non è più condiviso.',
    share: 'Condividi con qualcuno',
    with: 'Con chi',
    team: 'team',
    level: 'Che cosa può fare',
    read: 'Vederlo',
    write: 'Vederlo e modificarlo',
    expires: 'Fino al (vuoto: finché non lo termini)',
    reason: 'Perché (lo leggerà)',
    shareButton: 'Condividi',
    shared: 'Condiviso.',
    cancel: 'Annulla',
    ask: 'Chiedi di poterlo modificare',
    askWhy: 'Per quale motivo?',
    askButton: 'Chiedi',
    asked: 'Chiesto. Chi può decidere è stato avvisato.',
  },
});
