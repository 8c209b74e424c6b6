import { useTexts } from '~/platform/texts.ts';
import { Empty } from '~/ui/Empty.tsx';
import { ChangesPage } from './ChangesPage.tsx';
import { useWholeModel } from './model.ts';
import { modelTexts } from './modelTexts.ts';
import { ObjectPage } from './ObjectPage.tsx';
import { ObjectsPage } from './ObjectsPage.tsx';

/** Objects and fields: the list, one object (`deals`, `deals/rules`), or what was changed (`changes`). */
export function ModelPage({ rest }: { rest: readonly string[] }) {
  const t = useTexts(modelTexts);
  const model = useWholeModel();
  const [address, tab = 'fields'] = rest;
  if (address === 'changes') {
    return <ChangesPage />;
  }
  if (!model) {
    return null;
  }
  if (!address) {
    return <ObjectsPage model={model} />;
  }
  const object = model.objects.find((other) => other.address === address);
  return object ? (
    <ObjectPage model={model} object={object} tab={tab} key={address} />
  ) : (
    <Empty title={t.noObject} text={t.noObjectText} />
  );
}
