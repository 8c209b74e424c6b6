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
    rituals: 'rituals that were held',
    secondFactor: 'administrators with a second factor',
    trial: 'days since a backup was tried',
    noTrial: 'no backup was ever tried',
    severalCurrencies: 'several currencies are not added up',
    tooFew: 'too few records to say',
    tooMany: 'more than seven are too many',
    openMust: 'a gate was passed with a must open',
    noSponsor: 'nobody has accepted to sponsor it',
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
    S06: 'Plans that do not hold',
    S06_is:
      'The middle one of the delays of the last five things delivered or due, as a share of the time planned for them; or the rituals that were held of those planned in 90 days. The worse of the two counts.',
    S06_do:
      'Plan again with half the scope: what is promised next should have room to be late. Look at the ritual that is skipped most: make it shorter, or give it up and say so. It has helped when two things in a row come on their day.',
    S16: 'Not safe enough',
    S16_is:
      'Whether every administrator has a second factor, and how many days ago a backup was last restored for a trial. Mass exports and rights nobody needs are not counted yet.',
    S16_do:
      'Each administrator sets up a second factor today, in their settings. Let the nightly backup be tried each night; it is so unless somebody switched it off. It has helped when both are done.',
    S20: 'Work that passes by',
    S20_is:
      'Orders and invoices another system has sent in 90 days, and that had a deal here before: their own, or one of the same customer within half a year. The newest 200 count. Without another system nobody can say.',
    S20_do:
      'Ask those who take the orders why the deal was not worth writing down; often the order was there first. Let the deal come by itself from the mail or the form before you ask anybody to type. It has helped when the share rises two weeks in a row.',
    S33: 'Benefits that are late',
    S33_is:
      'What was realised of what was to be there by today, evenly over the time of each benefit. Only what was compared or is plausible counts; stories never do.',
    S33_do:
      'Take the benefit that is furthest behind and ask whether its hypothesis still holds. Change it with a new signature, or stop what serves it alone. It has helped when what is promised is what is measured.',
    S34: 'Too much at once',
    S34_says: (said: string, count: number) => (count === 1 ? 'one point' : `${said} points`),
    S34_is:
      'For the group for whom most changes: what changes in the 30 days behind or the 30 ahead. Small counts 1, noticeable 3, big 8.',
    S34_do:
      'Put off what can wait, and bundle what belongs together on one day with one explanation. Nothing else starts for this group until the month is over. It has helped when eight points or fewer are ahead.',
    S35: 'No answer to those who use it',
    S35_is: 'Of those who said what hinders them, how many were told the outcome.',
    S35_do:
      'Keep five minutes of each fortnightly talk for “you said, we did, we will not because”. A no with a reason is worth more than a long list. It has helped when people report the second thing.',
    S36: 'Nothing is tried out',
    S36_says: (said: string, count: number) => (count === 1 ? 'one day ago' : `${said} days ago`),
    S36_is: 'Days since a trial was last decided on. A trial beyond its last day is red.',
    S36_do:
      'Choose something that can be wrong: one process, three people, three weeks, a last day. Say beforehand what would make you stop. It has helped when you have stopped something and said what you learned.',
    S02: 'Buying software',
    S02_is:
      'Features that are released for an objective and have an owner in the business, of all that are on. What no release is about is on for everybody, and nobody has said what for.',
    S02_do:
      'Take each feature without an objective and ask who would miss it. What serves an objective gets one, an owner and a last day; what serves none is switched off for a month. It has helped when everybody can say what each feature is for.',
    S04: 'Haste',
    S04_says: (said: string, count: number) =>
      count === 0 ? 'nothing' : count === 1 ? 'one thing too early' : `${said} things too early`,
    S04_is:
      'What was done too early in the last 180 days: gates passed with a must open, rings that ended before their weeks were over, and what cannot be taken back decided on the day it was asked.',
    S04_do:
      'Promote nothing for two weeks. Close the open must first, whatever it is, and give the ring the weeks it was promised. Ask those in it what they would have wanted to say. It has helped when the next gate is passed with nothing missing.',
    S05: 'No specialists of one’s own',
    S05_says: (said: string, count: number) => (count === 1 ? 'one person' : `${said} people`),
    S05_is:
      'People of the house who have accepted to administer it. What partners deliver, and how often it comes back, has no source yet.',
    S05_do:
      'Name a second one this week and let both do every change together for a month. Write down what only the partner can do, and learn one of these things a month. It has helped when somebody can go on holiday.',
    S09: 'Sponsor absent',
    S09_says: (said: string, count: number) =>
      count === 1 ? 'one thing in 30 days' : `${said} things in 30 days`,
    S09_is:
      'What the sponsor has done in the open in the last 30 days: signatures and gates passed. The role accepts that these are public.',
    S09_do:
      'Do not ask for commitment; ask for five minutes. Open the Compass together, do what stands there, and agree on the same five minutes each week. If they cannot, ask who can. It has helped when two things a month carry the sponsor’s name.',
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
    rituals: 'rituales celebrados',
    secondFactor: 'administradores con segundo factor',
    trial: 'días desde que se probó una copia',
    noTrial: 'nunca se ha probado una copia',
    severalCurrencies: 'no se suman varias monedas',
    tooFew: 'hay muy pocos registros',
    tooMany: 'más de siete son demasiados',
    openMust: 'se pasó una puerta con un imprescindible abierto',
    noSponsor: 'nadie ha aceptado patrocinarlo',
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
    S06: 'Planes que no se cumplen',
    S06_is:
      'El retraso central de las últimas cinco cosas entregadas o vencidas, como parte del tiempo previsto; o los rituales celebrados de los previstos en 90 días. Cuenta lo peor de ambos.',
    S06_do:
      'Planificad de nuevo con la mitad del alcance: lo próximo que se prometa debe poder retrasarse. Mirad el ritual que más se salta: acortadlo, o dejadlo y decidlo. Ha servido cuando dos cosas seguidas llegan en su día.',
    S16: 'Poca seguridad',
    S16_is:
      'Si cada administrador tiene un segundo factor, y cuántos días hace que se restauró una copia como prueba. Las exportaciones masivas y los permisos que nadie necesita aún no se cuentan.',
    S16_do:
      'Cada administrador configura hoy su segundo factor, en sus ajustes. Que la copia nocturna se pruebe cada noche; es así salvo que alguien lo haya desactivado. Ha servido cuando ambas cosas están hechas.',
    S20: 'Trabajo que pasa de largo',
    S20_is:
      'Pedidos y facturas que otro sistema ha enviado en 90 días y que antes tuvieron aquí un negocio: el suyo, o uno del mismo cliente en medio año. Cuentan los 200 más recientes. Sin otro sistema nadie puede saberlo.',
    S20_do:
      'Preguntad a quienes toman los pedidos por qué no valía la pena anotar el negocio; a menudo el pedido llegó primero. Que el negocio venga solo del correo o del formulario antes de pedir a nadie que teclee. Ha servido cuando la parte sube dos semanas seguidas.',
    S33: 'Beneficios que se retrasan',
    S33_is:
      'Lo logrado de lo que debía estar hoy, repartido por igual en el tiempo de cada beneficio. Solo cuenta lo comparado o verosímil; las anécdotas, nunca.',
    S33_do:
      'Tomad el beneficio más atrasado y preguntad si su hipótesis sigue en pie. Cambiadla con otra firma, o parad lo que solo sirve para ella. Ha servido cuando lo prometido es lo que se mide.',
    S34: 'Demasiado a la vez',
    S34_says: (said: string, count: number) => (count === 1 ? 'un punto' : `${said} puntos`),
    S34_is:
      'Para el grupo al que más le cambia: lo que cambia en los 30 días pasados o en los 30 siguientes. Lo pequeño cuenta 1, lo notable 3, lo grande 8.',
    S34_do:
      'Aplazad lo que puede esperar, y juntad lo que va junto en un día con una sola explicación. Nada más empieza para este grupo hasta que acabe el mes. Ha servido cuando quedan por delante ocho puntos o menos.',
    S35: 'Sin respuesta a quienes lo usan',
    S35_is: 'De quienes dijeron qué les estorba, a cuántos se les contó el resultado.',
    S35_do:
      'Guardad cinco minutos de cada charla quincenal para «dijisteis, hicimos, no lo haremos porque». Un no con motivo vale más que una lista larga. Ha servido cuando la gente avisa por segunda vez.',
    S36: 'No se prueba nada',
    S36_says: (said: string, count: number) => (count === 1 ? 'hace un día' : `hace ${said} días`),
    S36_is: 'Días desde que se decidió sobre una prueba. Una prueba pasada de fecha está en rojo.',
    S36_do:
      'Elegid algo que pueda salir mal: un proceso, tres personas, tres semanas, un último día. Decid antes qué os haría parar. Ha servido cuando habéis parado algo y contado lo aprendido.',
    S02: 'Comprar software',
    S02_is:
      'Funciones publicadas para un objetivo y con responsable de negocio, de todas las que están activas. Lo que no tiene publicación está activo para todo el mundo, y nadie ha dicho para qué.',
    S02_do:
      'Toma cada función sin objetivo y pregunta quién la echaría de menos. La que sirve a un objetivo recibe uno, un responsable y un último día; la que no, se apaga un mes. Ha servido cuando cualquiera sabe decir para qué está cada función.',
    S04: 'Prisa',
    S04_says: (said: string, count: number) =>
      count === 0 ? 'nada' : count === 1 ? 'una cosa demasiado pronto' : `${said} cosas demasiado pronto`,
    S04_is:
      'Lo que se hizo demasiado pronto en los últimos 180 días: puertas pasadas con un imprescindible abierto, anillos terminados antes de sus semanas y decisiones sin vuelta atrás tomadas el día en que se preguntaron.',
    S04_do:
      'No promuevas nada durante dos semanas. Cierra primero el imprescindible abierto, sea cual sea, y dale al anillo las semanas prometidas. Pregunta a quienes están en él qué habrían querido decir. Ha servido cuando la siguiente puerta se pasa sin que falte nada.',
    S05: 'Sin especialistas propios',
    S05_says: (said: string, count: number) => (count === 1 ? 'una persona' : `${said} personas`),
    S05_is:
      'Personas de la casa que han aceptado administrarlo. Lo que entregan los socios, y cuántas veces vuelve, aún no tiene fuente.',
    S05_do:
      'Nombra a una segunda persona esta semana y que las dos hagan juntas todos los cambios durante un mes. Apunta lo que solo sabe hacer el socio y aprende una de esas cosas al mes. Ha servido cuando alguien puede irse de vacaciones.',
    S09: 'Patrocinio ausente',
    S09_says: (said: string, count: number) =>
      count === 1 ? 'una cosa en 30 días' : `${said} cosas en 30 días`,
    S09_is:
      'Lo que quien patrocina ha hecho a la vista en los últimos 30 días: firmas y puertas pasadas. El papel acepta que esto es público.',
    S09_do:
      'No pidas compromiso; pide cinco minutos. Abrid juntos la Brújula, haced lo que hay y quedad en los mismos cinco minutos cada semana. Si no puede, pregunta quién puede. Ha servido cuando dos cosas al mes llevan su nombre.',
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
    rituals: 'appuntamenti fissi tenuti',
    secondFactor: 'amministratori con il secondo fattore',
    trial: 'giorni da quando una copia è stata provata',
    noTrial: 'nessuna copia è mai stata provata',
    severalCurrencies: 'più valute non si sommano',
    tooFew: 'i record sono troppo pochi',
    tooMany: 'più di sette sono troppi',
    openMust: 'un varco è stato passato con un obbligo aperto',
    noSponsor: 'nessuno ha accettato di fare da sponsor',
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
    S06: 'Piani che non reggono',
    S06_is:
      'Il ritardo mediano delle ultime cinque cose consegnate o scadute, come parte del tempo previsto; oppure gli appuntamenti fissi tenuti fra quelli previsti in 90 giorni. Conta il peggiore dei due.',
    S06_do:
      'Ripianificate con metà del perimetro: ciò che si promette adesso deve poter tardare. Guardate l’appuntamento che salta più spesso: accorciatelo, o lasciatelo e ditelo. È servito quando due cose di fila arrivano nel loro giorno.',
    S16: 'Poca sicurezza',
    S16_is:
      'Se ogni amministratore ha un secondo fattore, e da quanti giorni una copia è stata ripristinata per prova. Le esportazioni in massa e i diritti che a nessuno servono non si contano ancora.',
    S16_do:
      'Ogni amministratore attiva oggi il secondo fattore, nelle sue impostazioni. La copia notturna si provi ogni notte; è così se nessuno l’ha spento. È servito quando entrambe le cose sono fatte.',
    S20: 'Lavoro che passa accanto',
    S20_is:
      'Ordini e fatture che un altro sistema ha mandato in 90 giorni e che prima avevano qui una trattativa: la loro, o una dello stesso cliente entro mezzo anno. Contano i 200 più recenti. Senza un altro sistema nessuno può dirlo.',
    S20_do:
      'Chiedete a chi prende gli ordini perché non valeva la pena scrivere la trattativa; spesso l’ordine c’era già. La trattativa arrivi da sola dalla posta o dal modulo, prima di chiedere a qualcuno di scrivere. È servito quando la parte sale per due settimane.',
    S33: 'Benefici in ritardo',
    S33_is:
      'Ciò che si è ottenuto di quanto doveva esserci oggi, in parti uguali sul tempo di ogni beneficio. Conta solo ciò che è confrontato o plausibile; gli aneddoti mai.',
    S33_do:
      'Prendete il beneficio più indietro e chiedetevi se la sua ipotesi regge ancora. Cambiatela con una nuova firma, o fermate ciò che serve solo a lei. È servito quando ciò che si promette è ciò che si misura.',
    S34: 'Troppo in una volta',
    S34_says: (said: string, count: number) => (count === 1 ? 'un punto' : `${said} punti`),
    S34_is:
      'Per il gruppo per cui cambia di più: ciò che cambia nei 30 giorni passati o nei 30 che vengono. Il piccolo conta 1, il sensibile 3, il grande 8.',
    S34_do:
      'Rimandate ciò che può aspettare, e riunite in un giorno, con una sola spiegazione, ciò che va insieme. Per questo gruppo non comincia altro finché il mese non finisce. È servito quando davanti restano otto punti o meno.',
    S35: 'Nessuna risposta a chi lo usa',
    S35_is: 'Di chi ha detto che cosa lo ostacola, a quanti è stato detto l’esito.',
    S35_do:
      'Tenete cinque minuti di ogni incontro quindicinale per «avete detto, abbiamo fatto, non lo faremo perché». Un no con un motivo vale più di una lunga lista. È servito quando le persone segnalano una seconda volta.',
    S36: 'Non si prova niente',
    S36_says: (said: string, count: number) => (count === 1 ? 'un giorno fa' : `${said} giorni fa`),
    S36_is: 'Giorni da quando si è deciso su una prova. Una prova oltre il suo ultimo giorno è rossa.',
    S36_do:
      'Scegliete qualcosa che può andare male: un processo, tre persone, tre settimane, un ultimo giorno. Dite prima che cosa vi farebbe fermare. È servito quando avete fermato qualcosa e detto che cosa avete imparato.',
    S02: 'Comprare software',
    S02_is:
      'Funzioni rilasciate per un obiettivo e con un responsabile nel business, su tutte quelle attive. Ciò di cui nessun rilascio parla è attivo per tutti, e nessuno ha detto a che scopo.',
    S02_do:
      'Prendi ogni funzione senza obiettivo e chiedi a chi mancherebbe. Quella che serve a un obiettivo ne riceve uno, un responsabile e un ultimo giorno; quella che non serve si spegne per un mese. È servito quando tutti sanno dire a che cosa serve ogni funzione.',
    S04: 'Fretta',
    S04_says: (said: string, count: number) =>
      count === 0 ? 'niente' : count === 1 ? 'una cosa troppo presto' : `${said} cose troppo presto`,
    S04_is:
      'Ciò che è stato fatto troppo presto negli ultimi 180 giorni: varchi passati con un obbligo aperto, anelli finiti prima delle loro settimane e decisioni irrevocabili prese il giorno stesso della domanda.',
    S04_do:
      'Non promuovere niente per due settimane. Chiudi prima l’obbligo aperto, qualunque sia, e dai all’anello le settimane promesse. Chiedi a chi c’è dentro che cosa avrebbe voluto dire. È servito quando il prossimo varco si passa senza che manchi niente.',
    S05: 'Nessuno specialista in casa',
    S05_says: (said: string, count: number) => (count === 1 ? 'una persona' : `${said} persone`),
    S05_is:
      'Persone della casa che hanno accettato di amministrarlo. Quello che consegnano i partner, e quante volte torna indietro, non ha ancora una fonte.',
    S05_do:
      'Nomina una seconda persona questa settimana e fai fare a entrambe ogni modifica insieme per un mese. Annota ciò che sa fare solo il partner e impara una di quelle cose al mese. È servito quando qualcuno può andare in ferie.',
    S09: 'Sponsor assente',
    S09_says: (said: string, count: number) =>
      count === 1 ? 'una cosa in 30 giorni' : `${said} cose in 30 giorni`,
    S09_is:
      'Ciò che lo sponsor ha fatto alla luce del sole negli ultimi 30 giorni: firme e varchi passati. Il ruolo accetta che siano pubblici.',
    S09_do:
      'Non chiedere impegno; chiedi cinque minuti. Aprite insieme la Bussola, fate quello che c’è e accordatevi per gli stessi cinque minuti ogni settimana. Se non può, chiedi chi può. È servito quando due cose al mese portano il suo nome.',
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
