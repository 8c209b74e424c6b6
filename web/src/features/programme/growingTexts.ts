import { defineTexts } from '~/platform/texts.ts';

export const growingTexts = defineTexts({
  en: {
    title: 'Growing',
    people: (count: number) => `You are ${count} people now.`,
    small:
      'For fifteen and more, one page is too little: the Compass becomes the first page, the agreement gets a page of its own, there are more names (a sponsor, somebody who does not lead it, two who administer), and the radar watches all it can.',
    full: 'Over fifty, every page of the programme is shown.',
    keeps:
      'Everything you have written stays as it is. Nothing turns red before its day, and you can go back.',
    grow: (size: string) => `Go on as a programme for ${size.toLowerCase()}`,
    size: 'Size of the programme',
    microName: 'Under 15 people',
    smallName: '15 to 50 people',
    fullName: 'Over 50 people',
    done: 'The size has changed.',
  },
  es: {
    title: 'Crecer',
    people: (count: number) => `Ya sois ${count} personas.`,
    small:
      'A partir de quince, una página se queda corta: la primera página es la Brújula, el acuerdo tiene la suya, hay más nombres (quien patrocina, quien no lo dirige, dos que administran) y el radar vigila todo lo que puede.',
    full: 'Por encima de cincuenta se ven todas las páginas del programa.',
    keeps:
      'Todo lo que habéis escrito se queda como está. Nada se pone rojo antes de su día, y se puede volver atrás.',
    grow: (size: string) => `Seguir como programa para ${size.toLowerCase()}`,
    size: 'Tamaño del programa',
    microName: 'Menos de 15 personas',
    smallName: 'De 15 a 50 personas',
    fullName: 'Más de 50 personas',
    done: 'El tamaño ha cambiado.',
  },
  it: {
    title: 'Crescere',
    people: (count: number) => `Ora siete in ${count}.`,
    small:
      'Da quindici in su una pagina non basta: la prima pagina diventa la Bussola, l’accordo ha la sua, ci sono più nomi (uno sponsor, chi non lo guida, due che amministrano) e il radar sorveglia tutto ciò che può.',
    full: 'Oltre cinquanta si vedono tutte le pagine del programma.',
    keeps:
      'Tutto ciò che avete scritto resta com’è. Niente diventa rosso prima del suo giorno, e si può tornare indietro.',
    grow: (size: string) => `Continua come programma per ${size.toLowerCase()}`,
    size: 'Dimensione del programma',
    microName: 'Meno di 15 persone',
    smallName: 'Da 15 a 50 persone',
    fullName: 'Più di 50 persone',
    done: 'La dimensione è cambiata.',
  },
});
