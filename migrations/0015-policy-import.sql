-- Policies on their way in: the file that was sent, what was found in it, and what people say of it.
--
-- The file goes as soon as it has been read; what was found in it stays, as it is the way the draft came
-- about.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

CREATE TABLE policy_import (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  import_id uuid NOT NULL,
  file_name text NOT NULL CHECK (file_name <> '' AND length(file_name) <= 200),
  bytes bigint NOT NULL CHECK (bytes >= 0),
  state text NOT NULL CHECK (
    state IN ('file', 'reading', 'refused', 'failed', 'ready', 'cancelled', 'made')
  ),
  -- Why the file cannot be read, in words.
  problem text CHECK (problem <> ''),
  begun_by text NOT NULL CHECK (begun_by <> ''),
  begun_at timestamptz NOT NULL,
  kind text CHECK (kind IN ('text', 'markdown', 'docx', 'pdf')),
  pages bigint CHECK (pages >= 0),
  -- What the document says of itself, as it was found or put right.
  control jsonb CHECK (jsonb_typeof(control) = 'object'),
  defects jsonb CHECK (jsonb_typeof(defects) = 'array'),
  -- Counts what was said of its clauses and of itself.
  revision bigint NOT NULL CHECK (revision >= 0),
  -- How the draft would stand, and with which count that was looked at.
  checked jsonb CHECK (jsonb_typeof(checked) = 'object'),
  checked_revision bigint CHECK (checked_revision >= 0),
  draft_id uuid,
  PRIMARY KEY (trust_id, import_id),
  FOREIGN KEY (trust_id, draft_id) REFERENCES draft (trust_id, draft_id)
);
CREATE INDEX policy_import_of_draft ON policy_import (trust_id, draft_id);

-- How far the reading is; beside the import, as it is written while a longer transaction may hold that.
CREATE TABLE policy_import_progress (
  trust_id uuid NOT NULL,
  import_id uuid NOT NULL,
  step text NOT NULL CHECK (step IN ('waiting', 'reading', 'matching', 'checking')),
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, import_id),
  FOREIGN KEY (trust_id, import_id) REFERENCES policy_import (trust_id, import_id)
);

CREATE TABLE policy_import_piece (
  trust_id uuid NOT NULL,
  import_id uuid NOT NULL,
  place bigint NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (trust_id, import_id, place),
  FOREIGN KEY (trust_id, import_id) REFERENCES policy_import (trust_id, import_id)
);
ALTER TABLE policy_import_piece ALTER COLUMN content SET STORAGE EXTERNAL;

-- One clause of the document: its words and where it stands, what was offered and what was chosen.
CREATE TABLE policy_import_clause (
  trust_id uuid NOT NULL,
  import_id uuid NOT NULL,
  place bigint NOT NULL CHECK (place >= 0),
  section text NOT NULL CHECK (section <> ''),
  title text NOT NULL,
  state text NOT NULL CHECK (state IN ('to-do', 'rule', 'statement')),
  clause jsonb NOT NULL CHECK (jsonb_typeof(clause) = 'object'),
  offered jsonb NOT NULL CHECK (jsonb_typeof(offered) = 'array'),
  choices jsonb NOT NULL CHECK (jsonb_typeof(choices) = 'array'),
  revision bigint NOT NULL CHECK (revision >= 0),
  PRIMARY KEY (trust_id, import_id, place),
  FOREIGN KEY (trust_id, import_id) REFERENCES policy_import (trust_id, import_id)
);
CREATE INDEX policy_import_clause_by_state
ON policy_import_clause (trust_id, import_id, state, place);

ALTER TABLE policy_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_import FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON policy_import
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON policy_import TO houserules_app;

ALTER TABLE policy_import_progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_import_progress FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON policy_import_progress
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON policy_import_progress TO houserules_app;

ALTER TABLE policy_import_piece ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_import_piece FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON policy_import_piece
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON policy_import_piece TO houserules_app;

ALTER TABLE policy_import_clause ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_import_clause FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON policy_import_clause
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_import_clause TO houserules_app;

SELECT make_queue('import-policy');
