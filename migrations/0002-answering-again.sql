-- What it takes to answer a kept question again: the words the edition was read with, how far the
-- answer went, and what the person said they did not know.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

ALTER TABLE edition ADD COLUMN vocabulary text NOT NULL DEFAULT '';
ALTER TABLE edition ALTER COLUMN vocabulary DROP DEFAULT;

ALTER TABLE decision
ADD COLUMN mode text NOT NULL DEFAULT 'said' CHECK (mode IN ('asking', 'said')),
ADD COLUMN not_known text [] NOT NULL DEFAULT '{}';
ALTER TABLE decision ALTER COLUMN mode DROP DEFAULT;
ALTER TABLE decision ALTER COLUMN not_known DROP DEFAULT;
