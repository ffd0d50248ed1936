-- The passphrase of a signing key, where somebody chose to have it remembered (B-14): wrapped by the key store of the one
-- computer on which that was, and of no use on any other.
CREATE TABLE remembered_passphrase (
  key_id        TEXT PRIMARY KEY REFERENCES signing_key (id),
  wrapped       BLOB NOT NULL,
  remembered_at TEXT NOT NULL,
  remembered_by INTEGER NOT NULL REFERENCES person (id)
) STRICT;
