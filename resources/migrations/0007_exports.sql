-- Exports for auditors (B-14): the organization's signing keys and what was exported.
CREATE TABLE signing_key (
  id          TEXT PRIMARY KEY CHECK (length(id) > 0),
  public_key  BLOB NOT NULL CHECK (length(public_key) = 32),
  -- Wrapped with a passphrase (Argon2id); never plain.
  wrapped_key TEXT NOT NULL CHECK (json_valid(wrapped_key)),
  created_at  TEXT NOT NULL,
  created_by  INTEGER REFERENCES person (id),
  retired_at  TEXT,
  -- The key before it, and its signature over this one.
  previous_id TEXT REFERENCES signing_key (id),
  cross_signature BLOB
) STRICT;
CREATE UNIQUE INDEX signing_key_current ON signing_key ((1)) WHERE retired_at IS NULL;

CREATE TABLE export_made (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  made_at     TEXT NOT NULL,
  made_by     INTEGER NOT NULL REFERENCES person (id),
  scope       TEXT NOT NULL CHECK (json_valid(scope)),
  file_name   TEXT NOT NULL,
  -- SHA-256 of the sealed text.
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
  key_id      TEXT NOT NULL REFERENCES signing_key (id),
  chain_length INTEGER NOT NULL CHECK (chain_length >= 0),
  chain_head  BLOB NOT NULL CHECK (length(chain_head) = 32)
) STRICT;
