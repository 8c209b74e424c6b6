import { useEffect, useState } from 'react';
import { api, Problem } from '~/platform/api.ts';
import { useTexts } from '~/platform/texts.ts';
import { Accept } from './Accept.tsx';
import { doorTexts } from './doorTexts.ts';
import { Page } from './Page.tsx';
import { ToStart } from './ToStart.tsx';
import { useMailedToken } from './useMailedToken.ts';

/** What an invitation is for. */
export type Offer = {
  readonly workspace: string;
  readonly email: string;
  readonly name: string | null;
  readonly isKnown: boolean;
};

type Answer = { readonly offer: Offer } | { readonly refused: string } | 'noLine';

/** What a mailed invitation opens: who invites, and what is needed to begin. */
export function InvitationPage() {
  const t = useTexts(doorTexts);
  const token = useMailedToken();
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    let isHere = true;
    const told = (next: Answer) => isHere && setAnswer(next);
    api.get<Offer>(`/invitation?token=${encodeURIComponent(token)}`).then(
      (offer) => told({ offer }),
      (problem) => told(problem instanceof Problem ? { refused: problem.message } : 'noLine'),
    );
    return () => {
      isHere = false;
    };
  }, [token]);
  if (answer === undefined) {
    return <Page title={t.invitation}>{null}</Page>;
  }
  if (answer === 'noLine') {
    return (
      <Page title={t.invitation} text={t.noLine}>
        <ToStart label={t.again} onClick={() => location.reload()} />
      </Page>
    );
  }
  if ('refused' in answer) {
    return (
      <Page title={t.notGood} text={`${answer.refused} ${t.askAnew}`}>
        <ToStart label={t.toSignIn} />
      </Page>
    );
  }
  return <Accept key={token} offer={answer.offer} token={token} />;
}
