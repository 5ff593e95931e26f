//! What two people made of the same menu, field by field.

use serde_json::Value;

/// What the form holds after a conflict.
#[derive(Debug)]
pub(in crate::menus::pages) struct Merged {
    /// Mine, and where I left a field as it was, what is saved.
    pub tree: Value,
    /// The fields that both changed, each in another way.
    pub both: Vec<String>,
    /// The fields that only the other changed.
    pub taken: Vec<String>,
}

impl Merged {
    /// From what the menu `was` when I read it, `mine`, and what is saved now, all in the fields of the form.
    pub(in crate::menus::pages) fn of(was: &Value, mine: &Value, theirs: &Value) -> Self {
        let mut merged = Self { tree: mine.clone(), both: Vec::new(), taken: Vec::new() };
        for (name, own) in mine.as_object().into_iter().flatten() {
            let (was, theirs) = (&was[name.as_str()], &theirs[name.as_str()]);
            if own == theirs || was == theirs {
                continue;
            }
            if own == was {
                merged.tree[name.as_str()] = theirs.clone();
                merged.taken.push(name.clone());
            } else {
                merged.both.push(name.clone());
            }
        }
        merged
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_both_changed_is_left_to_settle() {
        let was = json!({ "a": 1, "b": 1, "c": 1, "d": 1, "e": 1 });
        let mine = json!({ "a": 1, "b": 2, "c": 2, "d": 2, "e": 1 });
        let theirs = json!({ "a": 3, "b": 1, "c": 3, "d": 2, "e": 1 });
        let merged = Merged::of(&was, &mine, &theirs);
        assert_eq!(merged.tree, json!({ "a": 3, "b": 2, "c": 2, "d": 2, "e": 1 }));
        assert_eq!((merged.both, merged.taken), (vec!["c".to_owned()], vec!["a".to_owned()]));
    }
}
