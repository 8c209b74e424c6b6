import { defineTexts } from '~/platform/texts.ts';

/** What is said about what stays on this device, and about leaving it. */
export const keepTexts = defineTexts({
  en: {
    keepTitle: 'Keep my data on this device',
    keepText:
      'Your customers, deals and tasks stay here, encrypted, so that you can work without a connection. A PIN opens them; only you know it, and nobody can recover it.',
    changeTitle: 'Change the PIN of this device',
    present: 'The PIN of now',
    pin: 'New PIN or passphrase',
    pinHint: 'At least six characters.',
    again: 'Once more',
    differ: 'These two are not the same.',
    short: 'At least six characters, please.',
    wrong: 'That is not the PIN of this device.',
    keep: 'Keep my data here',
    change: 'Change the PIN',
    changed: 'The PIN is changed.',
    kept: 'From now on your data is kept on this device.',
    cannot:
      'This address is not secure (no https), so the browser does not let Grato keep anything here. Everything works while you are connected; ask whoever runs Grato for an https address to work without a connection.',
    cancel: 'Cancel',
    close: 'Close',
    leaveTitle: 'Sign out',
    leaveText: 'What is kept on this device is deleted from it. It stays on the server.',
    unsent: (count: number) =>
      count === 1 ? '1 change was not sent yet.' : `${count} changes were not sent yet.`,
    send: 'Send them and sign out',
    save: 'Save them as a file and sign out',
    discard: 'Discard them and sign out',
    unsentFirst:
      'Some of your changes were not sent yet, or wait for you under “Needs your attention”. See to them first; nothing is lost.',
    couldNotSend:
      'They could not be sent: there is no connection. Nothing was lost; you are still signed in.',
    leave: 'Sign out',
    ended: 'Your session has ended. Go on working; nothing is lost. Sign in to send your changes.',
    lease: 'What is kept here may be shown again once you have signed in. Nothing is lost.',
    password: 'Password',
    code: 'Code or recovery code',
    signIn: 'Sign in again',
    noLine: 'Grato cannot be reached right now.',
    revoked: 'What was kept on this device has been deleted, as asked from another one.',
    narrowed: 'Your organisation no longer allows data to be kept on devices. What was kept here is deleted.',
    lost: (count: number) =>
      count === 1
        ? '1 change had not been sent. Save it as a file: this is the last chance.'
        : `${count} changes had not been sent. Save them as a file: this is the last chance.`,
    export: 'Save as a file',
    goOn: 'Go on',
  },
  es: {
    keepTitle: 'Guardar mis datos en este dispositivo',
    keepText:
      'Tus clientes, oportunidades y tareas se quedan aquí, cifrados, para que puedas trabajar sin conexión. Se abren con un PIN; solo lo sabes tú y nadie puede recuperarlo.',
    changeTitle: 'Cambiar el PIN de este dispositivo',
    present: 'El PIN actual',
    pin: 'Nuevo PIN o frase de paso',
    pinHint: 'Al menos seis caracteres.',
    again: 'Otra vez',
    differ: 'No coinciden.',
    short: 'Al menos seis caracteres, por favor.',
    wrong: 'Ese no es el PIN de este dispositivo.',
    keep: 'Guardar mis datos aquí',
    change: 'Cambiar el PIN',
    changed: 'El PIN ha cambiado.',
    kept: 'A partir de ahora tus datos se guardan en este dispositivo.',
    cannot:
      'Esta dirección no es segura (no usa https), así que el navegador no deja que Grato guarde nada aquí. Todo funciona mientras tengas conexión; para trabajar sin ella, pide una dirección https a quien administra Grato.',
    cancel: 'Cancelar',
    close: 'Cerrar',
    leaveTitle: 'Cerrar sesión',
    leaveText: 'Lo que hay guardado en este dispositivo se borra de él. En el servidor sigue estando.',
    unsent: (count: number) =>
      count === 1 ? 'Queda 1 cambio sin enviar.' : `Quedan ${count} cambios sin enviar.`,
    send: 'Enviarlos y cerrar sesión',
    save: 'Guardarlos en un archivo y cerrar sesión',
    discard: 'Descartarlos y cerrar sesión',
    unsentFirst:
      'Algunos de tus cambios aún no se han enviado, o te esperan en «Por revisar». Ocúpate primero de ellos; no se ha perdido nada.',
    couldNotSend: 'No se han podido enviar: no hay conexión. No se ha perdido nada; la sesión sigue abierta.',
    leave: 'Cerrar sesión',
    ended:
      'Tu sesión ha terminado. Sigue trabajando; no se pierde nada. Inicia sesión para enviar tus cambios.',
    lease: 'Lo que hay guardado aquí se volverá a mostrar cuando inicies sesión. No se ha perdido nada.',
    password: 'Contraseña',
    code: 'Código o código de recuperación',
    signIn: 'Volver a iniciar sesión',
    noLine: 'Ahora mismo no se puede acceder a Grato.',
    revoked: 'Lo que había guardado en este dispositivo se ha borrado, como se pidió desde otro.',
    narrowed:
      'Tu organización ya no permite guardar datos en los dispositivos. Lo que había guardado aquí se ha borrado.',
    lost: (count: number) =>
      count === 1
        ? 'Quedaba 1 cambio sin enviar. Guárdalo en un archivo: es la última oportunidad.'
        : `Quedaban ${count} cambios sin enviar. Guárdalos en un archivo: es la última oportunidad.`,
    export: 'Guardar en un archivo',
    goOn: 'Continuar',
  },
  it: {
    keepTitle: 'Conserva i miei dati su questo dispositivo',
    keepText:
      'I tuoi clienti, le trattative e le attività restano qui, cifrati, così puoi lavorare senza connessione. Si aprono con un PIN; lo sai solo tu e nessuno può recuperarlo.',
    changeTitle: 'Cambia il PIN di questo dispositivo',
    present: 'Il PIN attuale',
    pin: 'Nuovo PIN o frase segreta',
    pinHint: 'Almeno sei caratteri.',
    again: 'Ancora una volta',
    differ: 'Non coincidono.',
    short: 'Almeno sei caratteri, per favore.',
    wrong: 'Non è il PIN di questo dispositivo.',
    keep: 'Conserva i miei dati qui',
    change: 'Cambia il PIN',
    changed: 'Il PIN è cambiato.',
    kept: 'Da ora i tuoi dati sono conservati su questo dispositivo.',
    cannot:
      'Questo indirizzo non è sicuro (manca https), quindi il browser non permette a Grato di conservare nulla qui. Tutto funziona finché sei connesso; per lavorare senza connessione chiedi un indirizzo https a chi gestisce Grato.',
    cancel: 'Annulla',
    close: 'Chiudi',
    leaveTitle: 'Esci',
    leaveText: 'Ciò che è conservato su questo dispositivo viene eliminato. Sul server rimane.',
    unsent: (count: number) =>
      count === 1
        ? '1 modifica non è ancora stata inviata.'
        : `${count} modifiche non sono ancora state inviate.`,
    send: 'Inviale ed esci',
    save: 'Salvale in un file ed esci',
    discard: 'Scartale ed esci',
    unsentFirst:
      'Alcune tue modifiche non sono ancora state inviate, o ti aspettano in «Da rivedere». Occupatene prima; non si è perso nulla.',
    couldNotSend:
      'Non è stato possibile inviarle: manca la connessione. Nulla è andato perso; sei ancora dentro.',
    leave: 'Esci',
    ended: 'La tua sessione è terminata. Continua pure; nulla va perso. Accedi per inviare le tue modifiche.',
    lease:
      'Ciò che è conservato qui tornerà visibile quando avrai effettuato l’accesso. Nulla è andato perso.',
    password: 'Password',
    code: 'Codice o codice di recupero',
    signIn: 'Accedi di nuovo',
    noLine: 'In questo momento Grato non è raggiungibile.',
    revoked:
      'Quello che era conservato su questo dispositivo è stato cancellato, come richiesto da un altro.',
    narrowed:
      'La tua organizzazione non permette più di conservare dati sui dispositivi. Ciò che era qui è stato eliminato.',
    lost: (count: number) =>
      count === 1
        ? '1 modifica non era stata inviata. Salvala in un file: è l’ultima occasione.'
        : `${count} modifiche non erano state inviate. Salvale in un file: è l’ultima occasione.`,
    export: 'Salva in un file',
    goOn: 'Continua',
  },
});
