// A search over what is shown. The menu's "search" leads to it, Escape empties it.
import { CloseButton, TextInput } from '@mantine/core'
import type { TextInputProps } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { on } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'

interface SearchFieldProps extends Pick<TextInputProps, 'className' | 'maxLength' | 'maw' | 'mb'> {
  /** What it looks through, as in "Search names and e-mail addresses". */
  readonly label: string
  /** What may be typed; the label stands above the field then, and else in it. */
  readonly example?: string
  readonly words: string
  readonly onWords: (words: string) => void
}

export function SearchField({ label, example, words, onWords, ...rest }: SearchFieldProps) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  useEffect(
    () =>
      on('menu', ({ command }) => {
        if (command === 'search') input.current?.select()
      }),
    [],
  )
  return (
    <TextInput
      {...rest}
      ref={input}
      type="search"
      {...(example === undefined ? { 'aria-label': label } : { label })}
      placeholder={example ?? label}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        words === '' ? null : (
          <CloseButton size="sm" aria-label={t('shell:table.clearSearch')} onClick={() => onWords('')} />
        )
      }
      value={words}
      onChange={(event) => onWords(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || words === '') return
        event.stopPropagation()
        onWords('')
      }}
    />
  )
}
