-- What is done each morning; local reviews of a policy, review tasks, reminders and calendar keys.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

-- A piece of work of one morning that was put into the queue, in the transaction of this row: so each is
-- asked for once a trust and day, however many processes there are and whenever one stops.
CREATE TABLE morning_round (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  round_id uuid NOT NULL,
  day date NOT NULL,
  morning text NOT NULL CHECK (morning ~ '^[a-z]+(-[a-z]+)*$'),
  asked_at timestamptz NOT NULL,
  done_at timestamptz,
  PRIMARY KEY (trust_id, round_id),
  UNIQUE (trust_id, day, morning)
);

ALTER TABLE morning_round ENABLE ROW LEVEL SECURITY;
ALTER TABLE morning_round FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON morning_round
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
-- Rounds of long ago say nothing any more, and go.
GRANT SELECT, INSERT, DELETE ON morning_round TO houserules_app;
GRANT UPDATE (done_at) ON morning_round TO houserules_app;

SELECT make_queue('morning-round');

-- What each school's own body did with an edition: that it reviewed or adopted it, or has its copy. Rows
-- are only ever added: one that corrects another stands in its place, and without a day it takes it back.
CREATE TABLE local_review (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  record_id uuid NOT NULL,
  seal text NOT NULL,
  school_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('review', 'adopt', 'copy')),
  on_day date,
  body text NOT NULL CHECK (body <> '' AND length(body) <= 200),
  minute text NOT NULL CHECK (length(minute) <= 200),
  corrects uuid,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL CHECK (recorded_by <> ''),
  PRIMARY KEY (trust_id, record_id),
  UNIQUE (trust_id, corrects),
  FOREIGN KEY (trust_id, seal) REFERENCES edition (trust_id, seal),
  FOREIGN KEY (trust_id, school_id) REFERENCES school (trust_id, school_id),
  FOREIGN KEY (trust_id, corrects) REFERENCES local_review (trust_id, record_id),
  CHECK (on_day IS NOT NULL OR corrects IS NOT NULL)
);
CREATE INDEX local_review_of_school ON local_review (trust_id, seal, school_id, record_id);
CREATE INDEX local_review_by_school ON local_review (trust_id, school_id);

ALTER TABLE local_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE local_review FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON local_review
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON local_review TO houserules_app;

-- A review that is to be done: as its time comes round, or for an event. What came of it stands in
-- review_outcome, so that rows are only ever added.
CREATE TABLE review_task (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  review_id uuid NOT NULL,
  seal text NOT NULL,
  cause text NOT NULL CHECK (cause ~ '^[a-z]+(-[a-z]+)*$'),
  -- The clause of the edition that asks for it, where one does.
  clause text,
  reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 500),
  -- What brought it, so that one thing brings one review.
  about text,
  due_day date NOT NULL,
  owner_id uuid,
  opened_at timestamptz NOT NULL,
  opened_by text NOT NULL CHECK (opened_by <> ''),
  PRIMARY KEY (trust_id, review_id),
  FOREIGN KEY (trust_id, seal) REFERENCES edition (trust_id, seal),
  FOREIGN KEY (trust_id, owner_id) REFERENCES person (trust_id, person_id)
);
CREATE UNIQUE INDEX review_task_of_cycle ON review_task (trust_id, seal, due_day) WHERE cause = 'cycle';
CREATE UNIQUE INDEX review_task_about ON review_task (trust_id, about) WHERE about IS NOT NULL;
CREATE INDEX review_task_of_owner ON review_task (trust_id, owner_id) WHERE owner_id IS NOT NULL;

ALTER TABLE review_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_task FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON review_task
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON review_task TO houserules_app;

-- What came of a review. A draft that is withdrawn leaves it open again, so there can be a next step.
CREATE TABLE review_outcome (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  review_id uuid NOT NULL,
  step bigint NOT NULL CHECK (step >= 1),
  outcome text NOT NULL CHECK (outcome IN ('no-change', 'draft-begun')),
  on_day date NOT NULL,
  -- Who decided, and where that is written down.
  body text NOT NULL CHECK (length(body) <= 200),
  minute text NOT NULL CHECK (length(minute) <= 200),
  note text NOT NULL CHECK (length(note) <= 1000),
  next_due date,
  draft_id uuid,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL CHECK (recorded_by <> ''),
  PRIMARY KEY (trust_id, review_id, step),
  FOREIGN KEY (trust_id, review_id) REFERENCES review_task (trust_id, review_id),
  FOREIGN KEY (trust_id, draft_id) REFERENCES draft (trust_id, draft_id),
  CHECK ((outcome = 'draft-begun') = (draft_id IS NOT NULL)),
  -- A next day is set by whoever approves the policy, and by nobody else.
  CHECK (next_due IS NULL OR (outcome = 'no-change' AND body <> '' AND next_due > on_day))
);
CREATE INDEX review_outcome_of_draft ON review_outcome (trust_id, draft_id) WHERE draft_id IS NOT NULL;

ALTER TABLE review_outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_outcome FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON review_outcome
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON review_outcome TO houserules_app;

-- A reminder that was put into the post, in the transaction of this row: nobody gets one twice.
CREATE TABLE reminder (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  about text NOT NULL CHECK (about <> ''),
  person_id uuid NOT NULL,
  step text NOT NULL CHECK (step <> ''),
  sent_at timestamptz NOT NULL,
  PRIMARY KEY (trust_id, about, person_id, step),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id)
);
CREATE INDEX reminder_by_person ON reminder (trust_id, person_id);

ALTER TABLE reminder ENABLE ROW LEVEL SECURITY;
ALTER TABLE reminder FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON reminder
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON reminder TO houserules_app;

-- The key with which a calendar program reads one person's days. Only its hash is kept.
CREATE TABLE calendar_key (
  trust_id uuid NOT NULL REFERENCES trust (trust_id),
  key_id uuid NOT NULL,
  person_id uuid NOT NULL,
  key_hash text NOT NULL CHECK (key_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (trust_id, key_id),
  UNIQUE (trust_id, key_hash),
  FOREIGN KEY (trust_id, person_id) REFERENCES person (trust_id, person_id)
);
CREATE UNIQUE INDEX calendar_key_of_person ON calendar_key (trust_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX calendar_key_by_person ON calendar_key (trust_id, person_id);

ALTER TABLE calendar_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_key FORCE ROW LEVEL SECURITY;
CREATE POLICY of_trust ON calendar_key
USING (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid)
WITH CHECK (trust_id = NULLIF(current_setting('app.trust', true), '')::uuid);
GRANT SELECT, INSERT ON calendar_key TO houserules_app;
GRANT UPDATE (ended_at) ON calendar_key TO houserules_app;
