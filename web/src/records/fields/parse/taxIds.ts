const SPANISH = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Whether a tax id looks mistyped; what we do not know looks right. */
export function isDoubtfulTaxId(text: string): boolean {
  const id = text.toUpperCase().replace(/[\s.\-/]/g, '');
  const spanish = /^(?:ES)?([XYZ]?)(\d{7,8})([A-Z])$/.exec(id);
  if (spanish) {
    const [, prefix = '', digits = '', letter] = spanish;
    const number = Number(`${prefix ? 'XYZ'.indexOf(prefix) : ''}${digits}`);
    return SPANISH[number % 23] !== letter;
  }
  const italian = /^(?:IT)?(\d+)$/.exec(id);
  if (italian && (id.startsWith('IT') || id.length === 11)) {
    const digits = italian[1] ?? '';
    return digits.length !== 11 || !isLuhn(digits);
  }
  return id.length < 5;
}

function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
