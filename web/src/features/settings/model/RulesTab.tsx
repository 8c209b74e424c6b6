import { Button, Select, Switch } from '@mantine/core';
import { IconPlus, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Json } from '~/data/model/schema.ts';
import { api } from '~/platform/api.ts';
import { useSettings } from '~/platform/settings.ts';
import { useTexts } from '~/platform/texts.ts';
import { freeName } from '~/records/codeNames.ts';
import { inLanguage } from '~/records/naming.ts';
import { Icon } from '~/ui/Icon.tsx';
import { LabelFields } from '../kit/LabelFields.tsx';
import { isBlank, type Label, sent } from '../kit/labels.ts';
import { Group, Tag, Wrong } from '../kit/Page.tsx';
import { Panel } from '../kit/Panel.tsx';
import { Row, Rows } from '../kit/Rows.tsx';
import { useSending } from '../kit/server.ts';
import { Conditions } from './Conditions.tsx';
import { type Applied, labelOf, type ModelObject, type ModelRule, useChanged } from './model.ts';
import { modelTexts } from './modelTexts.ts';

/** What no record may be: rules with a filter and the sentence people read. */
export function RulesTab({ object }: { object: ModelObject }) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const [open, setOpen] = useState<ModelRule | 'new'>();
  return (
    <Group
      intro={t.rulesIntro}
      actions={
        <Button leftSection={<Icon of={IconPlus} size={16} />} onClick={() => setOpen('new')}>
          {t.newRule}
        </Button>
      }
    >
      <Rows empty={t.noRules}>
        {object.rules.map((rule) => {
          const field = object.fields.find(({ name }) => name === rule.field);
          return (
            <Row
              key={rule.name}
              icon={IconShieldCheck}
              name={inLanguage(rule.message, language, rule.name)}
              more={field && labelOf(field, language)}
              tags={!rule.active && <Tag>{t.inactive}</Tag>}
              onOpen={() => setOpen(rule)}
            />
          );
        })}
      </Rows>
      {open && (
        <RulePanel
          object={object}
          rule={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Group>
  );
}

function RulePanel({
  object,
  rule,
  onClose,
}: {
  object: ModelObject;
  rule: ModelRule | undefined;
  onClose: () => void;
}) {
  const t = useTexts(modelTexts);
  const { language } = useSettings();
  const changed = useChanged();
  const sending = useSending();
  const [refuses, setRefuses] = useState<Json | null>(rule?.refuses ?? null);
  const [message, setMessage] = useState<Label>(rule?.message ?? {});
  const [field, setField] = useState(rule?.field ?? null);
  const [isActive, setActive] = useState(rule?.active ?? true);
  const path = `/model/objects/${object.address}/rules`;
  const done = async (says: string, call: () => Promise<Applied>) => {
    const made = await sending.send(call);
    if (made) {
      await changed(says, made.value.batchId);
      onClose();
    }
  };
  const body = { refuses, message: sent(message), field, active: isActive };
  const save = () => {
    const name = freeName(message[language] ?? 'rule', new Set(object.rules.map((each) => each.name)));
    return rule
      ? done(t.ruleChanged, () => api.patch<Applied>(`${path}/${rule.name}`, body))
      : done(t.ruleMade, () => api.post<Applied>(path, { name, ...body }));
  };
  return (
    <Panel
      title={rule ? t.rule : t.newRule}
      onClose={onClose}
      size={640}
      foot={
        <>
          {rule && (
            <Button
              variant="subtle"
              color="var(--danger)"
              onClick={() => done(t.ruleRemoved, () => api.delete<Applied>(`${path}/${rule.name}`))}
            >
              {t.removeRule}
            </Button>
          )}
          <Button onClick={save} loading={sending.isBusy} disabled={!refuses || isBlank(message)}>
            {rule ? t.save : t.addRule}
          </Button>
        </>
      }
    >
      <Conditions label={t.refusedWhen} object={object} value={refuses} onChange={setRefuses} />
      <LabelFields
        label={t.ruleMessage}
        description={t.ruleMessageHelp}
        value={message}
        onChange={setMessage}
        error={sending.at('message')}
        isRequired
      />
      <Select
        label={t.ruleField}
        description={t.ruleFieldHelp}
        clearable
        searchable
        data={object.fields.map((each) => ({ value: each.name, label: labelOf(each, language) }))}
        value={field}
        onChange={setField}
      />
      <Switch
        label={t.ruleActive}
        checked={isActive}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      <Wrong>{sending.problem ?? sending.faults.find(({ path }) => path !== 'message')?.message}</Wrong>
    </Panel>
  );
}
