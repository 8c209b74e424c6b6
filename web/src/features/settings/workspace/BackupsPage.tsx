import { IconArchive } from '@tabler/icons-react';
import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { Group, Page, Tag } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useItems } from '../kit/server.ts';
import { workspaceTexts } from './workspaceTexts.ts';

type Backup = {
  readonly id: string;
  readonly endedAt: string;
  readonly file: string | null;
  readonly size: number | null;
  readonly verified: boolean;
  readonly failure: string | null;
};

/** The latest backups, made and failed. */
export function BackupsPage() {
  const t = useTexts(workspaceTexts);
  const formats = useFormats();
  const backups = useItems<Backup>('/backups');
  return (
    <Page title={t.backups} intro={t.backupsIntro}>
      {backups && (
        <Group>
          <Rows empty={t.backupsNone}>
            {backups.map((backup) => (
              <Row
                key={backup.id}
                icon={IconArchive}
                name={formats.when(backup.endedAt)}
                more={[backup.file, backup.size && formats.bytes(backup.size), backup.failure]
                  .filter(Boolean)
                  .join(' · ')}
                tags={
                  backup.failure ? (
                    <Tag tone="danger">{t.failed}</Tag>
                  ) : (
                    <Tag tone={backup.verified ? 'good' : 'attention'}>
                      {backup.verified ? t.verified : t.notVerified}
                    </Tag>
                  )
                }
              />
            ))}
          </Rows>
        </Group>
      )}
    </Page>
  );
}
