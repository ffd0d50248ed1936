// Every call that needs a right, made through the real pipeline by one person of every kind, in and out of scope. Who gets
// through is written down by hand; a call without a row here fails.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../src-shared/contract/index.ts'
import type { CallName } from '../../src-shared/contract/index.ts'
import { defaultPreferences } from '../../src-shared/domain/preferences.ts'
import type { AccessRequestId, PersonId, ProgramId, ReviewId } from '../../src-shared/domain/ids.ts'
import { accessRequestLinkTable, accessRequestTable } from '../../src-main/db/tables/access-requests.ts'
import { reviewItemTable, reviewTable } from '../../src-main/db/tables/reviews.ts'
import { heavyCalls } from '../../src-main/features/heavy-handlers.ts'
import { hashInvitationCode } from '../../src-main/session/invitation-code-hash.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'

const table = `
                                    | aff vie edi app lea sec mai pvi pco pms adm ope str res aud rau exp pen dis nobody
facilities.list                     |  .   x   x   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
facilities.regulators               |  .   x   x   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
facilities.get                      |  .   x   x   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
facilities.search                   |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .
facilities.add                      |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
facilities.edit                     |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
facilities.remove                   |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
regulators.list                     |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
regulators.get                      |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
regulators.add                      |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
regulators.edit                     |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
regulators.remove                   |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
organization.view                   |  .   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .   .   .
organization.edit                   |  .   .   .   .   x   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
settings.view                       |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
settings.edit                       |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
exports.state                       |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
exports.entities                    |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
exports.plan                        |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
exports.create                      |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
exports.make-key                    |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
exports.rotate-key                  |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
exports.remember-passphrase         |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
exports.forget-passphrase           |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
exports.save-public-key             |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
backups.list                        |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
backups.make                        |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
backups.choose-second               |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
backups.forget-second               |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
backups.bring-in                    |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
backups.preview                     |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
backups.restore                     |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
outbox.list                         |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
outbox.get                          |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
outbox.server                       |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
outbox.save                         |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
outbox.open                         |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
outbox.hand-over                    |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
outbox.try-again                    |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
outbox.withdraw                     |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
mail-server.view                    |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
mail-server.save                    |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
mail-server.test                    |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
mail-server.remove                  |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .

people.list                         |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
people.get                          |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
people.export                       |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
people.look-up                      |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people.invite                       |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people.invite-again                 |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people.revoke-invitation            |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people.add                          |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
people.preview-add                  |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
people.edit                         |  .   .   .   .   x   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
people.set-enabled                  |  .   .   .   .   x   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
people.reset-password               |  .   .   .   .   x   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
people.view-as: other               |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people.view-as: self                |  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
people.remove: other                |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people.remove: self                 |  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
people.remove: main corporate       |  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
people.remove: main site            |  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
people.preview-bulk                 |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
people.bulk-rows                    |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
people.export-bulk                  |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
people.bulk                         |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
people-import.read                  |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people-import.dry-run               |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people-import.rows                  |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people-import.save-rejects          |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people-import.run                   |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people.restore                      |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people.awaiting                     |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people.approve                      |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people.decline                      |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .

invitations.list                    |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
invitations.of-person               |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
invitations.acts                    |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
invitations.copy-link               |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
invitations.resend                  |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
invitations.revoke                  |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
invitations.change                  |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
invitations.judge                   |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
invitations.invite: affiliate       |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .
invitations.invite: secondary       |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .

roles.of-people                     |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
roles.of-person                     |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
roles.mine                          |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .
roles.advice                        |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
roles.corporate-contacts            |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
roles.assigned-to                   |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   x   .   .   .   .   .
roles.assignable                    |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   x   .   .   .   .   .
access.why                          |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
access.why: a program               |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
access.why: a source                |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   x   .   .   .   .   .
access.who                          |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
access.who: a program               |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
access.export-who                   |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
access.export-who: a source         |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   x   .   .   .   .   .
access.role-counts                  |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
access.export-catalogue             |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
roles.preview                       |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .
roles.save: group                   |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.save: own group               |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.save: secondary               |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.save: main corporate          |  .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.save: data role               |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
roles.save: assignments             |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
roles.save: contact                 |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.save: main site               |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.save: group and data role     |  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.cancel-transfer               |  .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .

access-history.person               |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
access-history.people               |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
access-history.movements            |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
access-history.export-movements     |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
reviews.list                        |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
reviews.get                         |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
reviews.choices                     |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
reviews.count: groups               |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
reviews.start: groups               |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
reviews.start: corporate roles      |  .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
reviews.start: program contacts     |  .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
reviews.start: data roles           |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
reviews.items                       |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
reviews.item                        |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
reviews.preview: a group            |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
reviews.decide: keep a group        |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
reviews.decide: a group             |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
reviews.decide: a contact           |  .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
reviews.close                       |  .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
reviews.report                      |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .

audit-trail.list                    |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
audit-trail.get                     |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
audit-trail.choices                 |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
audit-trail.parties                 |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
audit-trail.export                  |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
audit-trail.verify                  |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
audit-trail.last-verdict            |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .
access-requests.routing             |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .
access-requests.submit              |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .
access-requests.list                |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
access-requests.list-routed         |  .   .   .   .   x   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
access-requests.get: to leads       |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
access-requests.get: routed         |  .   .   .   .   x   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
access-requests.preview: decide     |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
access-requests.preview: record     |  .   .   .   .   x   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
access-requests.decide: grant       |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
access-requests.decide: decline     |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
access-requests.record-answer       |  .   .   .   .   x   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
access-requests.open-link: to leads |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
access-requests.open-link: routed   |  .   .   .   .   x   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .

programs.list                       |  .   .   .   .   .   x   x   x   x   x   .   .   .   .   .   .   .   .   .   .
programs.get: theirs                |  .   .   .   .   .   x   x   x   x   x   .   .   .   .   .   .   .   .   .   .
programs.get: another               |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.create                     |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .   .
programs.edit-info: theirs          |  .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .
programs.edit-info: another         |  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.contacts: theirs           |  .   .   .   .   .   x   x   x   x   x   .   .   .   .   .   .   .   .   .   .
programs.contacts: another          |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.find-person: theirs        |  .   .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .
programs.find-person: another       |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.preview-contacts: theirs   |  .   .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .
programs.preview-contacts: another  |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.set-contact: new viewer    |  .   .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .
programs.set-contact: the main site contact | . . .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .   .
programs.set-contact: another       |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.transfer-main-site: theirs |  .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .   .
programs.transfer-main-site: another |  .  .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.judge-invitations: theirs  |  .   .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .
programs.judge-invitations: another |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.invite: viewer             |  .   .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .
programs.invite: main site contact  |  .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .   .
programs.invite: another            |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.invitations: theirs        |  .   .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .
programs.invitations: another       |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.change-invitation: another |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.change-invitation: theirs  |  .   .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .
programs.revoke-invitation: another |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.revoke-invitation: theirs  |  .   .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .
programs.resend-invitation: another |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.resend-invitation: theirs  |  .   .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .
programs.cancel-transfer: theirs    |  .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .   .
programs.cancel-transfer: another   |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .

inventory.tree                      |  .   .   .   .   .   .   .   .   .   .   x   x   x   x   x   x   .   .   .   .
inventory.add                       |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
inventory.edit                      |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
inventory.preview-move              |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
inventory.move                      |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .
inventory.remove                    |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .

preferences.save                    |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .
preferences.layout                  |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .
preferences.save-layout             |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .
session.edit-profile                |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .
session.change-password             |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .
session.sign-out                    |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .
`

/** What the policy has no say in: nobody's right, or everybody's own things (dispatch.test.ts tries those). */
const withoutRule = ['public', 'signed-in']
const asked = Object.entries(contract).filter(([, { access }]) => !withoutRule.includes(access))

interface Row {
  readonly question: string
  readonly call: CallName
  readonly expected: readonly string[]
}

const [heading, ...lines] = table.split('\n').filter((line) => line.trim() !== '')
const columns = heading!.replace('|', '').trim().split(/\s+/)
const rows: Row[] = lines.map((line) => {
  const [question, marks] = line.split('|').map((part) => part.trim()) as [string, string]
  const cells = marks.split(/\s+/)
  if (cells.length !== columns.length) throw new Error(`the row "${question}" is not well formed`)
  const expected = columns.filter((_, i) => cells[i] === 'x')
  return { question, call: question.split(': ')[0] as CallName, expected }
})

let cast: Cast
let who: Record<string, PersonId>
let inputs: Record<string, (self: PersonId) => unknown>
/** The store's writing connection, to undo what a call did before the next person tries. */
let writer: { prepare(sql: string): { run(): unknown } }

beforeAll(async () => {
  cast = await startCast()
  const { addPerson, addProgram, addEntity, addAsset, addSource, store } = cast
  store.write(({ raw }) => (writer = raw))
  const root = addEntity('Group')
  const site = addEntity('Site', root)
  const boiler = addAsset('Boiler', site)
  const stack = addSource('Stack', site, boiler)
  const spare = addSource('Spare', root)
  cast.addFacility('Plant', 'Example CUPA')
  store.write(({ raw }) => raw.prepare(`INSERT INTO regulator (name, kind) VALUES ('Unused', 'cupa')`).run())
  const mai = addPerson('Max')
  store.write(({ raw }) => raw.prepare('UPDATE organization SET main_corporate_contact_id = ?').run(mai))
  const pms = addPerson('Pia')
  const theirs = addProgram('Harbour', pms)
  const another = addProgram('Quarry', cast.ada)
  const expiresAt = '2026-01-31T00:00:00.000Z'
  const everything = { group: 'lead-user', secondary: true, data: 'administrative' } as const
  who = {
    aff: addPerson('Alf'),
    vie: addPerson('Vic', { group: 'viewer' }),
    edi: addPerson('Edi', { group: 'editor' }),
    app: addPerson('Abe', { group: 'approver' }),
    lea: addPerson('Lea', { group: 'lead-user' }),
    sec: addPerson('Sid', { secondary: true }),
    mai,
    pvi: addPerson('Pip', { contact: { [theirs]: 'viewer' } }),
    pco: addPerson('Pat', { contact: { [theirs]: 'contributor' } }),
    pms,
    adm: addPerson('Ann', { data: 'administrative' }),
    ope: addPerson('Oda', { data: 'open' }),
    str: addPerson('Stu', { data: 'structured', sources: [stack] }),
    res: addPerson('Ria', { data: 'restricted', entities: [site] }),
    aud: addPerson('Aud', { data: 'audit' }),
    rau: addPerson('Rau', { data: 'restricted-audit', entities: [site] }),
    exp: addPerson('Exa', { ...everything, contact: { [theirs]: 'contributor' }, expiresAt }),
    pen: addPerson('Pen', { ...everything, state: 'pending' }),
    dis: addPerson('Dis', { ...everything, state: 'disabled' }),
  }
  const other = addPerson('Otto')
  const invited = addPerson('Ines', { state: 'invited' })
  const removed = addPerson('Rex', { state: 'removed' })
  const pending = addPerson('Petra', { state: 'pending' })
  const newcomer = { email: 'new@example.com', firstName: 'Nora', lastName: 'New' }
  const into = (program: number, role: string) => ({ program, rows: [{ ...newcomer, role }] })
  const facility = cast.sql<number>('SELECT id FROM facility')
  const used = cast.sql<number>(`SELECT id FROM regulator WHERE name = 'Example CUPA'`)
  const unused = cast.sql<number>(`SELECT id FROM regulator WHERE name = 'Unused'`)
  const toLeads = addRequest(other, 'lead-users')
  const toRegulator = addRequest(addPerson('Otis'), 'regulator')
  addLink('LEADS', toLeads)
  addLink('RECRD', toRegulator)
  const review = addReview()
  const inReview = { review, items: [addItem(review, who['vie']!, 'viewer')], reason: 'Work' }
  const contactInReview = { review, items: [addItem(review, who['pvi']!, 'viewer', theirs)], reason: 'Work' }
  const reviewOf = (family: string) => ({ name: 'Review', scope: { families: [family] }, dueOn: null })
  const grant = { request: toRegulator, present: 'none', level: 'viewer' }
  const page = { offset: 0, limit: 10 }
  const exportScope = { reader: { kind: 'everything' }, modules: ['emissions'], from: null, to: null }
  const names = { firstName: 'Nora', lastName: 'New', phone: '', title: '' }
  const passwords = {
    password: 'violet tram under seven hats',
    verifyPassword: 'violet tram under seven hats',
  }
  const organization = { kind: 'organization' }
  const harbour = { kind: 'program', id: theirs }
  const peopleQuery = { search: '', filters: {}, sort: null }
  const { theme: _, ...formats } = defaultPreferences
  const contact = (program: number, person: number, present: string, next: string) => ({
    changes: [{ action: 'programs.set-contact', program, person, present, next }],
  })
  const save = (...changes: object[]) => ({ changes })
  const group = (person: number, present: string, next: string) => ({
    action: 'roles.set-group',
    person,
    present,
    next,
  })
  const dataRole = { action: 'roles.set-data-role', person: other, present: 'none', next: 'open' }
  const nothing = { entities: [], assets: [], sources: [] }
  const transfer = (program: number, present: number) => ({ program, person: other, present })
  store.write(({ raw }) =>
    raw
      .prepare(
        `INSERT INTO outbox (to_address, subject, body, created_at) VALUES ('x@example.com', 'S', 'B', ?)`,
      )
      .run('2026-01-05T08:00:00.000Z'),
  )
  // Nobody listens there: the test's outcome is an answer like any other.
  const mailServer = {
    host: '127.0.0.1',
    port: 1,
    security: 'none',
    userName: '',
    password: null,
    senderName: '',
    senderAddress: 'sender@example.com',
  }
  inputs = {
    'facilities.list': () => ({ filters: {}, ...page }),
    'facilities.get': () => ({ id: facility }),
    'facilities.search': () => ({ search: 'Plant', ...page }),
    'facilities.add': () => ({ name: 'Mill', address: '', siteId: 'M1', regulatorId: used }),
    'facilities.edit': () => ({ id: facility, name: 'Plant', address: '', siteId: 'P1', regulatorId: used }),
    'facilities.remove': () => ({ id: facility }),
    'regulators.list': () => page,
    'regulators.get': () => ({ id: used }),
    'regulators.add': () => ({ name: 'Another CUPA', kind: 'cupa', email: '' }),
    'regulators.edit': () => ({ id: used, name: 'Renamed CUPA', kind: 'cupa', email: '' }),
    'regulators.remove': () => ({ id: unused }),
    'organization.edit': () => ({ name: 'Example Works', headquartersAddress: '2 Sample Street' }),
    'exports.plan': () => ({ ...exportScope, taskId: 'plan-export' }),
    'exports.create': () => ({ ...exportScope, passphrase: 'not the passphrase', taskId: 'make-export' }),
    'exports.make-key': () => ({
      passphrase: 'a long enough passphrase',
      verifyPassphrase: 'a long enough passphrase',
    }),
    'exports.rotate-key': () => ({
      currentPassphrase: 'not the passphrase',
      passphrase: 'a long enough passphrase',
      verifyPassphrase: 'a long enough passphrase',
    }),
    'exports.remember-passphrase': () => ({ passphrase: 'not the passphrase' }),
    'backups.list': () => ({}),
    'backups.make': () => ({ taskId: crypto.randomUUID() }),
    'backups.choose-second': () => ({}),
    'backups.forget-second': () => ({}),
    'backups.bring-in': () => ({ taskId: crypto.randomUUID() }),
    'backups.preview': () => ({
      name: 'keyholder-2026-01-01T00-00-00.000Z.sqlite',
      taskId: crypto.randomUUID(),
    }),
    'backups.restore': () => ({ name: 'keyholder-2026-01-01T00-00-00.000Z.sqlite', sha256: '0'.repeat(64) }),
    'settings.edit': () => ({ passwordPolicy: 'strong', idleLockMinutes: 20, selfRegistration: true }),
    'outbox.list': () => page,
    'roles.assigned-to': () => ({ place: { kind: 'source', id: spare } }),
    'roles.assignable': () => ({ place: { kind: 'source', id: spare }, people: [other] }),
    'access.why': () => ({ person: other, action: 'people.list', thing: organization }),
    'access.why: a program': () => ({ person: other, action: 'programs.view', thing: harbour }),
    'access.why: a source': () => ({
      person: other,
      action: 'inventory.view',
      thing: { kind: 'source', id: spare },
    }),
    'access.who': () => ({ action: null, thing: organization, ...page }),
    'access.who: a program': () => ({ action: null, thing: harbour, ...page }),
    'access.export-who': () => ({
      action: null,
      thing: organization,
      columns: ['name'],
      taskId: 'export-who',
    }),
    'access.export-who: a source': () => ({
      action: null,
      thing: { kind: 'source', id: spare },
      columns: ['name'],
      taskId: 'export-who',
    }),
    'access.export-catalogue': () => ({ taskId: 'export-roles' }),
    'outbox.get': () => ({ message: 1 }),
    'outbox.save': () => ({ message: 1 }),
    'outbox.open': () => ({ message: 1 }),
    'outbox.hand-over': () => ({ message: 1 }),
    'outbox.try-again': () => ({ message: 1 }),
    'outbox.withdraw': () => ({ message: 1 }),
    'mail-server.save': () => mailServer,
    'mail-server.test': () => mailServer,
    'people.list': () => ({ ...peopleQuery, ...page }),
    'people.get': () => ({ person: other }),
    'people.export': () => ({ ...peopleQuery, columns: ['name'], selection: null, taskId: 'export-people' }),
    'people.look-up': () => ({ email: 'new@example.com', confirmEmail: 'new@example.com' }),
    'people.invite': () => ({ email: 'new@example.com', ...names }),
    'people.invite-again': () => ({ person: invited }),
    'people.revoke-invitation': () => ({ person: invited }),
    'people.add': () => ({
      userName: 'new@example.com',
      email: 'new@example.com',
      firstName: 'Nora',
      lastName: 'New',
      isEnabled: true,
      dataRole: 'open',
      preferences: formats,
      ...passwords,
    }),
    'people.preview-add': () => ({ dataRole: 'open' }),
    'people.edit': () => ({
      person: other,
      userName: 'otto@example.com',
      email: 'otto@example.com',
      ...names,
      isConsultant: false,
      preferences: { ...formats, dateFormat: 'yyyy-mm-dd' },
    }),
    'people.set-enabled': () => ({ person: other, isEnabled: false }),
    'people.reset-password': () => ({ person: other, ...passwords }),
    'people.view-as: other': () => ({ person: other }),
    'people.view-as: self': (self) => ({ person: self }),
    'people.remove: other': () => ({ person: other }),
    'people.remove: self': (self) => ({ person: self }),
    'people.remove: main corporate': () => ({ person: mai }),
    'people.remove: main site': () => ({ person: pms }),
    'people.preview-bulk': () => ({
      act: { act: 'enable' },
      query: peopleQuery,
      selection: { kind: 'some', ids: [other] },
      taskId: 'preview-bulk',
    }),
    'people.bulk-rows': () => ({ preview: 'none', which: 'eligible', ...page }),
    'people.export-bulk': () => ({ preview: 'none', taskId: 'export-bulk' }),
    'people.bulk': () => ({ preview: 'none' }),
    'people-import.read': () => ({ file: 'none', taskId: 'read-people' }),
    'people-import.dry-run': () => ({ file: 'none', mapping: {}, taskId: 'try-people' }),
    'people-import.rows': () => ({ run: 'none', verdict: 'new', ...page }),
    'people-import.save-rejects': () => ({ run: 'none', taskId: 'save-rejects' }),
    'people-import.run': () => ({ run: 'none', only: 'all', invite: true }),
    'people.restore': () => ({ person: removed, keep: [] }),
    'people.approve': () => ({ people: [pending] }),
    'people.decline': () => ({ person: pending, reason: 'Not one of us' }),
    'invitations.list': () => ({ filters: {}, ...page }),
    'invitations.of-person': () => ({ person: invited }),
    'invitations.acts': () => ({ people: [invited] }),
    'invitations.copy-link': () => ({ person: invited }),
    'invitations.resend': () => ({ people: [invited] }),
    'invitations.revoke': () => ({ people: [invited] }),
    'invitations.change': () => ({
      person: invited,
      email: 'other@example.com',
      firstName: 'Nora',
      lastName: 'New',
    }),
    'invitations.judge': () => ({ rows: [{ ...newcomer, role: 'secondary' }] }),
    'invitations.invite: affiliate': () => ({ rows: [{ ...newcomer, role: 'affiliate' }] }),
    'invitations.invite: secondary': () => ({ rows: [{ ...newcomer, role: 'secondary' }] }),
    'programs.judge-invitations: theirs': () => into(theirs, 'main-site-contact'),
    'programs.judge-invitations: another': () => into(another, 'viewer'),
    'programs.invite: viewer': () => into(theirs, 'viewer'),
    'programs.invite: main site contact': () => into(theirs, 'main-site-contact'),
    'programs.invite: another': () => into(another, 'viewer'),
    'programs.invitations: theirs': () => ({ program: theirs }),
    'programs.invitations: another': () => ({ program: another }),
    'programs.cancel-transfer: theirs': () => ({ program: theirs, transfer: 1 }),
    'programs.cancel-transfer: another': () => ({ program: another, transfer: 1 }),
    'roles.cancel-transfer': () => ({ transfer: 1 }),
    'roles.of-people': () => ({ people: [other] }),
    'roles.corporate-contacts': () => ({ people: [other] }),
    'roles.of-person': () => ({ person: other }),
    'roles.preview': () => save(dataRole),
    'roles.save: group': () => save(group(other, 'none', 'lead-user')),
    'roles.save: own group': (self) => save(group(self, 'lead-user', 'viewer')),
    'roles.save: secondary': () =>
      save({ action: 'roles.set-corporate', person: other, present: 'affiliate', next: 'secondary' }),
    'roles.save: main corporate': () =>
      save({ action: 'roles.transfer-main-corporate', person: other, present: mai }),
    'roles.save: data role': () => save(dataRole),
    'roles.save: assignments': () =>
      save({
        action: 'roles.set-assignments',
        person: other,
        present: nothing,
        next: { ...nothing, sources: [stack] },
      }),
    'roles.save: contact': () => contact(theirs, other, 'none', 'viewer'),
    'roles.save: main site': () => save({ action: 'programs.transfer-main-site', ...transfer(theirs, pms) }),
    'roles.save: group and data role': () => save(group(other, 'none', 'viewer'), dataRole),
    'access-history.person': () => ({ person: cast.ada, at: '2026-03-02' }),
    'access-history.people': () => ({ at: '2026-03-02', filters: {}, ...page }),
    'access-history.movements': () => ({ from: '2026-03-01', to: '2026-03-31', filters: {}, ...page }),
    'access-history.export-movements': () => ({
      from: '2026-03-01',
      to: '2026-03-31',
      format: 'csv',
      taskId: 'export-movements',
    }),
    'audit-trail.list': () => ({ filters: {}, ...page }),
    'audit-trail.get': () => ({ seq: 1 }),
    'audit-trail.parties': () => ({ search: 'a' }),
    'reviews.list': () => page,
    'reviews.get': () => ({ review }),
    'reviews.count: groups': () => ({ scope: { families: ['group'] } }),
    'reviews.start: groups': () => reviewOf('group'),
    'reviews.start: corporate roles': () => reviewOf('corporate'),
    'reviews.start: program contacts': () => reviewOf('program'),
    'reviews.start: data roles': () => reviewOf('data'),
    'reviews.items': () => ({ review, ...page }),
    'reviews.item': () => ({ item: inReview.items[0] }),
    'reviews.preview: a group': () => ({ review, items: inReview.items, decision: 'revoke' }),
    'reviews.decide: keep a group': () => ({ ...inReview, decision: 'keep' }),
    'reviews.decide: a group': () => ({ ...inReview, decision: 'change', next: 'editor' }),
    'reviews.decide: a contact': () => ({ ...contactInReview, decision: 'revoke' }),
    'reviews.close': () => ({ review }),
    'reviews.report': () => ({ review, format: 'pdf', taskId: 'report-review' }),
    'audit-trail.export': () => ({
      filters: {},
      columns: ['sentence'],
      format: 'csv',
      taskId: 'export-trail',
    }),
    'audit-trail.verify': () => ({ taskId: 'verify-trail' }),
    'access-requests.routing': () => ({ facility }),
    'access-requests.submit': () => ({
      facility,
      relationship: 'Runs it',
      employment: 'employee',
      level: 'viewer',
      reason: 'Work',
    }),
    'access-requests.list': () => ({ filters: {}, ...page }),
    'access-requests.list-routed': () => ({ filters: {}, ...page }),
    'access-requests.get: to leads': () => ({ request: toLeads }),
    'access-requests.get: routed': () => ({ request: toRegulator }),
    'access-requests.preview: decide': () => ({ ...grant, way: 'decide' }),
    'access-requests.preview: record': () => ({ ...grant, way: 'record-answer' }),
    'access-requests.decide: grant': () => ({ decision: 'granted', ...grant, request: toLeads }),
    'access-requests.decide: decline': () => ({ decision: 'declined', request: toLeads, reason: 'No' }),
    'access-requests.record-answer': () => ({
      decision: 'granted',
      ...grant,
      answeredOn: '2026-03-01',
      reference: 'A 1',
    }),
    'access-requests.open-link: to leads': () => ({ code: 'LEADS' }),
    'access-requests.open-link: routed': () => ({ code: 'RECRD' }),
    'programs.list': () => page,
    'programs.get: theirs': () => ({ id: theirs }),
    'programs.resend-invitation: theirs': () => ({ program: theirs, person: invited }),
    'programs.resend-invitation: another': () => ({ program: another, person: invited }),
    'programs.revoke-invitation: theirs': () => ({ program: theirs, person: invited }),
    'programs.revoke-invitation: another': () => ({ program: another, person: invited }),
    'programs.change-invitation: theirs': () => ({
      program: theirs,
      person: invited,
      email: 'other@example.com',
      firstName: 'Nora',
      lastName: 'New',
    }),
    'programs.change-invitation: another': () => ({
      program: another,
      person: invited,
      email: 'other@example.com',
      firstName: 'Nora',
      lastName: 'New',
    }),
    'programs.get: another': () => ({ id: another }),
    'programs.create': () => ({ name: 'Dock' }),
    'programs.edit-info: theirs': () => ({ id: theirs, name: 'Port' }),
    'programs.edit-info: another': () => ({ id: another, name: 'Pit' }),
    'programs.contacts: theirs': () => ({ program: theirs }),
    'programs.contacts: another': () => ({ program: another }),
    'programs.find-person: theirs': () => ({ program: theirs, email: 'otto@example.com' }),
    'programs.find-person: another': () => ({ program: another, email: 'otto@example.com' }),
    'programs.preview-contacts: theirs': () => contact(theirs, other, 'none', 'viewer'),
    'programs.preview-contacts: another': () => contact(another, other, 'none', 'viewer'),
    'programs.set-contact: new viewer': () => contact(theirs, other, 'none', 'viewer'),
    'programs.set-contact: the main site contact': () => contact(theirs, pms, 'main-site-contact', 'none'),
    'programs.set-contact: another': () => contact(another, other, 'none', 'viewer'),
    'programs.transfer-main-site: theirs': () => transfer(theirs, pms),
    'programs.transfer-main-site: another': () => transfer(another, cast.ada),
    'inventory.add': () => ({ kind: 'entity', in: { kind: 'entity', id: site }, name: 'Hall' }),
    'inventory.edit': () => ({ thing: { kind: 'source', id: stack }, name: 'Chimney' }),
    'inventory.preview-move': () => ({
      thing: { kind: 'source', id: spare },
      to: { kind: 'entity', id: site },
    }),
    'inventory.move': () => ({ thing: { kind: 'source', id: spare }, to: { kind: 'entity', id: site } }),
    'inventory.remove': () => ({ thing: { kind: 'source', id: spare } }),
    'preferences.save': () => ({ numberScaling: 4 }),
    'preferences.layout': () => ({ screen: 'people' }),
    'preferences.save-layout': () => ({ screen: 'people', value: {} }),
    'session.edit-profile': () => names,
    'session.change-password': () => ({ currentPassword: 'not it', ...passwords }),
  }
})

afterAll(() => cast.dispose())

function addRequest(personId: PersonId, recipient: 'lead-users' | 'regulator') {
  const recipientName = recipient === 'regulator' ? 'Example CUPA' : ''
  const about = { facilityName: 'Plant', facilitySiteId: 'P1', relationship: 'Runs it', isConsultant: false }
  const row = { personId, ...about, level: 'viewer', reason: 'Work', recipient, recipientName } as const
  return cast.store.write(
    (db) =>
      db
        .insert(accessRequestTable)
        .values({ ...row, createdAt: '2026-03-01T09:00:00.000Z' })
        .returning()
        .get().id,
  )
}

function addReview(): ReviewId {
  const scope = JSON.stringify({ families: ['group', 'program'] })
  const row = { name: 'Spring', scope, createdAt: '2026-02-01T09:00:00.000Z', createdBy: cast.ada }
  return cast.store.write((db) => db.insert(reviewTable).values(row).returning().get().id)
}

function addItem(reviewId: ReviewId, personId: PersonId, role: string, programId: ProgramId | null = null) {
  const family = programId === null ? ('group' as const) : ('program' as const)
  const person = { personName: 'Name', personEmail: 'name@example.com', personState: 'active' as const }
  const programName = programId === null ? null : 'Harbour'
  const row = { reviewId, personId, family, role, programId, programName, ...person }
  return cast.store.write((db) => db.insert(reviewItemTable).values(row).returning().get().id)
}

function addLink(code: string, requestId: AccessRequestId): void {
  const row = { codeHash: hashInvitationCode(code), requestId, expiresAt: '2027-01-01T00:00:00.000Z' }
  cast.store.write((db) => db.insert(accessRequestLinkTable).values(row).run())
}

/** Whether the policy lets the person through; what a call does is undone, and what it says besides does not matter. */
async function getsThrough(name: string, { question, call }: Row): Promise<boolean> {
  const self = who[name] ?? cast.ada
  if (name === 'nobody') cast.services.session.end('signed-out')
  else cast.actAs(self)
  const input = inputs[question]?.(self) ?? {}
  // A malformed call would be refused before anybody's rights are asked.
  expect(contract[call].input.safeParse(input).error, question).toBeUndefined()
  writer.prepare('SAVEPOINT attempt').run()
  try {
    const reply = await cast.send(call, input)
    if (reply.ok) return true
    const { code, reason } = reply.error
    if (code === 'forbidden' || code === 'no-session') return false
    // Right of way, and yet something else against it, such as an outdated value or a password that is not theirs.
    expect(
      ['refused', 'confirm', 'cancelled', 'invalid', 'not-found'],
      `${name} ${question}: ${reason}`,
    ).toContain(code)
    return true
  } finally {
    writer.prepare('ROLLBACK TO attempt').run()
    writer.prepare('RELEASE attempt').run()
  }
}

describe('the policy, through every call', () => {
  it('is written down here for every call that needs a right', () => {
    const known = rows.map(({ call }) => call)
    expect(asked.map(([name]) => name).filter((name) => !known.includes(name as CallName))).toEqual([])
    for (const call of known) expect(contract).toHaveProperty([call])
  })

  const inThread = rows.filter(({ call }) => heavyCalls.has(call))

  it.each(rows.filter((row) => !inThread.includes(row)))('$question', async (row) => {
    const through: string[] = []
    for (const name of columns) {
      if (await getsThrough(name, row)) through.push(name)
    }
    expect(through).toEqual(row.expected)
  })

  // Each session has a thread of its own: person by person, so that one serves all of theirs.
  it('of the thread for thousands', { timeout: 180_000 }, async () => {
    const through: Record<string, string[]> = Object.fromEntries(
      inThread.map(({ question }) => [question, []]),
    )
    for (const name of columns)
      for (const row of inThread) if (await getsThrough(name, row)) through[row.question]!.push(name)
    expect(through).toEqual(
      Object.fromEntries(inThread.map(({ question, expected }) => [question, expected])),
    )
  })
})
