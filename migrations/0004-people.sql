-- Schools, people, what they are to a school, the roles they hold, and where that was read from.
--
-- Days are half open: a stay or a role holds from from_day and no longer on until_day. Without
-- from_day the beginning is not known. A pupil's until_day is the leaving date.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

CREATE TABLE school (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  school_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  urn text CHECK (urn ~ '^[0-9]{6}$'),
  phase text CHECK (
    phase IN (
      'nursery', 'primary', 'middle-primary', 'middle-secondary', 'secondary', 'all-through', 'sixteen-plus'
    )
  ),
  calendar jsonb NOT NULL CHECK (jsonb_typeof(calendar) = 'object'),
  PRIMARY KEY (trust_id, school_id),
  UNIQUE (trust_id, urn)
);

-- Nothing about a person but what the policy asks for: no address, no health, no origin.
CREATE TABLE person (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  person_id uuid NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL CHECK (family_name <> ''),
  email text CHECK (email <> ''),
  PRIMARY KEY (trust_id, person_id)
);

-- What is kept about a child beyond the name.
CREATE TABLE pupil (
  trust_id uuid NOT NULL,
  person_id uuid NOT NULL,
  date_of_birth date,
  year_group text CHECK (year_group <> ''),
  PRIMARY KEY (trust_id, person_id),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id)
);

-- What a person is, at a school or to the whole trust, and for how long.
CREATE TABLE stay (
  trust_id uuid NOT NULL,
  stay_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL CHECK (
    kind IN (
      'staff', 'volunteer', 'contractor', 'visitor', 'governor', 'local-committee-member', 'trustee',
      'pupil', 'parent'
    )
  ),
  school_id uuid,
  job text CHECK (job IN ('teacher', 'teaching-assistant', 'support-staff', 'leadership')),
  from_day date,
  until_day date,
  -- The system it was read from, which alone may end it; none when it was entered by hand.
  source text,
  PRIMARY KEY (trust_id, stay_id),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id),
  FOREIGN KEY (trust_id, school_id) REFERENCES school (trust_id, school_id),
  CHECK (job IS NULL OR kind = 'staff'),
  CHECK (until_day >= from_day)
);
CREATE INDEX stay_by_person ON stay (trust_id, person_id);
CREATE INDEX stay_by_school ON stay (trust_id, school_id, kind);
CREATE UNIQUE INDEX stay_once
ON stay (trust_id, person_id, kind, school_id, source) NULLS NOT DISTINCT
WHERE until_day IS NULL;

-- Whose parent or carer someone is. Parental responsibility counts only where a source says so.
CREATE TABLE parent_link (
  trust_id uuid NOT NULL,
  pupil_id uuid NOT NULL,
  parent_id uuid NOT NULL,
  has_responsibility boolean NOT NULL,
  until_day date,
  PRIMARY KEY (trust_id, pupil_id, parent_id),
  FOREIGN KEY (trust_id, pupil_id) REFERENCES person (trust_id, person_id),
  FOREIGN KEY (trust_id, parent_id) REFERENCES person (trust_id, person_id),
  CHECK (pupil_id <> parent_id)
);
CREATE INDEX parent_link_by_parent ON parent_link (trust_id, parent_id);

-- Who holds a role of the policy, for the trust when no school is named. An alternate acts where
-- the holder is away or is the one it is about.
CREATE TABLE role_holding (
  trust_id uuid NOT NULL,
  holding_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text NOT NULL CHECK (
    role IN (
      'headteacher', 'executive-headteacher', 'dsl', 'deputy-dsl', 'trust-dpo', 'line-manager',
      'leadership', 'trust-central', 'online-services-lead', 'comms-lead', 'channel-manager',
      'consent-administrator', 'clerk', 'trustee', 'system-administrator'
    )
  ),
  school_id uuid,
  capacity text NOT NULL CHECK (capacity IN ('holder', 'alternate')),
  from_day date NOT NULL,
  until_day date,
  PRIMARY KEY (trust_id, holding_id),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id),
  FOREIGN KEY (trust_id, school_id) REFERENCES school (trust_id, school_id),
  CHECK (until_day >= from_day)
);
CREATE INDEX role_holding_by_person ON role_holding (trust_id, person_id);
CREATE INDEX role_holding_by_role ON role_holding (trust_id, role, school_id);
CREATE UNIQUE INDEX role_holding_once
ON role_holding (trust_id, person_id, role, school_id) NULLS NOT DISTINCT
WHERE until_day IS NULL;

-- The names that other systems have for our people and schools.
CREATE TABLE external_id (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  source text NOT NULL CHECK (source ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  thing text NOT NULL CHECK (thing IN ('person', 'school')),
  id text NOT NULL CHECK (id <> ''),
  person_id uuid,
  school_id uuid,
  PRIMARY KEY (trust_id, source, thing, id),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id),
  FOREIGN KEY (trust_id, school_id) REFERENCES school (trust_id, school_id),
  CHECK ((thing = 'person') = (person_id IS NOT NULL)),
  CHECK ((thing = 'school') = (school_id IS NOT NULL))
);
CREATE INDEX external_id_by_person ON external_id (trust_id, person_id);
CREATE INDEX external_id_by_school ON external_id (trust_id, school_id);

-- How a person, a school or a role stood after each change. Only ever added to.
CREATE TABLE people_history (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  history_id uuid NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('person', 'school', 'role')),
  subject_id uuid NOT NULL,
  at timestamptz NOT NULL,
  cause text NOT NULL CHECK (cause <> ''),
  state jsonb NOT NULL CHECK (jsonb_typeof(state) = 'object'),
  PRIMARY KEY (trust_id, history_id)
);
CREATE INDEX people_history_by_subject ON people_history (trust_id, subject_kind, subject_id);

-- How a trust's own spreadsheets are to be read, under the name it gave.
CREATE TABLE import_mapping (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  name text NOT NULL CHECK (name <> ''),
  mapping jsonb NOT NULL CHECK (jsonb_typeof(mapping) = 'object'),
  PRIMARY KEY (trust_id, name)
);

ALTER TABLE school ENABLE ROW LEVEL SECURITY;
ALTER TABLE school FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON school
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON school TO houserules_app;

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON person
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON person TO houserules_app;

ALTER TABLE pupil ENABLE ROW LEVEL SECURITY;
ALTER TABLE pupil FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON pupil
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON pupil TO houserules_app;

ALTER TABLE stay ENABLE ROW LEVEL SECURITY;
ALTER TABLE stay FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON stay
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON stay TO houserules_app;

ALTER TABLE parent_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE parent_link FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON parent_link
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON parent_link TO houserules_app;

ALTER TABLE role_holding ENABLE ROW LEVEL SECURITY;
ALTER TABLE role_holding FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON role_holding
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON role_holding TO houserules_app;

ALTER TABLE external_id ENABLE ROW LEVEL SECURITY;
ALTER TABLE external_id FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON external_id
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON external_id TO houserules_app;

ALTER TABLE people_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_history FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON people_history
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON people_history TO houserules_app;

ALTER TABLE import_mapping ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_mapping FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON import_mapping
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON import_mapping TO houserules_app;
