import { type Bits, bucketOf, digestOf } from '../digest.ts';
import type { Answer, Request, Transport } from '../engine/world.ts';
import type { Json, SchemaJson } from '../model/schema.ts';
import { same } from '../same.ts';
import type { Row } from '../store/rows.ts';
import type { Mutation, Result, WireConflict } from '../wire.ts';

type Stored = Row & { readonly object: string; readonly isDeleted: boolean };

/** What a device says it holds of an object. */
type Sums = {
  readonly object: string;
  readonly bits: Bits;
  readonly counts: readonly number[];
  readonly xor: readonly string[];
};

type State = {
  records: Map<string, Stored>;
  log: { readonly object: string; readonly id: string }[];
  applied: Map<string, { readonly content: string; readonly result: Result }>;
};

/** A server in memory that keeps docs/specs/sync.md, for one object after the other in plain sight. */
export class FakeServer {
  schema: SchemaJson;
  epoch = 1;
  /** Whether a user sees a record, and whether it is in the working set. */
  sees: (user: string, record: Stored) => boolean = () => true;
  isInSet: (user: string, record: Stored) => boolean = () => true;
  /** Goes into the scope of every cursor. */
  rights = 'all';
  now: () => number;
  leaseHours = 72;
  /** A field the user may not read now; what hides it changes the schema too. */
  hidden: string | undefined;
  readonly devices = new Map<string, { user: string; secret: string; state: string }>();
  readonly files = new Map<string, Uint8Array>();
  readonly calls: string[] = [];
  readonly #random: () => number;
  readonly #fileKeys = new Map<string, string>();
  readonly #listeners = new Map<() => void, () => void>();
  #state: State = { records: new Map(), log: [], applied: new Map() };

  constructor(schema: SchemaJson, random: () => number, now: () => number) {
    this.schema = schema;
    this.#random = random;
    this.now = now;
  }

  records(): Stored[] {
    return [...this.#state.records.values()];
  }

  record(id: string): Stored | undefined {
    return this.#state.records.get(id);
  }

  hasApplied(mutation: string): boolean {
    return this.#state.applied.has(mutation);
  }

  /** Writes as somebody else would. */
  write(object: string, id: string, values: { [field: string]: Json } | 'delete') {
    const known = this.#state.records.get(id);
    const merged = values === 'delete' ? (known?.values ?? {}) : compact({ ...known?.values, ...values });
    const version = (known?.version ?? 0) + 1;
    const tag = this.#tag();
    const isDeleted = values === 'delete';
    this.#state.records.set(id, {
      object,
      id,
      version,
      tag,
      etag: `"${version}-${tag}"`,
      values: merged,
      isDeleted,
    });
    this.#state.log.push({ object, id });
    this.#poke();
  }

  /** Tells everybody to ask, and ends their lines at once, as with those of a device that was revoked. */
  dismiss() {
    this.#poke();
    for (const lost of this.#listeners.values()) {
      lost();
    }
    this.#listeners.clear();
  }

  #poke() {
    for (const poke of this.#listeners.keys()) {
      poke();
    }
  }

  /** What a backup of now would hold. */
  backup(): State {
    return {
      records: new Map(this.#state.records),
      log: [...this.#state.log],
      applied: new Map(this.#state.applied),
    };
  }

  restore(backup: State) {
    this.#state = {
      records: new Map(backup.records),
      log: [...backup.log],
      applied: new Map(backup.applied),
    };
    this.epoch++;
  }

  /** The line of one user to this server, as it answers when all goes well. */
  lineOf(user: string): Transport {
    return {
      call: async (request) => ({ ...this.#answer(user, request), schema: this.schema.schema }),
      listen: (_, poke, lost) => {
        this.#listeners.set(poke, lost);
        return () => this.#listeners.delete(poke);
      },
    };
  }

  #answer(user: string, request: Request): Answer {
    const body = request.body as never; // what the client sends; its types are the specification's
    const path = request.path.replace(/\?.*/, '');
    this.calls.push(path);
    const device = this.devices.get(request.headers?.['Grato-Device'] ?? '');
    const isOpen = path.startsWith('/sync/devices') || path === '/sync/wipe-ack' || !path.startsWith('/sync');
    if (!isOpen && !device) {
      return problem(403, 'device-unknown');
    }
    if (!isOpen && device?.state !== 'active') {
      return problem(403, 'device-revoked');
    }
    switch (path) {
      case '/sync/devices':
        return this.#register(user, body);
      case '/sync/wipe-ack':
        return this.#acknowledge(body);
      case '/sync/schema':
        return json(this.schema);
      case '/sync/bootstrap':
        return this.#bootstrap(user, body);
      case '/sync/page':
        return this.#page(user, body);
      case '/sync/pull':
        return this.#pull(user, body);
      case '/sync/digest':
        return this.#digest(user, body);
      case '/sync/rows':
        return this.#rows(user, body);
      case '/sync/push':
        return json({
          results: (body as { mutations: Mutation[] }).mutations.map((each) => this.#push(user, each)),
        });
      case '/files':
        return this.#file(request);
      default:
        return this.#other(path, request);
    }
  }

  #rowOf({ id, version, etag, tag, values }: Stored): Row {
    const seen = Object.entries(values).filter(([field]) => field !== this.hidden);
    return { id, version, etag, tag, values: Object.fromEntries(seen) };
  }

  #register(user: string, { id }: { id: string }): Answer {
    const secret = this.#tag();
    this.devices.set(id, { user, secret, state: 'active' });
    return { status: 201, text: JSON.stringify({ id, secret, profile: 'field', leaseUntil: this.#lease() }) };
  }

  #acknowledge({ device, secret }: { device: string; secret: string }): Answer {
    const known = this.devices.get(device);
    if (known?.secret === secret) {
      known.state = 'wiped';
    }
    return { status: 204, text: '' };
  }

  #other(path: string, { method, body }: Request): Answer {
    const [, , , device = ''] = path.split('/');
    const known = this.devices.get(device);
    if (path.endsWith('/state') && known && (body as { secret: string }).secret === known.secret) {
      return json({ state: known.state });
    }
    if (method === 'DELETE' && known) {
      known.state = 'revoked';
    }
    const bytes = path.startsWith('/files/') ? this.files.get(path.slice('/files/'.length)) : undefined;
    return bytes ? { status: 200, text: '', bytes } : { status: method === 'DELETE' ? 204 : 404, text: '' };
  }

  #bootstrap(user: string, { objects }: { objects: string[] }): Answer {
    const pages = objects.map((object) => ({ object, page: `${this.epoch}/${object}/` }));
    return json({ cursor: this.#cursor(user), leaseUntil: this.#lease(), pages });
  }

  #page(user: string, { pages }: { pages: string[] }): Answer {
    const lines: object[] = [];
    const next: object[] = [];
    let room = 3;
    for (const page of pages) {
      const [epoch, object = '', after = ''] = page.split('/');
      if (Number(epoch) !== this.epoch) {
        return problem(400, 'page-unknown');
      }
      const rows = this.#set(user, object)
        .filter((row) => row.id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const some = rows.slice(0, room);
      room -= some.length;
      lines.push(
        columns(
          object,
          some.map((row) => this.#rowOf(row)),
        ),
      );
      if (rows.length > some.length) {
        next.push({ object, page: `${epoch}/${object}/${some.at(-1)?.id ?? after}` });
      }
    }
    return { status: 200, text: [...lines, { next }].map((line) => JSON.stringify(line)).join('\n') };
  }

  #pull(user: string, { cursor }: { cursor: string }): Answer {
    const [epoch, seq, rights, schema] = cursor.split('|');
    if (Number(epoch) !== this.epoch) {
      return json({ reconcile: 'epoch' });
    }
    if (rights !== this.rights || schema !== this.schema.schema) {
      return json({ reconcile: rights === this.rights ? 'schema' : 'scope' });
    }
    const touched = new Map(this.#state.log.slice(Number(seq)).map((line) => [line.id, line.object]));
    const upserts: unknown[] = [];
    const removals: unknown[] = [];
    for (const [id, object] of touched) {
      const record = this.#state.records.get(id);
      const isVisible = record && !record.isDeleted && this.sees(user, record);
      if (record && isVisible && this.isInSet(user, record)) {
        upserts.push({ object, row: this.#rowOf(record) });
      } else {
        removals.push({ object, id, isGone: !isVisible });
      }
    }
    const { model } = this.schema;
    return json({
      upserts,
      removals,
      cursor: this.#cursor(user),
      more: false,
      model,
      leaseUntil: this.#lease(),
    });
  }

  #digest(user: string, { objects }: { objects: Sums[] }): Answer {
    const differing = objects.map((sums) => ({
      object: sums.object,
      buckets: this.#differing(this.#set(user, sums.object), sums),
    }));
    return json({
      cursor: this.#cursor(user),
      objects: differing.filter(({ buckets }) => buckets.length > 0),
    });
  }

  #differing(rows: readonly Stored[], { bits, counts, xor }: Sums): object[] {
    const own = digestOf(rows, bits);
    return own.counts.flatMap((count, bucket) => {
      if (count === counts[bucket] && own.xor[bucket] === xor[bucket]) {
        return [];
      }
      const listed = rows.filter((row) => bucketOf(row.id, bits) === bucket);
      return [{ bucket, rows: listed.map((row) => [row.id, row.tag]) }];
    });
  }

  #rows(user: string, { ids }: { ids: string[] }): Answer {
    const found = ids.flatMap((id) => this.#visible(user, id) ?? []);
    const known = new Set(found.map((row) => row.id));
    return json({ rows: found.map((row) => this.#rowOf(row)), missing: ids.filter((id) => !known.has(id)) });
  }

  #push(user: string, mutation: Mutation): Result {
    const { id } = mutation;
    const content = JSON.stringify(mutation);
    const before = this.#state.applied.get(id);
    if (before && before.content !== content) {
      return { id, status: 'rejected', errors: [{ code: 'idReused' }] };
    }
    if (before) {
      const { status, row: _, removed: __, ...rest } = before.result;
      const was = status === 'replayed' ? 'applied' : status;
      return { ...rest, ...this.#rowNow(user, mutation.recordId), status: 'replayed', was };
    }
    const failed = mutation.dependsOn.some(
      (other) => this.#state.applied.get(other)?.result.status === 'rejected',
    );
    const result = failed
      ? { id, status: 'rejected' as const, errors: [{ code: 'dependencyFailed' }] }
      : this.#carryOut(user, mutation);
    this.#state.applied.set(id, { content, result });
    return result;
  }

  #carryOut(user: string, { id, op, object, recordId, patch, seen }: Mutation): Result {
    const record = this.#state.records.get(recordId);
    if (op === 'create') {
      if (record) {
        return { id, status: 'rejected', errors: [{ code: 'exists' }] };
      }
      const values = Object.entries(patch).map(([field, edit]): [string, Json] => [field, edit.value]);
      const refused = values.find(([, value]) => value === 'forbidden');
      if (refused) {
        return { id, status: 'rejected', errors: [{ path: refused[0], code: 'forbidden' }] };
      }
      this.write(object, recordId, { owner: user, ...Object.fromEntries(values) });
      return { id, status: 'applied', ...this.#rowNow(user, recordId) };
    }
    if (!record || !this.sees(user, record)) {
      return { id, status: 'rejected', errors: [{ code: 'notFound' }] };
    }
    if (op === 'restore') {
      this.write(object, recordId, {});
      return { id, status: 'applied', ...this.#rowNow(user, recordId) };
    }
    if (record.isDeleted) {
      return { id, status: 'conflict', errors: [{ code: 'deleted' }], removed: true };
    }
    if (op === 'delete') {
      if (seen !== undefined && seen !== record.etag) {
        return { id, status: 'conflict', errors: [{ code: 'edited' }], ...this.#rowNow(user, recordId) };
      }
      this.write(object, recordId, 'delete');
      return { id, status: 'applied', removed: true };
    }
    return this.#update(user, record, { id, patch });
  }

  #update(user: string, record: Stored, { id, patch }: Pick<Mutation, 'id' | 'patch'>): Result {
    const rules = new Map(
      this.schema.objects
        .find((each) => each.name === record.object)
        ?.fields.map((field) => [field.name, field.rule]),
    );
    const values: Record<string, Json> = {};
    const conflicts: WireConflict[] = [];
    let isMerged = false;
    for (const [field, { value, base = null }] of Object.entries(patch)) {
      const theirs = record.values[field] ?? null;
      const hasMoved = !same(theirs, base) && !same(theirs, value);
      if (value === 'forbidden') {
        return { id, status: 'rejected', errors: [{ path: field, code: 'forbidden' }] };
      }
      if (hasMoved && rules.get(field) === 'ask') {
        conflicts.push({ field, base, theirs, yours: value });
        continue;
      }
      isMerged ||= hasMoved;
      const isDelta = rules.get(field) === 'delta';
      values[field] = isDelta ? Number(theirs ?? 0) + Number(value) - Number(base ?? 0) : value;
    }
    this.write(record.object, record.id, values);
    const status = conflicts.length > 0 ? 'conflict' : isMerged ? 'merged' : 'applied';
    return { id, status, ...(conflicts.length > 0 ? { conflicts } : {}), ...this.#rowNow(user, record.id) };
  }

  #file({ body, headers }: Request): Answer {
    const key = headers?.['Idempotency-Key'] ?? '';
    const id = this.#fileKeys.get(key) ?? `file-${this.#tag()}`;
    this.#fileKeys.set(key, id);
    this.files.set(id, body as Uint8Array); // the client sends bytes here
    return { status: 201, text: JSON.stringify({ id }) };
  }

  #rowNow(user: string, id: string): Pick<Result, 'row' | 'removed'> {
    const record = this.#visible(user, id);
    return record ? { row: this.#rowOf(record) } : { removed: true };
  }

  #visible(user: string, id: string): Stored | undefined {
    const record = this.#state.records.get(id);
    return record && !record.isDeleted && this.sees(user, record) ? record : undefined;
  }

  #set(user: string, object: string): Stored[] {
    return this.records().filter(
      (record) =>
        record.object === object &&
        !record.isDeleted &&
        this.sees(user, record) &&
        this.isInSet(user, record),
    );
  }

  #cursor(_user: string): string {
    return [this.epoch, this.#state.log.length, this.rights, this.schema.schema].join('|');
  }

  #lease(): string {
    return new Date(this.now() + this.leaseHours * 3_600_000).toISOString();
  }

  #tag(): string {
    const word = () =>
      Math.floor(this.#random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0');
    return word() + word();
  }
}

function compact(values: { [field: string]: Json }): { [field: string]: Json } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function json(body: unknown): Answer {
  return { status: 200, text: JSON.stringify(body) };
}

function problem(status: number, code: string): Answer {
  return { status, text: JSON.stringify({ type: `https://grato.dev/problems/sync/${code}` }) };
}

/** Rows as the server sends them by pages. */
function columns(object: string, rows: readonly Row[]): object {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row.values)))];
  return {
    object,
    ids: rows.map((row) => row.id),
    versions: rows.map((row) => row.version),
    tags: rows.map((row) => row.tag),
    values: Object.fromEntries(fields.map((name) => [name, rows.map((row) => row.values[name] ?? null)])),
  };
}
