-- A menu's picture in each of its widths. It lies in the database, so that a backup and a replica need nothing else.
CREATE TABLE menu_images (
    sppg_id UUID   NOT NULL,
    menu_id UUID   NOT NULL,
    width   BIGINT NOT NULL,
    -- Of the picture, not of this width of it: the three belong together.
    hash    TEXT   NOT NULL,
    bytes   BYTEA  NOT NULL,
    PRIMARY KEY (sppg_id, menu_id, width),
    FOREIGN KEY (sppg_id, menu_id) REFERENCES menus (sppg_id, id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON menu_images TO bergizi_app;
ALTER TABLE menu_images ENABLE ROW LEVEL SECURITY;
ALTER TABLE menu_images FORCE ROW LEVEL SECURITY;
CREATE POLICY own_kitchen ON menu_images
    USING (sppg_id = NULLIF(current_setting('bergizi.sppg_id', TRUE), '')::uuid);
-- A JPEG does not get smaller by trying.
ALTER TABLE menu_images ALTER COLUMN bytes SET STORAGE EXTERNAL;
