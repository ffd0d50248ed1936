-- Access reviews (B-11): what everybody held when the review began, and what was decided about it. Silence changes nothing.
CREATE TABLE review (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT NOT NULL CHECK (length(trim(name)) > 0),
  -- Which roles it covers, as JSON.
  scope      TEXT NOT NULL CHECK (json_valid(scope)),
  due_at     TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES person (id),
  closed_at  TEXT,
  closed_by  INTEGER REFERENCES person (id)
) STRICT;
CREATE TABLE review_item (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  review_id  INTEGER NOT NULL REFERENCES review (id),
  person_id  INTEGER NOT NULL REFERENCES person (id),
  -- The change that would revoke it is about this slot: group, corporate, data or the contact of a program.
  family     TEXT NOT NULL CHECK (family IN ('group', 'corporate', 'data', 'program')),
  program_id INTEGER REFERENCES program (id),
  role       TEXT NOT NULL,
  -- Names and grant as they were then, as JSON.
  snapshot   TEXT NOT NULL CHECK (json_valid(snapshot)),
  decision   TEXT CHECK (decision IN ('keep', 'change', 'revoke')),
  next_role  TEXT,
  reason     TEXT NOT NULL DEFAULT '',
  decided_at TEXT,
  decided_by INTEGER REFERENCES person (id),
  -- The event of the trail that carried the decision out.
  audit_seq  INTEGER REFERENCES audit_event (seq),
  CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CHECK ((family = 'program') = (program_id IS NOT NULL))
) STRICT;
CREATE INDEX review_item_by_review ON review_item (review_id, id);
CREATE INDEX review_item_by_person ON review_item (person_id);
