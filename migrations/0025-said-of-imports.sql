-- Who said what stands of a clause of a policy that is brought in, and when; and the documents it leans on,
-- as they were found, put right or struck out.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

ALTER TABLE policy_import_clause ADD COLUMN said jsonb CHECK (jsonb_typeof(said) = 'object');
ALTER TABLE policy_import ADD COLUMN related jsonb CHECK (jsonb_typeof(related) = 'array');
