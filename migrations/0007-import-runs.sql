-- Imports on their way: the files that were sent, what they would do, and how far the work is.
--
-- The files are gone when an import is done or given up, what it would do (names of people) after seven
-- days at the latest; that it was, by whom and with which counts stays.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

CREATE TABLE import_run (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  run_id uuid NOT NULL,
  format text NOT NULL CHECK (format IN ('csv', 'oneroster', 'sds', 'gias')),
  -- The system whose ids the files carry.
  source text NOT NULL CHECK (source ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- The trust's number in the register of schools.
  group_uid text CHECK (group_uid ~ '^[0-9]{1,10}$'),
  mapping jsonb CHECK (jsonb_typeof(mapping) = 'object'),
  state text NOT NULL CHECK (
    state IN ('files', 'reading', 'unreadable', 'ready', 'applying', 'applied', 'cancelled', 'failed')
  ),
  -- Why the files could not be read, in words.
  problem text CHECK (problem <> ''),
  started_by uuid NOT NULL,
  started_at timestamptz NOT NULL,
  applied_by uuid,
  finished_at timestamptz,
  -- The day from which those who left are no longer there; set when the files are read.
  day date,
  -- Counts, schools and notes of the preview: nobody's name.
  summary jsonb CHECK (jsonb_typeof(summary) = 'object'),
  -- A mark of everything the preview shows, to know when it is no longer what would happen.
  fingerprint text CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
  -- The number of people leaving that was confirmed.
  confirmed_leaving bigint CHECK (confirmed_leaving >= 0),
  -- What would happen changed between looking and applying, so that it has to be looked at again.
  has_changed boolean NOT NULL DEFAULT false,
  -- The lists of people were taken away after seven days.
  is_forgotten boolean NOT NULL DEFAULT false,
  PRIMARY KEY (trust_id, run_id),
  FOREIGN KEY (trust_id, started_by) REFERENCES person (trust_id, person_id),
  FOREIGN KEY (trust_id, applied_by) REFERENCES person (trust_id, person_id)
);

-- How far the work is; beside the run, as it is written while a long transaction holds that.
CREATE TABLE import_progress (
  trust_id uuid NOT NULL,
  run_id uuid NOT NULL,
  step text NOT NULL CHECK (step IN ('waiting', 'reading', 'comparing', 'listing', 'changing')),
  done bigint NOT NULL CHECK (done >= 0),
  total bigint NOT NULL CHECK (total >= 0),
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, run_id),
  FOREIGN KEY (trust_id, run_id) REFERENCES import_run (trust_id, run_id)
);

CREATE TABLE import_file (
  trust_id uuid NOT NULL,
  run_id uuid NOT NULL,
  file_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> '' AND length(name) <= 200),
  bytes bigint NOT NULL CHECK (bytes >= 0),
  line_ends bigint NOT NULL CHECK (line_ends >= 0),
  -- All of it has come.
  is_whole boolean NOT NULL,
  PRIMARY KEY (trust_id, run_id, file_id),
  FOREIGN KEY (trust_id, run_id) REFERENCES import_run (trust_id, run_id)
);

CREATE TABLE import_chunk (
  trust_id uuid NOT NULL,
  run_id uuid NOT NULL,
  file_id uuid NOT NULL,
  place bigint NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (trust_id, run_id, file_id, place),
  FOREIGN KEY (trust_id, run_id, file_id) REFERENCES import_file (trust_id, run_id, file_id)
);
-- What is in it does not shrink much, and reading it back should not cost the time.
ALTER TABLE import_chunk ALTER COLUMN content SET STORAGE EXTERNAL;

-- One line of a preview: a person or a row that was not taken.
CREATE TABLE import_line (
  trust_id uuid NOT NULL,
  run_id uuid NOT NULL,
  place bigint NOT NULL,
  change text NOT NULL CHECK (change IN ('new', 'changed', 'left', 'refused')),
  name text NOT NULL,
  known_as text NOT NULL,
  school text NOT NULL,
  what text NOT NULL,
  file text NOT NULL,
  file_row bigint,
  PRIMARY KEY (trust_id, run_id, place),
  FOREIGN KEY (trust_id, run_id) REFERENCES import_run (trust_id, run_id)
);
CREATE INDEX import_line_by_change ON import_line (trust_id, run_id, change, school, place);

ALTER TABLE import_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_run FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON import_run
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON import_run TO houserules_app;

ALTER TABLE import_progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_progress FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON import_progress
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON import_progress TO houserules_app;

ALTER TABLE import_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_file FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON import_file
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON import_file TO houserules_app;

ALTER TABLE import_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_chunk FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON import_chunk
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON import_chunk TO houserules_app;

ALTER TABLE import_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_line FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON import_line
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON import_line TO houserules_app;
-- A mapping can be thrown away by whoever keeps it.
GRANT DELETE ON import_mapping TO houserules_app;

SELECT make_queue('import-people');
