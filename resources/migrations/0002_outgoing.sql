-- Sending (X-16): what became of each message, and the organization's SMTP server.
DROP TRIGGER outbox_forget_link;
CREATE TABLE outbox_next (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  to_address      TEXT NOT NULL,
  subject         TEXT NOT NULL,
  -- Where the link belongs, the body says [link].
  body            TEXT NOT NULL,
  -- As good as a password until the invitation ends; then it is forgotten.
  link            TEXT,
  -- Nothing claims to have been sent that was not: `sent` means that the server took it.
  state           TEXT NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'sending', 'sent', 'refused', 'handed-over', 'withdrawn')),
  created_at      TEXT NOT NULL,
  invitation_id   INTEGER REFERENCES invitation (id),
  attempts        INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_attempt_at TEXT,
  -- Why the last attempt did not succeed, for the sentence that says so; null before the first and once it is sent.
  failure         TEXT CHECK (failure IN ('connection', 'timeout', 'tls', 'login', 'secret', 'deferred', 'rejected',
                                          'unanswered', 'interrupted')),
  -- The server's own words, or those of the connection that failed.
  server_words    TEXT,
  ended_at        TEXT,
  ended_by        INTEGER REFERENCES person (id)
) STRICT;
INSERT INTO outbox_next (id, to_address, subject, body, link, state, created_at, invitation_id)
  SELECT id, to_address, subject, body, link, state, created_at, invitation_id FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_next RENAME TO outbox;
CREATE INDEX outbox_by_invitation ON outbox (invitation_id);
CREATE INDEX outbox_by_state ON outbox (state, next_attempt_at, id);
CREATE TRIGGER outbox_forget_link AFTER UPDATE OF state ON invitation WHEN new.state <> 'pending' BEGIN
  UPDATE outbox SET link = NULL WHERE invitation_id = new.id;
  -- What has not left is not sent any more: its link would lead nowhere.
  UPDATE outbox SET state = 'withdrawn', next_attempt_at = NULL, ended_at = new.ended_at
    WHERE invitation_id = new.id AND state = 'queued';
END;

CREATE TABLE mail_server (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  host           TEXT NOT NULL CHECK (length(trim(host)) > 0),
  port           INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
  -- tls: from the first byte; starttls: demanded before anything is said; none: a server on this machine alone.
  security       TEXT NOT NULL CHECK (security IN ('tls', 'starttls', 'none')),
  user_name      TEXT NOT NULL DEFAULT '',
  -- As the system's key store wrapped it; never plain.
  wrapped_secret BLOB,
  sender_name    TEXT NOT NULL DEFAULT '',
  sender_address TEXT NOT NULL CHECK (length(sender_address) BETWEEN 3 AND 254)
) STRICT;
