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
GRANT SELECT, INSERT ON morning_round TO houserules_app;
GRANT UPDATE (done_at) ON morning_round TO houserules_app;

SELECT make_queue('morning-round');
