// Whom a request goes to (S1-01, S1-02), for every way that an organization can stand.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { routeRequest } from '../../../../src-shared/domain/request-routing.ts'
import type { RoutingGround } from '../../../../src-shared/domain/request-routing.ts'

const ground: fc.Arbitrary<RoutingGround<string>> = fc.record({
  hasLead: fc.boolean(),
  regulator: fc.constantFrom('North', 'South'),
  regulators: fc.integer({ min: 1, max: 5 }),
  stateAgency: fc.option(fc.constant('Agency')),
})

const holds = (property: (ground: RoutingGround<string>) => void) => fc.assert(fc.property(ground, property))

describe('a request is routed', () => {
  it('to the lead users as soon as there is one, however the facilities stand (S1-01)', () => {
    holds((each) => {
      expect(routeRequest({ ...each, hasLead: true })).toEqual({ recipient: 'lead-users' })
    })
  })

  it('never to lead users where there is none (S1-02)', () => {
    holds((each) => {
      expect(routeRequest({ ...each, hasLead: false })?.recipient).not.toBe('lead-users')
    })
  })

  it('to the facility’s own regulator while all facilities answer to one (S1-02)', () => {
    holds((each) => {
      const routing = routeRequest({ ...each, hasLead: false, regulators: 1 })
      expect(routing).toEqual({ recipient: 'regulator', regulator: each.regulator })
    })
  })

  it('to the state agency where they answer to several, and to nobody where none is known (S1-02)', () => {
    holds((each) => {
      const several = { ...each, hasLead: false, regulators: each.regulators + 1 }
      expect(routeRequest({ ...several, stateAgency: null })).toBeNull()
      const routing = routeRequest({ ...several, stateAgency: 'Agency' })
      expect(routing).toEqual({ recipient: 'state-agency', regulator: 'Agency' })
    })
  })
})
