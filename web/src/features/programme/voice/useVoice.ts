import { useSettings } from '~/platform/settings.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useModel, useView } from '~/records/workspace.tsx';

const REQUESTS = { object: 'voiceRequest', sort: ['createdAt'] } as const;
const MINE = { object: 'frictionReport', sort: ['-createdAt'] } as const;

/** The requests as the device has them; of reports there are only one's own. */
export function useVoice() {
  const { rows: requests, isLoading } = useView(REQUESTS);
  const mine = new Set(useView(MINE).rows.map(({ values }) => values.request));
  return { requests, mine, isLoading };
}

/** What a screen is called for people. */
export function useScreenName(): (screen: string) => string {
  const model = useModel();
  const { language } = useSettings();
  return (screen) => {
    const [place] = screen.split('/');
    const object = model?.objects.find(({ address }) => address === place);
    return object ? pluralLabel(object, language) : screen;
  };
}
