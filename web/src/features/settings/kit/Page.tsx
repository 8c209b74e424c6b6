import type { ReactNode } from 'react';
import styles from './Page.module.css';

/** One page of the settings: its name, what it is for, and what one can do first. */
export function Page({
  title,
  intro,
  actions,
  isWide,
  above,
  children,
}: {
  title: string;
  intro?: ReactNode;
  actions?: ReactNode;
  isWide?: boolean;
  above?: ReactNode;
  children: ReactNode;
}) {
  return (
    <article className={styles.page} data-wide={isWide || undefined}>
      {above}
      <header className={styles.head}>
        <div className={styles.words}>
          <h1>{title}</h1>
          {intro && <p className={styles.intro}>{intro}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </article>
  );
}

/** What belongs together, in a frame of its own. */
export function Group({
  title,
  intro,
  actions,
  children,
}: {
  title?: string | undefined;
  intro?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.group} {...(title ? { 'aria-label': title } : {})}>
      {(title || actions) && (
        <div className={styles.groupHead}>
          {title ? <h2>{title}</h2> : <p className={styles.intro}>{intro}</p>}
          {actions}
        </div>
      )}
      {intro && (title || !actions) && <p className={styles.intro}>{intro}</p>}
      <div className={styles.frame}>{children}</div>
    </section>
  );
}

/** One setting: what it is at the left, how it stands at the right. */
export function Setting({
  label,
  help,
  children,
}: {
  label: ReactNode;
  help?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={styles.setting}>
      <div className={styles.settingWords}>
        <div className={styles.label}>{label}</div>
        {help && <div className={styles.help}>{help}</div>}
      </div>
      {children && <div className={styles.control}>{children}</div>}
    </div>
  );
}

/** A short word on a tint: a state, a kind. */
export function Tag({
  tone = 'slate',
  children,
}: {
  tone?: 'slate' | 'good' | 'attention' | 'danger' | 'accent';
  children: ReactNode;
}) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}

/** What is wrong with the whole of a form. */
export function Wrong({ children }: { children: ReactNode }) {
  return children ? (
    <p role="alert" className={styles.wrong}>
      {children}
    </p>
  ) : null;
}
