-- Access requests (S1-21..23, X-15). A request keeps the recipient that it was routed to (S1-03).
CREATE TABLE access_request (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id        INTEGER NOT NULL REFERENCES person (id),
  facility_id      INTEGER NOT NULL REFERENCES facility (id),
  relationship     TEXT NOT NULL CHECK (length(trim(relationship)) > 0),
  is_consultant    INTEGER NOT NULL CHECK (is_consultant IN (0, 1)),
  level            TEXT NOT NULL CHECK (level IN ('viewer', 'editor', 'approver', 'lead-user')),
  reason           TEXT NOT NULL CHECK (length(trim(reason)) > 0),
  -- S1-01, S1-02. The regulator is null for lead users, who are those of the moment.
  recipient        TEXT NOT NULL CHECK (recipient IN ('lead-users', 'regulator', 'state-agency')),
  regulator_id     INTEGER REFERENCES regulator (id),
  -- Which rule of routing applied: S1-01 or S1-02.
  routed_by        TEXT NOT NULL,
  state            TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'granted', 'declined', 'withdrawn')),
  created_at       TEXT NOT NULL,
  decided_at       TEXT,
  decided_by       INTEGER REFERENCES person (id),
  granted_level    TEXT CHECK (granted_level IN ('viewer', 'editor', 'approver', 'lead-user')),
  decision_reason  TEXT NOT NULL DEFAULT '',
  CHECK ((state = 'pending') = (decided_at IS NULL)),
  CHECK ((state = 'granted') = (granted_level IS NOT NULL)),
  CHECK ((recipient = 'lead-users') = (regulator_id IS NULL))
) STRICT;
CREATE INDEX access_request_by_state ON access_request (state, created_at, id);
CREATE INDEX access_request_by_person ON access_request (person_id, id);
CREATE UNIQUE INDEX access_request_pending ON access_request (person_id) WHERE state = 'pending';

-- The links in the mails about a request (S1-23): one-time, known here by their hash alone.
CREATE TABLE access_request_link (
  code_hash  BLOB PRIMARY KEY CHECK (length(code_hash) = 32),
  request_id INTEGER NOT NULL REFERENCES access_request (id),
  expires_at TEXT NOT NULL,
  used_at    TEXT
) STRICT, WITHOUT ROWID;
