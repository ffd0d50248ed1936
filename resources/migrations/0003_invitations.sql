-- Invitations into programs (S2-05, S2-06), by people who may not approve others into the organization too (S2-15), and
-- transfers that wait for their successor to register (X-04).

-- 1: the inviter may not approve people into the organization, so whoever registers is pending until somebody does.
ALTER TABLE invitation ADD COLUMN needs_approval INTEGER NOT NULL DEFAULT 0 CHECK (needs_approval IN (0, 1));

-- Why a revoked one ended: by hand, because another was sent, because the address it went to was corrected, or because the
-- person was removed. Nothing disappears (X-15, B-09).
ALTER TABLE invitation ADD COLUMN ended_because TEXT CHECK (ended_because IN ('revoked', 'resent', 'changed', 'removed'));
CREATE INDEX invitation_by_time ON invitation (created_at, id);

-- Who was invited to which program, by whom, as what. What became of it is the invitation's state; null: the person was
-- registered already and was added at once.
CREATE TABLE program_invitation (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  program_id    INTEGER NOT NULL REFERENCES program (id),
  person_id     INTEGER NOT NULL REFERENCES person (id),
  role          TEXT NOT NULL CHECK (role IN ('viewer', 'contributor', 'main-site-contact')),
  invitation_id INTEGER REFERENCES invitation (id),
  created_at    TEXT NOT NULL,
  created_by    INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX program_invitation_by_program ON program_invitation (program_id, id);
CREATE INDEX program_invitation_by_person ON program_invitation (person_id);

CREATE TABLE waiting_transfer (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Null: of the Main Corporate Contact.
  program_id   INTEGER REFERENCES program (id),
  successor_id INTEGER NOT NULL REFERENCES person (id),
  -- Who held the role when the transfer was made: if somebody else does at acceptance, it has lapsed.
  present_id   INTEGER NOT NULL REFERENCES person (id),
  created_at   TEXT NOT NULL,
  created_by   INTEGER NOT NULL REFERENCES person (id),
  state        TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'lapsed', 'cancelled')),
  ended_at     TEXT,
  CHECK ((state = 'waiting') = (ended_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX waiting_transfer_one ON waiting_transfer (ifnull(program_id, 0)) WHERE state = 'waiting';
CREATE INDEX waiting_transfer_by_successor ON waiting_transfer (successor_id);
