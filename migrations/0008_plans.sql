-- What is served when: a plan of a program, and the menus on its days. A day is YYYY-MM-DD in the kitchen's time zone.
CREATE TABLE plans (
    sppg_id     UUID   NOT NULL,
    id          UUID   NOT NULL,
    program_id  UUID   NOT NULL,
    name        TEXT   NOT NULL,
    name_key    TEXT   NOT NULL,
    description TEXT,
    start_date  TEXT   NOT NULL,
    end_date    TEXT   NOT NULL,
    status      TEXT   NOT NULL,
    -- Why it was sent back last.
    reason      TEXT,
    version     BIGINT NOT NULL,
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL,
    created_by  UUID   NOT NULL,
    updated_by  UUID   NOT NULL,
    deleted_at  BIGINT,
    PRIMARY KEY (sppg_id, id),
    FOREIGN KEY (sppg_id, program_id) REFERENCES programs (sppg_id, id)
);
CREATE INDEX plans_by_change ON plans (sppg_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX plans_by_program ON plans (sppg_id, program_id) WHERE deleted_at IS NULL;

CREATE TABLE assignments (
    sppg_id        UUID   NOT NULL,
    id             UUID   NOT NULL,
    plan_id        UUID   NOT NULL,
    day            TEXT   NOT NULL,
    meal_type      TEXT   NOT NULL,
    menu_id        UUID   NOT NULL,
    -- By size: {"SMALL": 1200}.
    portions       TEXT   NOT NULL,
    -- The menu that was published and did not come, and why.
    substitute_for UUID,
    reason         TEXT,
    notes          TEXT,
    PRIMARY KEY (sppg_id, id),
    FOREIGN KEY (sppg_id, plan_id) REFERENCES plans (sppg_id, id),
    FOREIGN KEY (sppg_id, menu_id) REFERENCES menus (sppg_id, id),
    FOREIGN KEY (sppg_id, substitute_for) REFERENCES menus (sppg_id, id)
);
-- One menu per plan, day and meal.
CREATE UNIQUE INDEX assignments_by_day ON assignments (sppg_id, plan_id, day, meal_type);
CREATE INDEX assignments_by_menu ON assignments (sppg_id, menu_id);
