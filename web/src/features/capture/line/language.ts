import type { Language } from '../proposal.ts';
import type { Token } from './line.ts';

/** Words that are frequent in one of the languages and rare in the two others. */
const WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: setOf(`the with of by and for to from on at in is was were are be has have had his her she he they we you it that this
    wants want needs need asked about before after next last today tomorrow tmrw yesterday monday tuesday wednesday thursday
    friday saturday sunday week month call called ring rang spoke talked met meeting lunch send sent quote invoice order ask
    told not don back new off will would can should please pls ago january february march june july august october
    december thu thurs wed tues fri units check chase again left said says w re morning afternoon evening noon their my our
    who them him me us if got get give got buy sell price offer deal delivery email emailed`),
  es: setOf(`el los las del al con para por que y en un una unos se le les lo su sus mi es son ha han he hay esta este muy mas
    pero como antes dentro desde hasta manana hoy ayer pasado lunes martes miercoles jueves viernes sabado domingo semana mes
    llamar llamada llamado llame hablar hablado hable reunion comida cita enviar enviado mandar mandado presupuesto oferta
    pedido factura quiere necesita pide dice enero febrero junio julio septiembre octubre noviembre diciembre
    tarde uds unidades nuevo nueva correo visto visita seguimiento preguntar pedir ver tengo toca despues luego otra vez
    hace ningun dias llamo quedamos quedado cerrar ano cliente mil dolares pagar comprar nos ella el ellos`),
  it: setOf(`il lo gli della del dello dei delle degli dell al allo alla ai agli alle con per che un una uno e di da dal dalla
    nel nella sul ha hanno ho sono questo questa non ma come prima entro tra fra fino domani oggi ieri lunedi martedi
    mercoledi giovedi venerdi sabato domenica settimana mese chiamare chiamata chiamato telefonata sentire sentito sentita
    parlato riunione pranzo appuntamento inviare inviato mandare mandato preventivo offerta ordine fattura vuole serve chiede
    dice gennaio febbraio giugno luglio settembre dicembre ottobre pomeriggio mattina sera stasera stamattina pezzi nuovo
    nuova mail visto visita richiamare devo poi ancora giorni fa mila ci mi le ore fissare spedire scorso prossimo anche`),
};

const ORDER: readonly Language[] = ['en', 'es', 'it'];

/** The language of a line; the user's own where the line does not tell. */
export function languageOf(tokens: readonly Token[], own: Language): Language {
  const points = { en: 0, es: 0, it: 0 };
  points[own] += 0.5;
  for (const { text, folded } of tokens) {
    for (const language of ORDER) {
      points[language] += WORDS[language].has(folded) ? 1 : 0;
    }
    // letters that only one of them has
    points.es += /[ñ]/i.test(text) ? 2 : /[áíóú]/i.test(text) ? 0.4 : 0;
    points.it += /[àòùì]$/i.test(text) ? 0.8 : 0;
  }
  return ORDER.reduce((best, language) => (points[language] > points[best] ? language : best), own);
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
