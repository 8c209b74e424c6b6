/** What is wrong with a form, said aloud as it comes. */
export function Trouble({ text }: { text: string | undefined }) {
  return (
    <p role="alert" style={{ margin: 0, color: 'var(--danger)' }} hidden={!text}>
      {text}
    </p>
  );
}
