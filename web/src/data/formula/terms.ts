/** A formula as the server's model tells it: a flat list in which operations name their arguments by place. */
export type TermJson = {
  op: string;
  kind: string;
  args?: readonly number[];
  path?: string;
  valueType?: string;
  value?: string | boolean | null;
};

export type Money = { amount: bigint; currency: string };

/**
 * Numbers, percents and durations (milliseconds) are decimals (bigint), dates are days (number), instants microseconds
 * (bigint).
 */
export type Value = bigint | number | string | boolean | Money | null;
