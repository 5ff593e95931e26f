//! Forms filled with a thing as it is, or with what was sent and what is wrong with it. A form's names are the paths of
//! the thing's JSON, so both are the same walk over a tree.

use serde::Serialize;
use serde_json::Value;
use ui::form::Form;
use words::Locale;

use crate::problem::Problem;

/// A form filled with a thing as it is.
pub fn filled(t: Locale, id: &str, thing: &impl Serialize) -> Form {
    let tree = serde_json::to_value(thing).unwrap_or(Value::Null);
    fill(Form::new(t, id), t, &tree)
}

/// The form again with what was sent and, beside each field, what is wrong with it. After a conflict it holds the
/// version that is there now, so that sending it once more is meant to overwrite; show
/// [`conflict`](super::conflict()) above it. Any other problem is not the form's and comes back.
pub fn refused(t: Locale, id: &str, sent: &Value, problem: &Problem) -> Result<Form, Problem> {
    let form = fill(Form::new(t, id), t, sent);
    match problem {
        Problem::Invalid(errors) | Problem::Duplicate(errors) => {
            Ok(form.errors(errors.iter().map(|error| (error.field.clone(), t.fault(&error.fault)))))
        }
        Problem::Conflict(current) => Ok(form.maybe("version", current.get("version"))),
        other => Err(other.clone()),
    }
}

fn fill(form: Form, t: Locale, tree: &Value) -> Form {
    let mut pairs = Vec::new();
    walk(t, String::new(), tree, &mut pairs);
    form.fill(pairs)
}

/// A list of plain values is both one field of many choices and a row of fields.
fn walk(t: Locale, path: String, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::Object(object) => {
            for (name, value) in object {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                walk(t, path, value, pairs);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                if !item.is_object() && !item.is_array() {
                    walk(t, path.clone(), item, pairs);
                }
                walk(t, format!("{path}[{at}]"), item, pairs);
            }
        }
        Value::String(text) => pairs.push((path, text.clone())),
        Value::Bool(yes) => pairs.push((path, yes.to_string())),
        Value::Number(number) => pairs.push((path, typed(t, &number.to_string()))),
    }
}

/// A number as the reader would type it. Three decimals behind an English point would read as thousands, hence the
/// zero behind them.
fn typed(t: Locale, number: &str) -> String {
    let number = number.strip_suffix(".0").unwrap_or(number);
    match (t, number.split_once('.')) {
        (Locale::Id, Some((whole, rest))) => format!("{whole},{rest}"),
        (Locale::En, Some((_, rest))) if rest.len() == 3 => format!("{number}0"),
        _ => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use domain::Fault;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_thing_fills_its_form() {
        let thing = json!({
            "name": "Soto", "price": 8500, "factor": 1.125, "groups": ["A", "B"],
            "steps": [{ "text": "Cuci" }], "shares": { "LUNCH": [30.0, 35.5] }, "note": null,
        });
        let form = filled(Locale::Id, "menu", &thing);
        assert_eq!((form.get("name"), form.get("price"), form.get("factor")), ("Soto", "8500", "1,125"));
        assert_eq!((form.all("groups").len(), form.get("steps[0].text")), (2, "Cuci"));
        assert_eq!((form.get("shares.LUNCH[0]"), form.get("shares.LUNCH[1]"), form.get("note")), ("30", "35,5", ""));
        assert_eq!(filled(Locale::En, "menu", &thing).get("factor"), "1.1250");
    }

    #[test]
    fn a_refused_form_keeps_what_was_typed_and_says_what_is_wrong() {
        let sent = json!({ "price": "1.2x", "version": "3" });
        let form = refused(Locale::En, "menu", &sent, &Problem::field("price", Fault::Required)).expect("a form");
        assert_eq!(
            (form.get("price"), form.messages("price").collect::<Vec<_>>()),
            ("1.2x", vec!["This is required."])
        );
        let conflict = Problem::Conflict(Box::new(json!({ "version": 7 })));
        assert_eq!(refused(Locale::En, "menu", &sent, &conflict).expect("a form").get("version"), "7");
        assert!(refused(Locale::En, "menu", &sent, &Problem::NotFound).is_err());
    }
}
