import { IconChevronRight } from '@tabler/icons-react';
import { Fragment, useId, useState } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { inLanguage } from '~/records/naming.ts';
import { Icon } from '~/ui/Icon.tsx';
import { Group } from '../kit/Page.tsx';
import {
  ACTIONS,
  choicesOf,
  type FieldRight,
  inheritedScope,
  type Matrix,
  type MatrixObject,
  objectsInOrder,
  type Rights,
  withField,
  withScope,
} from './matrix.ts';
import styles from './Roles.module.css';
import { roleTexts } from './roleTexts.ts';
import { ScopeSelect } from './ScopeSelect.tsx';

/** Objects and actions of a role; each cell is saved as it is chosen. */
export function RightsTable({
  matrix,
  isModeller,
  onChange,
}: {
  matrix: Matrix;
  /** Whether the role may change the model, and with it what has no owner. */
  isModeller: boolean;
  onChange: (rights: Rights) => void;
}) {
  const t = useTexts(roleTexts);
  const [open, setOpen] = useState<string>();
  return (
    <Group title={t.byObject} intro={t.byObjectIntro}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t.object}</th>
            {ACTIONS.map((action) => (
              <th key={action} scope="col">
                {t[action]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {objectsInOrder(matrix).map((object) => (
            <ObjectRights
              key={object.object}
              object={object}
              matrix={matrix}
              isModeller={isModeller}
              isOpen={open === object.object}
              onOpen={() => setOpen(open === object.object ? undefined : object.object)}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
    </Group>
  );
}

function ObjectRights({
  object,
  matrix,
  isModeller,
  isOpen,
  onOpen,
  onChange,
}: {
  object: MatrixObject;
  matrix: Matrix;
  isModeller: boolean;
  isOpen: boolean;
  onOpen: () => void;
  onChange: (rights: Rights) => void;
}) {
  const t = useTexts(roleTexts);
  const { language } = useSettings();
  const id = useId();
  const name = inLanguage(object.pluralLabel, language, object.object);
  const choices = choicesOf(object);
  const said = matrix.rights[object.object];
  return (
    <Fragment>
      <tr>
        <th scope="row">
          <button
            type="button"
            className={styles.opener}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={onOpen}
          >
            <Icon of={IconChevronRight} size={16} />
            {name}
          </button>
        </th>
        {ACTIONS.map((action) => (
          <td key={action} data-action={t[action]}>
            {choices.length === 0 ? (
              <span className={styles.fixed}>{action === 'read' ? t.s_all : t.asUsers}</span>
            ) : (
              <ScopeSelect
                label={`${name}: ${t[action]}`}
                value={said?.[action]}
                choices={choices}
                otherwise={
                  object.parents.length > 0
                    ? t.asParent
                    : t.asRole(t[`s_${inheritedScope(matrix, object, action, isModeller)}`])
                }
                onChange={(scope) => onChange(withScope(matrix.rights, object.object, action, scope))}
              />
            )}
          </td>
        ))}
      </tr>
      {isOpen && (
        <tr id={id}>
          <td colSpan={5} className={styles.open}>
            <fieldset className={styles.fields} aria-label={t.fieldsOf(name)}>
              {object.fields.map((field) => (
                <label key={field.field} className={styles.field}>
                  <span>{inLanguage(field.label, language, field.field)}</span>
                  <select
                    className={styles.select}
                    data-said={field.right === 'write' ? undefined : true}
                    title={field.canBeHidden ? undefined : t.mustBeSeen}
                    value={field.right}
                    onChange={(event) =>
                      onChange(
                        withField(
                          matrix.rights,
                          object.object,
                          field.field,
                          event.currentTarget.value as FieldRight, // the options below are all there are
                        ),
                      )
                    }
                  >
                    <option value="write">{t.f_write}</option>
                    <option value="read">{t.f_read}</option>
                    {field.canBeHidden && <option value="hidden">{t.f_hidden}</option>}
                  </select>
                </label>
              ))}
            </fieldset>
          </td>
        </tr>
      )}
    </Fragment>
  );
}
