-- squawk-ignore-file prefer-bigint-over-int
-- What is needed to answer a great many kept questions again at once, the reports of doing so, and what
-- schools add to their trust's policy.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '600s';

-- Each question once, without its day and who asked: whoever replays a million reads each alike once.
CREATE TABLE question_gist (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  question_id uuid NOT NULL,
  facts jsonb NOT NULL CHECK (jsonb_typeof(facts) = 'object'),
  mode text NOT NULL CHECK (mode IN ('asking', 'said')),
  PRIMARY KEY (trust_id, question_id)
);

-- Each answer once, as far as two answers are compared: outcome, clauses, routes, conditions, who decides.
CREATE TABLE answer_gist (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  answer_id uuid NOT NULL,
  parts jsonb NOT NULL CHECK (jsonb_typeof(parts) = 'object'),
  PRIMARY KEY (trust_id, answer_id)
);

-- A decision in short: which question on which day got which answer, and what the asker was, where,
-- when they asked. Narrow, so that a million are read in a moment; made by the trigger below.
CREATE TABLE decision_gist (
  trust_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  question_id uuid NOT NULL,
  answer_id uuid NOT NULL,
  edition_id uuid NOT NULL,
  as_of date NOT NULL,
  -- The question names a day, so that its answer may hang on how long ago that was.
  names_day boolean NOT NULL,
  -- None for somebody who had not signed in, 'other' for one who was nothing at any school.
  asker_role text,
  asker_school uuid,
  PRIMARY KEY (trust_id, decision_id),
  FOREIGN KEY (trust_id, decision_id) REFERENCES decision (trust_id, decision_id) ON DELETE CASCADE,
  FOREIGN KEY (trust_id, question_id) REFERENCES question_gist (trust_id, question_id),
  FOREIGN KEY (trust_id, answer_id) REFERENCES answer_gist (trust_id, answer_id),
  FOREIGN KEY (trust_id, edition_id) REFERENCES edition (trust_id, edition_id)
);
CREATE INDEX decision_gist_by_question ON decision_gist (trust_id, question_id);

ALTER TABLE question_gist ENABLE ROW LEVEL SECURITY;
ALTER TABLE question_gist FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON question_gist
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON question_gist TO houserules_app;

ALTER TABLE answer_gist ENABLE ROW LEVEL SECURITY;
ALTER TABLE answer_gist FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON answer_gist
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON answer_gist TO houserules_app;

ALTER TABLE decision_gist ENABLE ROW LEVEL SECURITY;
ALTER TABLE decision_gist FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON decision_gist
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON decision_gist TO houserules_app;

-- What of an answer is compared, from the whole of it.
CREATE FUNCTION parts_compared(whole jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object(
    'outcome', whole -> 'outcome',
    'clauses', coalesce(
      (SELECT jsonb_agg(c - 'words' - 'title') FROM jsonb_path_query(whole, '$.clauses[*]') AS c), '[]'),
    'routes', coalesce(
      (SELECT jsonb_agg(r - 'clause' - 'type' - 'roles') FROM jsonb_path_query(whole, '$.routes[*]') AS r), '[]'),
    'conditions', jsonb_path_query_array(whole, '$.conditions[*].code'),
    'decides', whole #> '{judgement,decides}')
$$;

-- The name of a question: its action, what was said, and whether all had been said.
CREATE FUNCTION question_name(facts jsonb, mode text) RETURNS uuid
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT md5(mode || facts::text)::uuid
$$;

-- What somebody was on a day, and where: what they work as before what else they are.
CREATE FUNCTION asker_on(trust uuid, person uuid, on_day date, OUT asker_role text, OUT asker_school uuid)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(s.job, s.kind), s.school_id FROM stay AS s
  WHERE s.trust_id = trust AND s.person_id = person
    AND coalesce(s.from_day <= on_day, true) AND coalesce(s.until_day > on_day, true)
  ORDER BY array_position(ARRAY['staff', 'trustee', 'governor', 'local-committee-member', 'volunteer',
    'contractor', 'visitor', 'parent', 'pupil'], s.kind), s.school_id, s.job LIMIT 1
$$;

CREATE FUNCTION keep_gists() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  WITH short AS MATERIALIZED (
      SELECT d.trust_id, d.decision_id, d.edition_seal, d.facts, d.mode, d.as_of, d.asked_by, d.asked_at,
        question_name(d.facts, d.mode) AS question_id, parts_compared(d.whole_answer) AS parts
      FROM added AS d
    ), questions AS (
      INSERT INTO question_gist (trust_id, question_id, facts, mode)
      SELECT DISTINCT ON (s.trust_id, s.question_id) s.trust_id, s.question_id, s.facts, s.mode FROM short AS s
      ON CONFLICT (trust_id, question_id) DO NOTHING
    ), answers AS (
      INSERT INTO answer_gist (trust_id, answer_id, parts)
      SELECT DISTINCT s.trust_id, md5(s.parts::text)::uuid, s.parts FROM short AS s
      ON CONFLICT (trust_id, answer_id) DO NOTHING
    )
    INSERT INTO decision_gist (trust_id, decision_id, question_id, answer_id, edition_id, as_of, names_day,
      asker_role, asker_school)
    SELECT s.trust_id, s.decision_id, s.question_id, md5(s.parts::text)::uuid, e.edition_id, s.as_of,
      s.facts::text ~ '[0-9]{4}-[0-9]{2}-[0-9]{2}',
      CASE WHEN s.asked_by IS NOT NULL THEN coalesce(w.asker_role, 'other') END, w.asker_school
    FROM short AS s
    JOIN edition AS e ON e.trust_id = s.trust_id AND e.seal = s.edition_seal
    LEFT JOIN LATERAL
      asker_on(s.trust_id, s.asked_by, (s.asked_at AT TIME ZONE 'Europe/London')::date) AS w ON true;
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_gists AFTER INSERT ON decision
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_gists();

-- What was kept before has a short form too, made in the same way: each trust's decisions as if they came
-- in now. Nothing of the decisions themselves changes.
DO $$
DECLARE
  one uuid;
BEGIN
  FOR one IN SELECT trust_id FROM trust LOOP
    PERFORM set_config('app.trust', one::text, true);
    WITH short AS MATERIALIZED (
        SELECT d.trust_id, d.decision_id, d.edition_seal, d.facts, d.mode, d.as_of, d.asked_by, d.asked_at,
          question_name(d.facts, d.mode) AS question_id, parts_compared(d.whole_answer) AS parts
        FROM decision AS d WHERE d.trust_id = one
      ), questions AS (
        INSERT INTO question_gist (trust_id, question_id, facts, mode)
        SELECT DISTINCT ON (s.trust_id, s.question_id) s.trust_id, s.question_id, s.facts, s.mode FROM short AS s
        ON CONFLICT (trust_id, question_id) DO NOTHING
      ), answers AS (
        INSERT INTO answer_gist (trust_id, answer_id, parts)
        SELECT DISTINCT s.trust_id, md5(s.parts::text)::uuid, s.parts FROM short AS s
        ON CONFLICT (trust_id, answer_id) DO NOTHING
      )
      INSERT INTO decision_gist (trust_id, decision_id, question_id, answer_id, edition_id, as_of, names_day,
        asker_role, asker_school)
      SELECT s.trust_id, s.decision_id, s.question_id, md5(s.parts::text)::uuid, e.edition_id, s.as_of,
        s.facts::text ~ '[0-9]{4}-[0-9]{2}-[0-9]{2}',
        CASE WHEN s.asked_by IS NOT NULL THEN coalesce(w.asker_role, 'other') END, w.asker_school
      FROM short AS s
      JOIN edition AS e ON e.trust_id = s.trust_id AND e.seal = s.edition_seal
      LEFT JOIN LATERAL
        asker_on(s.trust_id, s.asked_by, (s.asked_at AT TIME ZONE 'Europe/London')::date) AS w ON true;
  END LOOP;
  PERFORM set_config('app.trust', '', true);
END
$$;

-- A draft put to the kept questions: how far that is, and the report, one for each revision.
CREATE TABLE replay_run (
  trust_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  revision int NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'working', 'done', 'failed')),
  asked_by text NOT NULL CHECK (asked_by <> ''),
  asked_at timestamptz NOT NULL,
  step text NOT NULL CHECK (step IN ('waiting', 'gathering', 'answering', 'counting')),
  done bigint NOT NULL CHECK (done >= 0),
  total bigint NOT NULL CHECK (total >= 0),
  seen_at timestamptz NOT NULL,
  -- The days between which the day of a question makes no difference, as the report was made with.
  days date[] NOT NULL DEFAULT '{}',
  -- The report in its canonical form, byte for byte as a package holds it; nobody's name.
  report text,
  PRIMARY KEY (trust_id, draft_id, revision),
  FOREIGN KEY (trust_id, draft_id, revision) REFERENCES draft_revision (trust_id, draft_id, revision),
  CHECK ((state = 'done') = (report IS NOT NULL))
);

-- The questions behind each change of a report, so that those who may can open who asked them.
CREATE TABLE replay_change (
  trust_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  revision int NOT NULL,
  change_no int NOT NULL CHECK (change_no >= 1),
  questions uuid[] NOT NULL,
  day_keys int[] NOT NULL,
  answers uuid[] NOT NULL,
  editions uuid[] NOT NULL,
  PRIMARY KEY (trust_id, draft_id, revision, change_no),
  FOREIGN KEY (trust_id, draft_id, revision) REFERENCES replay_run (trust_id, draft_id, revision)
);

ALTER TABLE replay_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE replay_run FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON replay_run
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON replay_run TO houserules_app;

ALTER TABLE replay_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE replay_change FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON replay_change
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON replay_change TO houserules_app;

SELECT make_queue('replay-draft');

-- What a school adds to its trust's policy, from a day on; the latest day that has come rules, and a row
-- without a text ends the addition. Rows are only ever added.
CREATE TABLE addition_term (
  trust_id uuid NOT NULL,
  term_id uuid NOT NULL,
  school_id uuid NOT NULL,
  draft_id uuid,
  revision int,
  title text NOT NULL CHECK (title <> ''),
  source text CHECK (source <> ''),
  from_day date NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL CHECK (recorded_by <> ''),
  PRIMARY KEY (trust_id, term_id),
  FOREIGN KEY (trust_id, school_id) REFERENCES school (trust_id, school_id),
  FOREIGN KEY (trust_id, draft_id, revision) REFERENCES draft_revision (trust_id, draft_id, revision),
  CHECK ((draft_id IS NULL) = (source IS NULL)),
  CHECK ((draft_id IS NULL) = (revision IS NULL))
);
CREATE INDEX addition_term_by_day ON addition_term (trust_id, school_id, from_day, term_id);

-- Whether an addition only tightens an edition, found once for each edition of the trust that is or will
-- be in force. One that does is kept as an edition of its own; one that does not is set aside, with why.
CREATE TABLE addition_fit (
  trust_id uuid NOT NULL,
  term_id uuid NOT NULL,
  base_seal text NOT NULL,
  seal text,
  why jsonb NOT NULL CHECK (jsonb_typeof(why) = 'array'),
  checked_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, term_id, base_seal),
  FOREIGN KEY (trust_id, term_id) REFERENCES addition_term (trust_id, term_id),
  FOREIGN KEY (trust_id, base_seal) REFERENCES edition (trust_id, seal),
  FOREIGN KEY (trust_id, seal) REFERENCES edition (trust_id, seal)
);
CREATE INDEX addition_fit_by_seal ON addition_fit (trust_id, seal) WHERE seal IS NOT NULL;

ALTER TABLE addition_term ENABLE ROW LEVEL SECURITY;
ALTER TABLE addition_term FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON addition_term
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON addition_term TO houserules_app;

ALTER TABLE addition_fit ENABLE ROW LEVEL SECURITY;
ALTER TABLE addition_fit FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON addition_fit
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON addition_fit TO houserules_app;

SELECT make_queue('check-additions');
