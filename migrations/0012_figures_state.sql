-- A word of its own for the state of all that a menu gives and costs by: another one after each change of menus,
-- ingredients, programs or settings, and none before the first.
ALTER TABLE sppgs ADD COLUMN figures_state UUID;
