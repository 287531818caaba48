-- breaks: ban-drop-column, constraint-missing-not-valid, require-concurrent-index-creation
ALTER TABLE edition DROP COLUMN label;
ALTER TABLE decision ADD CONSTRAINT decision_asked CHECK (asked_at > '2026-01-01');
CREATE INDEX decision_by_answer ON decision (trust_id, answer);
