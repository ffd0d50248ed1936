// Which columns a list shows, in which order and how wide; remembered with the person. Everything that dragging does in the
// header can be done here by button.
import { ActionIcon, Button, Checkbox, Group, Popover } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3, IconMinus, IconPlus } from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import { useText } from '../../i18n/texts.ts'
import { narrowest, widest } from './columns.ts'
import type { ListColumn } from './columns.ts'
import { columnOrder, isShown } from './layout.ts'
import { changeListView } from './list-view.ts'
import type { ListView } from './list-view.ts'
import styles from './table.module.css'

const widthStep = 20

interface ColumnMenuProps<Row> {
  readonly screen: string
  readonly view: ListView
  readonly columns: readonly ListColumn<Row>[]
}

export function ColumnMenu<Row>({ screen, view, columns }: ColumnMenuProps<Row>) {
  const t = useText()
  const order = columnOrder(view, columns)
  const sorted = order.flatMap((id) => columns.find((column) => column.id === id) ?? [])
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" classNames={{ label: styles.buttonLabel ?? '' }}>
          <IconColumns3 size={15} aria-hidden />
          <span className={styles.label}>{t('shell:table.columns')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('shell:table.columns')}>
        {sorted.map((column, index) => (
          <ColumnRow key={column.id} {...{ screen, view, column, order, index }} />
        ))}
        <Group justify="flex-end" mt={4}>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => changeListView(screen, { order: [], shown: {}, widths: {} })}
          >
            {t('shell:table.resetColumns')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}

interface ColumnRowProps<Row> {
  readonly screen: string
  readonly view: ListView
  readonly column: ListColumn<Row>
  readonly order: readonly string[]
  readonly index: number
}

function ColumnRow<Row>({ screen, view, column, order, index }: ColumnRowProps<Row>) {
  const t = useText()
  const shown = isShown(view, column)
  const name = { name: column.header }
  const moveTo = (target: number) => {
    const next = order.filter((id) => id !== column.id)
    next.splice(target, 0, column.id)
    changeListView(screen, { order: next })
  }
  const width = view.widths[column.id] ?? column.width
  const resize = (step: number) =>
    changeListView(screen, {
      widths: { ...view.widths, [column.id]: Math.max(narrowest, Math.min(widest, width + step)) },
    })
  return (
    <div className={styles.columnRow}>
      <Checkbox
        size="xs"
        className={styles.columnName}
        label={column.header}
        checked={shown}
        disabled={column.fixed === true}
        onChange={() => changeListView(screen, { shown: { ...view.shown, [column.id]: !shown } })}
      />
      <Step icon={IconMinus} label={t('shell:table.narrower', name)} onClick={() => resize(-widthStep)} />
      <Step icon={IconPlus} label={t('shell:table.wider', name)} onClick={() => resize(widthStep)} />
      <Step
        icon={IconArrowUp}
        label={t('shell:table.moveUp', name)}
        disabled={index === 0}
        onClick={() => moveTo(index - 1)}
      />
      <Step
        icon={IconArrowDown}
        label={t('shell:table.moveDown', name)}
        disabled={index === order.length - 1}
        onClick={() => moveTo(index + 1)}
      />
    </div>
  )
}

interface StepProps {
  readonly icon: TablerIcon
  readonly label: string
  readonly disabled?: boolean
  readonly onClick: () => void
}

function Step({ icon: Icon, label, disabled = false, onClick }: StepProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={14} aria-hidden />
    </ActionIcon>
  )
}
