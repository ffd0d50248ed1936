// A module's part of what a person holds, under the module's own name.
import { Title } from '@mantine/core'
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { RoleGrant } from '../../../src-shared/contract/roles.ts'
import type { Module } from '../../../src-shared/policy/roles.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { EndBadge } from '../../ui/status/EndBadge.tsx'
import styles from './roles.module.css'

export function ModuleCard({ module, children }: { readonly module: Module; readonly children: ReactNode }) {
  const t = useText()
  const heading = useId()
  return (
    <section aria-labelledby={heading} className={styles.card} data-module={module}>
      <Title id={heading} order={2} size="h3">
        {t(`policy:modules.${module}`)}
      </Title>
      {children}
    </section>
  )
}

/** Since when and by whom, and when it ends or ended if it does. */
export function GrantLine({ grant }: { readonly grant: RoleGrant | null }) {
  const t = useText()
  const format = useFormat()
  if (grant === null) return null
  const date = format.date(grant.at)
  const since =
    grant.by === null ? t('roles:held.since', { date }) : t('roles:held.sinceBy', { date, by: grant.by })
  return (
    <p className={styles.grant}>
      {since} <EndBadge expiresAt={grant.expiresAt} />
    </p>
  )
}
