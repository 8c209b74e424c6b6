import { Button, Radio, TextInput } from '@mantine/core';
import {
  IconBarrierBlock,
  IconBug,
  IconBulb,
  IconClockHour4,
  IconEye,
  IconForms,
  IconHelp,
  IconPuzzleOff,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { lastRefusal } from '~/platform/api.ts';
import { dayOf, useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import { Dialog } from '~/ui/Dialog.tsx';
import { Icon } from '~/ui/Icon.tsx';
import { toast } from '~/ui/toasts.ts';
import { voiceTexts } from './texts.ts';
import { useScreenName, useVoice } from './useVoice.ts';
import styles from './voice.module.css';
import { codeOf, KINDS, type Kind, screenOf, similar, timingOf } from './voice.ts';
import { workingDays } from './workingDays.ts';

const ICONS: { readonly [K in Kind]: TablerIcon } = {
  tooSlow: IconClockHour4,
  dontKnowHow: IconHelp,
  asksTooMuch: IconForms,
  wrongData: IconBarrierBlock,
  doesNotFit: IconPuzzleOff,
  feelWatched: IconEye,
  fault: IconBug,
  idea: IconBulb,
};

/** Ten seconds: what it is, a sentence if one likes, who learns the name. Works without a line. */
export function FrictionDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(voiceTexts);
  const formats = useFormats();
  const screen = screenOf(useLocation().pathname);
  const screenName = useScreenName();
  const { create } = useCommands();
  const { requests, mine } = useVoice();
  const [kind, setKind] = useState<Kind>();
  const [sentence, setSentence] = useState('');
  const [naming, setNaming] = useState('named');
  const others = kind === 'feelWatched' ? [] : similar(requests, screen, kind);

  const send = async (chosen: Kind, request?: string) => {
    const report = {
      kind: chosen,
      naming,
      screen,
      sentence: sentence.trim() || null,
      appVersion:
        document
          .querySelector('script[type=module]')
          ?.getAttribute('src')
          ?.match(/[\w.-]+$/)?.[0] ?? null,
      timing: timingOf(lastAnswer()) ?? null,
      errorCode: codeOf(lastRefusal()) ?? null,
      ...(request === undefined ? {} : { request }),
    };
    try {
      await create('frictionReport', report);
    } catch (problem) {
      sayProblem(problem);
      return;
    }
    const today = dayOf(new Date(), formats.zone);
    const isWatched = chosen === 'feelWatched';
    const by = formats.day(workingDays(today, isWatched ? 5 : 1));
    toast(isWatched ? t.thanksWatched(by) : t.thanks(by));
    onClose();
  };

  return (
    <Dialog name={t.friction} onClose={onClose}>
      <form
        className={styles.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          if (kind) {
            send(kind);
          }
        }}
      >
        <h2>{t.friction}</h2>
        <fieldset className={styles.kinds}>
          <legend className="spoken">{t.what}</legend>
          {KINDS.map((each) => (
            <button key={each} type="button" aria-pressed={each === kind} onClick={() => setKind(each)}>
              <Icon of={ICONS[each]} size={22} />
              <span>{t[each]}</span>
            </button>
          ))}
        </fieldset>
        <TextInput
          label={t.sentence}
          description={t.sentenceHint}
          maxLength={300}
          value={sentence}
          onChange={(event) => setSentence(event.currentTarget.value)}
        />
        <Radio.Group label={t.who} value={naming} onChange={setNaming}>
          <div className={styles.names}>
            <Radio value="named" label={t.named} />
            <Radio value="councilOnly" label={t.councilOnly} />
          </div>
        </Radio.Group>
        {others.length > 0 && (
          <section aria-label={t.already}>
            <h3>{t.already}</h3>
            <ul className={styles.similar}>
              {others.map((request) => (
                <li key={request.id}>
                  <span>{String(request.values.name)}</span>
                  {mine.has(request.id) ? (
                    <span className={styles.quiet}>{t.mine}</span>
                  ) : (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`${t.meToo}: ${request.values.name}`}
                      onClick={() => send(request.values.kind as Kind, request.id)}
                    >
                      {t.meToo}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className={styles.quiet}>{t.goesAlong(screenName(screen))}</p>
        <p className={styles.quiet}>{t.notAnonymous}</p>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" disabled={!kind}>
            {t.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** How long the server took for its last answer. */
function lastAnswer(): number | undefined {
  const answers = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/v1/'));
  return answers.at(-1)?.duration;
}
