import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/platform/api.ts';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { useTitle } from '~/records/titles.ts';
import { dayAt, endOfDay } from '../kit/days.ts';
import { Group, Page, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useDo, useItems, useServer } from '../kit/server.ts';
import { roleTexts } from '../roles/roleTexts.ts';
import styles from './Mine.module.css';
import { mineTexts } from './mineTexts.ts';
import { type AccessRequest, stateKey } from './requests.ts';

type Requests = {
  readonly mine: readonly AccessRequest[];
  readonly toDecide: readonly AccessRequest[];
  readonly lent: readonly AccessRequest[];
};

type Notice = {
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly acknowledgedAt: string | null;
};

/** What others ask of one, what one asked for, and what one is told. */
export function InformPage() {
  const t = useTexts(mineTexts);
  const formats = useFormats();
  const act = useDo();
  const { data } = useServer<Requests>('/access-requests');
  const notices = useItems<Notice>('/me/notices');
  return (
    <Page title={t.inform}>
      {data && (
        <Group title={t.requests} intro={t.requestsIntro}>
          <Rows empty={t.noRequests}>
            {data.toDecide.map((request) => (
              <ToDecide key={request.id} request={request} />
            ))}
          </Rows>
        </Group>
      )}
      {notices && (
        <Group title={t.notices}>
          <Rows empty={t.noNotices}>
            {notices.map((notice) => (
              <Row
                key={notice.id}
                name={notice.text}
                more={formats.when(notice.at)}
                end={
                  !notice.acknowledgedAt && (
                    <Button
                      variant="default"
                      size="compact-sm"
                      onClick={() =>
                        act(() => api.post(`/me/notices/${notice.id}/acknowledge`), ['/me/notices'])
                      }
                    >
                      {t.noted}
                    </Button>
                  )
                }
              />
            ))}
          </Rows>
        </Group>
      )}
      {data && (
        <Group title={t.mine}>
          <Rows empty={t.noneMine}>
            {data.mine.map((request) => (
              <Row
                key={request.id}
                name={<What request={request} who={t.thisOne} isMine />}
                more={request.answer ?? request.reason}
                tags={<Tag>{t[stateKey(request.state)]}</Tag>}
              />
            ))}
          </Rows>
        </Group>
      )}
      {data && data.lent.length > 0 && (
        <Group title={t.lent}>
          <Rows>
            {data.lent.map((request) => (
              <Lent key={request.id} request={request} />
            ))}
          </Rows>
        </Group>
      )}
    </Page>
  );
}

function useAbility(ability: string | null): string {
  const t = useTexts(roleTexts);
  return ability ? (t[`a_${ability}` as 'a_export'] ?? ability) : ''; // abilities the screen does not know stay words
}

/** What is asked for, in a sentence. */
function What({ request, who, isMine }: { request: AccessRequest; who: string; isMine?: boolean }) {
  const t = useTexts(mineTexts);
  const ability = useAbility(request.ability);
  const title = useTitle(request.object ?? 'user', request.record ?? request.user);
  const what = title || t.someRecord;
  if (isMine) {
    return request.ability ? ability : what;
  }
  if (request.ability) {
    return t.asksAbility(who, ability);
  }
  return request.action === 'write' ? t.asksWrite(who, what) : t.asksRead(who, what);
}

function ToDecide({ request }: { request: AccessRequest }) {
  const t = useTexts(mineTexts);
  const act = useDo();
  const who = useTitle('user', request.user) ?? '';
  const [until, setUntil] = useState(request.until?.slice(0, 10) ?? dayAt(30));
  const [reason, setReason] = useState<string>();
  const answer = (verb: 'grant' | 'refuse', body: object, says: string) =>
    act(() => api.post(`/access-requests/${request.id}/${verb}`, body), ['/access-requests'], says);
  return (
    <Row
      name={<What request={request} who={who} />}
      more={request.reason}
      end={
        <div className={styles.answers}>
          {reason === undefined ? (
            <>
              <TextInput
                type="date"
                size="xs"
                aria-label={t.until}
                value={until}
                min={dayAt(0)}
                onChange={(event) => setUntil(event.currentTarget.value)}
              />
              <Button
                size="compact-sm"
                disabled={!until}
                onClick={() => answer('grant', { until: endOfDay(until) }, t.granted)}
              >
                {t.grant}
              </Button>
              <Button variant="default" size="compact-sm" onClick={() => setReason('')}>
                {t.refuse}
              </Button>
            </>
          ) : (
            <>
              <TextInput
                size="xs"
                aria-label={t.refuseReason}
                placeholder={t.refuseReason}
                autoFocus
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <Button
                size="compact-sm"
                disabled={!reason.trim()}
                onClick={() => answer('refuse', { reason }, t.refused)}
              >
                {t.refuse}
              </Button>
            </>
          )}
        </div>
      }
    />
  );
}

function Lent({ request }: { request: AccessRequest }) {
  const t = useTexts(mineTexts);
  const formats = useFormats();
  const act = useDo();
  const who = useTitle('user', request.user) ?? '';
  const ability = useAbility(request.ability);
  return (
    <Row
      name={`${who}: ${ability}`}
      more={request.until && t.lentUntil(formats.when(request.until))}
      end={
        <Button
          variant="default"
          size="compact-sm"
          onClick={() =>
            act(() => api.post(`/access-requests/${request.id}/end`), ['/access-requests'], t.lentEnded)
          }
        >
          {t.endLent}
        </Button>
      }
    />
  );
}
