// Who asked for access, and what became of it: some wait today, some were granted, declined or taken back.
import type { AccessRequestId, FacilityId } from '../../src-shared/domain/ids.ts'
import type { GroupRole } from '../../src-shared/policy/roles.ts'
import type { Part } from './people.ts'
import { idOf } from './people-happen.ts'
import type { Scene } from './people-happen.ts'
import { listFacilityIds } from './queries.ts'

interface Asking {
  readonly part: Part | undefined
  /** Days ago. */
  readonly on: number
  readonly facility: number
  readonly level: GroupRole
  readonly relationship: string
  readonly reason: string
  readonly outcome?: 'granted' | 'declined' | 'withdrawn'
}

/** Lets some people ask, after they have come in. */
export function requestsHappen(scene: Scene, parts: readonly Part[]): void {
  const waiting = parts.filter(({ fate }) => fate.kind === 'pending')
  const pending = (joined: number) => waiting.find((part) => part.joined === joined)
  const members = parts.filter(
    ({ fate, joined, group, secondary, data, isConsultant }) =>
      fate.kind === 'active' && joined > 60 && !(group ?? secondary ?? data ?? isConsultant),
  )
  // The first few of them are people to try, who stay as their description says.
  const [one, another, third] = members.slice(-3)
  const inspects = {
    relationship: 'Inspects the tanks',
    reason: 'Reads the last submittal before each visit.',
  }
  const prepares = { relationship: 'Prepares the annual report', reason: 'Takes over from a colleague.' }
  const visits = { relationship: 'Visited it once', reason: 'Curious how it is reported.' }
  const askings: readonly Asking[] = [
    { part: one, on: 44, facility: 2, level: 'viewer', ...inspects, outcome: 'granted' },
    { part: another, on: 31, facility: 5, level: 'approver', ...visits, outcome: 'declined' },
    { part: third, on: 19, facility: 1, level: 'editor', ...prepares, outcome: 'withdrawn' },
    { part: pending(9), on: 8, facility: 7, level: 'editor', ...prepares },
    { part: pending(5), on: 4, facility: 3, level: 'viewer', ...inspects },
    { part: pending(2), on: 1, facility: 0, level: 'viewer', ...inspects },
  ]
  for (const asking of askings) happens(scene, asking)
}

function happens(scene: Scene, { part, on, facility, level, relationship, reason, outcome }: Asking): void {
  if (part === undefined) return
  const { stage, diary, things } = scene
  let request = 0 as AccessRequestId
  diary.note(on, (at) => {
    const actor = idOf(scene, part)
    const about: FacilityId = listFacilityIds(stage.db)[facility]!
    const wish = { facility: about, relationship, employment: 'employee', level, reason } as const
    request = stage.act({ at, actor }, 'access-requests.submit', wish).request
  })
  if (outcome === undefined) return
  diary.note(on - 1, (at) => {
    const decided = { at, actor: things.founder }
    if (outcome === 'withdrawn') {
      stage.act({ at, actor: idOf(scene, part) }, 'access-requests.withdraw', { request })
    } else if (outcome === 'granted') {
      stage.act(decided, 'access-requests.decide', { decision: outcome, request, present: 'none', level })
    } else {
      const why = 'Submittals are only read by those who work with them. Ask your manager first.'
      stage.act(decided, 'access-requests.decide', { decision: outcome, request, reason: why })
    }
  })
}
