import type { Language } from '../proposal.ts';

/**
 * How a language speaks of what was done and what is to be done; all are parts of patterns in folded letters.
 */
export type DoingWords = {
  /** Done, in the past: whichever stands first decides. */
  readonly called: string;
  readonly met: string;
  readonly wrote: string;
  readonly chatted: string;
  /** What one sends by mail, and the verbs that then mean an e-mail. */
  readonly sent: string;
  readonly papers: string;
  /** They did it, not we: behind a name, or before one. */
  readonly inbound: string;
  /** Things that take place: done when nothing says that they lie ahead. */
  readonly call: string;
  readonly meeting: string;
  readonly email: string;
  readonly chat: string;
  /** The beginnings of notes. */
  readonly note: string;
  /** Words that promise a meeting, with a day. */
  readonly meets: string;
  readonly visits: string;
  /** The beginnings of things to do: removed, or kept in the subject. */
  readonly mustBefore: string;
  readonly todo: string;
  /** What they want us to do. */
  readonly asked: string;
  /** Somebody else's doing, or a thing not to do. */
  readonly notMine: string;
  /** Things that are to be done when they have a last day. */
  readonly owed: string;
  /** It does not take place. */
  readonly calledOff: string;
  readonly newPerson: string;
  readonly newCompany: string;
  readonly newDeal: string;
  readonly kinds: {
    readonly call: string;
    readonly email: string;
    readonly visit: string;
    readonly followUp: string;
  };
  /** What joins two clauses when something to do follows. */
  readonly and: string;
  /** How long something took. */
  readonly minutes: string;
};

const EN_VERBS =
  `send|resend|call|phone|ring|email|e-mail|mail|text|message|whatsapp|write|reply|answer|prepare|check|ask|tell|chase|
  follow|confirm|book|schedule|arrange|organi[sz]e|plan|set|update|create|make|draft|get|fetch|find|fix|pay|invoice|bill|quote|
  order|post|ship|deliver|bring|take|pick|drop|collect|return|refund|cancel|change|move|review|read|sign|print|scan|forward|
  share|add|remove|put|give|offer|propose|apologi[sz]e|thank|congratulate|remind|try|talk|speak|discuss|look|see|sort|
  escalate|start|finish|complete|close|open|log|file|contact|reach|touch|ping|nudge|meet|visit|buy|request|submit|approve|
  verify|ensure|let|inform|notify|warn|issue|renew|negotiate|present|show|demo|test|install|repair|replace|transfer|upload|
  download|export|import|clean|merge|hand|push|keep|work|do|go|come|stop|reschedule|re-?send|dig|handle|double[- ]?check`.replace(
    /\s+/g,
    '',
  );

export const DOING_WORDS: Readonly<Record<Language, DoingWords>> = {
  en: {
    called: `called|rang|phoned|spoke|spoken|talked|left (?:a |her |him |them )?(?:voice ?mail|message|vm)|voicemail|no answer|
      no reply on the phone|missed (?:a )?call|had (?:a |an )?(?:[a-z]+ )?call|on the phone|hung up|chatted on the phone`,
    met: 'met|visited|saw|had (?:a |an )?(?:coffee|lunch|dinner|meeting|breakfast|visit)',
    wrote: 'emailed|e-mailed|mailed|wrote|replied|(?:sent|got|received) (?:an? )?e-?mail|by e-?mail',
    chatted: 'texted|whatsapped|messaged|sms',
    sent: 'sent|forwarded|shared',
    papers: `quotes?|quotation|proposal|offer|price ?list|catalog(?:ue)?|brochure|contract|invoice|nda|link|info|documentation|
      presentation|slides|agreement|po|terms`,
    inbound: 'called|rang|phoned|left (?:a |me a )?(?:message|voice ?mail)|wrote|emailed|texted|replied',
    call: '(?:video ?|phone ?|tel ?|conference ?)?call',
    meeting:
      `(?:site )?(?:meetings?|mtg|visit|lunch|dinner|breakfast|coffee|demo|appointment|appt|kick-?off|review|training|
      workshop|stand-?up|presentation|zoom|teams|webinar|catch-?up|tour|interview)`.replace(/\s+/g, ''),
    email: 'e-?mail|mail',
    chat: 'whatsapp|wa|text|sms|telegram|message|linkedin|chat',
    note: 'notes?|fyi|meeting notes|memo',
    meets: 'meet|meeting|see|seeing',
    visits: 'visit',
    mustBefore: `(?:i )?(?:need|have|got|want|am going|must|ought)(?: to)?|(?:i|we) (?:should|must|need to|have to|will)|must|should|to ?do|
      remember to|remind me to|don'?t forget to|pls|please|plz|i'?ll|will|to|gotta|let'?s|promised to|(?:can|could) (?:some|any)(?:one|body)|some(?:one|body) (?:has to|should|must|needs to)|next steps?|need`,
    todo: EN_VERBS,
    asked:
      '(?:wants?|needs?|asked for|asks for|expects?|would like) (?:me to |us to |a )?(?:call ?back|call|ring|phone|to be called)',
    notMine: `(?:he|she|they)(?:'ll| will| would| is| are| has)|don'?t|do not|never|can we|can you|could you`,
    owed: 'quote|quotation|offer|proposal|invoice|contract|report|follow[- ]?up|chase|sample|samples|answer|reply|next (?:call|step|meeting)',
    calledOff: 'cancell?ed|called off|postponed|no longer|did not happen',
    newPerson: 'new (?:lead|contact|person|prospect|client contact)',
    newCompany: 'new (?:company|account)',
    newDeal: 'new (?:deal|opportunity)',
    kinds: {
      call: 'call|phone|ring|call ?back|speak|talk',
      email: 'email|e-mail|mail|write|reply|answer|send|resend|forward',
      visit: 'visit|drop by|go to',
      followUp: 'follow|chase|ping|nudge|remind',
    },
    and: 'and then|and|then|so|but|plus|&',
    minutes: 'min(?:ute)?s?',
  },
  es: {
    called: `llame|llamo|llamado|llamaron|llamamos|hable|hablado|hablamos|no (?:lo |la |le )?(?:contestan?|coge|cogen|responden?)|
      dejado (?:un )?(?:mensaje|recado)|dej[eo] (?:un )?(?:mensaje|recado)|llamadas? perdidas?|al (?:telf?|tfno|telefono)|me llaman?|contestador`,
    met: 'visto|vi a|vimos a|reunid[oa]s?|me reuni|nos reunimos|visitad[oa]|visite|estuve|he estado|estado (?:en|con)|conocid[oa]|conoci|coincidi(?:do)?',
    wrote: `escrito a|escribi|respondid[oa]|contestad[oa]|respondi|por (?:correo|e-?mail|mail)|e-?mail a`,
    chatted: 'wasap|guasap|whatsapp|sms|telegram',
    sent: 'enviad[oa]s?|mandad[oa]s?|envie|mande|enviamos|mandamos|reenviad[oa]|pasad[oa]s?',
    papers: `presupuestos?|presu|ofertas?|propuesta|tarifas?|lista de precios|catalogo|folleto|contrato|factura|enlace|
      informacion|info|documentacion|presentacion|ficha|condiciones`,
    inbound:
      'ha llamado|llamo|me llaman?|llamaron|dejo (?:un )?(?:mensaje|recado)|me escribe|ha escrito|escribe|responde',
    call: '(?:video)?(?:llamada|conferencia)|call',
    meeting: `reunion|cita|visita|comida|almuerzo|cena|desayuno|cafe|demo|revision|formacion|presentacion|zoom|teams|entrevista|
      seminario|taller de|meeting|arranque|kick-?off|webinar`,
    email: 'correo|e-?mail|mail',
    chat: 'whatsapp|wasap|guasap|wa|wpp|mensaje|sms|telegram|linkedin',
    note: 'notas?|apunte|notas reunion|ojo',
    meets: 'quedamos|he quedado|hemos quedado|quedado|quedar|nos vemos|me reuno|nos reunimos|ver a|veo a',
    visits: 'visitar|visito',
    mustBefore: `hay que|tengo que|tenemos que|debo|debemos|toca|falta(?= [a-z]+[aei]r)|recordar(?:me)?(?: que)?|acordar(?:me|se) de|recuerdame|
      (?:q(?:ue)? )?no (?:se me |me )?(?:olvide|olvidar)(?:me)?(?: de)?|no olvidar|porfa(?:vor)?|por favor|necesito|voy a|pendiente(?: de)?|(?:que )?alguien (?:puede|podria|tiene que|debe)|que alguien|
      proximos pasos|por|a`,
    todo: `[a-z]{2,}(?:ar|er|ir)(?:me|te|le|les|lo|la|los|las|nos|se|selo|sela)?|(?:se )?(?:le|la|lo|les|los|las) (?:llamo|mando|envio|escribo|
      paso|contesto|aviso|confirmo|digo|doy|preparo|reenvio)|(?:llama|manda|envia|prepara|avisa|pregunta|confirma|pide|revisa|reenvia)(?:le|les|lo|la|los|las|me|nos|selo|sela)?|seguimiento`,
    asked: `(?:quieren?|piden?|necesitan?|espera[n]?) que (?:le|la|lo|les|los|las) (?:llame|llamemos|llamen|contacte|devuelva)`,
    notMine: 'no|me llamara|me dira|llamara|dira|podemos|puedes|puede',
    owed: 'presupuesto|oferta|propuesta|factura|contrato|informe|seguimiento|muestras|respuesta|proxim[oa] (?:llamada|paso|reunion)',
    calledOff: 'cancelad[oa]s?|cancela|anulad[oa]s?|anula|aplazad[oa]s?|suspendid[oa]s?',
    newPerson: 'nuev[oa] (?:contacto|lead|interesad[oa]|persona|prospecto)',
    newCompany: 'nueva (?:empresa|cuenta)',
    newDeal: 'nuev[oa] (?:oportunidad|venta|negocio|deal)',
    kinds: {
      call: 'llamar\\w*|volver a llamar|devolver llamada|hablar|(?:le|la|lo|les) llamo|telefonear',
      email: 'enviar\\w*|mandar\\w*|reenviar\\w*|escribir\\w*|contestar\\w*|responder\\w*',
      visit: 'visitar|pasar por|ir a',
      followUp: 'seguimiento|reclamar|insistir|recordar\\w*|perseguir',
    },
    and: 'y luego|y despues|y|e|luego|despues|pero|asi que',
    minutes: 'min(?:uto)?s?',
  },
  it: {
    called: `(?:ri)?chiamat[oie]|sentit[oaie]|parlato|telefonato|non (?:mi )?rispond(?:e|ono)|lasciat[oa] (?:un )?(?:messaggio|detto)|
      al (?:tel|telefono)|in segreteria|ho sentito|chiamat[ae] pers[ae]`,
    met: 'vist[oaie]|incontrat[oaie]|visitat[oaie]|stat[oaie] (?:da|dal|dalla|in|a)|conosciut[oaie]|passat[oaie] da|trovat[oi] con',
    wrote: `scritto|risposto|(?:via|per) (?:e-?mail|mail|posta)`,
    chatted: 'whatsapp|wapp|sms|telegram',
    sent: 'inviat[oaie]|mandat[oaie]|inoltrat[oaie]|spedit[oaie]|girat[oaie]',
    papers: `preventiv[oi]|offert[ae]|propost[ae]|listin[oi]|catalog(?:o|hi)|brochure|contratt[oi]|fattur[ae]|link|info|informazioni|
      documentazione|presentazione|scheda|condizioni`,
    inbound: '(?:mi )?ha (?:ri)?chiamato|ha telefonato|ha lasciato|mi chiama|ha scritto|mi scrive|risponde',
    call: '(?:video)?(?:chiamata|telefonata|call)',
    meeting: `riunione|appuntamento|incontro|visita|sopralluogo|pranzo|cena|colazione|caffe|aperitivo|demo|revisione|formazione|
      presentazione|zoom|teams|colloquio|meeting|avvio|kick-?off|webinar`,
    email: 'e-?mail|mail|posta',
    chat: 'whatsapp|wa|wapp|messaggio|msg|sms|telegram|linkedin',
    note: 'not[ae]|note riunione|appunt[oi]|nb',
    meets: 'ci vediamo|vediamoci|mi vedo|vedo|vedere|incontro|incontrare|ci incontriamo|ci troviamo',
    visits: 'visitare|visito',
    mustBefore: `devo|dobbiamo|bisogna|occorre|tocca|ricorda(?:re|rsi|rmi|ti|mi)?(?: di| che)?|(?:nn|non) (?:mi )?(?:dimenticare|scordare|dimenticarsi)(?: di)?|
      per favore|per cortesia|perfavore|da|vorrei|voglio|prossim[oi] pass[oi]|mi serve|qualcuno (?:puo|potrebbe|deve)|ho promesso di|promess[oa] di`,
    todo: `[a-z]{2,}(?:are|ere|ire|arre|orre)|[a-z]{2,}(?:ar|er|ir)(?:mi|ti|gli|le|lo|la|li|ci|si|ne|glielo|gliela|melo)|farsi|dire|fare|dare|
      (?:la|lo|li|le|gli) (?:ri)?(?:chiamo|mando|invio|scrivo|sento|confermo|dico|avviso|ricontatto|giro)|
      (?:chiama|manda|invia|prepara|avvisa|chiedi|conferma|controlla|verifica|ricontatta)(?:gli|le|lo|la|li|mi|ci)?`,
    asked: `(?:vuole|vogliono|chiede|aspetta|desidera) (?:di )?(?:essere )?(?:ri)?(?:chiamat[oa]|contattat[oa]|una chiamata)|vuole che (?:lo|la) (?:ri)?chiami`,
    notMine: 'non|mi richiama|mi chiama|mi fa|possiamo|puoi|potete',
    owed: 'preventivo|offerta|proposta|fattura|contratto|relazione|sollecito|campioni|risposta|auguri|prossim[oa] (?:chiamata|passo|riunione|telefonata)',
    calledOff: 'annullat[oaie]|annulla|cancellat[oaie]|disdett[oaie]|disdice|rimandat[oaie]',
    newPerson: 'nuov[oa] (?:contatto|lead|interessat[oa]|persona|referente)',
    newCompany: 'nuova (?:azienda|ditta|societa)',
    newDeal: 'nuov[oa] (?:trattativa|opportunita|vendita|affare|deal)',
    kinds: {
      call: '(?:ri)?chiamar\\w*|sentir\\w*|telefonar\\w*|risentir\\w*|parlare|(?:la|lo|li|le) richiamo|riprovare',
      email: 'inviar\\w*|mandar\\w*|scriver\\w*|risponder\\w*|inoltrar\\w*|rimandar\\w*',
      visit: 'visitare|passare da|andare da',
      followUp: 'sollecitar\\w*|ricontattar\\w*|ricordar\\w*',
    },
    and: 'e poi|e|ed|poi|quindi|ma|dopo',
    minutes: 'min(?:ut[oi])?',
  },
};
