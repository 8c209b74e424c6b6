/** What the server tells about oneself; see `GET /me/glass-box`. */
export type GlassBox = {
  readonly condition: string;
  /** So few people work here that no figure about people is made at all. */
  readonly isSmall: boolean;
  readonly isForOneAdministrator: boolean;
  /** How long security events are kept, in days. */
  readonly auditDays: number;
  /** What is recorded about how one works; empty. */
  readonly behaviour: readonly unknown[];
  /** One's own latest changes. */
  readonly changes: readonly Stamp[];
  /** How many reports of what is in the way one has written. */
  readonly reports: number;
};

export type Stamp = {
  readonly at: string;
  readonly operation: 'create' | 'update' | 'delete' | 'restore';
  readonly object: string;
  readonly address: string | null;
  readonly record: string;
  readonly fields: readonly string[];
};

export type SecurityEvent = { readonly id: string; readonly at: string; readonly text: string };

/** Everything as a file for oneself; the condition comes first, so that nobody can say they did not read it. */
export function exportOf(box: GlassBox, events: readonly SecurityEvent[], now: Date): string {
  const { condition, ...rest } = box;
  return JSON.stringify(
    { condition, writtenAt: now.toISOString(), ...rest, securityEvents: events },
    null,
    2,
  );
}
