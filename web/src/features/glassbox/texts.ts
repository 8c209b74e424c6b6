import { defineTexts } from '~/platform/texts.ts';

export const glassBoxTexts = defineTexts({
  en: {
    title: 'Glass box',
    about:
      'What Grato records about you, why, until when, and who could read it. Only you see this page as it is here.',
    offline: 'This page needs a line.',
    behaviour: 'How you work: nothing',
    behaviourText:
      'No clicks, no pages you looked at, no time, no pauses, no place, no “last seen”. Nothing of the kind is collected, so there is nothing to switch off.',
    small:
      'Fewer than fifteen people work here: even if figures about the use of Grato existed, none would be made of so few.',
    large: 'No figure about groups of people is made either.',
    stamps: 'Your name on your work',
    stampsWhy:
      'Who changed something and on which day stands in the history of a record, since colleagues have to be able to ask.',
    stampsWho: 'Whoever may open the record. Nobody can list, sort, filter or count by who did it.',
    stampsUntil: 'As long as the record; erased with it.',
    stampsNow: 'Your latest, as they stand there',
    stampsNone: 'Nothing yet.',
    stampsAdmin:
      'Honestly: who goes through many records one after the other reads in them when you worked. Doing so to judge you is against what was agreed.',
    created: 'made',
    updated: 'changed',
    deleted: 'put into the trash',
    restored: 'brought back',
    sessions: 'Sign-ins and devices',
    sessionsWhy: 'So that you can end them, and a lost telephone too.',
    sessionsWho:
      'You. Administrators see that a device is there, not when you used it; only whether it has rested for 90 days.',
    sessionsUntil: 'Until you sign out or they run out.',
    sessionsLink: 'See and end them',
    audit: 'Security log',
    auditWhy:
      'Sign-ins, rights that were given and taken, exports: to find out what happened when something went wrong.',
    auditWhoTwo:
      'You, always. An administrator only with a written reason and a second administrator’s yes; you are told with the reason.',
    auditWhoOne:
      'You, always. There is one administrator here: with a written reason they open it alone, and you are told with the reason.',
    auditUntil: (days: string) => `${days} days, then it goes.`,
    auditNow: 'The latest about you',
    auditNone: 'Nothing yet.',
    voice: 'What you said is in the way',
    voiceWhy: 'So that it is put right and you get an answer.',
    voiceWho: 'You, and those who work on it; with your name only where you put it there.',
    voiceUntil: 'Until you delete it.',
    voiceNow: (count: number) => (count === 1 ? 'One report of yours' : `${count} reports of yours`),
    voiceLink: 'See them',
    figures: 'Figures you are part of',
    figuresText:
      'Your deals and orders count in business figures, as the work of their owner; you see them first and on the same screen. No figure is about how much you use Grato.',
    server: 'Who runs the server',
    serverText:
      'Whoever has the database’s own password can technically read everything in it. Grato can only make that show: the security log is chained, and a change in it is noticed. Ask who that is here.',
    why: 'Why',
    who: 'Who could read it',
    until: 'Until when',
    take: 'Take it along',
    object: 'Object to something',
    law: 'This page describes the program. It is no legal advice.',
  },
  es: {
    title: 'Caja de cristal',
    about:
      'Qué registra Grato sobre ti, por qué, hasta cuándo y quién podría leerlo. Esta página, tal como está, solo la ves tú.',
    offline: 'Esta página necesita conexión.',
    behaviour: 'Cómo trabajas: nada',
    behaviourText:
      'Ni clics, ni páginas que miras, ni tiempos, ni pausas, ni lugares, ni «última vez visto». No se recoge nada de eso, así que no hay nada que desactivar.',
    small:
      'Aquí trabajan menos de quince personas: aunque hubiera cifras sobre el uso de Grato, de tan pocas no se haría ninguna.',
    large: 'Tampoco se hace ninguna cifra sobre grupos de personas.',
    stamps: 'Tu nombre en tu trabajo',
    stampsWhy:
      'Quién cambió algo y qué día está en el historial de la ficha, porque los compañeros tienen que poder preguntar.',
    stampsWho:
      'Quien puede abrir la ficha. Nadie puede listar, ordenar, filtrar ni contar por quién lo hizo.',
    stampsUntil: 'Tanto como la ficha; se borra con ella.',
    stampsNow: 'Lo último tuyo, tal como consta',
    stampsNone: 'Todavía nada.',
    stampsAdmin:
      'Con franqueza: quien repase muchas fichas una tras otra leerá en ellas cuándo trabajaste. Hacerlo para juzgarte va contra lo acordado.',
    created: 'creaste',
    updated: 'cambiaste',
    deleted: 'enviaste a la papelera',
    restored: 'recuperaste',
    sessions: 'Inicios de sesión y dispositivos',
    sessionsWhy: 'Para que puedas cerrarlos, también los de un teléfono perdido.',
    sessionsWho:
      'Tú. La administración ve que hay un dispositivo, no cuándo lo usaste; solo si lleva 90 días parado.',
    sessionsUntil: 'Hasta que cierres sesión o caduquen.',
    sessionsLink: 'Verlos y cerrarlos',
    audit: 'Registro de seguridad',
    auditWhy:
      'Inicios de sesión, permisos dados y quitados, exportaciones: para aclarar qué pasó cuando algo va mal.',
    auditWhoTwo:
      'Tú, siempre. Quien administra, solo con un motivo por escrito y el sí de otra persona que administre; se te avisa con el motivo.',
    auditWhoOne:
      'Tú, siempre. Aquí hay una sola persona que administra: con un motivo por escrito lo abre sin nadie más, y se te avisa con el motivo.',
    auditUntil: (days: string) => `${days} días, y se va.`,
    auditNow: 'Lo último sobre ti',
    auditNone: 'Todavía nada.',
    voice: 'Lo que dijiste que estorba',
    voiceWhy: 'Para que se arregle y tengas respuesta.',
    voiceWho: 'Tú y quienes trabajan en ello; con tu nombre solo donde tú lo pusiste.',
    voiceUntil: 'Hasta que lo borres.',
    voiceNow: (count: number) => (count === 1 ? 'Un aviso tuyo' : `${count} avisos tuyos`),
    voiceLink: 'Verlos',
    figures: 'Cifras en las que entras',
    figuresText:
      'Tus oportunidades y pedidos cuentan en las cifras del negocio, como trabajo de quien los lleva; tú las ves primero y en la misma pantalla. Ninguna cifra trata de cuánto usas Grato.',
    server: 'Quien lleva el servidor',
    serverText:
      'Quien tiene la contraseña de la base de datos puede leer técnicamente todo lo que hay en ella. Grato solo puede hacer que se note: el registro de seguridad va encadenado y un cambio se descubre. Pregunta quién es aquí.',
    why: 'Por qué',
    who: 'Quién podría leerlo',
    until: 'Hasta cuándo',
    take: 'Llévatelo',
    object: 'Objetar algo',
    law: 'Esta página describe el programa. No es asesoramiento jurídico.',
  },
  it: {
    title: 'Casa di vetro',
    about:
      'Che cosa Grato registra di te, perché, fino a quando e chi potrebbe leggerlo. Questa pagina, così com’è, la vedi solo tu.',
    offline: 'Questa pagina ha bisogno della linea.',
    behaviour: 'Come lavori: niente',
    behaviourText:
      'Né clic, né pagine guardate, né tempi, né pause, né luoghi, né «ultimo accesso». Niente di simile viene raccolto, perciò non c’è niente da spegnere.',
    small:
      'Qui lavorano meno di quindici persone: anche se esistessero cifre sull’uso di Grato, di così poche non se ne farebbe nessuna.',
    large: 'Non si fa nemmeno alcuna cifra su gruppi di persone.',
    stamps: 'Il tuo nome sul tuo lavoro',
    stampsWhy:
      'Chi ha cambiato qualcosa e in che giorno sta nella storia della scheda, perché i colleghi devono poter chiedere.',
    stampsWho: 'Chi può aprire la scheda. Nessuno può elencare, ordinare, filtrare o contare per autore.',
    stampsUntil: 'Finché c’è la scheda; sparisce con lei.',
    stampsNow: 'Le tue ultime, come stanno scritte',
    stampsNone: 'Ancora niente.',
    stampsAdmin:
      'Con franchezza: chi scorre molte schede una dopo l’altra vi legge quando hai lavorato. Farlo per giudicarti va contro quanto stabilito.',
    created: 'hai creato',
    updated: 'hai cambiato',
    deleted: 'hai messo nel cestino',
    restored: 'hai ripristinato',
    sessions: 'Accessi e dispositivi',
    sessionsWhy: 'Perché tu possa chiuderli, anche quelli di un telefono perso.',
    sessionsWho:
      'Tu. Chi amministra vede che un dispositivo c’è, non quando l’hai usato; solo se è fermo da 90 giorni.',
    sessionsUntil: 'Finché non esci o non scadono.',
    sessionsLink: 'Vedili e chiudili',
    audit: 'Registro di sicurezza',
    auditWhy:
      'Accessi, permessi dati e tolti, esportazioni: per capire che cosa è successo quando qualcosa va storto.',
    auditWhoTwo:
      'Tu, sempre. Chi amministra solo con un motivo scritto e il sì di un secondo amministratore; vieni avvisato con il motivo.',
    auditWhoOne:
      'Tu, sempre. Qui amministra una persona sola: con un motivo scritto lo apre da sé, e vieni avvisato con il motivo.',
    auditUntil: (days: string) => `${days} giorni, poi sparisce.`,
    auditNow: 'Le ultime cose su di te',
    auditNone: 'Ancora niente.',
    voice: 'Quello che hai detto che ostacola',
    voiceWhy: 'Perché venga sistemato e tu abbia risposta.',
    voiceWho: 'Tu e chi ci lavora; con il tuo nome solo dove l’hai messo tu.',
    voiceUntil: 'Finché non lo elimini.',
    voiceNow: (count: number) => (count === 1 ? 'Una tua segnalazione' : `${count} tue segnalazioni`),
    voiceLink: 'Vedile',
    figures: 'Cifre di cui fai parte',
    figuresText:
      'Le tue trattative e i tuoi ordini contano nelle cifre del business, come lavoro di chi li segue; tu le vedi per primo e sulla stessa schermata. Nessuna cifra riguarda quanto usi Grato.',
    server: 'Chi gestisce il server',
    serverText:
      'Chi ha la password della base dati può tecnicamente leggere tutto ciò che contiene. Grato può solo far sì che si noti: il registro di sicurezza è incatenato, e una modifica si scopre. Chiedi chi è, qui.',
    why: 'Perché',
    who: 'Chi potrebbe leggerlo',
    until: 'Fino a quando',
    take: 'Portalo con te',
    object: 'Obietta qualcosa',
    law: 'Questa pagina descrive il programma. Non è consulenza legale.',
  },
});
