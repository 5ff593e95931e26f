-- When a menu of the kitchen last changed: beside the number of that event it names a state of the kitchen for caches
-- outside the database. A number alone is given out twice when the database is put back from a copy.
ALTER TABLE sppgs ADD COLUMN menus_changed_at BIGINT NOT NULL DEFAULT 0;
