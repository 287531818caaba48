-- Accounts of staff that a directory keeps (SCIM 2.0), and the keys it shows.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

-- A key of other software; of the key itself only the hash. It is shown once, when it is made.
CREATE TABLE scim_key (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  key_id uuid NOT NULL,
  label text NOT NULL CHECK (label <> '' AND length(label) <= 100),
  key_hash text NOT NULL CHECK (key_hash ~ '^[0-9a-f]{64}$'),
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  used_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (trust_id, key_id),
  UNIQUE (trust_id, key_hash),
  FOREIGN KEY (trust_id, made_by) REFERENCES person (trust_id, person_id)
);

-- An account as the directory knows it. What it calls the person is in external_id, under entra; the
-- row goes when the directory deletes the account, the person and that name stay.
CREATE TABLE scim_user (
  trust_id uuid NOT NULL,
  person_id uuid NOT NULL,
  user_name text NOT NULL CHECK (user_name <> '' AND length(user_name) <= 320),
  user_name_folded text NOT NULL CHECK (user_name_folded = lower(user_name_folded)),
  is_active boolean NOT NULL,
  made_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, person_id),
  UNIQUE (trust_id, user_name_folded),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id)
);

ALTER TABLE scim_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE scim_key FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON scim_key
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON scim_key TO houserules_app;
GRANT UPDATE (used_at, ended_at) ON scim_key TO houserules_app;

ALTER TABLE scim_user ENABLE ROW LEVEL SECURITY;
ALTER TABLE scim_user FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON scim_user
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON scim_user TO houserules_app;
