// Refusals say the most particular thing there is to say, in words that are complete in every language.
import fc from 'fast-check'
import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import english from '../../../../resources/translations/en_default/policy.json' with { type: 'json' }
import spanish from '../../../../resources/translations/es/policy.json' with { type: 'json' }
import type { Action } from '../../../../src-shared/policy/actions.ts'
import { decide } from '../../../../src-shared/policy/decide.ts'
import type { Facts, On } from '../../../../src-shared/policy/facts.ts'
import { rules } from '../../../../src-shared/policy/rules.ts'
import { denialIn, inEnglish } from '../../../../src-shared/policy/wording.ts'
import type { DenialCode } from '../../../../src-shared/policy/wording.ts'
import { anyAction, anybody, anyTarget } from './drawn.ts'
import { entities, held, people, person, sources, target, targets } from './world.ts'

const { aff, edi, sec, pvi, pco, adm, ope, str, res, aud, rau, st0, re0, ra0 } = people
const t = (name: string): On => targets[name]!

const cases: [DenialCode, Facts, Action, On, RegExp][] = [
  ['not-registered', people['inv']!, 'session.sign-in', {}, /has not completed registration/],
  ['pending', people['pen']!, 'people.list', {}, /not approved yet.*but not see the people/],
  ['disabled', people['dis']!, 'profile.edit', {}, /is disabled/],
  ['removed', people['rem']!, 'profile.edit', {}, /has been removed/],
  [
    'sign-in-structured',
    st0!,
    'session.sign-in',
    {},
    /Assign Users to Sources, Assign Users to Assets.*S3-10/,
  ],
  [
    'sign-in-restricted',
    re0!,
    'session.sign-in',
    {},
    /Restricted \(Emissions\) cannot sign in until an account/,
  ],
  ['sign-in-restricted', ra0!, 'session.sign-in', {}, /Restricted Audit \(Emissions\) cannot.*X-08/],
  ['structured-unassigned', st0!, 'emission-data.enter', t('s1'), /Nothing is assigned/],
  [
    'restricted-unassigned',
    re0!,
    'inventory.view',
    t('e1a'),
    /No account is assigned.*Restricted \(Emissions\)/,
  ],
  [
    'expired',
    people['exp']!,
    'people.list',
    {},
    /Lead User \(Submittals\) would allow.*expired on 2026-02-01/,
  ],
  [
    'expired',
    person({ programs: new Map([['p1', held('viewer', '2026-01-15')]]) }),
    'programs.view',
    t('p1'),
    /Viewer \(Programs\) would allow this person to see a program.*2026-01-15/,
  ],
  [
    'expired',
    person({ data: held('audit', '2026-01-15') }),
    'organization.view',
    {},
    /Audit \(Emissions\) would allow/,
  ],
  // What has expired would not have helped here.
  [
    'needs-program-or-corporate-role',
    person({ programs: new Map([['p1', held('viewer', '2026-01-15')]]) }),
    'programs.view',
    t('p2'),
    /of that very program, or Secondary/,
  ],
  [
    'read-only',
    aud!,
    'emission-data.enter',
    t('s1'),
    /Audit \(Emissions\) is read-only.*Administrative.*, Open/,
  ],
  ['read-only', rau!, 'emission-data.modify', t('s1, own'), /Restricted Audit \(Emissions\) is read-only/],
  ['read-only', aud!, 'people.add', {}, /read-only: every write is refused/],
  ['needs-role', aud!, 'programs.report', {}, /Secondary Corporate Contact \(Programs\) or Main/],
  [
    'needs-role',
    edi!,
    'submittals.submit',
    t('f1'),
    /^To submit a submittal to the regulator, one must be Approver/,
  ],
  ['needs-role', ope!, 'inventory.edit', t('e1'), /one must be Administrative \(Emissions\)\.$/],
  [
    'needs-program-role',
    sec!,
    'programs.edit-info',
    t('p1'),
    /Main Site Contact \(Programs\) of that very program/,
  ],
  [
    'needs-program-or-corporate-role',
    pvi!,
    'programs.answer',
    t('p1'),
    /Contributor \(Programs\) or Main Site/,
  ],
  [
    'needs-program-or-corporate-role',
    pco!,
    'programs.set-contact',
    t('p2, none → viewer'),
    /of that very program/,
  ],
  ['needs-any-role', aff!, 'organization.view', {}, /a role beyond Affiliate/],
  ['target-missing', adm!, 'people.remove', {}, /depends on the person, and none was named/],
  ['target-missing', sec!, 'roles.set-corporate', { person: target('other') }, /depends on the new role/],
  ['target-missing', pco!, 'programs.view', {}, /depends on the program/],
  [
    'target-missing',
    pco!,
    'programs.set-contact',
    { program: 'p1', next: 'viewer' },
    /depends on the present role/,
  ],
  [
    'target-missing',
    pco!,
    'programs.set-contact',
    { program: 'p1', present: 'none' },
    /depends on the new role/,
  ],
  ['target-missing', res!, 'inventory.view', {}, /depends on the entity, asset or source/],
  [
    'target-missing',
    str!,
    'emission-data.view',
    { source: sources.s1 },
    /depends on the person who entered it/,
  ],
  ['target-missing', res!, 'reports.view', {}, /depends on the report/],
  ['own-eyes', adm!, 'people.view-as', t('self'), /choose another person/],
  ['not-oneself', adm!, 'people.remove', t('self'), /Nobody removes themselves/],
  [
    'main-corporate-first',
    adm!,
    'people.remove',
    t('the main corporate contact'),
    /must be transferred first/,
  ],
  ['main-site-first', adm!, 'people.remove', t('a main site contact'), /must be transferred first/],
  ['main-corporate-by-transfer', sec!, 'roles.set-corporate', t('secondary → main'), /only by a transfer/],
  [
    'contributor-limit',
    pco!,
    'programs.set-contact',
    t('p1, viewer → main-site-contact'),
    /before and after/,
  ],
  ['not-assigned', str!, 'emission-data.enter', t('s2'), /not assigned to this Structured person/],
  [
    'not-own-entry',
    str!,
    'emission-data.modify',
    t('s1, theirs'),
    /only the data that they entered themselves/,
  ],
  [
    'outside-entities',
    res!,
    'emission-data.view',
    t('s4, own'),
    /outside the entities.*Restricted \(Emissions\)/,
  ],
  ['report-not-theirs', rau!, 'reports.view', t('for other, e1a'), /made for them/],
  ['report-without-their-entities', res!, 'reports.view', t('for me, e2'), /None of this report's entities/],
]

describe('the reason of a refusal', () => {
  it.each(cases)('%s', (code, facts, action, on, words) => {
    const decision = decide(facts, action, on)
    expect(decision).toMatchObject({ allowed: false, rule: null, code })
    expect(decision.reason).toMatch(words)
  })

  it('is tried here for every code there is', () => {
    expect([...new Set(cases.map(([code]) => code))].toSorted()).toEqual(
      Object.keys(english.denials).toSorted(),
    )
  })

  it('prefers what a source lacks to what a role lacks', () => {
    const both = { source: sources.s6, entity: entities['e1a']! }
    expect(decide(res!, 'emission-data.enter', both)).toMatchObject({ code: 'outside-entities' })
  })
})

function keysOf(node: unknown, path = ''): string[] {
  if (typeof node === 'string') return [`${path} ${(node.match(/\{\{\w+\}\}/g) ?? []).toSorted().join(' ')}`]
  return Object.entries(node as object).flatMap(([key, child]) => keysOf(child, `${path}.${key}`))
}

async function translatorOf(lng: string) {
  const instance = i18next.createInstance()
  await instance.init({
    lng,
    resources: { en_default: { policy: english }, es: { policy: spanish } },
    interpolation: { escapeValue: false },
    load: 'currentOnly',
  })
  return (key: string, params?: object) => instance.t(key, { ...params })
}

describe('words', () => {
  it('are the same keys with the same parameters in Spanish', () => {
    expect(keysOf(spanish)).toEqual(keysOf(english))
  })

  it('exist for each rule once', () => {
    const texts = keysOf(english.rules).map((key) => key.trim().slice(1))
    expect(rules.map(({ id }) => id).toSorted()).toEqual(texts.toSorted())
  })

  it('are complete, whoever asks what, and the same with and without i18next', async () => {
    const inSpanish = await translatorOf('es')
    const inEnglishToo = await translatorOf('en_default')
    fc.assert(
      fc.property(anybody, anyAction, anyTarget, (facts, action, on) => {
        const decision = decide(facts, action, on)
        if (decision.allowed) return
        for (const say of [inEnglish, inSpanish]) {
          expect(denialIn(say, decision)).not.toMatch(/undefined|\{\{|policy:|[a-z]\.[a-z]/)
        }
        expect(decision.reason).toBe(denialIn(inEnglish, decision))
        expect(denialIn(inEnglishToo, decision)).toBe(decision.reason)
        expect(denialIn(inSpanish, decision)).not.toBe(decision.reason)
      }),
      { numRuns: 1000 },
    )
  })

  it('come back as their key where there are none', () => {
    expect(inEnglish('policy:rules.nobody.nothing')).toBe('policy:rules.nobody.nothing')
  })

  it('survive being passed on as plain data', () => {
    const decision = decide(edi!, 'submittals.submit', t('f1'))
    expect(JSON.parse(JSON.stringify(decision))).toMatchObject({
      reason: decision.reason,
      code: 'needs-role',
    })
  })
})
