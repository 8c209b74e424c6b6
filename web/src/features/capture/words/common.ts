/**
 * Words that are names of somebody and ordinary words as well: alone and in small letters they are no name, unless what stands
 * before them calls for one.
 */
export const ALSO_WORDS: ReadonlySet<string> =
  setOf(`will mark may bill art rich pat sue dean chase drew jack angel grace hall
  hope faith joy dawn rose rosa sol luz paz mar pilar dolores consuelo mercedes gioia vera viola bruno franco marina norma sara
  serena stella bianca bianchi rossi neri galli conti campos navarro prieto vidal romero torres island delta
  guy max frank grant miles page price reed stone young king long short west wood woods brown black white green gray day ray
  lane hill park bell cook baker carter mason miller smith taylor turner ward wells walker hunter fisher cruz reyes leon vega
  rios serra costa villa monti valle fiore luna alba iris linda blanca clara franca letizia gala marco greco sereno santo
  salvador jesus domingo socorro asuncion remedios concepcion nieves reyes perla mora villa corte fortuna fede gracia
  martin martini sergi jan june april august summer autumn ivy lily olive violet heather jade crystal amber sandy dolly`);

/** Words of company names that say what kind of company it is: alone they name none. */
export const KINDS_OF_COMPANY: ReadonlySet<string> =
  setOf(`hotel grupo group gruppo talleres taller construcciones farmacia
  bodegas bodega clinica studio estudio officine officina trading software logistics logistica foods food systems system
  traders trader interiors interior distribuciones distribuidora viveros suministros cantina pasticceria edil trattoria
  ferramenta magazzini alimentari riuniti forniture arredamenti comidas preparadas panaderia panificio bakery bistro
  ristorante restaurante restaurant cafe bar caffe market markets mercado supermercado store shop tienda negozio solar
  solare energy energia consulting consulenza asesores services servicios servizi service solutions soluciones soluzioni
  international internacional internazionale industries industrias industrie industrial holding partners partner digital tech
  technologies technology tecnologia media marketing design engineering ingenieria ingegneria transport transportes
  trasporti agencia agency agenzia immobiliare inmobiliaria legal abogados avvocati associates asociados associati center
  centre centro casa house delikatessen the and de del della di da du le la los las les el il lo horn around big white old new
  great north south east west first best all good fresh royal import export company compania societa sociedad grill kitchen
  gourmet deli spezialitaten produce cheap king queen island islands seven world mondo mundo rapida express line linea
  city lonely pine hungry coyote let stop split rail wine wines beer ale lets n f clothing tools mobile phone data cloud
  forniture commerciale comercial construction build supply supplies parts auto motors car cars bike`);

/** Frequent given names, for those that are new and written without a surname. */
export const GIVEN_NAMES: ReadonlySet<string> =
  setOf(`james john robert michael david william richard joseph thomas charles
  christopher daniel matthew anthony steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey
  ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick tyler
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly
  emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy angela anna
  emma nicole samantha katherine christine olivia hannah sophie charlotte oliver harry jack george noah tom tim bob mike
  jim joe steve dave chris nick alex sam ben dan matt kate jane lucy priya raj ahmed omar fatima
  jose antonio manuel francisco juan javier miguel rafael pedro angel alejandro fernando luis sergio jorge alberto carlos
  alvaro adrian diego raul enrique ramon vicente ivan ruben oscar andres joaquin santiago eduardo victor roberto jaime ignacio
  mario salvador pablo gonzalo guillermo hugo julian nuria carmen ana maria isabel cristina marta lucia elena raquel
  sonia beatriz silvia irene rocio pilar teresa monica julia alicia natalia andrea sara alba eva paula angeles inmaculada
  rosario yolanda susana lorena sandra patricia nerea ines itziar aitor iker unai jordi montserrat nuria marc pau paco pepe
  giuseppe giovanni antonio mario luigi francesco angelo vincenzo pietro salvatore carlo franco domenico bruno paolo michele
  giorgio aldo sergio luciano marco andrea luca matteo lorenzo alessandro davide simone stefano federico riccardo gabriele
  fabio daniele claudio massimo roberto enrico giacomo filippo tommaso nicola emanuele maurizio gianni gianluca
  giulia chiara francesca sara martina valentina alessia silvia elisa federica elena anna laura paola giorgia serena
  simona monica barbara cristina roberta claudia irene ilaria michela caterina lucia daniela rosa angela giovanna teresa lucia
  patrizia donatella raffaella antonella manuela sabrina veronica beatrice camilla sofia aurora viola greta alice karla
  ana eva hans klaus peter jan ole pierre jean marie claire sven lars ingrid anders piotr anna katarzyna`);

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
