// The backups there are; generations keep the list short, so it is a plain table.
import { Button, Table } from '@mantine/core'
import type { BackupRow } from '../../../src-shared/contract/backups.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Empty } from '../../ui/states/Empty.tsx'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import styles from './backups.module.css'

interface BackupListProps {
  readonly backups: readonly BackupRow[]
  readonly onOpen: (name: string) => void
}

export function BackupList({ backups, onOpen }: BackupListProps) {
  const t = useText()
  const format = useFormat()
  const mayMake = useMay('settings.edit')
  if (backups.length === 0)
    return (
      <Empty title={t('backups:list.empty')}>
        {t(mayMake ? 'backups:list.emptyHint' : 'backups:list.emptyLook')}
      </Empty>
    )
  return (
    <Table aria-label={t('backups:list.label')} className={styles.table} verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('backups:list.at')}</Table.Th>
          <Table.Th className={styles.number}>{t('backups:list.size')}</Table.Th>
          <Table.Th className={styles.number}>{t('backups:list.people')}</Table.Th>
          <Table.Th className={styles.number}>{t('backups:list.events')}</Table.Th>
          <Table.Th>{t('backups:list.state')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {backups.map(({ name, at, bytes, holds, isInSecond }) => (
          <Table.Tr key={name}>
            <Table.Td>{format.dateTime(at)}</Table.Td>
            <Table.Td className={styles.number}>
              {t('backups:megabytes', { count: format.quantity((bytes / 1_000_000).toFixed(2)) })}
            </Table.Td>
            <Table.Td className={styles.number}>{holds === null ? '' : format.count(holds.people)}</Table.Td>
            <Table.Td className={styles.number}>
              {holds === null
                ? ''
                : t('backups:events', { count: holds.events, shown: format.count(holds.events) })}
            </Table.Td>
            <Table.Td>
              <span className={styles.badges}>
                <StatusBadge
                  tone={holds === null ? 'attention' : 'good'}
                  label={t(holds === null ? 'backups:list.unknown' : 'backups:list.verified')}
                />
                {isInSecond ? <StatusBadge tone="neutral" label={t('backups:list.inSecond')} /> : null}
              </span>
            </Table.Td>
            <Table.Td className={styles.act}>
              <Button variant="subtle" size="compact-sm" onClick={() => onOpen(name)}>
                {t('backups:list.look')}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
