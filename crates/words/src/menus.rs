//! Menus and their lines.

words! {
    menu_copy_of(name: &str) => "{name} (salinan)", "{name} (copy)";
}
