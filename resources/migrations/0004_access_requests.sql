-- Access requests (S1-21..23, X-15). A request keeps the recipient that it was routed to (S1-03), and what it was about by
-- name: it outlives the facility and the regulator.
CREATE TABLE access_request (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id        INTEGER NOT NULL REFERENCES person (id),
  facility_id      INTEGER REFERENCES facility (id) ON DELETE SET NULL,
  facility_name    TEXT NOT NULL,
  facility_site_id TEXT NOT NULL,
  relationship     TEXT NOT NULL CHECK (length(trim(relationship)) > 0),
  is_consultant    INTEGER NOT NULL CHECK (is_consultant IN (0, 1)),
  level            TEXT NOT NULL CHECK (level IN ('viewer', 'editor', 'approver', 'lead-user')),
  reason           TEXT NOT NULL CHECK (length(trim(reason)) > 0),
  -- S1-01, S1-02. Lead users are those of the moment: no regulator and no name.
  recipient        TEXT NOT NULL CHECK (recipient IN ('lead-users', 'regulator', 'state-agency')),
  regulator_id     INTEGER REFERENCES regulator (id) ON DELETE SET NULL,
  recipient_name   TEXT NOT NULL DEFAULT '',
  state            TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'granted', 'declined', 'withdrawn')),
  created_at       TEXT NOT NULL,
  decided_at       TEXT,
  -- Null where a request ended without anybody deciding: withdrawn by its person, or with their access.
  decided_by       INTEGER REFERENCES person (id),
  granted_level    TEXT CHECK (granted_level IN ('viewer', 'editor', 'approver', 'lead-user')),
  decision_reason  TEXT NOT NULL DEFAULT '',
  -- What a regulator or the state agency answered, as it was recorded: the day and the reference of its answer.
  answered_on      TEXT,
  answer_reference TEXT NOT NULL DEFAULT '',
  -- Why it ended with its person: they were disabled or removed.
  ended_with       TEXT CHECK (ended_with IN ('disabled', 'removed')),
  CHECK ((state = 'pending') = (decided_at IS NULL)),
  CHECK ((state = 'granted') = (granted_level IS NOT NULL)),
  CHECK ((recipient = 'lead-users') = (recipient_name = '')),
  CHECK (recipient <> 'lead-users' OR regulator_id IS NULL),
  CHECK (ended_with IS NULL OR state = 'withdrawn'),
  CHECK ((answered_on IS NULL) = (answer_reference = ''))
) STRICT;
CREATE INDEX access_request_by_state ON access_request (state, created_at, id);
CREATE INDEX access_request_by_person ON access_request (person_id, id);
CREATE UNIQUE INDEX access_request_pending ON access_request (person_id) WHERE state = 'pending';

-- By whatever path somebody is disabled or removed, nothing of theirs is left to grant.
CREATE TRIGGER access_request_person AFTER UPDATE OF state ON person WHEN new.state IN ('disabled', 'removed') BEGIN
  UPDATE access_request
    SET state = 'withdrawn', ended_with = new.state, decided_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    WHERE person_id = new.id AND state = 'pending';
END;

-- The links in the mails about a request (S1-23): one-time, known here by their hash alone.
CREATE TABLE access_request_link (
  code_hash  BLOB PRIMARY KEY CHECK (length(code_hash) = 32),
  request_id INTEGER NOT NULL REFERENCES access_request (id),
  expires_at TEXT NOT NULL,
  used_at    TEXT
) STRICT, WITHOUT ROWID;

-- Whether strangers may register themselves (S1-21).
ALTER TABLE organization ADD COLUMN self_registration INTEGER NOT NULL DEFAULT 1 CHECK (self_registration IN (0, 1));
