/** Where changes are sent to, and which. */
export type Webhook = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Addresses of objects; none means all. */
  readonly objects: readonly string[];
  readonly operations: readonly string[];
  readonly active: boolean;
  readonly stoppedText: string | null;
  readonly failingSince: string | null;
};

/** One message that was sent or tried. */
export type Delivery = {
  readonly id: string;
  readonly type: string;
  readonly happenedAt: string;
  readonly state: 'waiting' | 'sent' | 'dead';
  readonly responseCode: number | null;
  readonly reasonText: string | null;
};

export const OPERATIONS = ['created', 'updated', 'deleted', 'restored'] as const;
