import { useSettings } from '~/platform/settings.ts';
import { useStage } from '~/records/session.ts';
import type { Context } from '../proposal.ts';

/** What understanding needs to know of the user, at this moment. */
export function useUnderstanding(): Context {
  const { language, zone } = useSettings();
  const stage = useStage();
  const currency = stage.kind === 'open' ? stage.me.workspace.currency : 'EUR';
  return { language, zone, currency, now: Date.now(), dateOrder: 'dayFirst' };
}
