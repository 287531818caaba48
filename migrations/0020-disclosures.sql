-- Existing ties and exceptions that people disclose, approvals they ask for, and what was decided. What
-- they say stands sealed in the entries; here is only how a disclosure stands.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

-- to_roles are the roles of the clause that it went to. It holds from from_day to ends_on, on both of them.
CREATE TABLE disclosure (
  trust_id uuid NOT NULL,
  disclosure_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('tie', 'exception', 'approval')),
  clause text NOT NULL CHECK (clause <> ''),
  person_id uuid NOT NULL,
  to_roles text [] NOT NULL CHECK (cardinality(to_roles) > 0),
  state text NOT NULL CHECK (
    state IN (
      'waiting', 'more-to-say', 'allowed', 'allowed-with-conditions', 'not-allowed', 'withdrawn'
    )
  ),
  revision bigint NOT NULL CHECK (revision >= 1),
  disclosed_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by uuid CHECK (decided_by <> person_id),
  decided_as text,
  from_day date,
  ends_on date,
  withdrawn_at timestamptz,
  renews uuid,
  PRIMARY KEY (trust_id, disclosure_id),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id),
  FOREIGN KEY (trust_id, renews) REFERENCES disclosure (trust_id, disclosure_id),
  CHECK (
    (state IN ('allowed', 'allowed-with-conditions')) <= (from_day IS NOT NULL AND ends_on IS NOT NULL)
  ),
  FOREIGN KEY (trust_id, decided_by) REFERENCES person (trust_id, person_id),
  CHECK ((decided_at IS NULL) = (decided_as IS NULL)),
  CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
  CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL))
);
CREATE INDEX disclosure_of_person ON disclosure (trust_id, person_id, disclosure_id);
CREATE INDEX disclosure_waiting ON disclosure (trust_id, disclosure_id) WHERE state = 'waiting';
CREATE INDEX disclosure_by_end ON disclosure (trust_id, ends_on)
WHERE state IN ('allowed', 'allowed-with-conditions');
CREATE INDEX disclosure_of_decider ON disclosure (trust_id, decided_by) WHERE decided_by IS NOT NULL;
CREATE INDEX disclosure_renewal ON disclosure (trust_id, renews) WHERE renews IS NOT NULL;

ALTER TABLE disclosure ENABLE ROW LEVEL SECURITY;
ALTER TABLE disclosure FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON disclosure
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON disclosure TO houserules_app;

-- What was said and decided, in order; rows are only ever added. The words are sealed with the key that
-- key_id names, for this row alone (src/core/sealed-text.ts).
CREATE TABLE disclosure_entry (
  trust_id uuid NOT NULL,
  disclosure_id uuid NOT NULL,
  revision bigint NOT NULL CHECK (revision >= 1),
  what text NOT NULL CHECK (what IN ('disclosed', 'added', 'decided', 'withdrawn')),
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL,
  key_id text NOT NULL CHECK (key_id <> ''),
  sealed bytea NOT NULL,
  PRIMARY KEY (trust_id, disclosure_id, revision),
  FOREIGN KEY (trust_id, disclosure_id) REFERENCES disclosure (trust_id, disclosure_id),
  FOREIGN KEY (trust_id, made_by) REFERENCES person (trust_id, person_id)
);
CREATE INDEX disclosure_entry_by_author ON disclosure_entry (trust_id, made_by);

ALTER TABLE disclosure_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE disclosure_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON disclosure_entry
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON disclosure_entry TO houserules_app;

-- The records an answer rests on, without their content: which, in which words, and until when.
ALTER TABLE decision ADD COLUMN cited jsonb NOT NULL DEFAULT '[]';
