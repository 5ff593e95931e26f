-- What a kitchen owns. Every row carries its kitchen in its primary and foreign keys, so that no row can point
-- into another kitchen. Amounts are thousandths, money is whole rupiah, days are YYYY-MM-DD, moments are
-- microseconds since 1970.

CREATE TABLE settings (
    sppg_id               UUID    NOT NULL PRIMARY KEY REFERENCES sppgs (id),
    meal_shares           TEXT    NOT NULL,
    sizes                 TEXT    NOT NULL,
    labor_rate_per_hour   BIGINT  NOT NULL,
    workers               BIGINT  NOT NULL,
    overhead_percent      BIGINT  NOT NULL,
    packaging_per_serving BIGINT  NOT NULL,
    batch_servings        BIGINT  NOT NULL,
    retention             BOOLEAN NOT NULL,
    holidays              TEXT    NOT NULL,
    version               BIGINT  NOT NULL,
    updated_at            BIGINT  NOT NULL
);

CREATE TABLE programs (
    sppg_id            UUID   NOT NULL REFERENCES sppgs (id),
    id                 UUID   NOT NULL,
    name               TEXT   NOT NULL,
    name_key           TEXT   NOT NULL,
    program_code       TEXT   NOT NULL,
    description        TEXT,
    target_groups      TEXT   NOT NULL,
    start_date         TEXT   NOT NULL,
    end_date           TEXT,
    feeding_days       TEXT   NOT NULL,
    meals_per_day      BIGINT NOT NULL,
    portions           TEXT   NOT NULL,
    budget_per_serving BIGINT,
    targets            TEXT   NOT NULL,
    status             TEXT   NOT NULL,
    version            BIGINT NOT NULL,
    created_at         BIGINT NOT NULL,
    updated_at         BIGINT NOT NULL,
    created_by         UUID   NOT NULL,
    updated_by         UUID   NOT NULL,
    deleted_at         BIGINT,
    PRIMARY KEY (sppg_id, id)
);
CREATE UNIQUE INDEX programs_by_code ON programs (sppg_id, program_code) WHERE deleted_at IS NULL;

CREATE TABLE ingredients (
    sppg_id       UUID   NOT NULL REFERENCES sppgs (id),
    id            UUID   NOT NULL,
    item_name     TEXT   NOT NULL,
    name_key      TEXT   NOT NULL,
    item_code     TEXT,
    category      TEXT   NOT NULL,
    unit          TEXT   NOT NULL,
    food_id       UUID   REFERENCES foods (id),
    -- The kitchen's own figures per 100 g edible, where they override the food's.
    nutrients     TEXT   NOT NULL,
    bdd_percent   BIGINT,
    yield_factor  BIGINT,
    density       BIGINT,
    piece_grams   BIGINT,
    measures      TEXT   NOT NULL,
    allergens     BIGINT,
    -- The price in force, from ingredient_prices.
    price         BIGINT,
    price_date    TEXT,
    current_stock BIGINT,
    min_stock     BIGINT,
    supplier      TEXT,
    version       BIGINT NOT NULL,
    created_at    BIGINT NOT NULL,
    updated_at    BIGINT NOT NULL,
    created_by    UUID   NOT NULL,
    updated_by    UUID   NOT NULL,
    deleted_at    BIGINT,
    PRIMARY KEY (sppg_id, id)
);
CREATE UNIQUE INDEX ingredients_by_code ON ingredients (sppg_id, item_code) WHERE deleted_at IS NULL;
CREATE INDEX ingredients_by_name ON ingredients (sppg_id, name_key);

CREATE TABLE ingredient_prices (
    sppg_id       UUID   NOT NULL,
    ingredient_id UUID   NOT NULL,
    price_date    TEXT   NOT NULL,
    price         BIGINT NOT NULL,
    unit          TEXT   NOT NULL,
    recorded_at   BIGINT NOT NULL,
    recorded_by   UUID   NOT NULL,
    PRIMARY KEY (sppg_id, ingredient_id, price_date),
    FOREIGN KEY (sppg_id, ingredient_id) REFERENCES ingredients (sppg_id, id)
);

CREATE TABLE menus (
    sppg_id             UUID    NOT NULL REFERENCES sppgs (id),
    id                  UUID    NOT NULL,
    program_id          UUID    NOT NULL,
    menu_name           TEXT    NOT NULL,
    name_key            TEXT    NOT NULL,
    menu_code           TEXT    NOT NULL,
    meal_type           TEXT    NOT NULL,
    serving_size        BIGINT  NOT NULL,
    preparation_time    BIGINT  NOT NULL,
    cooking_time        BIGINT  NOT NULL,
    difficulty          TEXT    NOT NULL,
    description         TEXT,
    instructions        TEXT,
    own_batch_servings  BIGINT,
    is_halal            BOOLEAN,
    own_is_vegetarian   BOOLEAN,
    is_active           BOOLEAN NOT NULL,
    image_key           TEXT,
    image_alt           TEXT,
    -- What a label or a laboratory says, for a menu without ingredient lines: {"calories": …, "laborCost": …}.
    declared            TEXT    NOT NULL,
    -- Computed whenever a line, a price, a food or a setting changes, never when read.
    calories            BIGINT,
    protein             BIGINT,
    carbohydrates       BIGINT,
    fat                 BIGINT,
    fiber               BIGINT,
    sodium              BIGINT,
    calcium             BIGINT,
    iron                BIGINT,
    vitamin_a           BIGINT,
    vitamin_c           BIGINT,
    coverage            TEXT    NOT NULL,
    nutrition_source    TEXT    NOT NULL,
    batch_servings      BIGINT  NOT NULL,
    ingredient_cost     BIGINT,
    labor_cost          BIGINT,
    overhead_cost       BIGINT,
    packaging_cost      BIGINT,
    total_cost          BIGINT,
    cost_per_serving    BIGINT,
    cost_complete       BOOLEAN NOT NULL,
    allergens           BIGINT  NOT NULL,
    allergens_complete  BOOLEAN NOT NULL,
    is_vegetarian       BOOLEAN,
    -- Per target group of the program: verdict and score, and per size the raw-food cost against its ceiling.
    judgement           TEXT    NOT NULL,
    version             BIGINT  NOT NULL,
    created_at          BIGINT  NOT NULL,
    updated_at          BIGINT  NOT NULL,
    created_by          UUID    NOT NULL,
    updated_by          UUID    NOT NULL,
    deleted_at          BIGINT,
    PRIMARY KEY (sppg_id, id),
    FOREIGN KEY (sppg_id, program_id) REFERENCES programs (sppg_id, id)
);
CREATE UNIQUE INDEX menus_by_code ON menus (sppg_id, program_id, menu_code) WHERE deleted_at IS NULL;
CREATE INDEX menus_newest ON menus (sppg_id, updated_at, id) WHERE deleted_at IS NULL;

CREATE TABLE menu_ingredients (
    sppg_id         UUID    NOT NULL,
    id              UUID    NOT NULL,
    menu_id         UUID    NOT NULL,
    ingredient_id   UUID    NOT NULL,
    position        BIGINT  NOT NULL,
    quantity        BIGINT  NOT NULL,
    unit            TEXT    NOT NULL,
    basis           TEXT    NOT NULL,
    size_quantities TEXT    NOT NULL,
    cooking_method  TEXT,
    is_optional     BOOLEAN NOT NULL,
    notes           TEXT,
    PRIMARY KEY (sppg_id, id),
    FOREIGN KEY (sppg_id, menu_id) REFERENCES menus (sppg_id, id),
    FOREIGN KEY (sppg_id, ingredient_id) REFERENCES ingredients (sppg_id, id)
);
CREATE UNIQUE INDEX menu_ingredients_once ON menu_ingredients (sppg_id, menu_id, ingredient_id);
CREATE INDEX menu_ingredients_by_ingredient ON menu_ingredients (sppg_id, ingredient_id);

CREATE TABLE recipe_steps (
    sppg_id       UUID   NOT NULL,
    id            UUID   NOT NULL,
    menu_id       UUID   NOT NULL,
    position      BIGINT NOT NULL,
    instruction   TEXT   NOT NULL,
    duration      BIGINT,
    temperature   BIGINT,
    equipment     TEXT,
    notes         TEXT,
    quality_check TEXT,
    PRIMARY KEY (sppg_id, id),
    FOREIGN KEY (sppg_id, menu_id) REFERENCES menus (sppg_id, id)
);
CREATE INDEX recipe_steps_of_menu ON recipe_steps (sppg_id, menu_id, position);

-- Audit trail, outbox and replay log in one: written in the transaction of the change it tells of.
CREATE TABLE events (
    sppg_id     UUID   NOT NULL REFERENCES sppgs (id),
    seq         BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    entity      TEXT   NOT NULL,
    entity_id   UUID   NOT NULL,
    version     BIGINT,
    actor_id    UUID   NOT NULL,
    actor_name  TEXT   NOT NULL,
    changed     TEXT   NOT NULL,
    data        TEXT   NOT NULL,
    -- What the fields were and became, for the history: {"menuName": ["…", "…"]}.
    changes     TEXT   NOT NULL,
    occurred_at BIGINT NOT NULL,
    PRIMARY KEY (sppg_id, seq)
);
CREATE INDEX events_of_entity ON events (sppg_id, entity, entity_id, seq);
