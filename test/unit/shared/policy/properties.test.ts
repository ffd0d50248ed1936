// What holds whatever a person has and whatever is asked.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionNames, actions } from '../../../../src-shared/policy/actions.ts'
import { applies } from '../../../../src-shared/policy/applying.ts'
import { decide, deciderOf, mayAnywhere } from '../../../../src-shared/policy/decide.ts'
import { isExpired } from '../../../../src-shared/policy/facts.ts'
import type { Facts, Held } from '../../../../src-shared/policy/facts.ts'
import { rules } from '../../../../src-shared/policy/rules.ts'
import { anyAction, anybody, anyTarget, holdings } from './drawn.ts'
import { people, person, target } from './world.ts'

const runs = { numRuns: 2000 }

describe('deny by default', () => {
  it('refuses everything to everybody where there is no rule', () => {
    const { decide: decideNothing, mayAnywhere: nowhere } = deciderOf([])
    fc.assert(
      fc.property(anybody, anyAction, anyTarget, (facts, action, on) => {
        expect(decideNothing(facts, action, on).allowed).toBe(false)
        expect(nowhere(facts, action)).toBe(false)
      }),
      runs,
    )
  })

  it('allows only what the named rule allows', () => {
    fc.assert(
      fc.property(anybody, anyAction, anyTarget, (facts, action, on) => {
        const decision = decide(facts, action, on)
        const allowing = rules.filter((rule) => rule.actions.includes(action) && applies(rule, facts, on))
        expect(decision.rule).toBe(allowing[0]?.id ?? null)
        if (decision.allowed) expect(mayAnywhere(facts, action)).toBe(true)
      }),
      runs,
    )
  })

  it('leaves an Affiliate with nothing else to sign in, their profile, the search and new programs (S2-11)', () => {
    const open = actionNames.filter((action) => mayAnywhere(person(), action))
    expect(open).toEqual(['session.sign-in', 'profile.edit', 'facilities.search', 'programs.create'])
  })
})

describe('who is not active', () => {
  it.each(['invited', 'disabled', 'removed'] as const)(
    '%s has no rights at all (S1-19, S3-20, X-17)',
    (state) => {
      fc.assert(
        fc.property(anybody, anyAction, anyTarget, (facts, action, on) => {
          const gone = { ...facts, person: { ...facts.person, state } }
          expect(decide(gone, action, on)).toMatchObject({
            allowed: false,
            code: state === 'invited' ? 'not-registered' : state,
          })
          expect(mayAnywhere(gone, action)).toBe(false)
        }),
        runs,
      )
    },
  )

  it('pending signs in, searches and keeps their profile, whatever they are noted down for (S1-21)', () => {
    const few = ['session.sign-in', 'profile.edit', 'facilities.search']
    fc.assert(
      fc.property(anybody, anyAction, anyTarget, (facts, action, on) => {
        const waiting: Facts = { ...facts, person: { id: 'me', state: 'pending' } }
        expect(decide(waiting, action, on).allowed).toBe(few.includes(action))
        expect(mayAnywhere(waiting, action)).toBe(few.includes(action))
      }),
      runs,
    )
  })
})

describe('expiry (B-10)', () => {
  it('is at the instant itself, and a date is its beginning in UTC', () => {
    const over = (expires: string, now: string) => isExpired(expires, now)
    expect(over('2026-01-31', '2026-01-31')).toBe(true)
    expect(over('2026-01-31', '2026-01-31T00:00:00.000Z')).toBe(true)
    expect(over('2026-01-31', '2026-01-30T23:59:59.999Z')).toBe(false)
    expect(over('2026-01-31T09:00:00Z', '2026-01-31')).toBe(false)
    expect(over('2026-01-31T09:00:00', '2026-01-31T09:00:00.000Z')).toBe(true)
    expect(over('2026-01-31T09:00:00', '2026-01-31T08:59:59.999Z')).toBe(false)
    expect(over('2026-01-31T10:00:00+02:00', '2026-01-31T08:00:00Z')).toBe(true)
    expect(isExpired(null, '9999-12-31')).toBe(false)
  })

  it('of an unreadable date has passed: damage grants nothing', () => {
    expect(isExpired('soon', '2026-01-31')).toBe(true)
    expect(isExpired('2026-01-31', 'today')).toBe(true)
  })

  it('makes an expired role the same as none', () => {
    const without = (facts: Facts): Facts => {
      const kept = <H extends Held<string>>(held: H | null) =>
        held !== null && isExpired(held.expires, facts.now) ? null : held
      const programs = [...facts.programs].filter(([, held]) => kept(held) !== null)
      return {
        ...facts,
        group: kept(facts.group),
        corporate: kept(facts.corporate),
        data: kept(facts.data),
        programs: new Map(programs),
      }
    }
    fc.assert(
      fc.property(anybody, anyAction, anyTarget, (facts, action, on) => {
        expect(decide(facts, action, on).rule).toBe(decide(without(facts), action, on).rule)
        expect(mayAnywhere(facts, action)).toBe(mayAnywhere(without(facts), action))
      }),
      runs,
    )
  })
})

describe('modules', () => {
  const changes = [
    ['submittals', ['group']],
    ['programs', ['corporate', 'programs']],
    ['emissions', ['data', 'assignments']],
  ] as const

  it.each(changes)('a role in %s decides nothing in another module', (module, fields) => {
    const elsewhere = actionNames.filter((action) => {
      const { area } = actions[action]
      return area !== module && area !== 'organization' && action !== 'session.sign-in'
    })
    fc.assert(
      fc.property(anybody, fc.record(holdings), anyTarget, (facts, drawn, on) => {
        const changed = {
          ...facts,
          ...Object.fromEntries(fields.map((field) => [field, drawn[field]])),
        } as Facts
        for (const action of elsewhere) {
          expect(decide(changed, action, on).rule, action).toBe(decide(facts, action, on).rule)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('a role of another module opens the door, and being an Affiliate does not (X-09)', () => {
    const { data } = people['st0']!
    const others = [
      person({ data, group: { role: 'viewer', expires: null } }),
      person({ data, corporate: { role: 'secondary', expires: null } }),
      person({ data, programs: new Map([['p1', { role: 'viewer', expires: null }]]) }),
    ]
    for (const facts of others) {
      expect(decide(facts, 'session.sign-in').allowed).toBe(true)
      expect(decide(facts, 'inventory.view', {})).toMatchObject({ code: 'structured-unassigned' })
    }
    const affiliate = person({ data, corporate: { role: 'affiliate', expires: null } })
    expect(decide(affiliate, 'session.sign-in')).toMatchObject({ code: 'sign-in-structured' })
  })
})

it('nobody removes themselves, and nobody removes who must hand over first (X-02, X-04)', () => {
  const exactlyOne = fc.constantFrom(
    target('me'),
    target('other', { isMainCorporate: true }),
    target('other', { mainSiteOf: ['p2'] }),
  )
  fc.assert(
    fc.property(anybody, exactlyOne, (facts, removed) => {
      expect(decide(facts, 'people.remove', { person: removed }).allowed).toBe(false)
    }),
    runs,
  )
})
