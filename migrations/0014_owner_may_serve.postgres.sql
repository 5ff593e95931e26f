-- Whoever owns the tables without being a superuser made the server's role, and may not yet take it on.
DO $$
BEGIN
    IF NOT pg_has_role(CURRENT_USER, 'bergizi_app', 'MEMBER') THEN
        GRANT bergizi_app TO CURRENT_USER;
    END IF;
END
$$;
