// How the file is laid out, as it was detected; every part of it can be said instead, and what the person said is marked.
import { Button, Popover, Select } from '@mantine/core'
import { ENCODINGS } from '../../../src-shared/csv/encoding.ts'
import { DELIMITERS } from '../../../src-shared/csv/sniff-dialect.ts'
import type { LayoutChosen, OpenedCsv } from '../../../src-shared/contract/imports.ts'
import { useText } from '../../i18n/texts.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { useFormat } from '../../i18n/use-format.ts'
import styles from './imports.module.css'
import { changeLayout, usePreview } from './preview-store.ts'

const quotes = ['"', "'", 'none'] as const
/** Records that can be named as the header. */
const mostHeaders = 30

export function LayoutStrip({ opened }: { readonly opened: OpenedCsv }) {
  const t = useText()
  const chosen = usePreview((preview) => preview.layout)
  const profile = usePreview((preview) => preview.profile)
  const layout = profile?.layout ?? opened.layout
  const change = (more: LayoutChosen) => void changeLayout({ ...chosen, ...more })
  const delimiters = [...new Set<string>([layout.delimiter, ...DELIMITERS])]
  return (
    <div className={styles.layout} role="group" aria-label={t('imports:layout.title')}>
      <Fact
        name="encoding"
        isChosen={chosen.encoding !== undefined}
        value={layout.encoding}
        data={ENCODINGS.map((value) => ({ value, label: t(`imports:layout.encodings.${value}`) }))}
        width={126}
        onChange={(value) => change({ encoding: value as (typeof ENCODINGS)[number] })}
      />
      <Fact
        name="delimiter"
        isChosen={chosen.delimiter !== undefined}
        value={layout.delimiter}
        data={delimiters.map((value) => ({ value, label: delimiterName(value, t) }))}
        width={108}
        onChange={(delimiter) => change({ delimiter })}
      />
      <Fact
        name="quote"
        isChosen={chosen.quote !== undefined}
        value={layout.quote ?? 'none'}
        data={quotes.map((value) => ({ value, label: quoteName(value, t) }))}
        width={86}
        onChange={(value) => change({ quote: value === 'none' ? null : value })}
      />
      <Fact
        name="header"
        isChosen={chosen.headerRecord !== undefined}
        value={String(layout.headerRecord)}
        data={headerOptions(opened, layout, t)}
        width={156}
        onChange={(value) => change({ headerRecord: Number(value) })}
      />
      {opened.above.length === 0 ? null : <Preamble above={opened.above} />}
      {Object.keys(chosen).length === 0 ? null : (
        <Button variant="subtle" size="compact-xs" onClick={() => void changeLayout({})}>
          {t('imports:layout.reset')}
        </Button>
      )}
    </div>
  )
}

interface FactProps {
  readonly name: string
  /** Said by the person, not detected. */
  readonly isChosen: boolean
  readonly value: string
  readonly data: { readonly value: string; readonly label: string }[]
  /** Pixels. */
  readonly width: number
  readonly onChange: (value: string) => void
}

function Fact({ name, isChosen, value, data, width, onChange }: FactProps) {
  const t = useText()
  return (
    <span className={styles.fact} data-chosen={isChosen || undefined}>
      <span className={styles.factName}>{t(`imports:layout.${name}`)}</span>
      <Select
        size="xs"
        variant="unstyled"
        classNames={{ input: styles.factInput ?? '', wrapper: styles.factWrapper ?? '' }}
        style={{ width }}
        aria-label={`${t(`imports:layout.${name}`)}, ${t(`imports:layout.${isChosen ? 'changed' : 'detected'}`)}`}
        data={data}
        value={value}
        allowDeselect={false}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        onChange={(next) => {
          if (next !== null && next !== value) onChange(next)
        }}
      />
    </span>
  )
}

/** What stands above the header, to be read where it is wanted. */
function Preamble({ above }: Pick<OpenedCsv, 'above'>) {
  const t = useText()
  const format = useFormat()
  return (
    <span className={styles.fact}>
      <Popover position="bottom-start" shadow="md" width="max-content">
        <Popover.Target>
          <Button variant="subtle" size="compact-xs" className={styles.preamble ?? ''}>
            {t('imports:layout.above', { count: above.length, records: format.count(above.length) })}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={styles.above ?? ''}>
          <ul aria-label={t('imports:layout.aboveTitle')}>
            {above.map(({ number, line, cells }) => (
              <li key={number}>
                <span>{t('imports:grid.line', { line: format.count(line) })}</span>
                {cells.filter((cell) => cell.trim() !== '').join(', ') || t('imports:state.blank')}
              </li>
            ))}
          </ul>
        </Popover.Dropdown>
      </Popover>
    </span>
  )
}

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
  '^': 'caret',
  '~': 'tilde',
  ' ': 'space',
}

function delimiterName(character: string, t: Translate): string {
  return t(`imports:layout.delimiters.${delimiterNames[character] ?? 'other'}`, { character })
}

function quoteName(character: string, t: Translate): string {
  if (character === 'none') return t('imports:layout.noQuotes')
  return t(`imports:layout.quotes.${character === '"' ? 'double' : 'single'}`)
}

/** The first records of the file, by what they say; one of them may be the header. */
function headerOptions({ above, records }: OpenedCsv, layout: OpenedCsv['layout'], t: Translate) {
  const { headerRecord, names } = layout
  const text = (cells: readonly string[]) => {
    const words = cells.filter((cell) => cell.trim() !== '').join(', ')
    return words.length > 60 ? `${words.slice(0, 60)}…` : words
  }
  const label = (record: number, cells: readonly string[]) => {
    const words = text(cells)
    return words === ''
      ? t('imports:layout.recordBlank', { record })
      : t('imports:layout.record', { record, text: words })
  }
  const of = ({ number, cells }: { number: number; cells: readonly string[] }) => {
    const record = number + headerRecord
    return { value: String(record), label: label(record, cells) }
  }
  return [
    { value: '0', label: t('imports:layout.noHeader') },
    ...above.map(of),
    ...(headerRecord === 0 ? [] : [{ value: String(headerRecord), label: label(headerRecord, names ?? []) }]),
    ...records.map(of),
  ].slice(0, mostHeaders + above.length)
}
