// What the program may tell somebody about themselves or what waits for them. Texts: `notices:<kind>`.

export const noticeKinds = [
  'access-request-received', // S1-22: to each lead user
  'access-request-granted', // S1-23, to the requester
  'access-request-declined',
  'person-awaits-approval', // S2-15
  'approved', // S2-15, to the person
  'invitation-accepted', // S2-06, to whoever invited
  'access-expiring', // B-10: seven days before, to the person and to those who may extend it
  'access-expired', // B-10
  'roles-changed', // what others changed of mine
  'transfer-took-effect',
  'review-assigned', // B-11
  'review-closed', // B-11
] as const
export type NoticeKind = (typeof noticeKinds)[number]
