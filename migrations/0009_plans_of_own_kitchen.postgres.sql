-- The second lock for plans, as 0004 sets it on what was there before.
GRANT SELECT, INSERT, UPDATE, DELETE ON plans, assignments TO bergizi_app;
ALTER TABLE plans ENABLE ROW LEVEL SECURITY;
ALTER TABLE plans FORCE ROW LEVEL SECURITY;
CREATE POLICY own_kitchen ON plans USING (sppg_id = NULLIF(current_setting('bergizi.sppg_id', TRUE), '')::uuid);
ALTER TABLE assignments ENABLE ROW LEVEL SECURITY;
ALTER TABLE assignments FORCE ROW LEVEL SECURITY;
CREATE POLICY own_kitchen ON assignments USING (sppg_id = NULLIF(current_setting('bergizi.sppg_id', TRUE), '')::uuid);
