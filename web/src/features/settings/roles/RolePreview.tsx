import { useFormats } from '~/platform/formats.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { inLanguage } from '~/records/naming.ts';
import { iconOf } from '~/records/places.ts';
import { Icon } from '~/ui/Icon.tsx';
import { Group } from '../kit/Page.tsx';
import { type Matrix, type MatrixObject, seenBy, seenScope } from './matrix.ts';
import styles from './Roles.module.css';
import { roleTexts } from './roleTexts.ts';

/** The places and fields as the role has them; of a role, never of a person. */
export function RolePreview({ matrix }: { matrix: Matrix }) {
  const t = useTexts(roleTexts);
  const { language } = useSettings();
  const formats = useFormats();
  const nameOf = (object: MatrixObject) => inLanguage(object.pluralLabel, language, object.object);
  const seen = seenBy(matrix);
  const unseen = matrix.objects.filter(({ read }) => read.scope === 'none');
  return (
    <Group title={t.preview} intro={t.previewIntro}>
      <ul className={styles.preview}>
        {seen.map(({ object, hidden }) => (
          <li key={object.object}>
            <Icon of={iconOf(object.object)} />
            <span>
              <b>{nameOf(object)}</b>
              <span className={styles.quiet}>
                {object.parents.length > 0 ? t.asParent : t[`l_${seenScope(object)}`]}
                {hidden.length > 0 &&
                  `, ${t.without(formats.list(hidden.map((field) => inLanguage(field.label, language, field.field))))}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {unseen.length > 0 && (
        <p className={styles.quiet} style={{ padding: '0 16px 16px' }}>
          {t.unseen(formats.list(unseen.map(nameOf)))}
        </p>
      )}
    </Group>
  );
}
