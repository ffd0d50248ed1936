// The search over a tree. The menu's "search" leads to it, Escape empties it.
import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { on } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import styles from './tree.module.css'

interface TreeSearchProps {
  readonly label: string
  readonly words: string
  readonly onWords: (words: string) => void
}

export function TreeSearch({ label, words, onWords }: TreeSearchProps) {
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
      ref={input}
      type="search"
      className={styles.search}
      aria-label={label}
      placeholder={label}
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
