/** What is wrong with a filter or an order, in the server's codes: the first thing found, with its place. */
export class FilterFault extends Error {
  readonly path: string;
  readonly code: string;
  readonly args: { readonly [name: string]: string | number };

  constructor(path: string, code: string, args: { readonly [name: string]: string | number } = {}) {
    super(`${path}: ${code}`);
    this.name = 'FilterFault';
    this.path = path;
    this.code = code;
    this.args = args;
  }
}
