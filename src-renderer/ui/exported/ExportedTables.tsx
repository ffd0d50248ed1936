// How much of each table an export holds, and how much of it is withheld; tables with nothing either way are left out.
import { Table } from '@mantine/core'
import type { ExportedRows } from '../../../src-shared/contract/exports.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import styles from './exported.module.css'

interface ExportedTablesProps {
  readonly label: string
  readonly tables: readonly ExportedRows[]
}

export function ExportedTables({ label, tables }: ExportedTablesProps) {
  const t = useText()
  const format = useFormat()
  return (
    <Table className={styles.table} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('exports:plan.table')}</Table.Th>
          <Table.Th className={styles.number}>{t('exports:plan.rows')}</Table.Th>
          <Table.Th className={styles.number}>{t('exports:plan.withheld')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tables
          .filter(({ rows, withheld }) => rows + withheld > 0)
          .map(({ table, rows, withheld }) => (
            <Table.Tr key={table}>
              <Table.Td>{t(`exports:tables.${table}`)}</Table.Td>
              <Table.Td className={styles.number}>{format.count(rows)}</Table.Td>
              <Table.Td className={styles.number}>{format.count(withheld)}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  )
}
