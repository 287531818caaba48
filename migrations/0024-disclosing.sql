-- squawk-ignore-file require-concurrent-index-creation, constraint-missing-not-valid, adding-foreign-key-constraint, prefer-bigint-over-int, adding-field-with-default, ban-drop-not-null
-- Nobody runs an installation yet whose disclosures would be locked for more than a moment; months are few.
-- Disclosures on which all who are named decide, those meant for some people by name, and how long their
-- words are kept.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

-- Where needs_all, each of to_roles has to allow it; said_yes has those that did, with the decision and the
-- last day of each. Empty, chosen is everybody in these roles; else only these people read and decide.
-- over_on is its last day, or the day it was withdrawn in London; none for what may still change an answer.
ALTER TABLE disclosure
ADD COLUMN needs_all boolean NOT NULL DEFAULT false,
ADD COLUMN said_yes jsonb NOT NULL DEFAULT '{}',
ADD COLUMN chosen uuid [] NOT NULL DEFAULT '{}',
ADD COLUMN erased_at timestamptz,
ADD COLUMN over_on date GENERATED ALWAYS AS (
  CASE
    WHEN state = 'withdrawn' THEN (withdrawn_at AT TIME ZONE 'Europe/London')::date
    WHEN state IN ('allowed', 'allowed-with-conditions') THEN ends_on
  END
) STORED;
CREATE INDEX disclosure_over ON disclosure (trust_id, over_on)
WHERE over_on IS NOT NULL AND erased_at IS NULL;

-- What it is, whose and for whom never changes; that it was erased, only the function below writes.
REVOKE UPDATE ON disclosure FROM houserules_app;
GRANT UPDATE (
  state, revision, said_yes, decided_at, decided_by, decided_as, from_day, ends_on, withdrawn_at, seen_at
) ON disclosure TO houserules_app;

-- What was said is gone once it was erased; that it was said, by whom and when, stays.
ALTER TABLE disclosure_entry ALTER COLUMN key_id DROP NOT NULL;
ALTER TABLE disclosure_entry ALTER COLUMN sealed DROP NOT NULL;
ALTER TABLE disclosure_entry ADD CONSTRAINT disclosure_entry_sealed_whole
CHECK ((key_id IS NULL) = (sealed IS NULL));

-- For how many months after they are over a trust keeps the words of disclosures. No row and no number:
-- nothing is erased.
CREATE TABLE disclosure_keeping (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  months int CHECK (months BETWEEN 0 AND 600),
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id),
  FOREIGN KEY (trust_id, changed_by) REFERENCES person (trust_id, person_id)
);
CREATE INDEX disclosure_keeping_by ON disclosure_keeping (trust_id, changed_by);

ALTER TABLE disclosure_keeping ENABLE ROW LEVEL SECURITY;
ALTER TABLE disclosure_keeping FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON disclosure_keeping
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON disclosure_keeping TO houserules_app;

-- Erases what was said of a disclosure that is over for longer than its trust keeps the words. The
-- application may not change entries: this is its only way, and it changes no others.
CREATE FUNCTION erase_disclosure(asked uuid, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  trust uuid := NULLIF(current_setting('app.trust', true), '')::uuid;
BEGIN
  UPDATE disclosure d SET erased_at = at FROM disclosure_keeping k
  WHERE d.trust_id = trust AND d.disclosure_id = asked AND k.trust_id = trust
    AND d.erased_at IS NULL
    AND d.over_on + make_interval(months => k.months) < (at AT TIME ZONE 'Europe/London')::date;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE disclosure_entry SET key_id = NULL, sealed = NULL
  WHERE trust_id = trust AND disclosure_id = asked;
  RETURN true;
END
$$;
REVOKE ALL ON FUNCTION erase_disclosure (uuid, timestamptz) FROM public;
GRANT EXECUTE ON FUNCTION erase_disclosure (uuid, timestamptz) TO houserules_app;
