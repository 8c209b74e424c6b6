/**
 * How lines that are higher together than a browser can scroll are laid onto what it can. Near both ends a step is a step; in
 * the long middle the bar covers more than it shows, and single steps are true to the pixel all the same, since the lines
 * are shifted until the next leap.
 */
export class Scrolling {
  /** How high all lines are, and how high what is scrolled may be. */
  readonly height: number;
  readonly real: number;

  constructor(height: number, most = MOST) {
    this.height = height;
    this.real = Math.min(height, most);
  }

  /** Whether the lines are higher than what is scrolled. */
  get isLong(): boolean {
    return this.real < this.height;
  }

  /** The scroll position that stands for this height of the lines. */
  realOf(top: number): number {
    const edge = this.real / 8;
    const beyond = this.height - this.real;
    if (beyond === 0 || top <= edge) {
      return top;
    }
    if (top >= this.height - edge) {
      return top - beyond;
    }
    return edge + ((top - edge) * (this.real - 2 * edge)) / (this.height - 2 * edge);
  }

  /** The height of the lines that a scroll position stands for. */
  topOf(real: number): number {
    const edge = this.real / 8;
    const beyond = this.height - this.real;
    if (beyond === 0 || real <= edge) {
      return real;
    }
    if (real >= this.real - edge) {
      return real + beyond;
    }
    return edge + ((real - edge) * (this.height - 2 * edge)) / (this.real - 2 * edge);
  }

  /** Whether single steps have led so far from where the bar should be that it has to be set right. */
  isAstray(top: number, shift: number): boolean {
    const off = Math.abs(top - shift - this.realOf(top));
    const edge = this.real / 16;
    const isNearEnd = top < edge || top > this.height - edge;
    return off > (isNearEnd ? 1 : edge);
  }
}

/** Firefox stops at 17.8 million pixels. */
const MOST = 15_000_000;
