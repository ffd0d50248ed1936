-- Finding events among millions (B-08) without touching the chain: what an event's body says is copied, when it is
-- appended, into an index of its own. Everything here can be told again from audit_event, and verification does so.

CREATE TABLE audit_index (
  seq          INTEGER PRIMARY KEY,
  at           TEXT NOT NULL,
  action       TEXT NOT NULL,
  outcome      TEXT NOT NULL,
  subject_kind TEXT NOT NULL
) STRICT;

-- Everybody and everything that an event names by kind and id. `parts` is a sum: 1 who did it, 2 whom or what it was done
-- to, 4 the further thing that it is about, 8 any other that its values name, as in the predecessor of a transfer.
CREATE TABLE audit_party (
  kind  TEXT NOT NULL,
  id    INTEGER NOT NULL,
  seq   INTEGER NOT NULL,
  parts INTEGER NOT NULL CHECK (parts BETWEEN 1 AND 15),
  PRIMARY KEY (kind, id, seq)
) STRICT, WITHOUT ROWID;

-- The words of all texts in a body: names as they were then, values before and after.
CREATE VIRTUAL TABLE audit_words USING fts5(
  words, content = '', detail = 'none', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW audit_index_of AS
  SELECT seq, ifnull(json_extract(body, '$.at'), '') AS at, ifnull(json_extract(body, '$.action'), '') AS action,
    ifnull(json_extract(body, '$.outcome'), '') AS outcome, ifnull(json_extract(body, '$.subject.kind'), '') AS subject_kind
  FROM audit_event;

INSERT INTO audit_index SELECT * FROM audit_index_of;
INSERT INTO audit_party
  SELECT json_extract(t.value, '$.kind') AS kind, json_extract(t.value, '$.id') AS id, e.seq,
    max(t.fullkey = '$.actor') + max(t.fullkey = '$.subject') * 2 + max(t.fullkey = '$.on') * 4
      + max(t.fullkey NOT IN ('$.actor', '$.subject', '$.on')) * 8
  FROM audit_event e, json_tree(e.body) t
  WHERE t.type = 'object' AND json_type(t.value, '$.kind') = 'text' AND json_type(t.value, '$.id') = 'integer'
  GROUP BY 1, 2, 3;
INSERT INTO audit_words (rowid, words)
  SELECT e.seq, group_concat(t.atom, ' ') FROM audit_event e, json_tree(e.body) t WHERE t.type = 'text' GROUP BY e.seq;

CREATE INDEX audit_index_by_at ON audit_index (at);
CREATE INDEX audit_index_by_action ON audit_index (action);
CREATE INDEX audit_index_by_outcome ON audit_index (outcome);
CREATE INDEX audit_index_by_subject_kind ON audit_index (subject_kind);

CREATE TRIGGER audit_event_indexed AFTER INSERT ON audit_event BEGIN
  INSERT OR IGNORE INTO audit_index SELECT * FROM audit_index_of WHERE seq = new.seq;
  INSERT OR IGNORE INTO audit_party
    SELECT json_extract(t.value, '$.kind') AS kind, json_extract(t.value, '$.id') AS id, new.seq,
      max(t.fullkey = '$.actor') + max(t.fullkey = '$.subject') * 2 + max(t.fullkey = '$.on') * 4
        + max(t.fullkey NOT IN ('$.actor', '$.subject', '$.on')) * 8
    FROM json_tree(new.body) t
    WHERE t.type = 'object' AND json_type(t.value, '$.kind') = 'text' AND json_type(t.value, '$.id') = 'integer'
    GROUP BY 1, 2;
  INSERT INTO audit_words (rowid, words)
    SELECT new.seq, group_concat(t.atom, ' ') FROM json_tree(new.body) t WHERE t.type = 'text';
END;

-- As append-only as what it indexes.
CREATE TRIGGER audit_index_no_update BEFORE UPDATE ON audit_index BEGIN
  SELECT RAISE(ABORT, 'keyholder:audit-appends-only');
END;
CREATE TRIGGER audit_index_no_delete BEFORE DELETE ON audit_index BEGIN
  SELECT RAISE(ABORT, 'keyholder:audit-appends-only');
END;
CREATE TRIGGER audit_party_no_update BEFORE UPDATE ON audit_party BEGIN
  SELECT RAISE(ABORT, 'keyholder:audit-appends-only');
END;
CREATE TRIGGER audit_party_no_delete BEFORE DELETE ON audit_party BEGIN
  SELECT RAISE(ABORT, 'keyholder:audit-appends-only');
END;
