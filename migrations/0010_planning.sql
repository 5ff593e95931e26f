-- What a published day was: numbers, prices and grams, as they were when it was published.
ALTER TABLE assignments ADD COLUMN frozen TEXT;
CREATE INDEX assignments_by_date ON assignments (sppg_id, day);

-- Cycles: menus by their place in a row of serving days, to be laid over any start.
CREATE TABLE templates (
    sppg_id    UUID   NOT NULL,
    id         UUID   NOT NULL,
    program_id UUID   NOT NULL,
    name       TEXT   NOT NULL,
    name_key   TEXT   NOT NULL,
    -- Serving days.
    days       BIGINT NOT NULL,
    -- [{"day": 0, "mealType": "LUNCH", "menuId": "…", "portions": {"SMALL": 1200}}]
    entries    TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    created_by UUID   NOT NULL,
    PRIMARY KEY (sppg_id, id),
    FOREIGN KEY (sppg_id, program_id) REFERENCES programs (sppg_id, id)
);
CREATE INDEX templates_by_name ON templates (sppg_id, name_key, id);

-- Many days of a plan that were set as one, and what was there before, so that it can be undone as one.
CREATE TABLE arrangements (
    sppg_id    UUID   NOT NULL,
    id         UUID   NOT NULL,
    plan_id    UUID   NOT NULL,
    -- TEMPLATE or PLANNER.
    kind       TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    -- What each place held before, and holds since: [{"before": null, "after": {…}}]
    places     TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    created_by UUID   NOT NULL,
    undone_at  BIGINT,
    PRIMARY KEY (sppg_id, id),
    FOREIGN KEY (sppg_id, plan_id) REFERENCES plans (sppg_id, id)
);
CREATE INDEX arrangements_by_plan ON arrangements (sppg_id, plan_id, created_at);

-- Work that takes longer than a request.
CREATE TABLE jobs (
    sppg_id      UUID   NOT NULL,
    id           UUID   NOT NULL,
    kind         TEXT   NOT NULL,
    plan_id      UUID   NOT NULL,
    -- The plan as the job read it; accepted only while that is what it is.
    plan_version BIGINT NOT NULL,
    state        TEXT   NOT NULL,
    -- Percent.
    progress     BIGINT NOT NULL,
    -- A code, said in the reader's language.
    message      TEXT,
    wishes       TEXT   NOT NULL,
    result       TEXT,
    created_at   BIGINT NOT NULL,
    created_by   UUID   NOT NULL,
    -- The last sign of life of whoever does it.
    seen_at      BIGINT NOT NULL,
    PRIMARY KEY (sppg_id, id),
    FOREIGN KEY (sppg_id, plan_id) REFERENCES plans (sppg_id, id)
);
CREATE INDEX jobs_by_plan ON jobs (sppg_id, plan_id, created_at);

-- Secret links to a program's calendar. They stand outside row-level security: who follows one names no kitchen. Only
-- the SHA-256 of the secret is kept.
CREATE TABLE feeds (
    sppg_id     UUID   NOT NULL,
    id          UUID   NOT NULL,
    program_id  UUID   NOT NULL,
    secret_hash TEXT   NOT NULL UNIQUE,
    created_at  BIGINT NOT NULL,
    created_by  UUID   NOT NULL,
    PRIMARY KEY (sppg_id, id),
    FOREIGN KEY (sppg_id, program_id) REFERENCES programs (sppg_id, id)
);
CREATE INDEX feeds_by_program ON feeds (sppg_id, program_id);
