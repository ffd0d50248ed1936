// The rows of an Invite form, and main's verdict on each: asked while they are typed, and again before they are sent.
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import type { InviteeJudgement } from '../../../src-shared/contract/invitations.ts'
import { inviteesAtOnce } from '../../../src-shared/contract/invitations.ts'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { useCall } from '../../api/use-call.ts'
import type { PastedRow } from './pasted.ts'

export interface Invitee extends PastedRow {
  readonly key: number
  readonly role: string
  /** Whether somebody has been through with it: what is missing is not told before. */
  readonly isLeft: boolean
}

/** Milliseconds without typing before main is asked. */
const pause = 250

export function useInvitees(program: ProgramId | null, firstRole: string) {
  const [invitees, setInvitees] = useState<readonly Invitee[]>(() => [blank(1, firstRole)])
  const filled = invitees.filter(isFilled)
  const [asked] = useDebouncedValue(filled, pause)
  const { value, error } = useJudgement(program, asked)
  const verdicts = useMemo(() => {
    const byKey = new Map<number, InviteeJudgement>()
    asked.forEach(({ key }, index) => {
      const verdict = value?.rows[index]
      if (verdict !== undefined) byKey.set(key, verdict)
    })
    return byKey
  }, [asked, value])
  const change = (key: number, part: Partial<Invitee>) =>
    setInvitees((rows) => rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const next = () => Math.max(0, ...invitees.map(({ key }) => key)) + 1
  return {
    invitees,
    filled,
    verdicts,
    error,
    change,
    add: () => setInvitees((rows) => [...rows, blank(next(), rows.at(-1)?.role ?? firstRole)]),
    remove: (key: number) =>
      setInvitees((rows) =>
        rows.length === 1 ? [blank(next(), firstRole)] : rows.filter((row) => row.key !== key),
      ),
    leaveAll: () => setInvitees((rows) => rows.map((row) => ({ ...row, isLeft: true }))),
    /** In place of the row that was pasted into. @returns how many came in */
    paste: (key: number, pasted: readonly PastedRow[]) => {
      const role = invitees.find((row) => row.key === key)?.role ?? firstRole
      const others = invitees.filter((row) => row.key !== key && isFilled(row))
      const taken = pasted.slice(0, inviteesAtOnce - others.length)
      const from = next()
      const rows = taken.map((row, index) => ({ ...row, key: from + index, role, isLeft: true }))
      setInvitees([...others, ...rows])
      return taken.length
    },
    clear: () => setInvitees([blank(next(), firstRole)]),
  }
}

export type Invitees = ReturnType<typeof useInvitees>

function useJudgement(program: ProgramId | null, rows: readonly Invitee[]) {
  const input = useMemo(() => (rows.length === 0 ? null : { rows: rows.map(toRow) }), [rows])
  const refreshOn = ['people', 'invitations', 'roles'] as const
  const organization = useCall('invitations.judge', program === null ? (input as never) : null, { refreshOn })
  const inProgram = useCall(
    'programs.judge-invitations',
    program === null || input === null ? null : ({ program, ...input } as never),
    { refreshOn },
  )
  return program === null ? organization : inProgram
}

/** As main takes it; which roles there are, the form has from main. */
export function toRow({ email, firstName, lastName, title, phone, role }: Invitee) {
  return { email, firstName, lastName, title, phone, role }
}

function isFilled({ email, firstName, lastName, title, phone }: PastedRow): boolean {
  return [email, firstName, lastName, title, phone].some((text) => text.trim() !== '')
}

function blank(key: number, role: string): Invitee {
  return { key, role, isLeft: false, email: '', firstName: '', lastName: '', title: '', phone: '' }
}
