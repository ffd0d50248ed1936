// The three cards of a person's page. Above them, why the person cannot sign in, if so (S3-10, S3-13, X-08, X-09).
import type { HeldRoles } from '../../../src-shared/contract/roles.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import { EmissionsCard } from './EmissionsCard.tsx'
import { ProgramsCard } from './ProgramsCard.tsx'
import styles from './roles.module.css'
import { SubmittalsCard } from './SubmittalsCard.tsx'

export interface CardProps {
  readonly held: HeldRoles
  readonly isReadOnly: boolean
}

export function HeldCards(props: CardProps) {
  const { signInRefusal } = props.held
  return (
    <>
      {signInRefusal === null ? null : <Notice tone="attention">{signInRefusal}</Notice>}
      <div className={styles.cardsFrame}>
        <div className={styles.cards}>
          <SubmittalsCard {...props} />
          <ProgramsCard {...props} />
          <EmissionsCard {...props} />
        </div>
      </div>
    </>
  )
}
