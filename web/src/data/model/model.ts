import type { FieldJson, ObjectJson, SchemaJson } from './schema.ts';

/** A relation seen from the side it points at. */
export type Inverse = {
  /** How that side calls it: `people` on a company. */
  readonly name: string;
  /** The object that has the relation field. */
  readonly object: ObjectJson;
  readonly field: FieldJson;
};

/** The schema of a workspace, ready to be asked by name. */
export class Model {
  readonly schema: SchemaJson;
  readonly #objects = new Map<string, ObjectJson>();
  readonly #fields = new Map<string, Map<string, FieldJson>>();
  readonly #inverses = new Map<string, Inverse[]>();

  constructor(schema: SchemaJson) {
    this.schema = schema;
    for (const object of schema.objects) {
      this.#objects.set(object.name, object);
      this.#fields.set(object.name, new Map(object.fields.map((field) => [field.name, field])));
      for (const field of object.fields) {
        if (field.target && field.inverse) {
          const known = this.#inverses.get(field.target);
          const inverse = { name: field.inverse, object, field };
          if (known) {
            known.push(inverse);
          } else {
            this.#inverses.set(field.target, [inverse]);
          }
        }
      }
    }
  }

  get objects(): readonly ObjectJson[] {
    return this.schema.objects;
  }

  object(name: string): ObjectJson | undefined {
    return this.#objects.get(name);
  }

  /** The object, which must be there. */
  require(name: string): ObjectJson {
    const object = this.#objects.get(name);
    if (!object) {
      throw new Error(`no object ${name}`);
    }
    return object;
  }

  field(object: string, name: string): FieldJson | undefined {
    return this.#fields.get(object)?.get(name);
  }

  /** The relations that point at an object and can be asked from its side. */
  inversesOf(object: string): readonly Inverse[] {
    return this.#inverses.get(object) ?? [];
  }
}
