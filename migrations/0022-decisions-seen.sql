-- When its author last opened a disclosure after something was decided on it, so that their home page
-- names what they have not seen yet.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

ALTER TABLE disclosure ADD COLUMN seen_at timestamptz;
