import type { View } from '../list/useList.ts';

type Names = {
  readonly mine: string;
  readonly open: string;
  readonly myOpen: string;
  readonly today: string;
};

/** What a view is called: as who made it said, or in the app's words. */
export function viewName(t: Names, view: View): string {
  return 'isBuiltIn' in view ? t[view.name] : view.name;
}
