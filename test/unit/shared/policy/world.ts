// A small made-up organization that the policy's tests ask about, and one person of every kind in it. The person asked
// about always has the id `me`, so that only what they hold tells them apart.
import { holdingNothing } from '../../../../src-shared/policy/facts.ts'
import type {
  Assignments,
  Facts,
  Held,
  Id,
  On,
  PersonState,
  PlacedEntity,
  TargetPerson,
} from '../../../../src-shared/policy/facts.ts'
import type { ProgramRole } from '../../../../src-shared/policy/roles.ts'

export const now = '2026-02-01'

// e1 ─ e1a ─ e1a1      assets: a1 in e1a, a2 in e2
//    └ e1b             sources: s1 in e1a's a1, s2 in e1a, s3 in e1a1, s4 in e2's a2, s5 in e2, s6 in e1b
// e2
const e1a = ['e1a', 'e1']
export const entities: Record<string, PlacedEntity> = {
  e1: { id: 'e1', path: ['e1'] },
  e1a: { id: 'e1a', path: e1a },
  e1a1: { id: 'e1a1', path: ['e1a1', 'e1a', 'e1'] },
  e1b: { id: 'e1b', path: ['e1b', 'e1'] },
  e2: { id: 'e2', path: ['e2'] },
}
export const sources = {
  s1: { id: 's1', asset: 'a1', path: e1a },
  s2: { id: 's2', asset: null, path: e1a },
  s3: { id: 's3', asset: null, path: ['e1a1', 'e1a', 'e1'] },
  s4: { id: 's4', asset: 'a2', path: ['e2'] },
  s5: { id: 's5', asset: null, path: ['e2'] },
  s6: { id: 's6', asset: null, path: ['e1b', 'e1'] },
}

export function held<R extends string>(role: R, expires: string | null = null): Held<R> {
  return { role, expires }
}

/** An approved person with nothing but what is given. */
export function person(holding: Partial<Facts> = {}): Facts {
  return { ...holdingNothing('me', now), ...holding }
}

function inP1(role: ProgramRole): Facts {
  return person({ programs: new Map<Id, Held<ProgramRole>>([['p1', held(role)]]) })
}

/** Structured is assigned a source, an asset and an entity: all three kinds count. */
const structured: Assignments = {
  entities: new Set(['e1a1']),
  assets: new Set(['a2']),
  sources: new Set(['s1']),
  around: { entities: new Set(['e1a', 'e2']), assets: new Set(['a1']) },
}
/** Restricted is assigned an entity; an asset and a source that stand elsewhere do not count for it. */
const restricted: Assignments = {
  entities: new Set(['e1a']),
  assets: new Set(['a2']),
  sources: new Set(['s6']),
  around: { entities: new Set(['e2', 'e1b']), assets: new Set() },
}
const onlySources: Assignments = { ...restricted, entities: new Set() }

/** Holds nearly everything, under states and dates that take it away again. */
function mighty(state: PersonState, expires: string | null = null): Facts {
  return person({
    person: { id: 'me', state },
    group: held('lead-user', expires),
    corporate: held('main', expires),
    data: held('administrative', expires),
    programs: new Map([['p1', held<ProgramRole>('main-site-contact', expires)]]),
  })
}

/** One person per column of the truth table, by its heading. */
export const people: Record<string, Facts> = {
  aff: person(),
  vie: person({ group: held('viewer') }),
  edi: person({ group: held('editor') }),
  app: person({ group: held('approver') }),
  lea: person({ group: held('lead-user') }),
  sec: person({ corporate: held('secondary') }),
  mai: person({ corporate: held('main') }),
  pvi: inP1('viewer'),
  pco: inP1('contributor'),
  pms: inP1('main-site-contact'),
  adm: person({ data: held('administrative') }),
  ope: person({ data: held('open') }),
  str: person({ data: held('structured'), assignments: structured }),
  res: person({ data: held('restricted'), assignments: restricted }),
  aud: person({ data: held('audit') }),
  rau: person({ data: held('restricted-audit'), assignments: restricted }),
  // Nothing assigned, or nothing that counts for the role.
  st0: person({ data: held('structured') }),
  re0: person({ data: held('restricted'), assignments: onlySources }),
  ra0: person({ data: held('restricted-audit'), assignments: onlySources }),
  inv: mighty('invited'),
  pen: mighty('pending'),
  dis: mighty('disabled'),
  rem: mighty('removed'),
  exp: mighty('active', now),
}

export function target(id: Id, exactlyOne: Partial<TargetPerson> = {}): TargetPerson {
  return { id, isMainCorporate: false, mainSiteOf: [], ...exactlyOne }
}

const other = { person: target('other') }
const self = { person: target('me') }

function contact(program: Id, present: NonNullable<On['present']>, next: string, who = other): On {
  return { program, ...who, present, next }
}

/** What the rows of the truth table ask about. */
export const targets: Record<string, On> = {
  '': {},
  self,
  other,
  'the main corporate contact': { person: target('other', { isMainCorporate: true }) },
  'a main site contact': { person: target('other', { mainSiteOf: ['p2'] }) },
  'other, none → lead-user': { ...other, next: 'lead-user' },
  'self, → viewer': { ...self, next: 'viewer' },
  'other, → none': { ...other, next: 'none' },
  'affiliate → secondary': { ...other, present: 'affiliate', next: 'secondary' },
  'secondary → affiliate': { ...other, present: 'secondary', next: 'affiliate' },
  'secondary → none': { ...other, present: 'secondary', next: 'none' },
  'self, secondary → affiliate': { ...self, present: 'secondary', next: 'affiliate' },
  'secondary → main': { ...other, present: 'secondary', next: 'main' },
  'main → affiliate': {
    person: target('other', { isMainCorporate: true }),
    present: 'main',
    next: 'affiliate',
  },
  f1: { facility: 'f1' },
  f2: { facility: 'f2' },
  p1: { program: 'p1' },
  p2: { program: 'p2' },
  'p1, other': { program: 'p1', ...other },
  'p1, self': { program: 'p1', ...self },
  'p2, other': { program: 'p2', ...other },
  'p1, none → viewer': contact('p1', 'none', 'viewer'),
  'p1, none → contributor': contact('p1', 'none', 'contributor'),
  'p1, viewer → contributor': contact('p1', 'viewer', 'contributor'),
  'p1, contributor → none': contact('p1', 'contributor', 'none'),
  'p1, none → main-site-contact': contact('p1', 'none', 'main-site-contact'),
  'p1, viewer → main-site-contact': contact('p1', 'viewer', 'main-site-contact'),
  'p1, main-site-contact → none': contact('p1', 'main-site-contact', 'none'),
  'p1, main-site-contact → viewer': contact('p1', 'main-site-contact', 'viewer'),
  'p1, self, viewer → contributor': contact('p1', 'viewer', 'contributor', self),
  'p2, none → viewer': contact('p2', 'none', 'viewer'),
  a1: { asset: { id: 'a1', path: e1a } },
  a2: { asset: { id: 'a2', path: ['e2'] } },
  ...Object.fromEntries(Object.entries(entities).map(([name, entity]) => [name, { entity }])),
  ...Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, { source }])),
  ...Object.fromEntries(
    Object.entries(sources).flatMap(([name, source]) => [
      [`${name}, own`, { source, enteredBy: 'me' }],
      [`${name}, theirs`, { source, enteredBy: 'other' }],
    ]),
  ),
  'for me, e1a': { report: { madeFor: ['me'], entities: [entities['e1a']!] } },
  'for me, e1a1 and e2': {
    report: { madeFor: ['me', 'other'], entities: [entities['e1a1']!, entities['e2']!] },
  },
  'for me, e2': { report: { madeFor: ['me'], entities: [entities['e2']!] } },
  'for me, e1': { report: { madeFor: ['me'], entities: [entities['e1']!] } },
  'for other, e1a': { report: { madeFor: ['other'], entities: [entities['e1a']!] } },
}
