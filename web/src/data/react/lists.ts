import { FilterFault } from '../filter/fault.ts';
import type { Query } from '../filter/query.ts';
import type { Model } from '../model/model.ts';
import type { Row } from '../store/rows.ts';
import { isCovered } from '../views/coverage.ts';
import type { LiveView, Window } from '../views/liveView.ts';
import { Views } from '../views/views.ts';
import type { Workspace } from './workspace.ts';

/** What a list shows; the same object as long as it is the same. */
export type ListState = {
  readonly rows: readonly Row[];
  /** How many records on the device the query means. */
  readonly count: number;
  /** Whether these are all there are; else the server knows more, and has to be asked. */
  readonly isComplete: boolean;
  /** Whether the model has not come yet. */
  readonly isLoading: boolean;
  /** What is wrong with the query. */
  readonly fault: FilterFault | undefined;
};

const NOTHING: ListState = { rows: [], count: 0, isComplete: false, isLoading: true, fault: undefined };

/** The lists of a workspace that are on screen; they follow the model when it changes. */
export class Lists {
  readonly workspace: Workspace;
  readonly #now: () => bigint;
  readonly #listeners = new Set<(isOtherModel: boolean) => void>();
  #views: Views | undefined;
  #model: Model | undefined;

  /** @param now the time in microseconds */
  constructor(workspace: Workspace, now: () => bigint) {
    this.workspace = workspace;
    this.#now = now;
  }

  /** Follows the model from now on. */
  start(): () => void {
    const end = this.workspace.subscribe(() => {
      const isOther = this.workspace.model !== this.#model;
      for (const listener of [...this.#listeners]) {
        listener(isOther);
      }
    });
    return () => {
      end();
      this.#views?.end();
      this.#views = undefined;
      this.#model = undefined;
    };
  }

  /** Takes note of the time; once a minute is enough. */
  tick(): void {
    this.#views?.tick(this.#now());
  }

  /** The views by the present model; undefined while there is none. */
  get views(): Views | undefined {
    const { model } = this.workspace;
    if (model !== this.#model) {
      this.#views?.end();
      this.#model = model;
      const me = model?.schema.me;
      this.#views =
        model && me ? new Views(model, this.workspace.rows, { ...me, now: this.#now() }) : undefined;
    }
    return this.#views;
  }

  /** Tells of changes of anything but rows, and whether there is another model. */
  onChange(listener: (isOtherModel: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

type Shown = {
  readonly views: Views;
  readonly view: LiveView;
  readonly window: Window;
  /** Whether the query means nothing but what is in the working set. */
  readonly isComplete: boolean;
};

/** A part of a list, as `useSyncExternalStore` wants it. It looks at records as long as somebody listens. */
export class ListPart {
  readonly #lists: Lists;
  readonly #query: Query;
  readonly #from: number;
  readonly #to: number;
  readonly #listeners = new Set<() => void>();
  #ends: (() => void)[] = [];
  #shown: Shown | undefined;
  #state: ListState = NOTHING;

  constructor(lists: Lists, query: Query, from: number, to: number) {
    this.#lists = lists;
    this.#query = query;
    this.#from = from;
    this.#to = to;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.#ends.push(this.#lists.onChange((isOtherModel) => (isOtherModel ? this.#reopen() : this.#tell())));
      this.#follow();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#close();
      }
    };
  };

  readonly snapshot = (): ListState => {
    try {
      const shown = this.#open();
      if (!shown) {
        return this.#show(NOTHING);
      }
      const { rows, count } = shown.window.snapshot();
      const isComplete = shown.isComplete && !this.#lists.workspace.isComing(this.#query.object);
      return this.#show({ rows, count, isComplete, isLoading: false, fault: undefined });
    } catch (problem) {
      if (problem instanceof FilterFault) {
        return this.#show({ ...NOTHING, isLoading: false, fault: problem });
      }
      throw problem;
    }
  };

  #show(next: ListState): ListState {
    const { rows, count, isComplete, isLoading, fault } = this.#state;
    const isSame =
      next.rows === rows &&
      next.count === count &&
      next.isComplete === isComplete &&
      next.isLoading === isLoading &&
      next.fault?.message === fault?.message;
    this.#state = isSame ? this.#state : next;
    return this.#state;
  }

  #open(): Shown | undefined {
    const { views } = this.#lists;
    if (this.#shown?.views !== views) {
      this.#shown = undefined;
      if (views) {
        const view = views.open(this.#query);
        const window = view.window(this.#from, this.#to);
        const isComplete = isCovered(this.#query, views.model, views.asker);
        this.#shown = { views, view, window, isComplete };
        // what is only drawn and then given up must not be kept up to date for ever
        setTimeout(() => this.#listeners.size === 0 && this.#close(), 1_000);
      }
    }
    return this.#shown;
  }

  #follow(): void {
    try {
      const shown = this.#open();
      if (shown) {
        this.#ends.push(shown.window.subscribe(() => this.#tell()));
      }
    } catch (problem) {
      if (!(problem instanceof FilterFault)) {
        throw problem;
      }
    }
  }

  #reopen(): void {
    this.#follow();
    this.#tell();
  }

  #close(): void {
    for (const end of this.#ends) {
      end();
    }
    this.#ends = [];
    if (this.#shown) {
      this.#shown.views.close(this.#shown.view);
      this.#shown = undefined;
    }
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}
