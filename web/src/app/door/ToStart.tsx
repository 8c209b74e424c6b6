import { Button } from '@mantine/core';
import styles from './Page.module.css';

/** The one thing to do on a page that has nothing else; without more it leads to where the app begins. */
export function ToStart({ label, onClick }: { label: string; onClick?: () => void }) {
  return (
    <div className={styles.only}>
      {onClick ? (
        <Button size="md" onClick={onClick}>
          {label}
        </Button>
      ) : (
        <Button size="md" component="a" href="/">
          {label}
        </Button>
      )}
    </div>
  );
}
