-- The first schema: one organization, its people, what they hold, and what roles are about.
-- Exactly-one roles are columns (X-04): organization.main_corporate_contact_id and
-- program.main_site_contact_id. No row elsewhere repeats them.

CREATE TABLE person (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  user_name       TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(user_name) BETWEEN 3 AND 254),
  email           TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(email) BETWEEN 3 AND 254),
  first_name      TEXT NOT NULL DEFAULT '',
  last_name       TEXT NOT NULL DEFAULT '',
  -- Lower case without accents, written by the one place that writes names: SQLite's NOCASE knows ASCII only.
  sort_name       TEXT NOT NULL,
  phone           TEXT NOT NULL DEFAULT '',
  title           TEXT NOT NULL DEFAULT '',
  is_consultant   INTEGER NOT NULL DEFAULT 0 CHECK (is_consultant IN (0, 1)),
  state           TEXT NOT NULL CHECK (state IN ('invited', 'pending', 'active', 'disabled', 'removed')),
  -- What `state` was before a removal, so that restoring (X-17) can go back to it.
  state_before    TEXT CHECK (state_before IN ('invited', 'pending', 'active', 'disabled')),
  created_at      TEXT NOT NULL,
  registered_at   TEXT,
  last_sign_in_at TEXT,
  -- Derived, for sorting the list of people: the view person_rank says from what, and triggers beside it keep them.
  group_rank      INTEGER NOT NULL DEFAULT 0,
  corporate_rank  INTEGER NOT NULL DEFAULT 0,
  data_rank       INTEGER NOT NULL DEFAULT 0,
  program_count   INTEGER NOT NULL DEFAULT 0,
  CHECK ((state = 'removed') = (state_before IS NOT NULL))
) STRICT;
-- One index for each column that the list of people is sorted by. The state, which every page filters by, is in all of
-- them, so that a page far down is found without touching the rows that are skipped.
CREATE INDEX person_by_name ON person (sort_name, id, state);
CREATE INDEX person_by_email ON person (email, id, state);
CREATE INDEX person_by_user_name ON person (user_name, id, state);
CREATE INDEX person_by_state ON person (state, sort_name, id);
CREATE INDEX person_by_last_sign_in ON person (last_sign_in_at, sort_name, id, state);
CREATE INDEX person_by_group ON person (group_rank, sort_name, id, state);
CREATE INDEX person_by_corporate ON person (corporate_rank, sort_name, id, state);
CREATE INDEX person_by_data ON person (data_rank, sort_name, id, state);
CREATE INDEX person_by_programs ON person (program_count, sort_name, id, state);

CREATE VIRTUAL TABLE person_search USING fts5(
  first_name, last_name, email, user_name, title,
  content = 'person', content_rowid = 'id', tokenize = 'trigram remove_diacritics 1'
);
CREATE TRIGGER person_search_insert AFTER INSERT ON person BEGIN
  INSERT INTO person_search (rowid, first_name, last_name, email, user_name, title)
  VALUES (new.id, new.first_name, new.last_name, new.email, new.user_name, new.title);
END;
CREATE TRIGGER person_search_update AFTER UPDATE OF first_name, last_name, email, user_name, title ON person BEGIN
  INSERT INTO person_search (person_search, rowid, first_name, last_name, email, user_name, title)
  VALUES ('delete', old.id, old.first_name, old.last_name, old.email, old.user_name, old.title);
  INSERT INTO person_search (rowid, first_name, last_name, email, user_name, title)
  VALUES (new.id, new.first_name, new.last_name, new.email, new.user_name, new.title);
END;
-- Removing ends access and keeps the name (X-17): a person's row is never deleted.
CREATE TRIGGER person_keep BEFORE DELETE ON person BEGIN
  SELECT RAISE(ABORT, 'keyholder:person-is-kept');
END;

-- The only place that holds a secret of a person; no other query needs this table.
CREATE TABLE credential (
  person_id     INTEGER PRIMARY KEY REFERENCES person (id),
  password_hash TEXT NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
  changed_at    TEXT NOT NULL
) STRICT;

-- Delay after wrong passwords, kept by the name that was typed, known or not. `uptime` (seconds since the machine
-- started, at the last failure) tells elapsed time without trusting the clock.
CREATE TABLE sign_in_throttle (
  user_name   TEXT PRIMARY KEY COLLATE NOCASE,
  failures    INTEGER NOT NULL CHECK (failures > 0),
  failed_at   TEXT NOT NULL,
  uptime      INTEGER NOT NULL,
  wait_seconds INTEGER NOT NULL CHECK (wait_seconds >= 0)
) STRICT;

CREATE TABLE preference (
  person_id      INTEGER PRIMARY KEY REFERENCES person (id),
  translation    TEXT NOT NULL DEFAULT 'en_default' CHECK (translation IN ('en_default', 'es')),
  date_format    TEXT NOT NULL DEFAULT 'dd/mm/yyyy',
  time_format    TEXT NOT NULL DEFAULT 'hh:mm a',
  time_zone      TEXT NOT NULL DEFAULT 'UTC',
  number_format  TEXT NOT NULL DEFAULT '1,234.56' CHECK (number_format IN ('1,234.56', '1234.56')),
  number_scaling INTEGER NOT NULL DEFAULT 2 CHECK (number_scaling BETWEEN 0 AND 10),
  theme          TEXT NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark'))
) STRICT;

-- How a person left a screen: columns, widths, sorting. Opaque to main.
CREATE TABLE layout (
  person_id INTEGER NOT NULL REFERENCES person (id),
  screen    TEXT NOT NULL CHECK (length(screen) BETWEEN 1 AND 60),
  value     TEXT NOT NULL CHECK (json_valid(value) AND length(value) <= 20000),
  PRIMARY KEY (person_id, screen)
) STRICT, WITHOUT ROWID;

CREATE TABLE organization (
  id                        INTEGER PRIMARY KEY CHECK (id = 1),
  name                      TEXT NOT NULL CHECK (length(trim(name)) > 0),
  headquarters_address      TEXT NOT NULL,
  password_policy           TEXT NOT NULL CHECK (password_policy IN ('strong', 'documented')),
  idle_lock_minutes         INTEGER NOT NULL DEFAULT 15 CHECK (idle_lock_minutes BETWEEN 1 AND 480),
  main_corporate_contact_id INTEGER NOT NULL REFERENCES person (id),
  -- Of the last transfer (X-04); null: since the organization was set up.
  main_corporate_contact_at TEXT,
  main_corporate_contact_by INTEGER REFERENCES person (id),
  created_at                TEXT NOT NULL
) STRICT;
CREATE TRIGGER organization_keep BEFORE DELETE ON organization BEGIN
  SELECT RAISE(ABORT, 'keyholder:organization-is-kept');
END;

-- At most one permission group (submittals), one corporate role (programs; Affiliate is the default without a row,
-- Main Corporate Contact the column above) and one data role (emissions) per person (X-01).
CREATE TABLE role_grant (
  person_id  INTEGER NOT NULL REFERENCES person (id),
  module     TEXT NOT NULL CHECK (module IN ('submittals', 'programs', 'emissions')),
  role       TEXT NOT NULL,
  granted_at TEXT NOT NULL,
  granted_by INTEGER REFERENCES person (id),
  expires_at TEXT,
  PRIMARY KEY (person_id, module),
  CHECK (CASE module
    WHEN 'submittals' THEN role IN ('viewer', 'editor', 'approver', 'lead-user')
    WHEN 'programs' THEN role IN ('secondary')
    WHEN 'emissions' THEN role IN ('administrative', 'open', 'structured', 'restricted', 'audit', 'restricted-audit')
  END)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_grant_by_role ON role_grant (module, role, person_id, expires_at);

CREATE TABLE regulator (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  name  TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(trim(name)) > 0),
  kind  TEXT NOT NULL CHECK (kind IN ('cupa', 'state-agency')),
  email TEXT NOT NULL DEFAULT ''
) STRICT;

-- Where requests go when the facilities answer to several regulators (S1-02).
CREATE UNIQUE INDEX regulator_state_agency ON regulator (kind) WHERE kind = 'state-agency';

CREATE TABLE facility (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  name         TEXT NOT NULL COLLATE NOCASE CHECK (length(trim(name)) > 0),
  address      TEXT NOT NULL DEFAULT '',
  site_id      TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(trim(site_id)) > 0),
  regulator_id INTEGER NOT NULL REFERENCES regulator (id)
) STRICT;
CREATE INDEX facility_by_name ON facility (name, id);
CREATE INDEX facility_by_regulator ON facility (regulator_id);

CREATE TABLE program (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  name                 TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(trim(name)) > 0),
  main_site_contact_id INTEGER NOT NULL REFERENCES person (id),
  -- Of the last transfer (X-04); null: since the program was created.
  main_site_contact_at TEXT,
  main_site_contact_by INTEGER REFERENCES person (id),
  created_at           TEXT NOT NULL
) STRICT;
CREATE INDEX program_by_main_site_contact ON program (main_site_contact_id);

CREATE TABLE program_contact (
  program_id INTEGER NOT NULL REFERENCES program (id),
  person_id  INTEGER NOT NULL REFERENCES person (id),
  role       TEXT NOT NULL CHECK (role IN ('viewer', 'contributor')),
  granted_at TEXT NOT NULL,
  granted_by INTEGER REFERENCES person (id),
  expires_at TEXT,
  PRIMARY KEY (program_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX program_contact_by_person ON program_contact (person_id, program_id);

-- One role per person per program (X-01) holds across the column and the table.
CREATE TRIGGER program_contact_not_main BEFORE INSERT ON program_contact
WHEN EXISTS (SELECT 1 FROM program WHERE id = new.program_id AND main_site_contact_id = new.person_id) BEGIN
  SELECT RAISE(ABORT, 'keyholder:already-main-site-contact');
END;
CREATE TRIGGER program_contact_not_main_update BEFORE UPDATE OF program_id, person_id ON program_contact
WHEN EXISTS (SELECT 1 FROM program WHERE id = new.program_id AND main_site_contact_id = new.person_id) BEGIN
  SELECT RAISE(ABORT, 'keyholder:already-main-site-contact');
END;
CREATE TRIGGER program_main_not_contact AFTER UPDATE OF main_site_contact_id ON program BEGIN
  DELETE FROM program_contact WHERE program_id = new.id AND person_id = new.main_site_contact_id;
END;
CREATE TRIGGER secondary_not_main BEFORE INSERT ON role_grant
WHEN new.module = 'programs' AND EXISTS (SELECT 1 FROM organization WHERE main_corporate_contact_id = new.person_id) BEGIN
  SELECT RAISE(ABORT, 'keyholder:already-main-corporate-contact');
END;
CREATE TRIGGER secondary_not_main_update BEFORE UPDATE OF person_id, module ON role_grant
WHEN new.module = 'programs' AND EXISTS (SELECT 1 FROM organization WHERE main_corporate_contact_id = new.person_id) BEGIN
  SELECT RAISE(ABORT, 'keyholder:already-main-corporate-contact');
END;
CREATE TRIGGER organization_main_not_secondary AFTER UPDATE OF main_corporate_contact_id ON organization BEGIN
  DELETE FROM role_grant WHERE module = 'programs' AND person_id = new.main_corporate_contact_id;
END;

-- Holders of exactly-one roles are transferred first, then removed or disabled (X-04).
CREATE TRIGGER person_main_stays BEFORE UPDATE OF state ON person
WHEN new.state = 'removed' AND old.state <> 'removed' BEGIN
  SELECT RAISE(ABORT, 'keyholder:main-corporate-contact-stays')
  WHERE EXISTS (SELECT 1 FROM organization WHERE main_corporate_contact_id = new.id);
  SELECT RAISE(ABORT, 'keyholder:main-site-contact-stays')
  WHERE EXISTS (SELECT 1 FROM program WHERE main_site_contact_id = new.id);
END;

-- What a person has been granted, expired or not, as numbers in the order of src-shared/policy/roles.ts; 0 is nothing or
-- Affiliate. The triggers copy it to the person's row whenever one of its sources changes.
CREATE VIEW person_rank AS
  SELECT p.id AS person_id,
    ifnull((SELECT CASE role WHEN 'viewer' THEN 1 WHEN 'editor' THEN 2 WHEN 'approver' THEN 3 WHEN 'lead-user' THEN 4 END
      FROM role_grant WHERE person_id = p.id AND module = 'submittals'), 0) AS group_rank,
    CASE WHEN EXISTS (SELECT 1 FROM organization WHERE main_corporate_contact_id = p.id) THEN 2
      ELSE EXISTS (SELECT 1 FROM role_grant WHERE person_id = p.id AND module = 'programs') END AS corporate_rank,
    ifnull((SELECT CASE role WHEN 'administrative' THEN 1 WHEN 'open' THEN 2 WHEN 'structured' THEN 3
        WHEN 'restricted' THEN 4 WHEN 'audit' THEN 5 WHEN 'restricted-audit' THEN 6 END
      FROM role_grant WHERE person_id = p.id AND module = 'emissions'), 0) AS data_rank,
    (SELECT count(*) FROM program_contact WHERE person_id = p.id)
      + (SELECT count(*) FROM program WHERE main_site_contact_id = p.id) AS program_count
  FROM person p;
CREATE TRIGGER person_rank_role_grant_insert AFTER INSERT ON role_grant BEGIN
  UPDATE person SET (group_rank, corporate_rank, data_rank, program_count) =
    (SELECT group_rank, corporate_rank, data_rank, program_count FROM person_rank WHERE person_id = person.id)
  WHERE id IN (new.person_id);
END;
CREATE TRIGGER person_rank_role_grant_update AFTER UPDATE ON role_grant BEGIN
  UPDATE person SET (group_rank, corporate_rank, data_rank, program_count) =
    (SELECT group_rank, corporate_rank, data_rank, program_count FROM person_rank WHERE person_id = person.id)
  WHERE id IN (old.person_id, new.person_id);
END;
CREATE TRIGGER person_rank_role_grant_delete AFTER DELETE ON role_grant BEGIN
  UPDATE person SET (group_rank, corporate_rank, data_rank, program_count) =
    (SELECT group_rank, corporate_rank, data_rank, program_count FROM person_rank WHERE person_id = person.id)
  WHERE id IN (old.person_id);
END;
CREATE TRIGGER person_rank_organization_insert AFTER INSERT ON organization BEGIN
  UPDATE person SET (group_rank, corporate_rank, data_rank, program_count) =
    (SELECT group_rank, corporate_rank, data_rank, program_count FROM person_rank WHERE person_id = person.id)
  WHERE id IN (new.main_corporate_contact_id);
END;
CREATE TRIGGER person_rank_organization_update AFTER UPDATE OF main_corporate_contact_id ON organization BEGIN
  UPDATE person SET (group_rank, corporate_rank, data_rank, program_count) =
    (SELECT group_rank, corporate_rank, data_rank, program_count FROM person_rank WHERE person_id = person.id)
  WHERE id IN (old.main_corporate_contact_id, new.main_corporate_contact_id);
END;
CREATE TRIGGER person_rank_program_contact_insert AFTER INSERT ON program_contact BEGIN
  UPDATE person SET (group_rank, corporate_rank, data_rank, program_count) =
    (SELECT group_rank, corporate_rank, data_rank, program_count FROM person_rank WHERE person_id = person.id)
  WHERE id IN (new.person_id);
END;
CREATE TRIGGER person_rank_program_contact_update AFTER UPDATE OF person_id ON program_contact BEGIN
  UPDATE person SET (group_rank, corporate_rank, data_rank, program_count) =
    (SELECT group_rank, corporate_rank, data_rank, program_count FROM person_rank WHERE person_id = person.id)
  WHERE id IN (old.person_id, new.person_id);
END;
CREATE TRIGGER person_rank_program_contact_delete AFTER DELETE ON program_contact BEGIN
  UPDATE person SET (group_rank, corporate_rank, data_rank, program_count) =
    (SELECT group_rank, corporate_rank, data_rank, program_count FROM person_rank WHERE person_id = person.id)
  WHERE id IN (old.person_id);
END;
CREATE TRIGGER person_rank_program_insert AFTER INSERT ON program BEGIN
  UPDATE person SET (group_rank, corporate_rank, data_rank, program_count) =
    (SELECT group_rank, corporate_rank, data_rank, program_count FROM person_rank WHERE person_id = person.id)
  WHERE id IN (new.main_site_contact_id);
END;
CREATE TRIGGER person_rank_program_update AFTER UPDATE OF main_site_contact_id ON program BEGIN
  UPDATE person SET (group_rank, corporate_rank, data_rank, program_count) =
    (SELECT group_rank, corporate_rank, data_rank, program_count FROM person_rank WHERE person_id = person.id)
  WHERE id IN (old.main_site_contact_id, new.main_site_contact_id);
END;
CREATE TRIGGER person_rank_program_delete AFTER DELETE ON program BEGIN
  UPDATE person SET (group_rank, corporate_rank, data_rank, program_count) =
    (SELECT group_rank, corporate_rank, data_rank, program_count FROM person_rank WHERE person_id = person.id)
  WHERE id IN (old.main_site_contact_id);
END;

CREATE TABLE entity (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id INTEGER REFERENCES entity (id),
  name      TEXT NOT NULL COLLATE NOCASE CHECK (length(trim(name)) > 0)
) STRICT;
CREATE UNIQUE INDEX entity_by_parent ON entity (ifnull(parent_id, 0), name);
CREATE INDEX entity_children ON entity (parent_id);
CREATE TRIGGER entity_no_cycle BEFORE UPDATE OF parent_id ON entity WHEN new.parent_id IS NOT NULL BEGIN
  WITH RECURSIVE up (id) AS (
    SELECT new.parent_id UNION SELECT e.parent_id FROM entity e JOIN up ON e.id = up.id WHERE e.parent_id IS NOT NULL
  ) SELECT RAISE(ABORT, 'keyholder:entity-cycle') FROM up WHERE up.id = new.id;
END;

CREATE TABLE asset (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  entity_id INTEGER NOT NULL REFERENCES entity (id),
  name      TEXT NOT NULL COLLATE NOCASE CHECK (length(trim(name)) > 0),
  UNIQUE (entity_id, name),
  UNIQUE (id, entity_id)
) STRICT;

CREATE TABLE emission_source (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  entity_id INTEGER NOT NULL REFERENCES entity (id),
  asset_id  INTEGER,
  name      TEXT NOT NULL COLLATE NOCASE CHECK (length(trim(name)) > 0),
  unit      TEXT NOT NULL DEFAULT '',
  -- A source of an asset stands in that asset's entity; moving the asset moves its sources.
  FOREIGN KEY (asset_id, entity_id) REFERENCES asset (id, entity_id) ON UPDATE CASCADE
) STRICT;
CREATE UNIQUE INDEX emission_source_by_place ON emission_source (entity_id, ifnull(asset_id, 0), name);
CREATE INDEX emission_source_by_asset ON emission_source (asset_id, entity_id);

-- Assign Users to Sources, Assign Users to Assets, Manage Accounts (S3-10, S3-11, S3-13).
CREATE TABLE assignment (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id  INTEGER NOT NULL REFERENCES person (id),
  entity_id  INTEGER REFERENCES entity (id),
  asset_id   INTEGER REFERENCES asset (id),
  source_id  INTEGER REFERENCES emission_source (id),
  granted_at TEXT NOT NULL,
  granted_by INTEGER REFERENCES person (id),
  CHECK ((entity_id IS NOT NULL) + (asset_id IS NOT NULL) + (source_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX assignment_entity ON assignment (person_id, entity_id) WHERE entity_id IS NOT NULL;
CREATE UNIQUE INDEX assignment_asset ON assignment (person_id, asset_id) WHERE asset_id IS NOT NULL;
CREATE UNIQUE INDEX assignment_source ON assignment (person_id, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX assignment_by_entity ON assignment (entity_id);
CREATE INDEX assignment_by_asset ON assignment (asset_id);
CREATE INDEX assignment_by_source ON assignment (source_id);

-- X-02: once there are lead users, one who is active, registered and without an end date stays, by any path. A command
-- that carries the explicit confirmation writes the waiver; every transaction ends by emptying it.
CREATE TABLE last_lead_waiver (
  id INTEGER PRIMARY KEY CHECK (id = 1)
) STRICT;
CREATE VIEW standing_lead AS
  SELECT p.id AS person_id FROM role_grant g JOIN person p ON p.id = g.person_id
  WHERE g.module = 'submittals' AND g.role = 'lead-user' AND g.expires_at IS NULL
    AND p.state = 'active' AND p.registered_at IS NOT NULL;
CREATE TRIGGER last_lead_grant_update AFTER UPDATE ON role_grant
WHEN old.module = 'submittals' AND old.role = 'lead-user' AND (new.role <> 'lead-user' OR new.module <> 'submittals'
    OR new.person_id <> old.person_id OR (new.expires_at IS NOT NULL AND old.expires_at IS NOT new.expires_at))
  AND EXISTS (SELECT 1 FROM person WHERE id = old.person_id AND state = 'active' AND registered_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM last_lead_waiver) AND NOT EXISTS (SELECT 1 FROM standing_lead) BEGIN
  SELECT RAISE(ABORT, 'keyholder:last-lead');
END;
CREATE TRIGGER last_lead_grant_delete AFTER DELETE ON role_grant
WHEN old.module = 'submittals' AND old.role = 'lead-user'
  AND EXISTS (SELECT 1 FROM person WHERE id = old.person_id AND state = 'active' AND registered_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM last_lead_waiver) AND NOT EXISTS (SELECT 1 FROM standing_lead) BEGIN
  SELECT RAISE(ABORT, 'keyholder:last-lead');
END;
CREATE TRIGGER last_lead_person AFTER UPDATE OF state, registered_at ON person
WHEN old.state = 'active' AND old.registered_at IS NOT NULL AND (new.state <> 'active' OR new.registered_at IS NULL)
  AND EXISTS (SELECT 1 FROM role_grant WHERE person_id = old.id AND module = 'submittals' AND role = 'lead-user')
  AND NOT EXISTS (SELECT 1 FROM last_lead_waiver) AND NOT EXISTS (SELECT 1 FROM standing_lead) BEGIN
  SELECT RAISE(ABORT, 'keyholder:last-lead');
END;

-- The code of an invitation is known to the invited person only; here stands its hash.
CREATE TABLE invitation (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id  INTEGER NOT NULL REFERENCES person (id),
  code_hash  BLOB NOT NULL UNIQUE CHECK (length(code_hash) = 32),
  state      TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'revoked')),
  created_at TEXT NOT NULL,
  created_by INTEGER REFERENCES person (id),
  expires_at TEXT NOT NULL,
  ended_at   TEXT,
  CHECK ((state = 'pending') = (ended_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX invitation_pending ON invitation (person_id) WHERE state = 'pending';
CREATE INDEX invitation_by_person ON invitation (person_id, id);

CREATE TABLE outbox (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  to_address    TEXT NOT NULL,
  subject       TEXT NOT NULL,
  -- Where the link belongs, the body says [link].
  body          TEXT NOT NULL,
  -- The registration link, which is as good as a password until the invitation ends; then it is forgotten.
  link          TEXT,
  -- X-16: nothing claims to have been sent that was not.
  state         TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'handed-over')),
  created_at    TEXT NOT NULL,
  invitation_id INTEGER REFERENCES invitation (id)
) STRICT;
CREATE INDEX outbox_by_invitation ON outbox (invitation_id);
CREATE TRIGGER outbox_forget_link AFTER UPDATE OF state ON invitation WHEN new.state <> 'pending' BEGIN
  UPDATE outbox SET link = NULL WHERE invitation_id = new.id;
END;

-- B-08: `body` is the exact text that is hashed; order is `seq`, never the clock.
CREATE TABLE audit_event (
  seq  INTEGER PRIMARY KEY,
  leaf BLOB NOT NULL CHECK (length(leaf) = 32),
  head BLOB NOT NULL CHECK (length(head) = 32),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE TRIGGER audit_event_append BEFORE INSERT ON audit_event
WHEN new.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM audit_event) BEGIN
  SELECT RAISE(ABORT, 'keyholder:audit-appends-only');
END;
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event BEGIN
  SELECT RAISE(ABORT, 'keyholder:audit-appends-only');
END;
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event BEGIN
  SELECT RAISE(ABORT, 'keyholder:audit-appends-only');
END;
