import type { FieldJson, ObjectJson } from '~/data/model/schema.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { fieldTexts } from '../fields/texts.ts';
import { fieldLabel } from '../naming.ts';
import type { Reason } from './found.ts';
import styles from './Reasons.module.css';
import { likenessTexts } from './texts.ts';

type Likeness = Exclude<
  keyof (typeof likenessTexts)['en'],
  'already' | 'another' | 'cancel' | 'given' | 'family'
>;

/** The parts of an address that are compared one by one; each has its own line, so each has its own name. */
const ADDRESS = ['street', 'postalCode', 'city', 'region', 'country'] as const;

/** Why two records may be the same, a line for each field, what speaks against it as well. */
export function Reasons({ object, reasons }: { object: ObjectJson; reasons: readonly Reason[] }) {
  const t = useTexts(likenessTexts);
  const { language } = useSettings();
  const parts = useTexts(fieldTexts);
  const nameOfPart = (field: FieldJson, part: string) => {
    if (part === 'given' || part === 'family') {
      return t[part];
    }
    const name = ADDRESS.find((each) => each === part);
    return name ? parts[name] : fieldLabel(field, language);
  };
  const shown = reasons.filter(({ bits }) => Math.abs(bits) >= 0.5);
  return (
    <ul className={styles.reasons}>
      {shown.map(({ field: path, likeness, bits }) => {
        const [of, part] = path.split('.');
        const field = object.fields.find(({ name }) => name === of);
        return (
          field && (
            <li key={path} data-against={bits < 0 || undefined}>
              <span>{part ? nameOfPart(field, part) : fieldLabel(field, language)}</span>
              {/* the server's words are those of the type */}
              <span>{t[likeness as Likeness]}</span>
            </li>
          )
        );
      })}
    </ul>
  );
}
