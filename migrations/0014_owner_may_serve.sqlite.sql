-- SQLite has no roles: see 0004.
SELECT 1;
