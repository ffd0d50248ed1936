// Who is in the made-up organization: some people to try, one for every role and state, and many more around them.
import type { DataRole, GroupRole } from '../../src-shared/policy/roles.ts'
import { madeUpName, madeUpNames } from './names.ts'
import type { MadeUpName } from './names.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'

/** How somebody stands today; numbers are days ago. */
export type Fate =
  | { readonly kind: 'active'; readonly lastSeen: number | null }
  | { readonly kind: 'invited' }
  | { readonly kind: 'revoked'; readonly since: number }
  | { readonly kind: 'pending' }
  | { readonly kind: 'disabled'; readonly since: number }
  | { readonly kind: 'removed'; readonly since: number }

/** What is assigned in Emissions: so many sources, assets or entities, or places by name. */
export type Assigning =
  | { readonly sources?: number; readonly assets?: number; readonly entities?: number }
  | { readonly entityNames: readonly string[] }

export interface Part extends MadeUpName {
  readonly title: string
  /** Days ago. */
  readonly joined: number
  /** Invited in the Submittals manner, or added by the Emissions form, which takes a data role. */
  readonly way: 'invited' | 'added'
  readonly fate: Fate
  readonly speaks?: 'es'
  readonly isConsultant?: true
  readonly group?: GroupRole
  readonly secondary?: true
  readonly data?: DataRole
  readonly assigned?: Assigning
  /** Days from now at which their roles end, or ended where negative. */
  readonly rolesEndIn?: number
}

/** The first person, whom the sign-in screen of the demonstration offers. */
export const founder = {
  ...madeUpName('Marisol', 'Quillfeather'),
  title: 'Director of Environmental Affairs',
}

/** Everybody made up has this password. */
export const demoPassword = 'look around freely'

const seen = (lastSeen: number): Fate => ({ kind: 'active', lastSeen })
const neverSeen: Fate = { kind: 'active', lastSeen: null }

type Persona = [
  given: string,
  family: string,
  title: string,
  joined: number,
  rest: Omit<Part, keyof MadeUpName | 'title' | 'joined'>,
]

const personaList: readonly Persona[] = [
  ['Owen', 'Mossbank', 'Compliance Manager', 398, { way: 'invited', fate: seen(1), group: 'lead-user' }],
  [
    'Anjali',
    'Meghavat',
    'Senior Environmental Engineer',
    396,
    { way: 'invited', fate: seen(2), group: 'approver' },
  ],
  ['Jisoo', 'Dalgang', 'Environmental Specialist', 395, { way: 'invited', fate: seen(3), group: 'editor' }],
  ['Camille', 'Rivebelle', 'Operations Analyst', 395, { way: 'invited', fate: seen(6), group: 'viewer' }],
  ['Amara', 'Adebright', 'Certification Lead', 394, { way: 'invited', fate: seen(1), secondary: true }],
  ['Ren', 'Kumonagi', 'Fleet Manager', 393, { way: 'invited', fate: seen(4) }],
  ['Elif', 'Gülyaprak', 'Project Coordinator', 392, { way: 'invited', fate: seen(5) }],
  ['Zofia', 'Wierzbinka', 'Data Steward', 397, { way: 'added', fate: seen(1), data: 'administrative' }],
  ['Tariq', 'Qamarani', 'Emissions Analyst', 390, { way: 'added', fate: seen(2), data: 'open' }],
  [
    'Wanjiru',
    'Mwangavu',
    'Plant Operator',
    388,
    { way: 'added', fate: seen(1), data: 'structured', assigned: { sources: 3 } },
  ],
  ['Kalani', 'Moanalei', 'Plant Operator', 12, { way: 'added', fate: neverSeen, data: 'structured' }],
  [
    'Greta',
    'Björkdalen',
    'Division Manager, Water',
    385,
    { way: 'added', fate: seen(7), data: 'restricted', assigned: { entityNames: ['Water'] } },
  ],
  [
    'Lucía',
    'Piedralta',
    'Internal Auditor',
    384,
    { way: 'added', fate: seen(9), data: 'audit', speaks: 'es' },
  ],
  [
    'Linh',
    'Hoatiên',
    'External Verifier',
    383,
    {
      way: 'added',
      fate: seen(30),
      data: 'restricted-audit',
      assigned: { entityNames: ['Power'] },
      isConsultant: true,
      rolesEndIn: 5,
    },
  ],
  ['Nikos', 'Kymatakis', '', 2, { way: 'invited', fate: { kind: 'pending' } }],
  [
    'Declan',
    'Thistlewick',
    'Shift Supervisor',
    300,
    { way: 'invited', fate: { kind: 'disabled', since: 40 }, group: 'editor' },
  ],
  ['Tess', 'Pennywater', 'Community Liaison', 200, { way: 'invited', fate: seen(11) }],
]

/** People to try, by what they show. */
export const personas: readonly Part[] = personaList.map(([given, family, title, joined, rest]) => ({
  ...madeUpName(given, family),
  title,
  joined,
  ...rest,
}))

const titles = [
  'Environmental Specialist',
  'Plant Operator',
  'Maintenance Planner',
  'Safety Coordinator',
  'Fleet Supervisor',
  'Laboratory Analyst',
  'Sustainability Analyst',
  'Electrical Engineer',
  'Permit Coordinator',
  'Warehouse Lead',
  'Hydrologist',
  '',
]

type Kind = Pick<Part, 'way'> & Partial<Pick<Part, 'group' | 'secondary' | 'data' | 'assigned'>>

/** How many there are of each kind beside the people to try. */
const kinds: readonly (readonly [count: number, kind: Kind])[] = [
  [2, { way: 'invited', group: 'lead-user' }],
  [12, { way: 'invited', group: 'approver' }],
  [22, { way: 'invited', group: 'editor' }],
  [26, { way: 'invited', group: 'viewer' }],
  [4, { way: 'invited', secondary: true }],
  [2, { way: 'invited', secondary: true, group: 'approver' }],
  [26, { way: 'invited' }],
  [2, { way: 'added', data: 'administrative' }],
  [9, { way: 'added', data: 'open' }],
  [4, { way: 'added', data: 'open', group: 'editor' }],
  [20, { way: 'added', data: 'structured', assigned: { sources: 4 } }],
  [8, { way: 'added', data: 'structured', assigned: { assets: 2, sources: 1 } }],
  [3, { way: 'added', data: 'structured' }],
  [12, { way: 'added', data: 'restricted', assigned: { entities: 2 } }],
  [4, { way: 'added', data: 'restricted', group: 'viewer', assigned: { entities: 1 } }],
  [2, { way: 'added', data: 'audit' }],
  [3, { way: 'added', data: 'restricted-audit', assigned: { entities: 1 } }],
]

/** Everybody but the founder, the people to try first. About 200, the same at every start. */
export function makeUpPeople(): Part[] {
  const random = createRandom(20_260_302)
  const names = madeUpNames(random, [founder, ...personas])
  const crowd = kinds.flatMap(([count, kind]) =>
    Array.from({ length: count }, () => makeUpPerson(random, names.next().value, kind)),
  )
  const newcomers = [
    ...Array.from({ length: 9 }, (_, index) => newcomer(names.next().value, 2 + index, { kind: 'invited' })),
    ...[20, 33, 61].map((joined) => newcomer(names.next().value, joined, { kind: 'invited' })),
    ...[25, 50].map((joined) => newcomer(names.next().value, joined, { kind: 'revoked', since: joined - 3 })),
    ...[1, 3, 5, 9].map((joined) => newcomer(names.next().value, joined, { kind: 'pending' })),
  ]
  return [...personas, ...crowd, ...newcomers]
}

function newcomer(name: MadeUpName, joined: number, fate: Fate): Part {
  return { ...name, title: '', joined, way: 'invited', fate }
}

function makeUpPerson(random: Random, name: MadeUpName, kind: Kind): Part {
  const joined = 20 + random.below(350)
  const isConsultant = random.below(12) === 0
  const isLead = kind.group === 'lead-user' || kind.data === 'administrative'
  const endsIn = [3, 6, 20, 45, 90, 180, -4, -15][random.below(8)]!
  return {
    ...name,
    ...kind,
    title: isConsultant ? 'Consultant' : random.pick(titles),
    joined,
    fate: fateOf(random, joined, kind),
    ...(random.below(9) === 0 ? { speaks: 'es' as const } : {}),
    ...(isConsultant ? { isConsultant } : {}),
    ...(!isLead && random.below(14) === 0 ? { rolesEndIn: endsIn } : {}),
  }
}

const rareDataRoles: readonly (DataRole | undefined)[] = ['administrative', 'audit', 'restricted-audit']

function fateOf(random: Random, joined: number, { group, data, assigned }: Kind): Fate {
  const since = 1 + random.below(Math.floor(joined / 2))
  // Roles of which there are few keep their holders.
  if (group === 'lead-user' || rareDataRoles.includes(data)) return seen(since)
  // Refused at the door until something is assigned (S3-10).
  if (data === 'structured' && assigned === undefined) return neverSeen
  const lot = random.below(20)
  if (lot === 0) return { kind: 'disabled', since }
  if (lot === 1) return { kind: 'removed', since }
  return lot < 4 ? neverSeen : seen(since)
}
