// What the staging panel says is gained and lost (B-06).
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Action } from '../../../../src-shared/policy/actions.ts'
import { catalogue } from '../../../../src-shared/policy/catalogue.ts'
import { mayAnywhere } from '../../../../src-shared/policy/decide.ts'
import type { Facts } from '../../../../src-shared/policy/facts.ts'
import { rightsGainedAndLost, rightsTo } from '../../../../src-shared/policy/rights.ts'
import type { RightChange } from '../../../../src-shared/policy/rights.ts'
import { roles } from '../../../../src-shared/policy/roles.ts'
import type { ProgramRole } from '../../../../src-shared/policy/roles.ts'
import { rules } from '../../../../src-shared/policy/rules.ts'
import { english } from '../../../../src-shared/policy/wording.ts'
import { anyAction, anybody } from './drawn.ts'
import { held, now, people, person } from './world.ts'

const { aff, vie, lea, adm, str, st0, res, pco, pms, dis } = people

/** `action scope ids`, one line per change. */
function lines(changes: readonly RightChange[]): string[] {
  return changes.map(({ action, scope, ids }) => [action, scope, ...(ids ?? [])].join(' '))
}

function change(before: Facts | undefined, after: Facts | undefined) {
  const { gained, lost } = rightsGainedAndLost(before!, after!)
  return { gained: lines(gained), lost: lines(lost) }
}

describe('rights gained and lost', () => {
  it('name action and scope', () => {
    expect(change(aff, vie)).toEqual({
      gained: [
        'organization.view organization',
        'facilities.view all-facilities',
        'submittals.view all-facilities',
      ],
      lost: [],
    })
    expect(change(lea, vie).lost).toContain('people.remove other-people')
  })

  it('name the programs, entities, assets and sources', () => {
    const { assignments } = str!
    const more = { ...str!, assignments: { ...assignments, sources: new Set(['s1', 's5', 's6']) } }
    expect(change(str, more)).toEqual({
      gained: [
        'inventory.view sources s5 s6',
        'emission-data.view own-entries-sources s5 s6',
        'emission-data.enter sources s5 s6',
        'emission-data.modify own-entries-sources s5 s6',
      ],
      lost: [],
    })
    expect(change(pco, aff).lost).toContain('programs.answer programs p1')
  })

  it('count a narrower right that is left as kept, not as gained', () => {
    const { gained, lost } = rightsGainedAndLost(adm!, str!)
    expect(lines(gained)).toEqual([])
    expect(lost.find(({ action }) => action === 'emission-data.view')).toEqual({
      action: 'emission-data.view',
      scope: 'all-entities',
      ids: null,
      besides: [
        { scope: 'own-entries-entities', ids: ['e1a1'] },
        { scope: 'own-entries-assets', ids: ['a2'] },
        { scope: 'own-entries-sources', ids: ['s1'] },
      ],
    })
    expect(lines(rightsGainedAndLost(str!, adm!).lost)).toEqual([])
  })

  it('take the wider of two scopes', () => {
    expect(change(pms, pco)).toEqual({
      gained: [],
      lost: [
        'programs.edit-info programs p1',
        'programs.set-contact programs p1',
        'programs.transfer-main-site programs p1',
      ],
    })
    expect(change(pco, pms).gained).toContain('programs.set-contact programs p1')
  })

  it('gather what different roles give into one reach', () => {
    const both = person({
      programs: new Map([
        ['p1', held<ProgramRole>('viewer')],
        ['p2', held<ProgramRole>('contributor')],
      ]),
    })
    expect(rightsTo(both, 'programs.view')).toEqual([{ scope: 'programs', ids: ['p1', 'p2'] }])
    expect(rightsTo(both, 'programs.answer')).toEqual([{ scope: 'programs', ids: ['p2'] }])
  })

  it('say so where signing in is lost with the last that was open (S3-10, X-09)', () => {
    expect(change(aff, st0).lost).toEqual(['session.sign-in account'])
    expect(change(person({ data: held('open') }), st0).lost).toContain('session.sign-in account')
    expect(change(st0, res).gained).toContain('session.sign-in account')
  })

  it('follow states and dates', () => {
    expect(change(lea, dis).lost).toContain('profile.edit account')
    expect(change(lea, person({ group: held('lead-user', now) }))).toEqual(change(lea, aff))
  })

  it('are none where nothing changes, and the reverse of the way back', () => {
    fc.assert(
      fc.property(anybody, anybody, (before, after) => {
        expect(rightsGainedAndLost(before, before)).toEqual({ gained: [], lost: [] })
        expect(change(before, after).gained).toEqual(change(after, before).lost)
      }),
    )
  })

  it('reach somewhere exactly where the action is open', () => {
    fc.assert(
      fc.property(anybody, anyAction, (facts, action) => {
        expect(rightsTo(facts, action).length > 0).toBe(mayAnywhere(facts, action))
      }),
    )
  })

  it('have a text for each scope, with a singular where it counts', () => {
    const texts: Record<string, string> = english.scopes
    for (const [key, text] of Object.entries(texts)) {
      expect(text.includes('{{count}}'), key).toBe(`${key}_one` in texts)
    }
  })
})

describe('the catalogue of roles', () => {
  it('lists every role with every rule of its own, once per action', () => {
    const listed = catalogue.flatMap(({ rights }) => rights.map(({ rule, action }) => `${rule.id} ${action}`))
    const given = rules
      .filter(({ module }) => module !== 'account')
      .flatMap((rule) => rule.actions.map((action) => `${rule.id} ${action}`))
    expect(listed.toSorted()).toEqual(given.toSorted())
    expect(catalogue.map(({ key }) => key)).toEqual(roles.map(({ key }) => key))
  })

  it('calls the roles what the manuals call them', () => {
    const labels = roles.map(({ key, label }) => `${key}: ${label}`)
    expect(labels).toEqual([
      'submittals.viewer: Viewer',
      'submittals.editor: Editor',
      'submittals.approver: Approver',
      'submittals.lead-user: Lead User',
      'programs.affiliate: Affiliate',
      'programs.secondary: Secondary Corporate Contact',
      'programs.main: Main Corporate Contact',
      'programs.viewer: Viewer',
      'programs.contributor: Contributor',
      'programs.main-site-contact: Main Site Contact',
      'emissions.administrative: Administrative',
      'emissions.open: Open',
      'emissions.structured: Structured',
      'emissions.restricted: Restricted',
      'emissions.audit: Audit',
      'emissions.restricted-audit: Restricted Audit',
    ])
    for (const { description } of roles) expect(description).toMatch(/^[A-Z].*\.$/)
  })

  it('shows what a role allows, with the condition', () => {
    const contributor = catalogue.find(({ key }) => key === 'programs.contributor')!
    const rights = contributor.rights.map(({ action, condition }): [Action, string] => [action, condition])
    expect(rights).toContainEqual(['programs.set-contact', 'as-contributor-up-to-contributor'])
  })
})
