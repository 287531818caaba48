-- The audit log of a trust: a leaf for each audit entry, in the order of recording, and the checkpoints
-- signed over them. A leaf is only ever added; erasing an entry takes its payload and its salt.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

-- How many leaves a trust's log has. An append takes the next index here, and so waits for the one
-- before it to end: the indexes have no gaps.
CREATE TABLE audit_log (
  trust_id uuid PRIMARY KEY REFERENCES trust (trust_id),
  size bigint NOT NULL CHECK (size >= 0)
);

ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_log FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON audit_log
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE (size) ON audit_log TO houserules_app;

-- No foreign key to the entry, as the leaf stays when the entry is erased.
CREATE TABLE audit_leaf (
  trust_id uuid NOT NULL REFERENCES audit_log (trust_id),
  leaf_index bigint NOT NULL CHECK (leaf_index >= 0),
  entry_id uuid NOT NULL,
  commitment bytea NOT NULL CHECK (length(commitment) = 32),
  salt bytea CHECK (length(salt) = 32),
  PRIMARY KEY (trust_id, leaf_index),
  UNIQUE (trust_id, entry_id)
);

ALTER TABLE audit_leaf ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_leaf FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON audit_leaf
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON audit_leaf TO houserules_app;

CREATE TABLE audit_checkpoint (
  trust_id uuid NOT NULL REFERENCES audit_log (trust_id),
  size bigint NOT NULL CHECK (size > 0),
  public_key text NOT NULL CHECK (public_key <> ''),
  note text NOT NULL CHECK (note <> ''),
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, size, public_key)
);

ALTER TABLE audit_checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_checkpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON audit_checkpoint
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON audit_checkpoint TO houserules_app;

-- The one way for the application to erase: exactly the entries that an audit entry of the same
-- trust, recorded before, lists by their indexes. Such an entry itself cannot be erased, so that what is
-- gone stays accounted for. Gives the number of entries erased.
CREATE FUNCTION erase_audit_entries(erasure uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  trust uuid := NULLIF(current_setting('app.trust', true), '')::uuid;
  erased bigint;
BEGIN
  WITH listed AS (
    SELECT DISTINCT leaf.leaf_index, leaf.entry_id
    FROM audit_entry record
    JOIN audit_leaf own ON own.trust_id = record.trust_id AND own.entry_id = record.entry_id
    CROSS JOIN jsonb_array_elements(record.facts -> 'indexes') AS told (one)
    JOIN audit_leaf leaf
      ON leaf.trust_id = record.trust_id AND leaf.leaf_index = told.one::bigint
      AND leaf.leaf_index < own.leaf_index
    JOIN audit_entry entry ON entry.trust_id = leaf.trust_id AND entry.entry_id = leaf.entry_id
    WHERE record.trust_id = trust AND record.entry_id = erasure
      AND record.action = 'audit-entries.erased' AND entry.action <> 'audit-entries.erased'
  ),
  gone AS (
    DELETE FROM audit_entry entry USING listed
    WHERE entry.trust_id = trust AND entry.entry_id = listed.entry_id
  )
  UPDATE audit_leaf leaf SET salt = NULL FROM listed
  WHERE leaf.trust_id = trust AND leaf.leaf_index = listed.leaf_index;
  GET DIAGNOSTICS erased = ROW_COUNT;
  RETURN erased;
END
$$;
REVOKE ALL ON FUNCTION erase_audit_entries(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_audit_entries(uuid) TO houserules_app;
