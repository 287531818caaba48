-- What is known of the documents a policy leans on: where each is, which edition, and how it stands.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

-- The latest row of a document, of the trust or of one school, says how it stands. Rows are only added, so
-- that what was linked on a day can be told later.
CREATE TABLE related_record (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  record_id uuid NOT NULL,
  document text NOT NULL CHECK (document ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(document) <= 120),
  school_id uuid,
  title text NOT NULL CHECK (title <> '' AND length(title) <= 200),
  kind text NOT NULL CHECK (kind IN ('policy', 'procedure', 'guidance', 'law')),
  status text NOT NULL CHECK (status IN ('in-force', 'draft', 'withdrawn', 'unknown')),
  link text CHECK (link ~ '^https?://' AND length(link) <= 2000),
  edition text CHECK (edition <> '' AND length(edition) <= 60),
  owner text CHECK (owner <> '' AND length(owner) <= 120),
  good_until date,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL CHECK (recorded_by <> ''),
  PRIMARY KEY (trust_id, record_id),
  FOREIGN KEY (trust_id, school_id) REFERENCES school (trust_id, school_id)
);
CREATE INDEX related_record_of_document
ON related_record (trust_id, document, school_id, record_id DESC);
CREATE INDEX related_record_of_school ON related_record (trust_id, school_id)
WHERE school_id IS NOT NULL;

ALTER TABLE related_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE related_record FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON related_record
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON related_record TO houserules_app;
