-- A name for what a published day keeps: the same name never stands for another text, so that what was read once need
-- not be read again. What was kept before there were names goes by the id of its day.
ALTER TABLE assignments ADD COLUMN frozen_id UUID;
