// The exports that were made, the newest first.
import { Table } from '@mantine/core'
import type { ExportsState } from '../../../src-shared/contract/exports.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import styles from './exports.module.css'

export function MadeExports({ made }: { readonly made: ExportsState['made'] }) {
  const t = useText()
  const format = useFormat()
  return (
    <section className={styles.card} aria-label={t('exports:made.title')}>
      <h3 className={styles.heading}>{t('exports:made.title')}</h3>
      {made.length === 0 ? (
        <p className={styles.soft}>{t('exports:made.none')}</p>
      ) : (
        <Table.ScrollContainer minWidth={760}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {(['at', 'file', 'reader', 'by', 'fingerprint'] as const).map((column) => (
                  <Table.Th key={column}>{t(`exports:made.${column}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {made.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td className={styles.when}>{format.dateTime(row.madeAt)}</Table.Td>
                  <Table.Td>{row.fileName}</Table.Td>
                  <Table.Td>{row.reader}</Table.Td>
                  <Table.Td>{row.madeBy}</Table.Td>
                  <Table.Td>
                    <code className={styles.fingerprint}>{row.fingerprint}</code>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  )
}
