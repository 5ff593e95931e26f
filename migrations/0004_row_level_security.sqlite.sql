-- SQLite has no row-level security: the first lock (every statement names the kitchen) and the keys stand alone.
SELECT 1;
