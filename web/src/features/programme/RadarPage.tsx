import { ProgrammeNav } from './ProgrammeNav.tsx';
import styles from './programme.module.css';
import { RadarPart } from './RadarPart.tsx';
import { useProgramme } from './useProgramme.ts';

/** All causes of failure by where they lie: people, process, policy, technology. */
export function RadarPage() {
  const { canLead } = useProgramme();
  return (
    <div className={styles.page}>
      <ProgrammeNav />
      <RadarPart canLead={canLead} isByFamily />
    </div>
  );
}
