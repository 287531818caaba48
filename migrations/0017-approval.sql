-- squawk-ignore-file require-concurrent-index-creation, constraint-missing-not-valid, adding-foreign-key-constraint, prefer-bigint-over-int
-- Nobody runs an installation yet whose tables would be locked for more than a moment; the counts are of
-- people at a meeting.
-- How a trust decides on its policy, the sealed packages it decides on, and what was decided.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

-- How a trust decides: somebody records what its board decided in a meeting, or each trustee votes here.
-- One person alone is never a quorum.
CREATE TABLE approval_way (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  way text NOT NULL CHECK (way IN ('record', 'vote')),
  body text NOT NULL CHECK (body <> '' AND length(body) <= 100),
  quorum int NOT NULL CHECK (quorum BETWEEN 2 AND 50),
  share text NOT NULL CHECK (share IN ('half', 'two-thirds')),
  days int NOT NULL CHECK (days BETWEEN 1 AND 366),
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id),
  FOREIGN KEY (trust_id, changed_by) REFERENCES person (trust_id, person_id)
);

-- A defect of a draft that somebody accepts, with the reason; the defect is known by its SHA-256.
CREATE TABLE defect_acceptance (
  trust_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  defect text NOT NULL CHECK (defect ~ '^[0-9a-f]{64}$'),
  reason text NOT NULL CHECK (reason <> ''),
  accepted_by uuid NOT NULL,
  accepted_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, draft_id, defect),
  FOREIGN KEY (trust_id, draft_id) REFERENCES draft (trust_id, draft_id),
  FOREIGN KEY (trust_id, accepted_by) REFERENCES person (trust_id, person_id)
);

-- What is decided on: one revision of a draft, sealed. Only its state ever changes, and only once.
CREATE TABLE policy_package (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  package_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  revision int NOT NULL,
  seal text NOT NULL CHECK (seal ~ '^[0-9a-f]{64}$'),
  label text NOT NULL CHECK (label <> ''),
  in_force_from date NOT NULL,
  way text NOT NULL CHECK (way IN ('record', 'vote')),
  body text NOT NULL CHECK (body <> ''),
  quorum int NOT NULL CHECK (quorum >= 2),
  share text NOT NULL CHECK (share IN ('half', 'two-thirds')),
  decide_by date NOT NULL,
  manifest text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  note text NOT NULL,
  public_key text NOT NULL,
  sealed_by uuid NOT NULL,
  sealed_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('in-review', 'approved', 'declined', 'withdrawn', 'lapsed')),
  closed_by text CHECK (closed_by <> ''),
  closed_at timestamptz,
  closed_why text,
  PRIMARY KEY (trust_id, package_id),
  -- For what refers to a package as it was sealed.
  UNIQUE (trust_id, package_id, way),
  UNIQUE (trust_id, package_id, seal, in_force_from),
  FOREIGN KEY (trust_id, draft_id, revision) REFERENCES draft_revision (trust_id, draft_id, revision),
  FOREIGN KEY (trust_id, sealed_by) REFERENCES person (trust_id, person_id),
  CHECK (decide_by <= in_force_from),
  CHECK ((state = 'in-review') = (closed_at IS NULL)),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
  CHECK ((closed_at IS NULL) = (closed_why IS NULL))
);
CREATE UNIQUE INDEX policy_package_open ON policy_package (trust_id, draft_id) WHERE state = 'in-review';
CREATE INDEX policy_package_of_draft ON policy_package (trust_id, draft_id, package_id);
CREATE INDEX policy_package_of_edition ON policy_package (trust_id, seal);
CREATE INDEX policy_package_by_time ON policy_package (trust_id, state, package_id);

-- The parts of a package. Each is committed to in the manifest by the SHA-256 of salt and value, so that
-- a part can be left out of what is shown in public and the rest still be checked.
CREATE TABLE package_part (
  trust_id uuid NOT NULL,
  package_id uuid NOT NULL,
  part text NOT NULL CHECK (part ~ '^[a-z]+$'),
  salt bytea NOT NULL CHECK (length(salt) = 32),
  value text NOT NULL,
  PRIMARY KEY (trust_id, package_id, part),
  FOREIGN KEY (trust_id, package_id) REFERENCES policy_package (trust_id, package_id)
);

-- One vote a person, and it stands.
CREATE TABLE package_vote (
  trust_id uuid NOT NULL,
  package_id uuid NOT NULL,
  person_id uuid NOT NULL,
  way text NOT NULL CHECK (way = 'vote'),
  vote text NOT NULL CHECK (vote IN ('for', 'against', 'abstain')),
  reason text NOT NULL,
  voted_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, package_id, person_id),
  FOREIGN KEY (trust_id, package_id, way) REFERENCES policy_package (trust_id, package_id, way),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id),
  CHECK (vote <> 'against' OR reason <> '')
);

-- What was decided on a package: once. `person_id` is who recorded it; nobody where votes decided it.
CREATE TABLE package_decision (
  trust_id uuid NOT NULL,
  package_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('record', 'vote')),
  outcome text NOT NULL CHECK (outcome IN ('approved', 'declined')),
  body text NOT NULL CHECK (body <> ''),
  votes_for int NOT NULL CHECK (votes_for >= 0),
  votes_against int NOT NULL CHECK (votes_against >= 0),
  votes_abstained int NOT NULL CHECK (votes_abstained >= 0),
  -- How many could vote; not asked where a meeting decided.
  entitled int CHECK (entitled >= 2),
  share text NOT NULL CHECK (share IN ('half', 'two-thirds')),
  met_on date,
  minute text CHECK (minute <> ''),
  person_id uuid,
  reason text NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, package_id),
  FOREIGN KEY (trust_id, package_id, way) REFERENCES policy_package (trust_id, package_id, way),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id),
  CHECK ((way = 'record') = (met_on IS NOT NULL)),
  CHECK ((way = 'record') = (minute IS NOT NULL)),
  CHECK ((way = 'record') = (person_id IS NOT NULL)),
  CHECK ((way = 'vote') = (entitled IS NOT NULL)),
  CHECK (outcome = 'declined' OR votes_for > votes_against),
  CHECK (outcome <> 'declined' OR way = 'vote' OR reason <> ''),
  CHECK (
    outcome = 'declined' OR way = 'record'
    OR (share = 'half' AND votes_for * 2 > entitled) OR (share = 'two-thirds' AND votes_for * 3 >= entitled * 2)
  )
);

-- Whoever wrote any of a draft neither votes on it nor records what was decided.
CREATE FUNCTION refuse_whoever_wrote_it() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM policy_package package
    JOIN draft_revision revision USING (trust_id, draft_id)
    WHERE package.trust_id = NEW.trust_id AND package.package_id = NEW.package_id
      AND revision.saved_by = NEW.person_id::text
  ) THEN
    RAISE EXCEPTION 'nobody decides on what they wrote' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER vote_of_another BEFORE INSERT ON package_vote FOR EACH ROW
EXECUTE FUNCTION refuse_whoever_wrote_it();
CREATE TRIGGER record_of_another BEFORE INSERT ON package_decision FOR EACH ROW
EXECUTE FUNCTION refuse_whoever_wrote_it();

-- A package is closed once. It is approved only by a decision that says so: of votes, by as many as there
-- are and no fewer than its quorum.
CREATE FUNCTION close_package() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'in-review' THEN
    RAISE EXCEPTION 'the package was closed before' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'approved' AND NOT EXISTS (
    SELECT FROM package_decision decision
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE vote = 'for') AS votes_for, count(*) AS votes
      FROM package_vote
      WHERE trust_id = NEW.trust_id AND package_id = NEW.package_id
    ) cast_votes
    WHERE decision.trust_id = NEW.trust_id AND decision.package_id = NEW.package_id
      AND decision.outcome = 'approved'
      AND (
        decision.way = 'record'
        OR (cast_votes.votes_for = decision.votes_for AND cast_votes.votes >= NEW.quorum)
      )
  ) THEN
    RAISE EXCEPTION 'nothing says that the package was approved' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER package_closed BEFORE UPDATE ON policy_package FOR EACH ROW
EXECUTE FUNCTION close_package();

-- What is with those who decide is not rewritten.
CREATE FUNCTION keep_what_is_reviewed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a draft that is not being drafted keeps its text' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER draft_in_review BEFORE UPDATE ON draft FOR EACH ROW
WHEN (OLD.state <> 'drafting' AND (NEW.source <> OLD.source OR NEW.revision <> OLD.revision))
EXECUTE FUNCTION keep_what_is_reviewed();

-- An edition that a package put in force is the package's text, from the package's day, once.
ALTER TABLE edition_term
ADD COLUMN package_id uuid,
ADD CONSTRAINT edition_term_package FOREIGN KEY (trust_id, package_id, seal, from_day)
REFERENCES policy_package (trust_id, package_id, seal, in_force_from);
CREATE UNIQUE INDEX edition_term_of_package ON edition_term (trust_id, package_id)
WHERE package_id IS NOT NULL;

ALTER TABLE approval_way ENABLE ROW LEVEL SECURITY;
ALTER TABLE approval_way FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON approval_way
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON approval_way TO houserules_app;

ALTER TABLE defect_acceptance ENABLE ROW LEVEL SECURITY;
ALTER TABLE defect_acceptance FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON defect_acceptance
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON defect_acceptance TO houserules_app;

ALTER TABLE policy_package ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_package FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON policy_package
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON policy_package TO houserules_app;
GRANT UPDATE (state, closed_by, closed_at, closed_why) ON policy_package TO houserules_app;

ALTER TABLE package_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE package_part FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON package_part
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON package_part TO houserules_app;

ALTER TABLE package_vote ENABLE ROW LEVEL SECURITY;
ALTER TABLE package_vote FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON package_vote
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON package_vote TO houserules_app;

ALTER TABLE package_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE package_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON package_decision
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON package_decision TO houserules_app;
