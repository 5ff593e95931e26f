-- The second lock for what came with 0010, as 0004 sets it on what was there before.
GRANT SELECT, INSERT, UPDATE, DELETE ON templates, arrangements, jobs, feeds TO bergizi_app;
ALTER TABLE templates ALTER COLUMN name_key TYPE TEXT COLLATE "C";
DO $$
DECLARE
    owned TEXT;
BEGIN
    FOREACH owned IN ARRAY ARRAY['templates', 'arrangements', 'jobs'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
        EXECUTE format(
            'CREATE POLICY own_kitchen ON %I USING (sppg_id = NULLIF(current_setting(''bergizi.sppg_id'', TRUE), '''')::uuid)',
            owned
        );
    END LOOP;
END
$$;
