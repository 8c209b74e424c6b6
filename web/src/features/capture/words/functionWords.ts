/** Small words of the three languages, and months and days: never names when written alone. */
const WORDS: ReadonlySet<string> = new Set(
  `a an the and or of to in on at by for from with w as is was were are be been has have had do does did not no if it its he
  she they we you i me my his her our your their this that these those there here then than so but up out off over about
  re get got go let us all any some new old last next one two three four five six
  el la los las un una unos unas y o u e de del al a en con por para que se le les lo su sus mi es son ha he han hay no si ya
  muy mas menos ni sin sobre este esta esto ese esa eso como pero cuando donde quien todo toda dos tres cuatro cinco
  il lo i gli uno di da in su per tra fra ed ad od dal dallo dalla dai dalle dei degli delle nel nello nella nei negli nelle
  sul sullo sulla sui sugli sulle col coi al allo alla ai agli alle che chi cui non piu ma anche ci vi ne si mi ti sei sono
  siamo hanno ho hai abbiamo era erano questo questa questi queste quello quella due quattro cinque lui lei loro noi voi
  dell nell sull dall all l d s t un o della dello
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio
  agosto septiembre octubre noviembre diciembre lunedi martedi mercoledi giovedi venerdi domenica gennaio febbraio aprile
  maggio giugno luglio settembre ottobre novembre dicembre today tomorrow hoy manana oggi domani`.split(
    /\s+/,
  ),
);

export function isFunctionWord(folded: string): boolean {
  return WORDS.has(folded);
}
