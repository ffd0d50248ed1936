// What auditors get of messages: that they were sent to whom, never what they said or the links in them.
import { exportedTable, integer, reference, secretTable, text } from '../../exports/declaration.ts'

const outbox = exportedTable({
  part: 'organization',
  meaning: 'Messages that were written, and what became of them.',
  columns: {
    id: integer('Number of the message.'),
    to_address: text('To whom.'),
    subject: text('Subject.'),
    state: text('queued, sending, sent, refused, handed-over or withdrawn.'),
    created_at: text('When it was written, UTC.'),
    invitation_id: reference('invitation', 'The invitation that it carried.'),
    attempts: integer('How often sending was tried.'),
    ended_at: text('When it was sent, handed over or withdrawn, UTC.'),
    ended_by: reference('person', 'Who handed it over or withdrew it.'),
  },
  key: ['id'],
  keptBack: {
    body: 'What was written to somebody; it may hold a code.',
    link: 'As good as a password.',
    next_attempt_at: 'A plan, not a fact.',
    failure: 'How a sending failed, which the state tells well enough.',
    server_words: 'Another program’s words, which may repeat the message.',
  },
  withinEntities: null,
})

export const outboxTables = {
  outbox,
  mail_server: secretTable('How the organization’s mail server is reached, with its password.'),
}
