-- squawk-ignore-file prefer-bigint-over-int
-- Nobody saves one draft two thousand million times.
-- Which edition of a policy is in force from which day, and the drafts that become editions.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

-- The edition with the latest first day that has come is in force. Rows are only ever added: what is
-- in force on a day is changed by one more row, so that the past stays as it was.
CREATE TABLE edition_term (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  term_id uuid NOT NULL,
  seal text NOT NULL,
  from_day date NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL CHECK (recorded_by <> ''),
  PRIMARY KEY (trust_id, term_id),
  FOREIGN KEY (trust_id, seal) REFERENCES edition (trust_id, seal)
);
CREATE INDEX edition_term_by_day ON edition_term (trust_id, from_day, term_id);

ALTER TABLE edition_term ENABLE ROW LEVEL SECURITY;
ALTER TABLE edition_term FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON edition_term
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON edition_term TO houserules_app;

-- A policy being written: that of the trust, or what one school adds to it.
CREATE TABLE draft (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  draft_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('trust', 'addition')),
  school_id uuid,
  title text NOT NULL CHECK (title <> ''),
  state text NOT NULL CHECK (state IN ('drafting', 'in-review', 'approved', 'published', 'withdrawn')),
  base_seal text,
  revision int NOT NULL CHECK (revision >= 1),
  source text NOT NULL,
  begun_by text NOT NULL CHECK (begun_by <> ''),
  begun_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, draft_id),
  FOREIGN KEY (trust_id, base_seal) REFERENCES edition (trust_id, seal),
  FOREIGN KEY (trust_id, school_id) REFERENCES school (trust_id, school_id),
  CHECK ((kind = 'addition') = (school_id IS NOT NULL))
);
CREATE INDEX draft_by_change ON draft (trust_id, changed_at DESC, draft_id);
CREATE INDEX draft_of_school ON draft (trust_id, school_id) WHERE school_id IS NOT NULL;
CREATE INDEX draft_of_base ON draft (trust_id, base_seal);

ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON draft
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON draft TO houserules_app;

-- Every text a draft ever had, with who saved it and why. Rows are only ever added.
CREATE TABLE draft_revision (
  trust_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  revision int NOT NULL CHECK (revision >= 1),
  source text NOT NULL,
  saved_by text NOT NULL CHECK (saved_by <> ''),
  saved_at timestamptz NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (trust_id, draft_id, revision),
  FOREIGN KEY (trust_id, draft_id) REFERENCES draft (trust_id, draft_id)
);

ALTER TABLE draft_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft_revision FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON draft_revision
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON draft_revision TO houserules_app;
