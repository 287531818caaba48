-- The list of trusts is read before a trust is known, so everybody may read it. It is written at a
-- start alone, by a transaction that has named no trust: none of a trust's own may rename another.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

ALTER TABLE trust ENABLE ROW LEVEL SECURITY;
ALTER TABLE trust FORCE ROW LEVEL SECURITY;
CREATE POLICY read_by_all ON trust FOR SELECT USING (true);
CREATE POLICY added_at_a_start ON trust FOR INSERT
WITH CHECK (NULLIF(current_setting('app.trust', true), '') IS NULL);
CREATE POLICY changed_at_a_start ON trust FOR UPDATE
USING (NULLIF(current_setting('app.trust', true), '') IS NULL)
WITH CHECK (NULLIF(current_setting('app.trust', true), '') IS NULL);
