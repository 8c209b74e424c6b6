import { Button, Textarea } from '@mantine/core';
import { useTexts } from '~/platform/texts.ts';
import { sayProblem, useCommands } from '~/records/commands.ts';
import styles from './call.module.css';
import { type Conversation, interactionOf } from './caller.ts';
import { callTexts } from './texts.ts';
import { useUnsaved } from './useUnsaved.ts';

/** One line about a conversation; saved it is an interaction. What is typed survives a reload. */
export function NoteForm({
  conversation,
  label,
  onSaved,
}: {
  conversation: Conversation;
  label: string;
  onSaved?: () => void;
}) {
  const t = useTexts(callTexts);
  const commands = useCommands();
  const [note, setNote] = useUnsaved(`call ${conversation.caller.id}`);
  const save = async () => {
    if (note.trim()) {
      const values = interactionOf(conversation, note, new Date());
      await commands.create('interaction', values, conversation.kind === 'call' ? t.saved : t.savedChat);
      setNote('');
      onSaved?.();
    }
  };
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        save().catch(sayProblem);
      }}
    >
      <Textarea
        label={label}
        placeholder={t.notePlaceholder}
        autosize
        minRows={1}
        maxRows={6}
        autoFocus
        maxLength={5000}
        size="md"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            save().catch(sayProblem);
          }
        }}
      />
      <Button type="submit" size="md">
        {t.save}
      </Button>
    </form>
  );
}
