import {
  createContext,
  createElement,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { Query } from '../filter/query.ts';
import type { Row, Values } from '../store/rows.ts';
import { ListPart, type ListState, Lists } from './lists.ts';
import type { EditCalls, Workspace } from './workspace.ts';

/** The types of a workspace's records by object, as `tools/modelTypes.ts` makes them. */
// biome-ignore lint/suspicious/noExplicitAny: generated types have no index signature
export type ModelTypes = Record<string, any>;

/** A record whose values have the types of its object. */
export type TypedRow<V> = Omit<Row, 'values'> & { readonly values: V };

/** A query whose object is one of the model. */
export type TypedQuery<M extends ModelTypes, O extends keyof M> = Omit<Query, 'object'> & {
  readonly object: O & string;
};

/** What a list shows, with typed rows. */
export type TypedList<V> = Omit<ListState, 'rows'> & { readonly rows: readonly TypedRow<V>[] };

/** Values to be written: null empties a field. */
export type Edited<V> = { readonly [F in keyof V]?: V[F] | null };

/** Edits of records of the model. */
export type TypedEdits<M extends ModelTypes> = {
  update<O extends keyof M & string>(
    object: O,
    id: string,
    values: Edited<M[O]>,
  ): Promise<string | undefined>;
  create<O extends keyof M & string>(object: O, values: Edited<M[O]>): Promise<string>;
  readonly remove: EditCalls['remove'];
  readonly restore: EditCalls['restore'];
  readonly command: EditCalls['command'];
};

const MINUTE = 60_000;
const microseconds = () => BigInt(Date.now()) * 1000n;

const Open = createContext<Lists | undefined>(undefined);

/** Puts an open workspace into reach of the hooks below it. */
export function GratoProvider({
  workspace,
  children,
}: {
  workspace: Workspace;
  children?: ReactNode;
}): ReactNode {
  const lists = useMemo(() => new Lists(workspace, microseconds), [workspace]);
  useEffect(() => {
    const end = lists.start();
    const clock = setInterval(() => lists.tick(), MINUTE);
    return () => {
      clearInterval(clock);
      end();
    };
  }, [lists]);
  return createElement(Open, { value: lists }, children);
}

function useLists(): Lists {
  const lists = useContext(Open);
  if (!lists) {
    throw new Error('no GratoProvider around this component');
  }
  return lists;
}

/** The hooks of a workspace whose records have these types. */
export type Hooks<M extends ModelTypes, C extends Workspace> = {
  /** A record, kept up to date and fetched where it is not on the device; undefined while it is not here. */
  useRecord<O extends keyof M & string>(object: O, id: string): TypedRow<M[O]> | undefined;
  /** The records a query means, from `from` up to `to`, kept up to date. */
  useView<O extends keyof M & string>(query: TypedQuery<M, O>, from?: number, to?: number): TypedList<M[O]>;
  /** How things stand between the device and the server. */
  useConnection(): C['connection'];
  /** What others had changed, where the user has to choose. */
  useConflicts(): C['conflicts'];
  /** Makes edits; the same object as long as the workspace is. */
  useEdit(): TypedEdits<M>;
};

function useRecord(object: string, id: string): Row | undefined {
  const { workspace } = useLists();
  useEffect(() => {
    // without a line it does not come, and comes with the next pull
    workspace.open(object, id).catch(() => undefined);
  }, [workspace, object, id]);
  const subscribe = useMemo(
    () => (listener: () => void) =>
      workspace.rows.subscribe((changes) => {
        if (changes.some((change) => change.id === id && change.object === object)) {
          listener();
        }
      }),
    [workspace, object, id],
  );
  const snapshot = () => workspace.rows.get(object, id);
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

function useView(query: Query, from = 0, to = Number.POSITIVE_INFINITY): ListState {
  const lists = useLists();
  const { object, filter = null, sort } = query;
  const name = JSON.stringify([object, filter, sort ?? null]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: queries with the same content are the same
  const part = useMemo(() => new ListPart(lists, query, from, to), [lists, name, from, to]);
  return useSyncExternalStore(part.subscribe, part.snapshot, part.snapshot);
}

function useTold<T>(read: (workspace: Workspace) => T): T {
  const { workspace } = useLists();
  const known = useRef<T>(undefined);
  const snapshot = () => {
    const next = read(workspace);
    if (known.current === undefined || !isSame(known.current, next)) {
      known.current = next;
    }
    return known.current;
  };
  const subscribe = useMemo(() => (listener: () => void) => workspace.subscribe(listener), [workspace]);
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

/** Lists made anew are the same when what is in them is. */
function isSame(one: unknown, other: unknown): boolean {
  return Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((each, i) => each === other[i])
    : one === other;
}

function useEdit(): EditCalls {
  const { edits } = useLists().workspace;
  return useMemo(
    () => ({
      update: (object: string, id: string, values: Values) => edits.update(object, id, values),
      create: (object, values) => edits.create(object, values),
      remove: (object, id) => edits.remove(object, id),
      restore: (object, id) => edits.restore(object, id),
      command: (object, id, name, args) => edits.command(object, id, name, args),
    }),
    [edits],
  );
}

/**
 * The hooks with the types of a model: `const { useView, useRecord } = hooksOf<Model, Grato>()`, once, in a module of its own.
 */
export function hooksOf<M extends ModelTypes, C extends Workspace>(): Hooks<M, C> {
  const hooks = {
    useRecord,
    useView,
    useConnection: () => useTold((workspace) => workspace.connection),
    useConflicts: () => useTold((workspace) => workspace.conflicts),
    useEdit,
  };
  // rows and edits are checked by the server; the types only say what they are
  return hooks as unknown as Hooks<M, C>;
}
