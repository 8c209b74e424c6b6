import { useFormats } from '~/platform/formats.ts';
import { useTexts } from '~/platform/texts.ts';
import styles from './import.module.css';
import type { FileChange, FilePlan, ImportFile, Question } from './imports.ts';
import { dayOfExample, numberOfExample } from './plan.ts';
import { importTexts } from './texts.ts';

/** What could be read in two ways, asked once with examples of the file itself. */
export function Questions({
  file,
  plan,
  onAnswer,
}: {
  file: ImportFile;
  plan: FilePlan;
  onAnswer: (about: string, change: FileChange) => void;
}) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const meaning = ({ about, examples }: Question, choice: string): string => {
    const [example = ''] = examples;
    if (about === 'dates') {
      const day = dayOfExample(example, choice);
      return day ? t.means(example, formats.day(day)) : choice;
    }
    return t.means(example, formats.number(numberOfExample(example, choice)));
  };
  return file.questions.map((question) => {
    const name = file.columns[question.column]?.name || t.unnamed(`${question.column + 1}`);
    const asks = question.about === 'dates' ? t.askDates(name) : t.askDecimals(name);
    return (
      <fieldset key={question.about} className={styles.question}>
        <legend>{asks}</legend>
        <div className={styles.answers}>
          {question.choices.map((choice) => (
            <label key={choice} className={styles.answer}>
              <input
                type="radio"
                name={question.about}
                checked={plan.reading[question.about] === choice}
                onChange={() => onAnswer(question.about, { reading: { [question.about]: choice } })}
                onClick={() => plan.reading[question.about] === choice && onAnswer(question.about, {})}
              />
              {meaning(question, choice)}
            </label>
          ))}
        </div>
      </fieldset>
    );
  });
}
