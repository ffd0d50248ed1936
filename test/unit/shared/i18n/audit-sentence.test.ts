// Every act that the program can record is told in a sentence, in both languages (B-08).
import { describe, expect, it } from 'vitest'
import { contract } from '../../../../src-shared/contract/index.ts'
import type { AuditBody } from '../../../../src-shared/domain/audit-event.ts'
import { defaultPreferences } from '../../../../src-shared/domain/preferences.ts'
import { actName, auditSentence, hasSentence } from '../../../../src-shared/i18n/audit-sentence.ts'
import { formatter } from '../../../../src-shared/i18n/formatter.ts'
import { translator } from '../../../../src-shared/i18n/translate.ts'
import { stagedChange } from '../../../../src-shared/contract/staged-change.ts'

/** Commands whose entries all carry the names of other acts, or that leave none. */
const withoutSentence = ['roles.save', 'people.bulk', 'preferences.save-layout', 'notices.mark-read']

const commands = Object.entries(contract).flatMap(([name, { kind }]) => (kind === 'command' ? [name] : []))
const changes = stagedChange.options.map(({ shape }) => shape.action.value)
const acts = [...new Set([...commands, ...changes])].filter((name) => !withoutSentence.includes(name))

/** Queries that can be denied, which is recorded. */
const denied = Object.entries(contract).flatMap(([name, { kind, access }]) =>
  kind === 'query' && access !== 'public' && access !== 'signed-in' ? [name] : [],
)

describe.each(['en_default', 'es'] as const)('the sentences of the trail in %s', (language) => {
  const wording = { t: translator(language), format: formatter(defaultPreferences) }

  it.each(acts)('%s has one: the text audit:sentence.<name> in audit.json', (name) => {
    expect(hasSentence(name, wording)).toBe(true)
  })

  it.each([...acts, ...denied, 'outbox.deliver'])(
    '%s is called by words, never by its code (B-08)',
    (name) => {
      expect(actName(name, wording.t)).not.toBe(name.replaceAll(/[.-]/g, ' '))
    },
  )
})

describe('a sentence', () => {
  const wording = { t: translator('en_default'), format: formatter(defaultPreferences) }
  const event: AuditBody = {
    v: 1,
    at: '2026-03-04T14:30:00.000Z',
    actor: { kind: 'person', id: 1, name: 'Ada Example' },
    action: 'roles.set-data-role',
    outcome: 'done',
    subject: { kind: 'person', id: 2, name: 'Noa Sample' },
  }
  const told = (change: Partial<AuditBody>) => auditSentence({ ...event, ...change }, wording)

  it('names roles by their module’s own labels, before and after', () => {
    const values = { before: { role: 'restricted-audit' }, after: { role: 'open' } }
    expect(told(values)).toBe(
      'Ada Example changed the data role of Noa Sample (Emissions): Restricted Audit → Open.',
    )
    expect(
      told({ ...values, action: 'roles.set-group', after: { role: 'lead-user' }, before: { role: 'none' } }),
    ).toBe('Ada Example gave Noa Sample the permission group Lead User (Submittals).')
  })

  it('tells an act that has none by its name and values', () => {
    expect(
      told({
        action: 'gadgets.polish-twice',
        before: { shinyUntil: null },
        after: { shinyUntil: '2026-05-01', isDone: true, by: event.actor },
      }),
    ).toBe(
      'Ada Example: gadgets polish twice, Noa Sample (shiny until: nothing → 01/05/2026; is done: yes; by: Ada Example).',
    )
  })

  it('tells an event of an older version, which has the code of a rule alone', () => {
    expect(
      told({
        outcome: 'denied',
        rule: 'needs-role',
        subject: { kind: 'action', id: null, name: 'people.remove' },
      }),
    ).toMatch(/^Ada Example tried to remove a person and was denied\./)
  })

  it('shortens what is long', () => {
    const assigned = Array.from({ length: 40 }, (_, id) => ({ kind: 'source', id, name: `S${id}` }))
    expect(told({ action: 'roles.set-assignments', before: { assigned: [] }, after: { assigned } })).toBe(
      'Ada Example changed what is assigned to Noa Sample (Emissions): nothing → S0, S1, S2, S3, S4, S5, S6, S7 and 32 more.',
    )
  })
})
