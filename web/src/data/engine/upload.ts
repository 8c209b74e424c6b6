import type { BlobAbout, Entry, KeptBlob } from '../keeper/keeper.ts';
import { difference, refusing } from '../outbox/answers.ts';
import { changed, remapped } from '../outbox/drafts.ts';
import { Outbox } from '../outbox/outbox.ts';
import type { Desk } from './desk.ts';
import { type Line, Refused } from './line.ts';
import { untilSettled } from './push.ts';

/**
 * Sends the bytes of a file that was captured here, and lets later edits name it as the server does.
 *
 * The mutation's id is the key of idempotency: bytes sent twice make one file, for 24 hours.
 */
export async function upload(desk: Desk, line: Line, entry: Entry): Promise<void> {
  const { upload: file } = entry;
  const bytes = file && (await desk.keeper.blob(file.blob));
  if (!file || !bytes) {
    await untilSettled(desk, () => refusing(desk.outbox, [entry], [{ code: 'bytesMissing' }]));
    return;
  }
  let id: string;
  try {
    const answer = await line.call({
      method: 'POST',
      path: `/files?name=${encodeURIComponent(file.name)}`,
      body: bytes,
      headers: { 'Idempotency-Key': entry.mutation.id, 'Content-Type': file.type },
    });
    id = JSON.parse(answer.text).id;
  } catch (failure) {
    if (failure instanceof Refused && !failure.isPassing && !failure.isSession && failure.status !== 409) {
      const errors = [{ code: failure.code, message: failure.message }];
      await untilSettled(desk, () => refusing(desk.outbox, [entry], errors));
      return;
    }
    throw failure;
  }
  await untilSettled(desk, () => {
    const after = new Outbox();
    after.reset(desk.outbox.entries);
    after.apply({ remove: [entry.seq] });
    after.apply({ put: remapped(after, new Map([[file.blob, id]])) });
    after.apply({ put: independent(after, entry.mutation.id) });
    return { ...difference(desk.outbox, after), blobs: renamedBlob(desk, file.blob, id, bytes) };
  });
}

/** The server knows nothing of uploads as mutations: what waited for one no longer names it. */
function independent(outbox: Outbox, id: string): Entry[] {
  return outbox.entries
    .filter((entry) => entry.state === 'waiting' && entry.mutation.dependsOn.includes(id))
    .map((entry) => {
      const dependsOn = entry.mutation.dependsOn.filter((other) => other !== id);
      return changed(entry, { mutation: { ...entry.mutation, dependsOn } });
    });
}

function renamedBlob(desk: Desk, from: string, to: string, bytes: Uint8Array) {
  const known: BlobAbout | undefined = desk.blobs.get(from);
  const put: KeptBlob[] = known ? [{ about: { ...known, id: to, isUnsent: false }, bytes }] : [];
  return { remove: [from], put };
}
