// Who created the made-up programs, and whom their Main Site Contacts took in (S2-05, S2-24, X-04).
import type { ProgramId } from '../../src-shared/domain/ids.ts'
import { founder, personas } from './people.ts'
import type { Part } from './people.ts'
import { idOf } from './people-happen.ts'
import type { Scene } from './people-happen.ts'
import { programs } from './places.ts'
import { createRandom } from './random.ts'

/** The given name of the founder or of somebody to try, and when, in days ago. */
const creators: Record<(typeof programs)[number], readonly [givenName: string, created: number]> = {
  'Headquarters Green Building': ['Marisol', 390],
  'Harbor Yard Fleet Electrification': ['Ren', 372],
  'Cedar Point Net-Zero Water': ['Amara', 360],
  'Willow Bend Solar Certification': ['Anjali', 331],
  'Lowmarsh Wetland Restoration': ['Tess', 180],
  'Zero Waste Field Operations': ['Camille', 150],
  'Orchard Renewable Gas Credits': ['Amara', 120],
  'Employee Commute Partnership': ['Owen', 90],
}

/** When contacts are taken in, in days ago, and when one program changes hands. */
const takenIn = 45
const handedOver = 30

export function programsHappen(scene: Scene, parts: readonly Part[]): void {
  const { stage, diary } = scene
  const random = createRandom(11)
  const ids = new Map<string, ProgramId>()
  const called = (givenName: string) =>
    [founder, ...personas].find(({ firstName }) => firstName === givenName)!
  const candidates = parts.filter(({ fate, joined }) => fate.kind === 'active' && joined > takenIn + 2)
  for (const name of programs) {
    const [givenName, created] = creators[name]
    const main = called(givenName)
    diary.note(created, (at) => {
      const { id } = stage.act({ at, actor: idOf(scene, main) }, 'programs.create', { name })
      ids.set(name, id)
    })
    diary.note(takenIn, (at) => {
      const others = candidates.filter(({ email }) => email !== main.email && email !== called('Elif').email)
      const contacts = random.some(others, 5 + random.below(6))
      const changes = contacts.map((contact, index) => ({
        action: 'programs.set-contact' as const,
        program: ids.get(name)!,
        person: idOf(scene, contact),
        present: 'none' as const,
        next: index < 3 ? ('contributor' as const) : ('viewer' as const),
      }))
      stage.act({ at, actor: idOf(scene, main) }, 'programs.set-contact', { changes })
    })
  }
  diary.note(takenIn, (at) => {
    const change = { action: 'programs.set-contact', present: 'none' } as const
    const person = idOf(scene, called('Elif'))
    const [harbor, wetland] = [
      ids.get('Harbor Yard Fleet Electrification')!,
      ids.get('Lowmarsh Wetland Restoration')!,
    ]
    const changes = [
      { ...change, person, program: harbor, next: 'contributor' as const },
      { ...change, person, program: wetland, next: 'viewer' as const },
    ]
    stage.act({ at, actor: idOf(scene, called('Amara')) }, 'programs.set-contact', { changes })
  })
  diary.note(handedOver, (at) => {
    const [present, person] = [idOf(scene, called('Owen')), idOf(scene, called('Jisoo'))]
    const program = ids.get('Employee Commute Partnership')!
    stage.act({ at, actor: present }, 'programs.transfer-main-site', { program, person, present })
  })
}
