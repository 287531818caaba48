-- What people read, signed and learnt, and that they looked at the settings of their own accounts.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

-- Training that somebody recorded for several people at once. Rows are only ever added.
CREATE TABLE lesson_session (
  trust_id uuid NOT NULL,
  session_id uuid NOT NULL,
  requirement text NOT NULL CHECK (requirement <> ''),
  seal text NOT NULL,
  school_id uuid,
  on_day date NOT NULL,
  says text NOT NULL CHECK (says <> ''),
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, session_id),
  FOREIGN KEY (trust_id, seal) REFERENCES edition (trust_id, seal),
  FOREIGN KEY (trust_id, school_id) REFERENCES school (trust_id, school_id),
  FOREIGN KEY (trust_id, recorded_by) REFERENCES person (trust_id, person_id)
);
CREATE INDEX lesson_session_by_day ON lesson_session (trust_id, on_day DESC, session_id);

-- That somebody read, signed, was given or learnt something, with the words it was and the question they
-- answered about it. Rows are only ever added.
CREATE TABLE acknowledgement (
  trust_id uuid NOT NULL,
  acknowledgement_id uuid NOT NULL,
  person_id uuid NOT NULL,
  requirement text NOT NULL CHECK (requirement <> ''),
  asks text NOT NULL CHECK (asks IN ('receive', 'learn', 'read', 'understand', 'sign')),
  seal text NOT NULL,
  -- Which version of a document; empty for words of the policy itself.
  version text NOT NULL,
  clauses text [] NOT NULL,
  roles text [] NOT NULL,
  is_whole boolean NOT NULL,
  on_day date NOT NULL,
  at timestamptz NOT NULL,
  question_clause text,
  question text,
  answer text,
  signed_as text,
  -- The session in which somebody else recorded it; none where the person did it alone.
  session_id uuid,
  PRIMARY KEY (trust_id, acknowledgement_id),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id),
  FOREIGN KEY (trust_id, seal) REFERENCES edition (trust_id, seal),
  FOREIGN KEY (trust_id, session_id) REFERENCES lesson_session (trust_id, session_id),
  CHECK ((question IS NULL) = (question_clause IS NULL) AND (question IS NULL) = (answer IS NULL)),
  CHECK (asks <> 'sign' OR signed_as IS NOT NULL)
);
CREATE INDEX acknowledgement_by_person ON acknowledgement (trust_id, person_id, acknowledgement_id);
CREATE INDEX acknowledgement_of_session ON acknowledgement (trust_id, session_id)
WHERE session_id IS NOT NULL;

-- The latest acknowledgement of each thing by each person.
CREATE TABLE acknowledged (
  trust_id uuid NOT NULL,
  person_id uuid NOT NULL,
  requirement text NOT NULL,
  acknowledgement_id uuid NOT NULL,
  asks text NOT NULL,
  seal text NOT NULL,
  version text NOT NULL,
  roles text [] NOT NULL,
  at timestamptz NOT NULL,
  on_day date NOT NULL,
  -- The day on which all of it was last done, and not only what had changed.
  whole_on date NOT NULL,
  PRIMARY KEY (trust_id, person_id, requirement),
  FOREIGN KEY (trust_id, acknowledgement_id) REFERENCES acknowledgement (trust_id, acknowledgement_id)
);

-- Somebody asked for something to be read or learnt once more, and of whom. Rows are only ever added.
CREATE TABLE refresher (
  trust_id uuid NOT NULL,
  refresher_id uuid NOT NULL,
  requirement text NOT NULL CHECK (requirement <> ''),
  because text NOT NULL CHECK (because <> ''),
  due_day date NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, refresher_id),
  FOREIGN KEY (trust_id, asked_by) REFERENCES person (trust_id, person_id)
);
CREATE TABLE refresher_person (
  trust_id uuid NOT NULL,
  person_id uuid NOT NULL,
  refresher_id uuid NOT NULL,
  PRIMARY KEY (trust_id, person_id, refresher_id),
  FOREIGN KEY (trust_id, refresher_id) REFERENCES refresher (trust_id, refresher_id),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id)
);
CREATE INDEX refresher_person_of ON refresher_person (trust_id, refresher_id);

-- That somebody went through their own accounts on a day. Nothing else is kept of it, ever.
CREATE TABLE self_check (
  trust_id uuid NOT NULL,
  person_id uuid NOT NULL,
  done_on date NOT NULL,
  PRIMARY KEY (trust_id, person_id, done_on),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id)
);

-- On which days somebody was reminded.
CREATE TABLE reading_reminder (
  trust_id uuid NOT NULL,
  person_id uuid NOT NULL,
  sent_on date NOT NULL,
  PRIMARY KEY (trust_id, person_id, sent_on),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id)
);

ALTER TABLE lesson_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE lesson_session FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON lesson_session
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON lesson_session TO houserules_app;

ALTER TABLE acknowledgement ENABLE ROW LEVEL SECURITY;
ALTER TABLE acknowledgement FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON acknowledgement
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON acknowledgement TO houserules_app;

ALTER TABLE acknowledged ENABLE ROW LEVEL SECURITY;
ALTER TABLE acknowledged FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON acknowledged
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON acknowledged TO houserules_app;

ALTER TABLE refresher ENABLE ROW LEVEL SECURITY;
ALTER TABLE refresher FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON refresher
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON refresher TO houserules_app;

ALTER TABLE refresher_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE refresher_person FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON refresher_person
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON refresher_person TO houserules_app;

ALTER TABLE self_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE self_check FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON self_check
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON self_check TO houserules_app;

ALTER TABLE reading_reminder ENABLE ROW LEVEL SECURITY;
ALTER TABLE reading_reminder FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON reading_reminder
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON reading_reminder TO houserules_app;
