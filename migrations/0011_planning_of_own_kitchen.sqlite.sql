-- SQLite has no row-level security: see 0004.
SELECT 1;
