import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '~/platform/api.ts';

export const SHOWN = ['all', 'quiet', 'less', 'more', 'new'] as const;
export type Shown = (typeof SHOWN)[number];

export const ORDERS = ['revenue', 'change', 'last', 'silence', 'name'] as const;
export type Order = (typeof ORDERS)[number];

/** The page's state, as it stands in the address. */
export type PurchaseSearch = { readonly show?: Shown; readonly sort?: string; readonly q?: string };

export type Article = {
  readonly product: string | null;
  readonly name: string;
  readonly amount: number;
  readonly quantity: number | null;
};

/** What one customer buys. */
export type Customer = {
  readonly company: string;
  /** Nothing where one does not see the company. */
  readonly name: string | null;
  readonly currency: string;
  readonly hasMoreCurrencies: boolean;
  readonly revenue: number;
  readonly before: number;
  readonly changePercent: number | null;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly days: number;
  readonly everyDays: number | null;
  readonly silentDays: number;
  readonly chance: number | null;
  readonly isQuiet: boolean;
  readonly isLess: boolean;
  readonly isMore: boolean;
  readonly isNew: boolean;
  readonly quarters: readonly number[];
  readonly articles: readonly Article[];
};

export type Purchases = {
  readonly of: 'invoice' | 'order' | null;
  readonly since: string;
  readonly today: string;
  readonly isWhole: boolean;
  readonly counts: { readonly [S in Shown]: number };
  readonly currency: string | null;
  readonly revenue: number;
  readonly before: number;
  readonly matching: number;
  readonly items: readonly Customer[];
};

const PAGE = 50;

/** The customers that are meant, a page at a time. */
export function usePurchases({ show = 'all', sort = '-revenue', q = '' }: PurchaseSearch) {
  return useInfiniteQuery({
    queryKey: ['/purchases', show, sort, q],
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      api.get<Purchases>(
        `/purchases?${new URLSearchParams({ show, sort, q, from: String(pageParam), limit: String(PAGE) })}`,
      ),
    getNextPageParam: ({ matching }, pages: readonly Purchases[]) => {
      const seen = pages.reduce((sum, page) => sum + page.items.length, 0);
      return seen < matching ? seen : undefined;
    },
  });
}

/** What the address says, as far as it means something. */
export function purchaseSearch({ show, sort, q }: Record<string, unknown>): PurchaseSearch {
  const order = typeof sort === 'string' ? sort.replace(/^-/, '') : '';
  return {
    ...(SHOWN.some((each) => each === show) && show !== 'all' ? { show: show as Shown } : {}), // checked just now
    ...(ORDERS.some((each) => each === order) && sort !== '-revenue' ? { sort: String(sort) } : {}),
    ...(typeof q === 'string' || typeof q === 'number' ? { q: String(q) } : {}),
  };
}

/** How high each bar is, of the highest; what is below nothing has none. */
export function heights(quarters: readonly number[]): readonly number[] {
  const most = Math.max(...quarters, 0);
  return quarters.map((each) => (most > 0 ? Math.max(0, each / most) : 0));
}
