import { ProgrammeNav } from '~/features/programme/ProgrammeNav.tsx';
import { VoicePage } from '~/features/voice/VoicePage.tsx';

/** What people say, as one of the programme's pages: the two features know nothing of each other. */
export function Voice() {
  return <VoicePage nav={<ProgrammeNav />} />;
}
