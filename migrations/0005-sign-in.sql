-- How people sign in: their logins, sessions, methods and second factors, and what slows guessing down.
--
-- better-auth works on login, login_session, login_method, login_proof and second_factor; the names of
-- their columns are told to it in src/people/sign-in/auth-options.ts. It does not know of trusts: the
-- trust of a row it writes comes from the transaction.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

-- Someone who can sign in; the id is the person's. Their name stays in person. Without an address there
-- is no password.
CREATE TABLE login (
  trust_id uuid NOT NULL DEFAULT NULLIF(current_setting('app.trust', true), '')::uuid,
  id uuid NOT NULL,
  email text CHECK (email = lower(email) AND email <> ''),
  email_verified boolean NOT NULL DEFAULT false,
  name text NOT NULL DEFAULT '',
  image text,
  has_second_factor boolean NOT NULL DEFAULT false,
  made_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, id),
  UNIQUE (trust_id, email),
  FOREIGN KEY (trust_id, id) REFERENCES person (trust_id, person_id)
);

-- A session. Of where it is, the browser is kept in words and no address. seen_at stands still once
-- they were away for too long for confidential pages.
CREATE TABLE login_session (
  trust_id uuid NOT NULL DEFAULT NULLIF(current_setting('app.trust', true), '')::uuid,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  token text NOT NULL CHECK (token <> ''),
  way text NOT NULL CHECK (
    way IN (
      'half-way', 'password', 'authenticator', 'backup-code', 'passkey', 'organisation', 'invitation',
      'break-glass', 'demonstration'
    )
  ),
  strong boolean NOT NULL,
  browser text NOT NULL DEFAULT '',
  opened_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, id),
  UNIQUE (trust_id, token),
  FOREIGN KEY (trust_id, person_id) REFERENCES login (trust_id, id)
);
CREATE INDEX login_session_by_person ON login_session (trust_id, person_id);

-- What someone can sign in with: a password (hashed), or an account of their organisation, known by
-- what the organisation never gives to anyone else.
CREATE TABLE login_method (
  trust_id uuid NOT NULL DEFAULT NULLIF(current_setting('app.trust', true), '')::uuid,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  provider text NOT NULL CHECK (provider IN ('credential', 'microsoft', 'google')),
  account_key text NOT NULL CHECK (account_key <> ''),
  password text CHECK (password <> ''),
  made_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, id),
  UNIQUE (trust_id, provider, account_key),
  FOREIGN KEY (trust_id, person_id) REFERENCES login (trust_id, id),
  CHECK ((provider = 'credential') = (password IS NOT NULL))
);
CREATE INDEX login_method_by_person ON login_method (trust_id, person_id);

-- What someone has to show again within a short time: the second step, a new password. The
-- identifier is hashed.
CREATE TABLE login_proof (
  trust_id uuid NOT NULL DEFAULT NULLIF(current_setting('app.trust', true), '')::uuid,
  id text NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  made_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, id),
  FOREIGN KEY (trust_id) REFERENCES trust (trust_id)
);
CREATE INDEX login_proof_by_identifier ON login_proof (trust_id, identifier);
CREATE INDEX login_proof_by_end ON login_proof (trust_id, expires_at);

-- An authenticator app: its secret and the codes for when it is lost, both encrypted.
CREATE TABLE second_factor (
  trust_id uuid NOT NULL DEFAULT NULLIF(current_setting('app.trust', true), '')::uuid,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  failures bigint NOT NULL DEFAULT 0,
  locked_until timestamptz,
  PRIMARY KEY (trust_id, id),
  UNIQUE (trust_id, person_id),
  FOREIGN KEY (trust_id, person_id) REFERENCES login (trust_id, id)
);

-- Codes that were shown once and so are worth nothing any more.
CREATE TABLE used_code (
  trust_id uuid NOT NULL,
  person_id uuid NOT NULL,
  code_hash text NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, person_id, code_hash),
  FOREIGN KEY (trust_id, person_id) REFERENCES login (trust_id, id)
);

-- A passkey (WebAuthn): the public half of a key pair whose private half stays with the person, and how
-- often the authenticator says it was used. Key and id are in base64url.
CREATE TABLE passkey (
  trust_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  credential_id text NOT NULL CHECK (credential_id <> ''),
  public_key text NOT NULL CHECK (public_key <> ''),
  counter bigint NOT NULL CHECK (counter >= 0),
  transports text NOT NULL,
  made_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (trust_id, id),
  UNIQUE (trust_id, credential_id),
  FOREIGN KEY (trust_id, person_id) REFERENCES login (trust_id, id)
);
CREATE INDEX passkey_by_person ON passkey (trust_id, person_id);

-- Challenges that a passkey has answered, by their SHA-256, until they would have run out anyway.
CREATE TABLE spent_challenge (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  challenge_hash text NOT NULL CHECK (challenge_hash ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, challenge_hash)
);
CREATE INDEX spent_challenge_by_end ON spent_challenge (trust_id, expires_at);

-- A link in a mail with which someone begins to sign in, or chooses a new password in place of one they
-- have forgotten. The secret in it is kept hashed.
CREATE TABLE invitation (
  trust_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  purpose text NOT NULL DEFAULT 'invitation' CHECK (purpose IN ('invitation', 'forgotten-password')),
  email text NOT NULL CHECK (email = lower(email) AND email <> ''),
  token_hash text NOT NULL CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  invited_by text NOT NULL CHECK (invited_by <> ''),
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (trust_id, invitation_id),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id)
);
CREATE INDEX invitation_by_person ON invitation (trust_id, person_id);

-- A way in for when nobody can sign in, made at the machine itself; its use is made known.
CREATE TABLE break_glass (
  trust_id uuid NOT NULL,
  break_glass_id uuid NOT NULL,
  person_id uuid NOT NULL,
  token_hash text NOT NULL CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (trust_id, break_glass_id),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id)
);
CREATE INDEX break_glass_by_time ON break_glass (trust_id, made_at);

-- How often somebody guessed wrong for a login, from an address or with a browser, none of them kept
-- in the clear, and until when the next guess has to wait.
CREATE TABLE sign_in_guess (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  guess_key text NOT NULL CHECK (guess_key <> ''),
  failures bigint NOT NULL CHECK (failures >= 0),
  counted_at timestamptz NOT NULL,
  wait_until timestamptz NOT NULL,
  PRIMARY KEY (trust_id, guess_key)
);
CREATE INDEX sign_in_guess_by_time ON sign_in_guess (trust_id, counted_at);

-- What a trust allows at its sign-in; without a row, what the defaults say.
CREATE TABLE sign_in_setting (
  trust_id uuid PRIMARY KEY REFERENCES trust (trust_id),
  pupils_may boolean NOT NULL DEFAULT false
);

-- Where a trust's people sign in with the account of their organisation. The secret is sealed.
CREATE TABLE sign_in_provider (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  provider text NOT NULL CHECK (provider IN ('microsoft', 'google')),
  is_on boolean NOT NULL,
  issuer text NOT NULL CHECK (issuer <> ''),
  -- Microsoft's tenant id or Google's hosted domain, of which alone people are let in.
  tenant text NOT NULL CHECK (tenant <> ''),
  client_id text NOT NULL CHECK (client_id <> ''),
  sealed_secret text NOT NULL CHECK (sealed_secret <> ''),
  enforces_second_factor boolean NOT NULL,
  -- The source of external ids that are the organisation's own.
  link_source text CHECK (link_source <> ''),
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, provider)
);

-- A sign-in that has gone to an organisation, under the hash of what only the browser has.
CREATE TABLE sign_in_attempt (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  browser_hash bytea NOT NULL,
  provider text NOT NULL CHECK (provider IN ('microsoft', 'google')),
  state text NOT NULL,
  nonce text NOT NULL,
  verifier text NOT NULL,
  next text NOT NULL,
  invitation_hash text,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, browser_hash)
);
CREATE INDEX sign_in_attempt_by_end ON sign_in_attempt (trust_id, expires_at);

-- An account of the organisation that stands for nobody yet.
CREATE TABLE account_request (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  request_id uuid NOT NULL,
  provider text NOT NULL CHECK (provider IN ('microsoft', 'google')),
  account_key text NOT NULL CHECK (account_key <> ''),
  name text NOT NULL,
  asked_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, request_id),
  UNIQUE (trust_id, provider, account_key)
);
CREATE INDEX account_request_by_time ON account_request (trust_id, asked_at);

-- Whoever loses a role or leaves is signed out everywhere, in the transaction that says so, whichever
-- part of the software it is. Ends that lie ahead are seen when their day comes, at the next request.
CREATE FUNCTION sign_out_who_lost() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.until_day <= (now() AT TIME ZONE 'Europe/London')::date THEN
    DELETE FROM login_session WHERE trust_id = NEW.trust_id AND person_id = NEW.person_id;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER stay_ended AFTER UPDATE ON stay FOR EACH ROW
WHEN (NEW.until_day IS DISTINCT FROM OLD.until_day) EXECUTE FUNCTION sign_out_who_lost();
CREATE TRIGGER role_ended AFTER UPDATE ON role_holding FOR EACH ROW
WHEN (NEW.until_day IS DISTINCT FROM OLD.until_day) EXECUTE FUNCTION sign_out_who_lost();

ALTER TABLE login ENABLE ROW LEVEL SECURITY;
ALTER TABLE login FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON login
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON login TO houserules_app;

ALTER TABLE login_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE login_session FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON login_session
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON login_session TO houserules_app;

ALTER TABLE login_method ENABLE ROW LEVEL SECURITY;
ALTER TABLE login_method FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON login_method
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON login_method TO houserules_app;

ALTER TABLE login_proof ENABLE ROW LEVEL SECURITY;
ALTER TABLE login_proof FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON login_proof
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON login_proof TO houserules_app;

ALTER TABLE second_factor ENABLE ROW LEVEL SECURITY;
ALTER TABLE second_factor FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON second_factor
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON second_factor TO houserules_app;

ALTER TABLE used_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE used_code FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON used_code
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON used_code TO houserules_app;

ALTER TABLE passkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkey FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON passkey
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON passkey TO houserules_app;

ALTER TABLE spent_challenge ENABLE ROW LEVEL SECURITY;
ALTER TABLE spent_challenge FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON spent_challenge
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON spent_challenge TO houserules_app;

ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON invitation
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON invitation TO houserules_app;

ALTER TABLE break_glass ENABLE ROW LEVEL SECURITY;
ALTER TABLE break_glass FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON break_glass
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON break_glass TO houserules_app;

ALTER TABLE sign_in_guess ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_guess FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON sign_in_guess
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_guess TO houserules_app;

ALTER TABLE sign_in_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_setting FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON sign_in_setting
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_setting TO houserules_app;

ALTER TABLE sign_in_provider ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_provider FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON sign_in_provider
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_provider TO houserules_app;

ALTER TABLE sign_in_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON sign_in_attempt
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_attempt TO houserules_app;

ALTER TABLE account_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_request FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON account_request
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON account_request TO houserules_app;
