import { Button } from '@mantine/core';
import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { pluralLabel } from '~/records/naming.ts';
import { useModel } from '~/records/workspace.tsx';
import { Group, Page } from '../kit/Page.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useItems } from '../kit/server.ts';
import { erasureTexts } from './erasureTexts.ts';

type Proof = {
  readonly id: string;
  readonly at: string;
  readonly object: string;
  readonly recordHash: string;
  readonly reason: string;
  readonly erased?: { readonly [object: string]: number };
  readonly changes?: number;
  readonly files?: number;
};

/** The proofs of what was erased. */
export function ErasuresPage() {
  const t = useTexts(erasureTexts);
  const proofs = useItems<Proof>('/erasures');
  return (
    <Page title={t.title} intro={t.intro}>
      {proofs && (
        <Group>
          <Rows empty={t.nothing}>
            {proofs.map((proof) => (
              <ProofRow key={proof.id} proof={proof} />
            ))}
          </Rows>
        </Group>
      )}
    </Page>
  );
}

function ProofRow({ proof }: { proof: Proof }) {
  const t = useTexts(erasureTexts);
  const formats = useFormats();
  const model = useModel();
  const { language } = useSettings();
  const object = model?.object(proof.object);
  const records = Object.values(proof.erased ?? {}).reduce((sum, count) => sum + count, 0);
  const reasons: { readonly [reason: string]: string } = {
    request: t.r_request,
    expired: t.r_expired,
    unlawful: t.r_unlawful,
    other: t.r_other,
  };
  return (
    <Row
      name={`${object ? pluralLabel(object, language) : proof.object}, ${formats.moment(proof.at)}: ${
        reasons[proof.reason] ?? proof.reason
      }`}
      more={
        <>
          {t.reach(
            formats.number(records),
            formats.number(proof.changes ?? 0),
            formats.number(proof.files ?? 0),
          )}
          <br />
          <span style={{ overflowWrap: 'anywhere' }}>
            {t.fingerprint}: {proof.recordHash}
          </span>
        </>
      }
      end={
        <Button
          component="a"
          size="xs"
          variant="default"
          href={`data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(proof, null, 2))}`}
          download={`${proof.at.slice(0, 10)}-${proof.id}.json`}
        >
          {t.save}
        </Button>
      }
    />
  );
}
