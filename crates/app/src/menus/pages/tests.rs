//! The pages of menus, as a nutritionist and her colleagues see them.
