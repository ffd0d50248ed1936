// A day, or a moment of a day, typed in the person's own date format and meant by their own clock.
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { readWallText, showWallText } from '../../../src-shared/i18n/wall-text.ts'
import { usePreferences } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { unreadableField } from './unreadable.ts'

interface WallTimeFieldProps {
  readonly label: string
  readonly description?: string
  /** Whether a time may stand behind the date. */
  readonly withTime?: boolean
  /** Whether nothing is wrong, too. */
  readonly needed?: boolean
  /** `yyyy-mm-dd` or `yyyy-mm-ddThh:mm`; null: nothing, or nothing that can be read. */
  readonly value: string | null
  readonly onChange: (wall: string | null) => void
  /** What is wrong with a value that can be read. */
  readonly error?: ReactNode
}

export function WallTimeField(props: WallTimeFieldProps) {
  const { label, description, withTime = false, needed = false, value, onChange, error } = props
  const t = useText()
  const preferences = usePreferences()
  const shown = value === null ? '' : showWallText(value, preferences)
  const [typed, setTyped] = useState(shown)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    // Chosen from elsewhere, as by a button for the last week; what is being typed stays as it is.
    setKnown(value)
    if (read(typed) !== value) setTyped(shown)
  }
  const example = showWallText(withTime ? '2026-03-31T14:30' : '2026-03-31', preferences)
  const isWrong = (needed || typed.trim() !== '') && read(typed) === null
  return (
    <TextInput
      label={label}
      description={description}
      placeholder={example}
      value={typed}
      error={isWrong ? t('errors:field.wall-time', { example }) : error}
      {...unreadableField(isWrong)}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const wall = read(text)
        setKnown(wall)
        onChange(wall)
      }}
    />
  )

  function read(text: string): string | null {
    const wall = readWallText(text, preferences)
    return wall === null || withTime || !wall.includes('T') ? wall : null
  }
}
