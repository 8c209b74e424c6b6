/** Values of fields as the API gives them, for typed models (`tools/modelTypes.ts`). */

/** The id of a record. */
export type Id = string;
/** `2026-11-22` */
export type DateText = string;
/** `2026-11-22T10:15:30.12Z` */
export type MomentText = string;
/** `PT1H30M` */
export type DurationText = string;

export type Money = { readonly amount: number; readonly currency: string };

export type PersonName = {
  readonly title?: string;
  readonly given?: string;
  readonly family?: string;
  readonly secondFamily?: string;
  readonly formOfAddress?: string;
  readonly full: string;
};

export type Email = {
  readonly address: string;
  readonly label?: string;
  readonly isPrimary: boolean;
  readonly isShared?: boolean;
};

export type Phone = {
  readonly number: string;
  readonly label?: string;
  readonly extension?: string;
  readonly isPrimary: boolean;
};

export type WebAddress = { readonly url: string; readonly label?: string };

export type PostalAddress = {
  readonly street?: string;
  readonly street2?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly region?: string;
  readonly country?: string;
};

export type GeoPoint = { readonly latitude: number; readonly longitude: number };

export type TaxId = {
  readonly country: string;
  readonly number: string;
  readonly kind: string;
  readonly isDoubtful?: boolean;
};

export type ApproximateAmount = {
  readonly from?: number;
  readonly to?: number;
  readonly currency: string;
  readonly words?: string;
};

export type ApproximateDate = { readonly from: DateText; readonly to: DateText; readonly words?: string };

/** A record of any of several objects. */
export type AnyRecord = { readonly object: string; readonly id: Id };

export type FileReference = {
  readonly id: Id;
  readonly name?: string;
  readonly size?: number;
  readonly type?: string;
};
