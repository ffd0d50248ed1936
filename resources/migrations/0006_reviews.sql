-- Access reviews (B-11): what everybody held when the review began, and what was decided about it. Silence changes nothing.
CREATE TABLE review (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT NOT NULL CHECK (length(trim(name)) > 0),
  -- Which roles it covers, as JSON.
  scope      TEXT NOT NULL CHECK (json_valid(scope)),
  -- A day.
  due_on     TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES person (id),
  closed_at  TEXT,
  closed_by  INTEGER REFERENCES person (id),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL))
) STRICT;
CREATE TABLE review_item (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  review_id       INTEGER NOT NULL REFERENCES review (id),
  person_id       INTEGER NOT NULL REFERENCES person (id),
  -- The change that would revoke it is about this slot: group, corporate, data or the contact of a program.
  family          TEXT NOT NULL CHECK (family IN ('group', 'corporate', 'data', 'program')),
  program_id      INTEGER REFERENCES program (id),
  role            TEXT NOT NULL,
  -- The snapshot: names and grant as they were then.
  person_name     TEXT NOT NULL,
  person_email    TEXT NOT NULL,
  person_state    TEXT NOT NULL,
  program_name    TEXT,
  granted_at      TEXT,
  granted_by_name TEXT,
  expires_at      TEXT,
  last_sign_in_at TEXT,
  -- Entities, assets and sources, for a data role.
  assignments     INTEGER NOT NULL DEFAULT 0,
  decision        TEXT CHECK (decision IN ('keep', 'change', 'revoke')),
  next_role       TEXT,
  reason          TEXT NOT NULL DEFAULT '',
  decided_at      TEXT,
  -- Nobody reviews themselves.
  decided_by      INTEGER REFERENCES person (id) CHECK (decided_by IS NOT person_id),
  -- The event of the trail that carried the decision out; it is appended at the end of the same transaction.
  audit_seq       INTEGER REFERENCES audit_event (seq) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CHECK ((decision IS NULL) = (decided_by IS NULL)),
  CHECK ((decision IS NULL) = (audit_seq IS NULL)),
  CHECK ((decision IS 'change') = (next_role IS NOT NULL)),
  CHECK (decision IS NULL OR decision = 'keep' OR length(trim(reason)) > 0),
  CHECK ((family = 'program') = (program_id IS NOT NULL)),
  CHECK ((program_id IS NULL) = (program_name IS NULL))
) STRICT;
CREATE INDEX review_item_by_review ON review_item (review_id, id);
CREATE INDEX review_item_by_decision ON review_item (review_id, decision);
CREATE INDEX review_item_by_person ON review_item (person_id);

-- What was closed stays as it is, and what was changed or revoked stays decided.
CREATE TRIGGER review_item_stays BEFORE UPDATE ON review_item
WHEN old.decision IN ('change', 'revoke')
  OR EXISTS (SELECT 1 FROM review WHERE id = old.review_id AND closed_at IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'keyholder:review-stays');
END;
CREATE TRIGGER review_item_kept BEFORE DELETE ON review_item BEGIN
  SELECT RAISE(ABORT, 'keyholder:review-stays');
END;
CREATE TRIGGER review_item_late BEFORE INSERT ON review_item
WHEN EXISTS (SELECT 1 FROM review WHERE id = new.review_id AND closed_at IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'keyholder:review-stays');
END;
CREATE TRIGGER review_stays BEFORE UPDATE ON review WHEN old.closed_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'keyholder:review-stays');
END;
CREATE TRIGGER review_kept BEFORE DELETE ON review BEGIN
  SELECT RAISE(ABORT, 'keyholder:review-stays');
END;
