// Rules that hold for the whole file: what two-digit years mean, and whether 24:00 ends a day. They show where they matter.
import { Checkbox, NumberInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import styles from './card.module.css'
import type { PreviewColumn } from './columns.ts'
import { changePivot, setHourEnding, usePreview } from './preview-store.ts'

/** Milliseconds without a key before the file is read again. */
const typingPause = 500
/** All two-digit years are of the 2000s. */
const mostPivot = 100

export function FileRules({ columns }: { readonly columns: readonly PreviewColumn[] }) {
  const dates = columns.filter(({ kind }) => kind === 'date')
  const hasTwoDigitYears = dates.some(
    ({ format, profile }) => isTwoDigit(format) || (profile?.date?.range?.pivot ?? null) !== null,
  )
  const has24 = columns.some(({ profile }) => (profile?.date?.endOfDay ?? profile?.time?.endOfDay ?? 0) > 0)
  if (!hasTwoDigitYears && !has24) return null
  return (
    <section className={styles.card}>
      {hasTwoDigitYears ? (
        <Pivot inFuture={Math.max(0, ...dates.map(({ profile }) => profile?.date?.range?.inFuture ?? 0))} />
      ) : null}
      {has24 ? <HourEnding /> : null}
    </section>
  )
}

function isTwoDigit(format: string | null): boolean {
  return format !== null && /(?<!y)yy(?!y)/.test(format)
}

function Pivot({ inFuture }: { readonly inFuture: number }) {
  const t = useText()
  const format = useFormat()
  const pivot = usePreview((preview) => preview.pivot)
  const [typed, setTyped] = useState(pivot)
  useEffect(() => {
    if (typed === pivot) return undefined
    const timer = setTimeout(() => void changePivot(typed), typingPause)
    return () => clearTimeout(timer)
  }, [typed, pivot])
  return (
    <NumberInput
      size="xs"
      label={t('imports:rules.pivot')}
      description={meaning(typed, t)}
      {...(inFuture > 0
        ? { error: t('imports:rules.inFuture', { count: inFuture, values: format.count(inFuture) }) }
        : {})}
      min={0}
      max={mostPivot}
      allowDecimal={false}
      clampBehavior="strict"
      value={typed}
      onChange={(value) => {
        if (typeof value === 'number') setTyped(value)
      }}
    />
  )
}

function meaning(pivot: number, t: ReturnType<typeof useText>): string {
  if (pivot === 0) return t('imports:rules.pivotAll1900')
  if (pivot === mostPivot) return t('imports:rules.pivotAll2000')
  const two = (year: number) => String(year).padStart(2, '0')
  return t('imports:rules.pivotHint', {
    last: two(pivot - 1),
    lastYear: 2000 + pivot - 1,
    pivot: two(pivot),
    pivotYear: 1900 + pivot,
  })
}

function HourEnding() {
  const t = useText()
  const checked = usePreview((preview) => preview.hourEnding)
  return (
    <Checkbox
      size="xs"
      label={t('imports:rules.hourEnding')}
      checked={checked}
      onChange={(event) => setHourEnding(event.currentTarget.checked)}
    />
  )
}
