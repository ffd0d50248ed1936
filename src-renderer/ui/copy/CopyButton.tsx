// Puts text on the clipboard, by way of main: the page itself is denied the clipboard.
import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useCommand } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'

/** Milliseconds for which the button says that it was done. */
const saidFor = 2000

interface CopyButtonProps {
  readonly text: string
  /** Names the act: "Copy link". */
  readonly label: string
}

export function CopyButton({ text, label }: CopyButtonProps) {
  const t = useText()
  const { run } = useCommand('desktop.copy-text')
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return undefined
    const timer = setTimeout(() => setCopied(false), saidFor)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <Button
      variant="default"
      leftSection={isCopied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
      onClick={() => void run({ text }).then(({ ok }) => setCopied(ok))}
    >
      <span aria-live="polite">{isCopied ? t('shell:copied') : label}</span>
    </Button>
  )
}
