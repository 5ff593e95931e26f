-- The shared food catalogue: the same for every kitchen, written only by the product itself.

CREATE TABLE foods (
    id              UUID   NOT NULL PRIMARY KEY,
    code            TEXT   NOT NULL UNIQUE,
    name_id         TEXT   NOT NULL,
    name_en         TEXT   NOT NULL,
    aliases         TEXT   NOT NULL,
    state           TEXT   NOT NULL,
    category        TEXT   NOT NULL,
    source          TEXT   NOT NULL,
    -- Thousandths; NULL is "not known".
    bdd_percent     BIGINT,
    yield_factor    BIGINT,
    density         BIGINT,
    piece_grams     BIGINT,
    measures        TEXT   NOT NULL,
    allergens       BIGINT,
    retention_group TEXT,
    animal          TEXT,
    quality_flags   TEXT   NOT NULL,
    note            TEXT   NOT NULL,
    nutrients       TEXT   NOT NULL
);

-- What this database was last given by the program, for example the catalogue's revision.
CREATE TABLE product_state (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
