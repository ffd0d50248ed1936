// Asking before something that cannot simply be taken back: what will happen in a sentence, and a button that names the act.
import { Button, Group, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { createViewStore } from '../../api/view-store.ts'
import { useText } from '../../i18n/texts.ts'
import { useFocusReturn } from './focus-return.ts'

export interface Confirmation {
  readonly title: string
  /** What follows from it, in a sentence or two. */
  readonly consequence: ReactNode
  /** The act itself: "Remove", never "OK". */
  readonly act: string
  readonly cancel?: string
  /** Acts that take something away. */
  readonly dangerous?: boolean
}

interface Asked {
  readonly question: Confirmation | null
  readonly answer: (agreed: boolean) => void
}

const useAsked = createViewStore<Asked>(() => ({ question: null, answer: () => {} }))

/** Asks, and resolves to whether the person agreed. `if (await confirm({…})) …` */
export function confirm(question: Confirmation): Promise<boolean> {
  useAsked.getState().answer(false)
  return new Promise((resolve) => {
    const answer = (agreed: boolean) => {
      useAsked.setState({ question: null, answer: () => {} })
      resolve(agreed)
    }
    useAsked.setState({ question, answer })
  })
}

/** Where questions appear; once in the app. */
export function ConfirmHost() {
  const { question, answer } = useAsked()
  return question === null ? null : <Question question={question} answer={answer} />
}

function Question({ question, answer }: { question: Confirmation; answer: Asked['answer'] }) {
  const t = useText()
  useFocusReturn()
  return (
    <Modal
      opened
      role="alertdialog"
      aria-label={question.title}
      title={question.title}
      onClose={() => answer(false)}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <div>{question.consequence}</div>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={() => answer(false)} data-autofocus>
          {question.cancel ?? t('shell:cancel')}
        </Button>
        <Button {...(question.dangerous === true ? { color: 'red' } : {})} onClick={() => answer(true)}>
          {question.act}
        </Button>
      </Group>
    </Modal>
  )
}
