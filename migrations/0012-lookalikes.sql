-- New people of an import who look like somebody already here, and what was decided about them.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

-- Whether they are linked with those who are here, or kept apart; none while nobody has said.
ALTER TABLE import_run ADD COLUMN lookalikes text CHECK (lookalikes IN ('link', 'apart'));

-- What is there met the narrower check, so nothing has to be looked through.
ALTER TABLE import_line DROP CONSTRAINT import_line_change_check;
ALTER TABLE import_line ADD CONSTRAINT import_line_change_check
CHECK (change IN ('new', 'lookalike', 'changed', 'left', 'refused')) NOT VALID;
