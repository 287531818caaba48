-- squawk-ignore-file require-concurrent-index-creation
-- Nobody runs an installation yet whose table would be locked for more than a moment.
-- People in the order of their names, as lists show them a page at a time.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = '60s';

CREATE INDEX person_by_name ON person
(trust_id, lower(family_name) COLLATE "C", lower(given_name) COLLATE "C", person_id);
