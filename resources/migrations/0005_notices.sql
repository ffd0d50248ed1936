-- What the program tells somebody when they look at it next.
CREATE TABLE notice (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id  INTEGER NOT NULL REFERENCES person (id),
  kind       TEXT NOT NULL,
  params     TEXT NOT NULL CHECK (json_valid(params)),
  place      TEXT CHECK (place IS NULL OR json_valid(place)),
  created_at TEXT NOT NULL,
  read_at    TEXT,
  once_key   TEXT,
  UNIQUE (person_id, once_key)
) STRICT;
CREATE INDEX notice_by_person ON notice (person_id, id);
CREATE INDEX notice_unread ON notice (person_id) WHERE read_at IS NULL;

-- What somebody is assigned: the indexes that keep an assignment from being made twice are partial, and serve no such look-up.
CREATE INDEX assignment_by_person ON assignment (person_id);

-- Roles by the day that they end, for the warnings and the list of access that ends soon.
CREATE INDEX role_grant_by_end ON role_grant (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX program_contact_by_end ON program_contact (expires_at) WHERE expires_at IS NOT NULL;
