-- Indexes of questions that are asked of large organizations.

-- Who has been told already that access ends.
CREATE INDEX notice_by_key ON notice (once_key) WHERE once_key IS NOT NULL;
