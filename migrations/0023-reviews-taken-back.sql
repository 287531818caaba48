-- What was recorded of a review can be taken back; the review is then open again, and the record stays.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

-- Rows from before met the narrower check, so none is looked at again.
ALTER TABLE review_outcome DROP CONSTRAINT review_outcome_outcome_check;
ALTER TABLE review_outcome ADD CONSTRAINT review_outcome_outcome_check
CHECK (outcome IN ('no-change', 'draft-begun', 'taken-back')) NOT VALID;

-- Nothing is taken back without a reason.
ALTER TABLE review_outcome ADD CONSTRAINT review_outcome_reason_check
CHECK (outcome <> 'taken-back' OR note <> '') NOT VALID;
