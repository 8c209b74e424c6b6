import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { inLanguage } from '~/records/naming.ts';
import { Group } from '../kit/Page.tsx';
import { ACTIONS, type Matrix, type MatrixObject } from './matrix.ts';
import styles from './Roles.module.css';
import { roleTexts } from './roleTexts.ts';

/** What a role is, as one would tell a colleague. */
export function InWords({ matrix }: { matrix: Matrix }) {
  const t = useTexts(roleTexts);
  const { language } = useSettings();
  const formats = useFormats();
  const { scopes } = matrix;
  const nameOf = (object: MatrixObject) => inLanguage(object.pluralLabel, language, object.object);
  const fieldsOf = (object: MatrixObject, right: 'hidden' | 'read') =>
    object.fields
      .filter((field) => field.right === right)
      .map((field) => inLanguage(field.label, language, field.field));
  const differences = matrix.objects.flatMap((object) => {
    const said = matrix.rights[object.object];
    const actions = ACTIONS.flatMap((action) => {
      const scope = said?.[action];
      return scope ? [t.differsDoes(t[action], t[`l_${scope}`])] : [];
    });
    const hidden = fieldsOf(object, 'hidden');
    const fixed = fieldsOf(object, 'read');
    return [
      ...(actions.length > 0 ? [`${nameOf(object)}: ${actions.join(', ')}`] : []),
      ...(hidden.length > 0 ? [t.hides(nameOf(object), formats.list(hidden))] : []),
      ...(fixed.length > 0 ? [t.fixes(nameOf(object), formats.list(fixed))] : []),
    ];
  });
  return (
    <Group title={t.inWords}>
      <div className={styles.words}>
        <p>
          {t.sentence(
            t[`l_${scopes.read}`],
            t[`l_${scopes.create}`],
            t[`l_${scopes.write}`],
            t[`l_${scopes.delete}`],
          )}{' '}
          {differences.length > 0 && t.differs}
        </p>
        {differences.length > 0 && (
          <ul>
            {differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        )}
      </div>
    </Group>
  );
}
