-- Kitchens and the people who sign in: the tables the gate reads before it knows whose kitchen it is.
-- They stand outside row-level security; every statement on them names the kitchen or the person itself.

CREATE TABLE sppgs (
    id         UUID    NOT NULL PRIMARY KEY,
    code       TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL,
    address    TEXT,
    timezone   TEXT    NOT NULL,
    locale     TEXT    NOT NULL,
    -- The number of the kitchen's last event, and of the last one that can change what a menu shows.
    event_seq  BIGINT  NOT NULL DEFAULT 0,
    menus_seq  BIGINT  NOT NULL DEFAULT 0,
    version    BIGINT  NOT NULL DEFAULT 1,
    created_at BIGINT  NOT NULL,
    updated_at BIGINT  NOT NULL
);

CREATE TABLE users (
    id            UUID    NOT NULL PRIMARY KEY,
    sppg_id       UUID    REFERENCES sppgs (id),
    email         TEXT    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    locale        TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    is_active     BOOLEAN NOT NULL DEFAULT TRUE,
    version       BIGINT  NOT NULL DEFAULT 1,
    created_at    BIGINT  NOT NULL,
    updated_at    BIGINT  NOT NULL,
    -- Only a platform admin belongs to no kitchen.
    CHECK ((sppg_id IS NULL) = (role = 'PLATFORM_ADMIN'))
);
CREATE INDEX users_of_sppg ON users (sppg_id, name);

-- The token itself is never stored, only its SHA-256.
CREATE TABLE sessions (
    token_hash     TEXT   NOT NULL PRIMARY KEY,
    user_id        UUID   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    acting_sppg_id UUID   REFERENCES sppgs (id),
    created_at     BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL
);
CREATE INDEX sessions_of_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE tokens (
    id           UUID   NOT NULL PRIMARY KEY,
    user_id      UUID   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name         TEXT   NOT NULL,
    token_hash   TEXT   NOT NULL UNIQUE,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT
);
CREATE INDEX tokens_of_user ON tokens (user_id, created_at);

-- Failed sign-ins, counted per account and per address in windows of a quarter of an hour.
CREATE TABLE login_failures (
    subject       TEXT   NOT NULL PRIMARY KEY,
    window_start  BIGINT NOT NULL,
    failures      BIGINT NOT NULL
);

-- The first answer to a POST that carried an Idempotency-Key, written in the transaction that it answers.
CREATE TABLE idempotency_keys (
    user_id      UUID   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    key          TEXT   NOT NULL,
    fingerprint  TEXT   NOT NULL,
    status       BIGINT NOT NULL,
    location     TEXT,
    body         TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (user_id, key)
);
