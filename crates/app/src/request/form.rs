//! A form's names are paths: `ingredients[0].unit` becomes the same tree that JSON would be.

use serde_json::{Map, Value};

/// The tree of a form's pairs. A name that comes twice is a list. Indexes only order: gaps close.
pub(super) fn tree(pairs: impl Iterator<Item = (String, String)>) -> Value {
    let mut root = Value::Object(Map::new());
    for (name, text) in pairs {
        place(&mut root, &steps(&name), Value::from(text));
    }
    close_gaps(root)
}

/// Lists are kept as objects with numbers for names until all is placed, so that a wild index costs nothing.
const INDEX: char = '#';

fn steps(name: &str) -> Vec<String> {
    name.split('.')
        .flat_map(|part| {
            let mut pieces = part.split('[');
            let field = pieces.next().unwrap_or_default().to_owned();
            let indexes = pieces.filter_map(|piece| piece.strip_suffix(']')?.parse::<u16>().ok());
            let indexes: Vec<_> = indexes.map(|index| format!("{INDEX}{index:05}")).collect();
            std::iter::once(field).chain(indexes)
        })
        .take(8)
        .collect()
}

fn place(node: &mut Value, steps: &[String], value: Value) {
    let Value::Object(object) = node else { return };
    let Some((first, rest)) = steps.split_first() else { return };
    if !rest.is_empty() {
        let child = object.entry(first.clone()).or_insert_with(|| Value::Object(Map::new()));
        return place(child, rest, value);
    }
    match object.get_mut(first) {
        None => {
            object.insert(first.clone(), value);
        }
        Some(Value::Array(values)) => values.push(value),
        Some(one) => *one = Value::Array(vec![one.take(), value]),
    }
}

fn close_gaps(node: Value) -> Value {
    match node {
        Value::Object(object) if !object.is_empty() && object.keys().all(|name| name.starts_with(INDEX)) => {
            // The map is sorted by name, and the names are padded.
            Value::Array(object.into_iter().map(|(_, item)| close_gaps(item)).collect())
        }
        Value::Object(object) => object.into_iter().map(|(name, item)| (name, close_gaps(item))).collect(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn tree_of(pairs: &[(&str, &str)]) -> Value {
        tree(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn names_are_paths() {
        let form = tree_of(&[
            ("menuName", "Soto"),
            ("ingredients[10].unit", "kg"),
            ("ingredients[2].unit", "g"),
            ("ingredients[2].sizeQuantities.SMALL", "50"),
            ("targetGroups", "TODDLER"),
            ("targetGroups", "PREGNANT"),
        ]);
        assert_eq!(
            form,
            json!({
                "menuName": "Soto",
                "ingredients": [{ "unit": "g", "sizeQuantities": { "SMALL": "50" } }, { "unit": "kg" }],
                "targetGroups": ["TODDLER", "PREGNANT"],
            })
        );
    }

    #[test]
    fn a_wild_name_does_no_harm() {
        tree_of(&[("a[99999999999]", "x"), ("a[[[", "y"), ("...", "z"), ("a[1]", "1"), ("a.b", "2"), ("", "3")]);
    }
}
