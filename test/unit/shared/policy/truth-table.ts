// The table of "Who may do what", written out by hand for one person of every kind: x is allowed, a dot is refused. It is
// the independent expectation of the policy and must never be computed from the rules.
import type { Action } from '../../../../src-shared/policy/actions.ts'
import type { Decider } from '../../../../src-shared/policy/decide.ts'
import { people, targets } from './world.ts'

const table = `
                                            | aff vie edi app lea sec mai pvi pco pms adm ope str res aud rau st0 re0 ra0 inv pen dis rem exp
session.sign-in                             |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .   .   .   x   .   .   x
profile.edit                                |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   x   .   .   x
facilities.search                           |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   x   .   .   x

organization.view                           |  .   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .   .   .   .
organization.edit                           |  .   .   .   .   x   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
settings.view                               |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
settings.edit                               |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
people.list                                 |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
people.add                                  |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
people.invite                               |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
people.approve                              |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
people.import                               |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
people.edit: other                          |  .   .   .   .   x   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
people.edit: self                           |  .   .   .   .   x   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
people.set-enabled: other                   |  .   .   .   .   x   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
people.reset-password: other                |  .   .   .   .   x   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
people.reset-password: self                 |  .   .   .   .   x   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
people.remove: other                        |  .   .   .   .   x   x   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
people.remove: self                         |  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
people.remove: the main corporate contact   |  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
people.remove: a main site contact          |  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
people.view-as: other                        |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
people.view-as: self                         |  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
people.view-as: the main corporate contact   |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
people.view-as: a main site contact          |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
access-requests.list                        |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
access-requests.decide                      |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
access-requests.record-answer               |  .   .   .   .   x   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.set-group: other, none → lead-user    |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.set-group: self, → viewer             |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.set-group: other, → none              |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.set-corporate: affiliate → secondary  |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.set-corporate: secondary → affiliate  |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.set-corporate: secondary → none       |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.set-corporate: self, secondary → affiliate | . .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.set-corporate: secondary → main       |  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.set-corporate: main → affiliate       |  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.transfer-main-corporate: other        |  .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.transfer-main-corporate: self         |  .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.transfer-main-corporate: a main site contact | . . .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.set-data-role: other                  |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.set-data-role: self                   |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
roles.set-assignments: other                |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
audit-trail.view                            |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
audit-trail.verify                          |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
exports.view                                |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
exports.create                              |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
reviews.view                                |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .
reviews.run                                 |  .   .   .   .   x   .   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .

facilities.view: f1                         |  .   x   x   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
facilities.view: f2                         |  .   x   x   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
facilities.edit: f1                         |  .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
submittals.view: f1                         |  .   x   x   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
submittals.edit: f1                         |  .   .   x   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
submittals.edit: f2                         |  .   .   x   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
submittals.submit: f1                       |  .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
submittals.submit: f2                       |  .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .

programs.create                             |  x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   x   .   .   .   .   x
programs.view: p1                           |  .   .   .   .   .   x   x   x   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.view: p2                           |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.pay-fee: p1                        |  .   .   .   .   .   x   x   x   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.pay-fee: p2                        |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.edit-projects: p1                  |  .   .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.edit-projects: p2                  |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.answer: p1                         |  .   .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.answer: p2                         |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.submit-application: p1             |  .   .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.submit-application: p2             |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.edit-info: p1                      |  .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.edit-info: p2                      |  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.set-contact: p1, none → viewer     |  .   .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.set-contact: p1, none → contributor |  .  .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.set-contact: p1, viewer → contributor | . .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.set-contact: p1, contributor → none |  .  .   .   .   .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.set-contact: p1, none → main-site-contact | . . . .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.set-contact: p1, viewer → main-site-contact | . . . . .   x   x   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.set-contact: p1, main-site-contact → none | . . . .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.set-contact: p1, main-site-contact → viewer | . . . . .   x   x   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.set-contact: p1, self, viewer → contributor | . . . . .   x   x   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.set-contact: p2, none → viewer     |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.transfer-main-site: p1, other      |  .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.transfer-main-site: p1, self       |  .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.transfer-main-site: p2, other      |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
programs.report: p1                         |  .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .

inventory.view: e1                          |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .
inventory.view: e1a                         |  .   .   .   .   .   .   .   .   .   .   x   x   x   x   x   x   .   .   .   .   .   .   .   .
inventory.view: e1a1                        |  .   .   .   .   .   .   .   .   .   .   x   x   x   x   x   x   .   .   .   .   .   .   .   .
inventory.view: e1b                         |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .
inventory.view: e2                          |  .   .   .   .   .   .   .   .   .   .   x   x   x   .   x   .   .   .   .   .   .   .   .   .
inventory.view: a1                          |  .   .   .   .   .   .   .   .   .   .   x   x   x   x   x   x   .   .   .   .   .   .   .   .
inventory.view: a2                          |  .   .   .   .   .   .   .   .   .   .   x   x   x   .   x   .   .   .   .   .   .   .   .   .
inventory.view: s1                          |  .   .   .   .   .   .   .   .   .   .   x   x   x   x   x   x   .   .   .   .   .   .   .   .
inventory.view: s2                          |  .   .   .   .   .   .   .   .   .   .   x   x   .   x   x   x   .   .   .   .   .   .   .   .
inventory.view: s3                          |  .   .   .   .   .   .   .   .   .   .   x   x   x   x   x   x   .   .   .   .   .   .   .   .
inventory.view: s4                          |  .   .   .   .   .   .   .   .   .   .   x   x   x   .   x   .   .   .   .   .   .   .   .   .
inventory.view: s5                          |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .
inventory.view: s6                          |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .
inventory.edit: e1a                         |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .
inventory.edit: s1                          |  .   .   .   .   .   .   .   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .

emission-data.view: s1, own                 |  .   .   .   .   .   .   .   .   .   .   x   x   x   x   x   x   .   .   .   .   .   .   .   .
emission-data.view: s1, theirs              |  .   .   .   .   .   .   .   .   .   .   x   x   .   x   x   x   .   .   .   .   .   .   .   .
emission-data.view: s2, own                 |  .   .   .   .   .   .   .   .   .   .   x   x   .   x   x   x   .   .   .   .   .   .   .   .
emission-data.view: s3, own                 |  .   .   .   .   .   .   .   .   .   .   x   x   x   x   x   x   .   .   .   .   .   .   .   .
emission-data.view: s3, theirs              |  .   .   .   .   .   .   .   .   .   .   x   x   .   x   x   x   .   .   .   .   .   .   .   .
emission-data.view: s4, own                 |  .   .   .   .   .   .   .   .   .   .   x   x   x   .   x   .   .   .   .   .   .   .   .   .
emission-data.view: s5, own                 |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .
emission-data.view: s6, own                 |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .
emission-data.view: s6, theirs              |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .
emission-data.enter: s1                     |  .   .   .   .   .   .   .   .   .   .   x   x   x   x   .   .   .   .   .   .   .   .   .   .
emission-data.enter: s2                     |  .   .   .   .   .   .   .   .   .   .   x   x   .   x   .   .   .   .   .   .   .   .   .   .
emission-data.enter: s3                     |  .   .   .   .   .   .   .   .   .   .   x   x   x   x   .   .   .   .   .   .   .   .   .   .
emission-data.enter: s4                     |  .   .   .   .   .   .   .   .   .   .   x   x   x   .   .   .   .   .   .   .   .   .   .   .
emission-data.enter: s5                     |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .
emission-data.enter: s6                     |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .
emission-data.modify: s1, own               |  .   .   .   .   .   .   .   .   .   .   x   x   x   x   .   .   .   .   .   .   .   .   .   .
emission-data.modify: s1, theirs            |  .   .   .   .   .   .   .   .   .   .   x   x   .   x   .   .   .   .   .   .   .   .   .   .
emission-data.modify: s2, own               |  .   .   .   .   .   .   .   .   .   .   x   x   .   x   .   .   .   .   .   .   .   .   .   .
emission-data.modify: s3, own               |  .   .   .   .   .   .   .   .   .   .   x   x   x   x   .   .   .   .   .   .   .   .   .   .
emission-data.modify: s4, own               |  .   .   .   .   .   .   .   .   .   .   x   x   x   .   .   .   .   .   .   .   .   .   .   .
emission-data.modify: s4, theirs            |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .
emission-data.modify: s6, own               |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .

reports.run: e1a                            |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .
reports.run: e1a1                           |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .
reports.run: e2                             |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .
reports.view: for me, e1a                   |  .   .   .   .   .   .   .   .   .   .   x   x   .   x   x   x   .   .   .   .   .   .   .   .
reports.view: for me, e1a1 and e2           |  .   .   .   .   .   .   .   .   .   .   x   x   .   x   x   x   .   .   .   .   .   .   .   .
reports.view: for me, e2                    |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .
reports.view: for me, e1                    |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .
reports.view: for other, e1a                |  .   .   .   .   .   .   .   .   .   .   x   x   .   .   x   .   .   .   .   .   .   .   .   .
`

/** The requirements that the table's last column names for each action. */
export const tableRequirements: Partial<Record<Action, string>> = {
  'organization.edit': 'S1-09 S2-21',
  'people.list': 'S1-09 S2-15 S3-02 S3-14',
  'people.add': 'S1-09 S2-15 S3-02',
  'people.invite': 'S1-09 S2-15 S3-02',
  'people.approve': 'S1-09 S2-15 S3-02',
  'people.import': 'S1-09 S2-15 S3-02',
  'people.edit': 'S1-09 S3-02',
  'people.set-enabled': 'S1-09 S3-02',
  'people.reset-password': 'S1-09 S3-03',
  'people.remove': 'S1-04 S1-06 S2-15 X-02 X-04',
  'people.view-as': 'B-12',
  'access-requests.list': 'S1-01 S1-23',
  'access-requests.decide': 'S1-01 S1-23',
  'access-requests.record-answer': 'S1-02 S1-03 X-02',
  'roles.set-group': 'S1-04 S1-06',
  'roles.set-corporate': 'S2-17',
  'roles.transfer-main-corporate': 'S2-20 S2-21',
  'roles.set-data-role': 'S3-02 S3-10 S3-13',
  'roles.set-assignments': 'S3-02 S3-10 S3-13',
  'facilities.view': 'S1-10',
  'facilities.edit': 'S1-09',
  'submittals.view': 'S1-10',
  'submittals.edit': 'S1-07 S1-08',
  'submittals.submit': 'S1-07 S1-08',
  'programs.create': 'S2-11 S2-18',
  'programs.view': 'S2-02 S2-22',
  'programs.pay-fee': 'S2-14 S2-22',
  'programs.edit-projects': 'S2-23 X-06',
  'programs.answer': 'S2-23 X-06',
  'programs.submit-application': 'S2-23 X-06',
  'programs.edit-info': 'S2-24 X-06',
  'programs.set-contact': 'S2-16 S2-23 S2-24 B-07',
  'programs.transfer-main-site': 'S2-04 S2-24',
  'programs.report': 'S2-19',
  'inventory.view': 'S3-02 S3-08 S3-11 S3-14 S3-15',
  'inventory.edit': 'S3-02 S3-07',
  'emission-data.view': 'S3-05 S3-06 S3-09 S3-11 S3-14 S3-15',
  'emission-data.enter': 'S3-05 S3-06 S3-08 X-07',
  'emission-data.modify': 'S3-06 S3-09 X-07',
  'reports.run': 'S3-04 S3-11',
  'reports.view': 'S3-11 S3-12 S3-14 S3-15',
  'audit-trail.view': 'B-08 S3-14',
  'audit-trail.verify': 'B-08 S3-14',
  'settings.view': 'S1-09 S2-21 S3-02 S3-14',
  'exports.view': 'B-14 S3-14',
  'exports.create': 'B-14',
  'reviews.view': 'B-11 S3-14',
  'reviews.run': 'B-11',
  'session.sign-in': 'S3-10 S3-13 X-08 X-09',
  'facilities.search': 'S1-21',
  'profile.edit': 'S1-21',
}

export interface Cell {
  readonly action: Action
  readonly target: string
  readonly who: string
  readonly allowed: boolean
}

function parse(): Cell[] {
  const [heading, ...rows] = table.split('\n').filter((line) => line.trim() !== '')
  const columns = heading!.replace('|', '').trim().split(/\s+/)
  return rows.flatMap((row) => {
    const [question, marks] = row.split('|') as [string, string]
    const [action, ...target] = question.trim().split(': ')
    const cells = marks.trim().split(/\s+/)
    if (cells.length !== columns.length || cells.some((mark) => mark !== 'x' && mark !== '.')) {
      throw new Error(`the row "${question.trim()}" is not well formed`)
    }
    return columns.map((who, i) => ({
      action: action as Action,
      target: target.join(': '),
      who,
      allowed: cells[i] === 'x',
    }))
  })
}

/** One expectation per row and column. */
export const cells: readonly Cell[] = parse()

export const columnsOfTable: readonly string[] = [...new Set(cells.map(({ who }) => who))]

/** What a decider answers otherwise than the table, in words. */
export function differences({ decide }: Decider, among: readonly Cell[] = cells): string[] {
  return among.flatMap(({ action, target, who, allowed }) => {
    const on = targets[target]
    const facts = people[who]
    if (on === undefined || facts === undefined)
      throw new Error(`the table asks about unknown "${target || who}"`)
    const decision = decide(facts, action, on)
    if (decision.allowed === allowed) return []
    return [
      `${who} ${action} ${target}: expected ${allowed ? 'allowed' : 'refused'}, because: ${decision.reason}`,
    ]
  })
}
