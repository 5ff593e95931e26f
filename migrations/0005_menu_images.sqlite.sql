-- A menu's picture in each of its widths. It lies in the database, so that a backup and a replica need nothing else.
CREATE TABLE menu_images (
    sppg_id UUID   NOT NULL,
    menu_id UUID   NOT NULL,
    width   BIGINT NOT NULL,
    -- Of the picture, not of this width of it: the three belong together.
    hash    TEXT   NOT NULL,
    bytes   BLOB   NOT NULL,
    PRIMARY KEY (sppg_id, menu_id, width),
    FOREIGN KEY (sppg_id, menu_id) REFERENCES menus (sppg_id, id)
);
