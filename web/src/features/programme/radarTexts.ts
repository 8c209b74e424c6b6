import { defineTexts } from '~/platform/texts.ts';

/**
 * What each signal is called (`S01`), what it measures (`S01_is`) and what to do first (`S01_do`); the codes are those
 * of `docs/specs/radar.md`.
 */
export const radarTexts = defineTexts({
  en: {
    title: 'What makes it fail',
    about:
      'Each line is one known cause of failure, measured in this workspace, never in a person. Nothing is added up.',
    people: 'People',
    process: 'Process',
    policy: 'Policy',
    technology: 'Technology',
    ok: 'Good',
    watch: 'Watch',
    act: 'Act',
    unknown: 'Unknown',
    offline: 'The radar needs a connection.',
    blind: 'More than two fifths of the signals are unknown: you are flying blind.',
    definition: 'What it measures',
    limits: (watch: string, act: string) => `Watch from ${watch}, act from ${act}.`,
    below: (figure: string) => `below ${figure}`,
    above: (figure: string) => `above ${figure}`,
    first: 'What to do first',
    weeks: 'The last weeks',
    week: (day: string, says: string) => `${day}: ${says}`,
    notDue: 'nothing is due yet',
    nothingYet: 'there is nothing to measure yet',
    noSource: 'nothing that could tell is connected yet',
    tooFew: 'too few records to say',
    tooMany: 'more than seven are too many',
    noLeader: 'nobody has accepted to lead it',
    pastDate: 'a trial is past its last day',
    untriaged: 'requests nobody has decided on in time',
    unanswered: 'requests nobody has taken up for more than five working days',
    littleCare: 'less than 15 % is for training, data and support',
    firstTime: 'planned for the next 90 days',
    openSince: (day: string, due: string) => `Open since ${day}; answer by ${due}.`,
    answered: (day: string) => `Answered ${day}:`,
    willDo: 'We will do this',
    willNot: 'We leave it, because',
    words: 'Your answer',
    wordsHint: 'One sentence that everybody can read.',
    S01: 'Unclear aims',
    S01_is:
      'Objectives that are complete (where from, where to, by when, measured within 35 days, with an owner) of all objectives; more than seven are too many.',
    S01_do:
      'Take ninety minutes with the three people of this page. Write down what a customer would notice. Keep two objectives, give each a figure you can read from a list today, a target and a name. Delete the weakest instead of repairing it. It has helped when somebody outside the project can say both from memory.',
    S03: 'Too much at once',
    S03_says: (said: string) => `${said} times what was delivered`,
    S03_is:
      'What is planned for the next ninety days, divided by what was delivered in the last ninety; before there is a history, how many things are begun at once.',
    S03_do:
      'Lay the plan on the table and halve it. Move what is left over to “out”, with the reason and a day to look again. Begin the next thing when one is done. It has helped when something is delivered within six weeks.',
    S07: 'Nobody responsible',
    S07_is: 'Names that are filled in and have said yes, of those a programme of this size needs.',
    S07_do:
      'Send this page to whoever can name people, with the empty places. Ask each one for a yes or a no; a no is fine, a silence is not. Start with the leader: without one the rest is paper. It has helped when every place has a name that said yes.',
    S08: 'Slow decisions',
    S08_says: (said: string, count: number) => (count === 1 ? 'one working day' : `${said} working days`),
    S08_is:
      'Working days from question to decision, the median of the last half year; open ones count with their age.',
    S08_do:
      'Agree on two half-hours a week at which business and IT decide together. Bring each question with two options and a proposal. What can be taken back is decided on the spot. It has helped when nothing is older than a week.',
    S11: 'Asked too late',
    S11_is:
      'Groups whose work changes within 60 days and of whom at least two people and 5 % were asked or tried it 30 days before.',
    S11_do:
      'Pick the group that starts soonest. Hold two test sessions this week, with the doubtful ones in them, and change one thing they ask for. If that is not possible, move the date. It has helped when somebody of the group explains it to a colleague.',
    S13: 'Too little support',
    S13_says: (said: string, count: number) => (count === 1 ? 'one working day' : `${said} working days`),
    S13_is:
      'Working days until somebody takes up what hinders people, for nine in ten of the requests of the last 90 days. What nobody has taken up counts with the age it has.',
    S13_do:
      'Agree who reads what comes in on which day; half an hour is enough, and one deputy. Say “read” the same day, even without a solution. Put off the next launch until the pile is gone. It has helped when nine in ten are taken up by the next working day, two weeks in a row.',
    S14: 'Bad data',
    S14_is:
      'For each kind of records: 30 % complete where it matters, 25 % valid, 20 % unique, 25 % changed within a year. The worst kind counts; nobody’s records are looked at by themselves.',
    S14_do:
      'Open “Data quality” and do what stands on top: usually the duplicates. Then ask who reads the empty columns; what nobody reads, take out of the list. Name one person who keeps the data. It has helped when the figure rises two weeks in a row.',
    S23: 'Forms that force',
    S23_says: (said: string, count: number) => (count === 1 ? 'one field' : `${said} fields`),
    S23_is: 'How many fields have to be filled in before something is saved, in the form that asks for most.',
    S23_do:
      'Look at each required field of that form: which list, filter or report reads it? What nobody reads becomes voluntary today. What is really needed may say “unknown”. It has helped when there are five or fewer and nobody types dots.',
    S32: 'The budget',
    S32_is: 'What was spent, divided by what was planned up to today.',
    S32_do:
      'Cut scope, not training. Stop what nobody has missed; ask what still costs money every month. Put the new figure and the reason on this page. It has helped when the line stays within a tenth for two months.',
    S35: 'No answer to those who use it',
    S35_is: 'Of those who said what hinders them, how many were told the outcome.',
    S35_do:
      'Keep five minutes of each fortnightly talk for “you said, we did, we will not because”. A no with a reason is worth more than a long list. It has helped when people report the second thing.',
    S36: 'Nothing is tried out',
    S36_says: (said: string, count: number) => (count === 1 ? 'one day ago' : `${said} days ago`),
    S36_is: 'Days since a trial was last decided on. A trial beyond its last day is red.',
    S36_do:
      'Choose something that can be wrong: one process, three people, three weeks, a last day. Say beforehand what would make you stop. It has helped when you have stopped something and said what you learned.',
    S38: 'Winning, earning and keeping out of balance',
    S38_says: (said: string, count: number) =>
      count === 0
        ? 'each has an objective'
        : count === 1
          ? 'one without an objective'
          : `${said} without an objective`,
    S38_is:
      'How many of the three, winning customers, earning with them and keeping them, no objective helps with.',
    S38_do:
      'Read the strategy again with whoever sponsors it: is leaving one out a choice? If it is, say so in the business case and decline here with that reason; if not, write one objective for it. It has helped when everybody can say which objective serves what.',
  },
  es: {
    title: 'Lo que lo hace fracasar',
    about:
      'Cada línea es una causa conocida de fracaso, medida en este espacio, nunca en una persona. No se suma nada.',
    people: 'Personas',
    process: 'Proceso',
    policy: 'Reglas',
    technology: 'Tecnología',
    ok: 'Bien',
    watch: 'Vigilar',
    act: 'Actuar',
    unknown: 'No se sabe',
    offline: 'El radar necesita conexión.',
    blind: 'De más de dos quintos de las señales no se sabe nada: se vuela a ciegas.',
    definition: 'Qué mide',
    limits: (watch: string, act: string) => `Vigilar: ${watch}; actuar: ${act}.`,
    below: (figure: string) => `por debajo de ${figure}`,
    above: (figure: string) => `por encima de ${figure}`,
    first: 'Qué hacer primero',
    weeks: 'Las últimas semanas',
    week: (day: string, says: string) => `${day}: ${says}`,
    notDue: 'todavía no toca',
    nothingYet: 'aún no hay nada que medir',
    noSource: 'aún no hay nada conectado que lo diga',
    tooFew: 'hay muy pocos registros',
    tooMany: 'más de siete son demasiados',
    noLeader: 'nadie ha aceptado dirigirlo',
    pastDate: 'una prueba ha pasado su último día',
    untriaged: 'peticiones que nadie ha decidido a tiempo',
    unanswered: 'peticiones que nadie ha atendido en más de cinco días laborables',
    littleCare: 'menos del 15 % es para formación, datos y soporte',
    firstTime: 'previstos para los próximos 90 días',
    openSince: (day: string, due: string) => `Abierta desde el ${day}; responder antes del ${due}.`,
    answered: (day: string) => `Respondido ${day}:`,
    willDo: 'Haremos esto',
    willNot: 'Lo dejamos, porque',
    words: 'Vuestra respuesta',
    wordsHint: 'Una frase que cualquiera puede leer.',
    S01: 'Objetivos poco claros',
    S01_is:
      'Objetivos completos (desde dónde, hasta dónde, para cuándo, medidos en los últimos 35 días y con responsable) del total; más de siete son demasiados.',
    S01_do:
      'Noventa minutos con las tres personas de esta página. Escribid qué notaría un cliente. Quedaos con dos objetivos y dad a cada uno una cifra que hoy se lea en una lista, una meta y un nombre. Borrad el más flojo en lugar de arreglarlo. Ha servido cuando alguien de fuera los dice de memoria.',
    S03: 'Demasiado a la vez',
    S03_says: (said: string) => `${said} veces lo entregado`,
    S03_is:
      'Lo previsto para los próximos noventa días dividido por lo entregado en los últimos noventa; sin historia, cuántas cosas se empiezan a la vez.',
    S03_do:
      'Poned el plan sobre la mesa y partidlo por la mitad. Lo que sobra pasa a «fuera», con motivo y fecha de revisión. Lo siguiente empieza cuando algo está terminado. Ha servido cuando algo se entrega en seis semanas.',
    S07: 'Sin responsables',
    S07_is: 'Nombres puestos y que han dicho que sí, de los que necesita un programa de este tamaño.',
    S07_do:
      'Enviad esta página, con los huecos, a quien pueda nombrar personas. Pedid a cada una un sí o un no; un no vale, un silencio no. Empezad por quien dirige: sin esa persona lo demás es papel. Ha servido cuando cada hueco tiene un nombre que ha dicho que sí.',
    S08: 'Decisiones lentas',
    S08_says: (said: string, count: number) => (count === 1 ? 'un día laborable' : `${said} días laborables`),
    S08_is:
      'Días laborables desde la pregunta hasta la decisión, la mediana del último medio año; las abiertas cuentan con su edad.',
    S08_do:
      'Acordad dos medias horas por semana en las que negocio y TI deciden juntos. Cada pregunta llega con dos opciones y una propuesta. Lo que se puede revocar se decide en el momento. Ha servido cuando nada tiene más de una semana.',
    S11: 'Preguntar demasiado tarde',
    S11_is:
      'Grupos cuyo trabajo cambia en 60 días y de los que al menos dos personas y el 5 % fueron consultadas o lo probaron 30 días antes.',
    S11_do:
      'Elegid el grupo que empieza antes. Haced esta semana dos sesiones de prueba, con quienes dudan, y cambiad una cosa que pidan. Si no se puede, mueve la fecha. Ha servido cuando alguien del grupo se lo explica a un compañero.',
    S13: 'Demasiado poca ayuda',
    S13_says: (said: string, count: number) => (count === 1 ? 'un día laborable' : `${said} días laborables`),
    S13_is:
      'Días laborables hasta que alguien atiende lo que estorba a la gente, en nueve de cada diez peticiones de los últimos 90 días. Lo que nadie ha atendido cuenta con los días que lleva.',
    S13_do:
      'Acordad quién lee lo que llega cada día; basta media hora, y un suplente. Decid «leída» el mismo día, aunque no haya solución. Aplazad el próximo lanzamiento hasta vaciar el montón. Ha servido cuando nueve de cada diez se atienden al siguiente día laborable, dos semanas seguidas.',
    S14: 'Datos malos',
    S14_is:
      'Por cada tipo de registro: 30 % completo donde importa, 25 % válido, 20 % único, 25 % cambiado en el último año. Cuenta el peor tipo; no se miran los registros de nadie en particular.',
    S14_do:
      'Abrid «Calidad de los datos» y haced lo primero de la lista: casi siempre los duplicados. Luego preguntad quién lee las columnas vacías; lo que nadie lee, fuera de la lista. Nombrad a quien cuida los datos. Ha servido cuando la cifra sube dos semanas seguidas.',
    S23: 'Formularios que obligan',
    S23_says: (said: string, count: number) => (count === 1 ? 'un campo' : `${said} campos`),
    S23_is: 'Cuántos campos hay que rellenar antes de guardar, en el formulario que más pide.',
    S23_do:
      'Mirad cada campo obligatorio: ¿qué lista, filtro o informe lo lee? Lo que nadie lee deja hoy de ser obligatorio. Lo que de verdad hace falta puede decir «no se sabe». Ha servido cuando son cinco o menos y nadie escribe puntos.',
    S32: 'El presupuesto',
    S32_is: 'Lo gastado dividido por lo previsto hasta hoy.',
    S32_do:
      'Recortad alcance, no formación. Parad lo que nadie ha echado de menos; preguntad qué sigue costando cada mes. Poned la nueva cifra y el motivo en esta página. Ha servido cuando se mantiene dentro de un diez por ciento dos meses.',
    S35: 'Sin respuesta a quienes lo usan',
    S35_is: 'De quienes dijeron qué les estorba, a cuántos se les contó el resultado.',
    S35_do:
      'Guardad cinco minutos de cada charla quincenal para «dijisteis, hicimos, no lo haremos porque». Un no con motivo vale más que una lista larga. Ha servido cuando la gente avisa por segunda vez.',
    S36: 'No se prueba nada',
    S36_says: (said: string, count: number) => (count === 1 ? 'hace un día' : `hace ${said} días`),
    S36_is: 'Días desde que se decidió sobre una prueba. Una prueba pasada de fecha está en rojo.',
    S36_do:
      'Elegid algo que pueda salir mal: un proceso, tres personas, tres semanas, un último día. Decid antes qué os haría parar. Ha servido cuando habéis parado algo y contado lo aprendido.',
    S38: 'Ganar, vender y conservar sin equilibrio',
    S38_says: (said: string, count: number) =>
      count === 0 ? 'cada una tiene un objetivo' : count === 1 ? 'una sin objetivo' : `${said} sin objetivo`,
    S38_is:
      'A cuántas de las tres cosas (ganar clientes, vender más y conservarlos) no ayuda ningún objetivo.',
    S38_do:
      'Releed la estrategia con quien patrocina: ¿dejar una fuera es una elección? Si lo es, decidlo en el caso de negocio y rechazad aquí con ese motivo; si no, escribid un objetivo para ella. Ha servido cuando cualquiera sabe decir a qué ayuda cada objetivo.',
  },
  it: {
    title: 'Che cosa lo fa fallire',
    about:
      'Ogni riga è una causa nota di fallimento, misurata in questo spazio, mai in una persona. Non si somma niente.',
    people: 'Persone',
    process: 'Processo',
    policy: 'Regole',
    technology: 'Tecnologia',
    ok: 'Bene',
    watch: 'Da seguire',
    act: 'Agire',
    unknown: 'Non si sa',
    offline: 'Il radar ha bisogno di connessione.',
    blind: 'Di più di due quinti dei segnali non si sa niente: si vola alla cieca.',
    definition: 'Che cosa misura',
    limits: (watch: string, act: string) => `Da seguire: ${watch}; agire: ${act}.`,
    below: (figure: string) => `sotto ${figure}`,
    above: (figure: string) => `sopra ${figure}`,
    first: 'Che cosa fare per prima cosa',
    weeks: 'Le ultime settimane',
    week: (day: string, says: string) => `${day}: ${says}`,
    notDue: 'non è ancora il momento',
    nothingYet: 'non c’è ancora niente da misurare',
    noSource: 'non c’è ancora niente di collegato che lo dica',
    tooFew: 'i record sono troppo pochi',
    tooMany: 'più di sette sono troppi',
    noLeader: 'nessuno ha accettato di guidarlo',
    pastDate: 'una prova ha passato il suo ultimo giorno',
    untriaged: 'richieste su cui nessuno ha deciso in tempo',
    unanswered: 'richieste che nessuno ha preso in carico da più di cinque giorni lavorativi',
    littleCare: 'meno del 15 % è per formazione, dati e supporto',
    firstTime: 'previsti nei prossimi 90 giorni',
    openSince: (day: string, due: string) => `Aperto dal ${day}; rispondere entro il ${due}.`,
    answered: (day: string) => `Risposto ${day}:`,
    willDo: 'Faremo questo',
    willNot: 'Lo lasciamo, perché',
    words: 'La vostra risposta',
    wordsHint: 'Una frase che tutti possono leggere.',
    S01: 'Obiettivi poco chiari',
    S01_is:
      'Obiettivi completi (da dove, fin dove, entro quando, misurati negli ultimi 35 giorni e con un responsabile) sul totale; più di sette sono troppi.',
    S01_do:
      'Novanta minuti con le tre persone di questa pagina. Scrivete che cosa noterebbe un cliente. Tenete due obiettivi e date a ciascuno una cifra che oggi si legge in un elenco, una meta e un nome. Cancellate il più debole invece di ripararlo. È servito quando qualcuno di fuori li sa a memoria.',
    S03: 'Troppo in una volta',
    S03_says: (said: string) => `${said} volte quanto consegnato`,
    S03_is:
      'Ciò che è previsto nei prossimi novanta giorni diviso per ciò che è stato consegnato negli ultimi novanta; senza storia, quante cose si cominciano insieme.',
    S03_do:
      'Mettete il piano sul tavolo e dimezzatelo. Ciò che avanza va «fuori», con il motivo e un giorno per riparlarne. La cosa dopo comincia quando una è finita. È servito quando qualcosa è consegnato entro sei settimane.',
    S07: 'Nessun responsabile',
    S07_is: 'Nomi indicati e che hanno detto sì, su quelli che servono a un programma di questa dimensione.',
    S07_do:
      'Mandate questa pagina, con i posti vuoti, a chi può indicare le persone. Chiedete a ciascuna un sì o un no; un no va bene, un silenzio no. Cominciate da chi guida: senza, il resto è carta. È servito quando ogni posto ha un nome che ha detto sì.',
    S08: 'Decisioni lente',
    S08_says: (said: string, count: number) =>
      count === 1 ? 'un giorno lavorativo' : `${said} giorni lavorativi`,
    S08_is:
      'Giorni lavorativi dalla domanda alla decisione, la mediana dell’ultimo semestre; quelle aperte contano con la loro età.',
    S08_do:
      'Fissate due mezz’ore la settimana in cui business e IT decidono insieme. Ogni domanda arriva con due opzioni e una proposta. Ciò che si può revocare si decide subito. È servito quando niente ha più di una settimana.',
    S11: 'Chiedere troppo tardi',
    S11_is:
      'Gruppi il cui lavoro cambia entro 60 giorni e di cui almeno due persone e il 5 % sono state sentite o l’hanno provato 30 giorni prima.',
    S11_do:
      'Scegliete il gruppo che comincia prima. Fate due sessioni di prova questa settimana, con i dubbiosi, e cambiate una cosa che chiedono. Se non si può, spostate la data. È servito quando qualcuno del gruppo lo spiega a un collega.',
    S13: 'Troppo poco aiuto',
    S13_says: (said: string, count: number) =>
      count === 1 ? 'un giorno lavorativo' : `${said} giorni lavorativi`,
    S13_is:
      'Giorni lavorativi finché qualcuno prende in carico ciò che ostacola le persone, per nove richieste su dieci degli ultimi 90 giorni. Ciò che nessuno ha preso in carico conta con i giorni che ha.',
    S13_do:
      'Accordatevi su chi legge ciò che arriva, giorno per giorno; basta mezz’ora, e un sostituto. Dite «letta» il giorno stesso, anche senza soluzione. Rimandate il prossimo lancio finché la pila non è smaltita. È servito quando nove su dieci sono prese in carico entro il giorno lavorativo successivo, per due settimane.',
    S14: 'Dati cattivi',
    S14_is:
      'Per ogni tipo di record: 30 % completi dove conta, 25 % validi, 20 % unici, 25 % cambiati nell’ultimo anno. Conta il tipo peggiore; i record di una singola persona non si guardano.',
    S14_do:
      'Aprite «Qualità dei dati» e fate ciò che sta in cima: di solito i doppioni. Poi chiedete chi legge le colonne vuote; ciò che nessuno legge esce dall’elenco. Indicate una persona che cura i dati. È servito quando la cifra sale per due settimane.',
    S23: 'Moduli che obbligano',
    S23_says: (said: string, count: number) => (count === 1 ? 'un campo' : `${said} campi`),
    S23_is: 'Quanti campi bisogna compilare prima di salvare, nel modulo che ne chiede di più.',
    S23_do:
      'Guardate ogni campo obbligatorio: quale elenco, filtro o report lo legge? Ciò che nessuno legge da oggi è facoltativo. Ciò che serve davvero può dire «non si sa». È servito quando sono cinque o meno e nessuno scrive puntini.',
    S32: 'Il budget',
    S32_is: 'Quanto si è speso diviso per quanto era previsto fino a oggi.',
    S32_do:
      'Tagliate il perimetro, non la formazione. Fermate ciò che a nessuno è mancato; chiedete che cosa costa ancora ogni mese. Mettete la nuova cifra e il motivo in questa pagina. È servito quando resta entro un decimo per due mesi.',
    S35: 'Nessuna risposta a chi lo usa',
    S35_is: 'Di chi ha detto che cosa lo ostacola, a quanti è stato detto l’esito.',
    S35_do:
      'Tenete cinque minuti di ogni incontro quindicinale per «avete detto, abbiamo fatto, non lo faremo perché». Un no con un motivo vale più di una lunga lista. È servito quando le persone segnalano una seconda volta.',
    S36: 'Non si prova niente',
    S36_says: (said: string, count: number) => (count === 1 ? 'un giorno fa' : `${said} giorni fa`),
    S36_is: 'Giorni da quando si è deciso su una prova. Una prova oltre il suo ultimo giorno è rossa.',
    S36_do:
      'Scegliete qualcosa che può andare male: un processo, tre persone, tre settimane, un ultimo giorno. Dite prima che cosa vi farebbe fermare. È servito quando avete fermato qualcosa e detto che cosa avete imparato.',
    S38: 'Conquistare, guadagnare e tenere senza equilibrio',
    S38_says: (said: string, count: number) =>
      count === 0
        ? 'ognuna ha un obiettivo'
        : count === 1
          ? 'una senza obiettivo'
          : `${said} senza obiettivo`,
    S38_is:
      'Per quante delle tre cose (conquistare clienti, guadagnare di più e tenerli) non c’è alcun obiettivo.',
    S38_do:
      'Rileggete la strategia con lo sponsor: lasciarne fuori una è una scelta? Se lo è, scrivetelo nel business case e declinate qui con quel motivo; se no, scrivete un obiettivo per quella. È servito quando ognuno sa dire a che cosa serve ciascun obiettivo.',
  },
});
