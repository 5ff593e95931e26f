//! Menus and their lines.
