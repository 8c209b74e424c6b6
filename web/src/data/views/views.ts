import type { Asker } from '../filter/filter.ts';
import type { Query } from '../filter/query.ts';
import type { Model } from '../model/model.ts';
import type { Rows } from '../store/rows.ts';
import { LiveView } from './liveView.ts';

type Open = { readonly view: LiveView; users: number };

/** The lists that are being looked at, each kept once however many look at it. */
export class Views {
  readonly #rows: Rows;
  readonly #open = new Map<string, Open>();
  readonly #end: () => void;
  readonly #model: Model;
  #asker: Asker;

  constructor(model: Model, rows: Rows, asker: Asker) {
    this.#model = model;
    this.#rows = rows;
    this.#asker = asker;
    this.#end = rows.subscribe((changes) => {
      for (const { view } of [...this.#open.values()]) {
        view.apply(changes);
      }
    });
  }

  get model(): Model {
    return this.#model;
  }

  get asker(): Asker {
    return this.#asker;
  }

  /**
   * A list that is kept until it is closed as often as it was opened.
   *
   * @throws FilterFault when the query is wrong
   */
  open(query: Query): LiveView {
    const name = JSON.stringify([query.object, query.filter ?? null, query.sort ?? null]);
    const known = this.#open.get(name);
    if (known) {
      known.users++;
      return known.view;
    }
    const view = new LiveView(query, this.#model, this.#rows, this.#asker);
    this.#open.set(name, { view, users: 1 });
    return view;
  }

  close(view: LiveView): void {
    for (const [name, open] of this.#open) {
      if (open.view === view && --open.users === 0) {
        this.#open.delete(name);
      }
    }
  }

  /** Tells the time, in microseconds: lists that depend on it are asked anew. Once a minute is enough. */
  tick(now: bigint): void {
    this.#asker = { ...this.#asker, now };
    for (const { view } of [...this.#open.values()]) {
      if (view.isTimeBound) {
        view.refresh(this.#asker);
      }
    }
  }

  /** Ends the listening. Lists that are open stay as they are; another schema or user takes new ones. */
  end(): void {
    this.#end();
    this.#open.clear();
  }
}
