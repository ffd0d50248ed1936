// A calendar day as the person writes days (S3-25): read strictly by their date format, shown in it, and empty for none.
import { TextInput } from '@mantine/core'
import type { TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { dateFormat, isoText, readDate } from '../../../src-shared/csv/date-format.ts'
import { usePreferences } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'

/** Its day cannot be taken for a month. */
const exampleDay = '2031-01-31'

interface DayFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** `yyyy-mm-dd`, or null for none. */
  readonly value: string | null
  /** Told when a whole day has been written, or everything taken away. */
  readonly onDay: (day: string | null) => void
}

export function DayField({ value, onDay, ...props }: DayFieldProps) {
  const t = useText()
  const format = useFormat()
  const { dateFormat: name } = usePreferences()
  const shownFor = (day: string | null) => (day === null ? '' : format.day(day))
  const [written, setWritten] = useState({ text: shownFor(value), value })
  const [isUnread, setUnread] = useState(false)
  // Set from outside, as by an undo.
  if (written.value !== value) {
    setWritten({ text: shownFor(value), value })
    setUnread(false)
  }
  const write = (text: string) => {
    const day = readDay(name, text)
    setUnread(false)
    setWritten({ text, value: day === undefined ? value : day })
    if (day !== undefined && day !== value) onDay(day)
  }
  return (
    <TextInput
      placeholder={name}
      autoComplete="off"
      {...props}
      value={written.text}
      error={isUnread ? t('shell:form.noDay', { example: format.day(exampleDay) }) : props.error}
      onChange={(event) => write(event.currentTarget.value)}
      onBlur={() => setUnread(readDay(name, written.text) === undefined)}
    />
  )
}

/** Undefined for what is no day, null for nothing. */
function readDay(name: string, text: string): string | null | undefined {
  if (text.trim() === '') return null
  const format = dateFormat(name)
  const reading = readDate(format, text.trim())
  return reading.ok ? isoText(reading.parts, format) : undefined
}
