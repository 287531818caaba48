-- Trusts, editions of their policies, decisions and the audit log.
--
-- The application works as houserules_app, which owns nothing and is held by row level security: in
-- a transaction that has not named its trust there is nothing to be seen and nothing to be kept.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'houserules_app') THEN
    CREATE ROLE houserules_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
END
$$;

GRANT houserules_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO houserules_app;

CREATE TABLE trust (
  trust_id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z]{2,8}$'),
  name text NOT NULL CHECK (name <> ''),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
GRANT SELECT, INSERT, UPDATE ON trust TO houserules_app;

-- The text of a policy as it was loaded; the seal is the SHA-256 of that text.
CREATE TABLE edition (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  edition_id uuid NOT NULL,
  label text NOT NULL CHECK (label <> ''),
  seal text NOT NULL CHECK (seal ~ '^[0-9a-f]{64}$'),
  source text NOT NULL,
  loaded_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, edition_id),
  UNIQUE (trust_id, seal)
);
CREATE INDEX edition_by_loading ON edition (trust_id, loaded_at);

ALTER TABLE edition ENABLE ROW LEVEL SECURITY;
ALTER TABLE edition FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON edition
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON edition TO houserules_app;

-- A question that was answered, with all that is needed to answer it again.
CREATE TABLE decision (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  decision_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  as_of date NOT NULL,
  asked_through text NOT NULL CHECK (asked_through IN ('page', 'api')),
  edition_seal text NOT NULL,
  facts jsonb NOT NULL CHECK (jsonb_typeof(facts) = 'object'),
  answer text NOT NULL CHECK (
    answer IN (
      'allow', 'allow-with-conditions', 'deny', 'report', 'not-covered', 'facts-missing', 'needs-judgement'
    )
  ),
  strength text CHECK (strength IN ('binding', 'advisory')),
  clauses text[] NOT NULL,
  whole_answer jsonb NOT NULL CHECK (jsonb_typeof(whole_answer) = 'object'),
  PRIMARY KEY (trust_id, decision_id),
  FOREIGN KEY (trust_id, edition_seal) REFERENCES edition (trust_id, seal)
);
CREATE INDEX decision_by_time ON decision (trust_id, asked_at);
CREATE INDEX decision_by_edition ON decision (trust_id, edition_seal);

ALTER TABLE decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE decision FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON decision
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON decision TO houserules_app;

-- Who did what, when. Only ever added to: the application may neither change nor remove an entry.
CREATE TABLE audit_entry (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  entry_id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL CHECK (actor <> ''),
  action text NOT NULL CHECK (action ~ '^[a-z-]+\.[a-z-]+$'),
  subject_kind text NOT NULL CHECK (subject_kind <> ''),
  subject_id text NOT NULL CHECK (subject_id <> ''),
  facts jsonb NOT NULL CHECK (jsonb_typeof(facts) = 'object'),
  PRIMARY KEY (trust_id, entry_id)
);
CREATE INDEX audit_entry_by_time ON audit_entry (trust_id, at);
CREATE INDEX audit_entry_by_subject ON audit_entry (trust_id, subject_kind, subject_id);

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON audit_entry
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON audit_entry TO houserules_app;
