-- squawk-ignore-file require-concurrent-index-creation, constraint-missing-not-valid, adding-foreign-key-constraint
-- Nobody runs an installation yet whose tables would be locked for more than a moment.
-- Whose question an answer was, where somebody had signed in, and whether they asked it for themselves.
-- Answers to those who had not signed in have no owner. And indexes to read the audit log by who acted
-- and by what was done, newest first.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

ALTER TABLE decision
ADD COLUMN asked_by uuid,
ADD COLUMN asked_for text CHECK (asked_for IN ('self', 'somebody-else')),
ADD CONSTRAINT decision_asked_for CHECK ((asked_by IS NULL) = (asked_for IS NULL)),
ADD CONSTRAINT decision_asked_by FOREIGN KEY (trust_id, asked_by)
REFERENCES person (trust_id, person_id);
CREATE INDEX decision_by_asker ON decision (trust_id, asked_by, decision_id) WHERE asked_by IS NOT NULL;

CREATE INDEX audit_entry_by_actor ON audit_entry (trust_id, actor, at);
CREATE INDEX audit_entry_by_action ON audit_entry (trust_id, action, at);
