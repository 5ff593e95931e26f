-- The second lock: a transaction sees only the kitchen that it named, even if a statement forgot to ask.
-- The server works as a role that owns nothing, and security is forced on the owner too.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bergizi_app') THEN
        CREATE ROLE bergizi_app NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- Another database of this cluster was faster.
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE
    ON sppgs, users, sessions, tokens, login_failures, idempotency_keys, foods, product_state,
       settings, programs, ingredients, ingredient_prices, menus, menu_ingredients, recipe_steps, events
    TO bergizi_app;

DO $$
DECLARE
    owned TEXT;
BEGIN
    FOREACH owned IN ARRAY ARRAY[
        'settings', 'programs', 'ingredients', 'ingredient_prices', 'menus', 'menu_ingredients', 'recipe_steps', 'events'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
        EXECUTE format(
            'CREATE POLICY own_kitchen ON %I USING (sppg_id = NULLIF(current_setting(''bergizi.sppg_id'', TRUE), '''')::uuid)',
            owned
        );
    END LOOP;
END
$$;

-- Sorted alike on both databases: by code point.
ALTER TABLE programs ALTER COLUMN name_key TYPE TEXT COLLATE "C";
ALTER TABLE ingredients ALTER COLUMN name_key TYPE TEXT COLLATE "C";
ALTER TABLE menus ALTER COLUMN name_key TYPE TEXT COLLATE "C";
ALTER TABLE menus ALTER COLUMN menu_code TYPE TEXT COLLATE "C";
ALTER TABLE users ALTER COLUMN name TYPE TEXT COLLATE "C";
