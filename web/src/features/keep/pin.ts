export type PinFault = 'short' | 'differ';

/** What is wrong with a PIN chosen and repeated. */
export function faultOfPin(pin: string, again: string): PinFault | undefined {
  if ([...pin].length < 6) {
    return 'short';
  }
  return pin === again ? undefined : 'differ';
}
