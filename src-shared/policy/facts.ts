// What the policy is told: who asks, what they hold until when and what has been assigned to them (Facts), and what the
// question is about (On). Both are plain values, loaded and placed elsewhere; everything decided from them is pure.
import type { CorporateRole, DataRole, GroupRole, Module, ProgramRole, RoleIn } from './roles.ts'

/** Integers in the store, names in a made-up scenario. */
export type Id = string | number

export const personStates = ['invited', 'pending', 'active', 'disabled', 'removed'] as const
export type PersonState = (typeof personStates)[number]

/** A role as granted. Expired grants are facts too: a refusal can then say what ran out and when (B-10). */
export interface Held<R extends string> {
  readonly role: R
  /** UTC ISO 8601 instant, or an ISO date that means the beginning of that day; null: without end. */
  readonly expires: string | null
}

/** What an Administrative person has assigned (Assign Users to Sources, … to Assets, Manage Accounts). */
export interface Assignments {
  readonly entities: ReadonlySet<Id>
  readonly assets: ReadonlySet<Id>
  readonly sources: ReadonlySet<Id>
  /** What the assigned assets and sources stand directly in: seen by name, and nothing else of it (S3-08). */
  readonly around: { readonly entities: ReadonlySet<Id>; readonly assets: ReadonlySet<Id> }
}

export interface Facts {
  readonly person: { readonly id: Id; readonly state: PersonState }
  /** The instant that expiry is judged at, in the form of `Held.expires`. */
  readonly now: string
  readonly group: Held<GroupRole> | null
  /** Null means Affiliate, which everybody is by default (S2-11). */
  readonly corporate: Held<CorporateRole> | null
  readonly data: Held<DataRole> | null
  readonly programs: ReadonlyMap<Id, Held<ProgramRole>>
  readonly assignments: Assignments
  /**
   * Who looks through this person's eyes (B-12): their own facts. What is decided is what both may, because nothing that
   * the one who looks may not see leaves main.
   */
  readonly through?: Facts
}

/** An approved person who holds nothing, and to whom nothing is assigned. */
export function holdingNothing(id: Id, now: string): Facts {
  return {
    person: { id, state: 'active' },
    now,
    group: null,
    corporate: null,
    data: null,
    programs: new Map(),
    assignments: noAssignments,
  }
}

export interface PlacedEntity {
  readonly id: Id
  /** The entity itself and then its ancestors, up to the root. */
  readonly path: readonly Id[]
}

export interface PlacedAsset {
  readonly id: Id
  /** The path of the entity that it stands in. */
  readonly path: readonly Id[]
}

export interface PlacedSource {
  readonly id: Id
  readonly asset: Id | null
  /** The path of the entity that it stands in. */
  readonly path: readonly Id[]
}

/** The person that something is done to, with the exactly-one roles that would have to be handed over first. */
export interface TargetPerson {
  readonly id: Id
  readonly isMainCorporate: boolean
  /** Programs whose Main Site Contact they are. */
  readonly mainSiteOf: readonly Id[]
}

export interface TargetReport {
  /** The people that it was made for. */
  readonly madeFor: readonly Id[]
  /** The entities that it is about. */
  readonly entities: readonly PlacedEntity[]
}

/**
 * What a question is about. Targets arrive placed (an entity with its path to the root, a source with its asset and
 * its entity's path), so that deciding needs no look-up. A field that a rule needs and does not find refuses.
 */
export interface On {
  readonly facility?: Id
  readonly program?: Id
  readonly entity?: PlacedEntity
  readonly asset?: PlacedAsset
  readonly source?: PlacedSource
  readonly person?: TargetPerson
  /** The role that the person has now and that is to be changed. */
  readonly present?: RoleIn<Module> | 'none'
  /** The role that they shall have. */
  readonly next?: string
  /** Who entered the data record. */
  readonly enteredBy?: Id
  readonly report?: TargetReport
}

export const noAssignments: Assignments = {
  entities: new Set(),
  assets: new Set(),
  sources: new Set(),
  around: { entities: new Set(), assets: new Set() },
}

/** Milliseconds since 1970. A time without a zone is UTC, as everything stored is; NaN where it is no time. */
function instantOf(text: string): number {
  const zoned = !text.includes(':') || /(?:Z|[+-]\d\d:\d\d)$/i.test(text)
  return Date.parse(zoned ? text : `${text}Z`)
}

/**
 * Whether something that runs until `expires` is over at `now`: from that very instant on (B-10).
 * A time that cannot be read counts as over, so that a damaged row never grants anything.
 */
export function isExpired(expires: string | null, now: string): boolean {
  return expires !== null && !(instantOf(expires) > instantOf(now))
}

/** The role if it is held at `now`, else null. */
export function heldRole<R extends string>(held: Held<R> | null | undefined, now: string): R | null {
  return held == null || isExpired(held.expires, now) ? null : held.role
}

/** The role that the person holds in a program at the moment, else null. */
export function roleInProgram(facts: Facts, program: Id | undefined): ProgramRole | null {
  return program === undefined ? null : heldRole(facts.programs.get(program), facts.now)
}

/** The programs in which the person holds this very role at the moment. */
export function programsAs(facts: Facts, role: ProgramRole): Id[] {
  const held: Id[] = []
  for (const [program, grant] of facts.programs) {
    if (heldRole(grant, facts.now) === role) held.push(program)
  }
  return held
}
