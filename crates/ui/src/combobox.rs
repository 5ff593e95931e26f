//! A field with suggestions: type, and choose one of what is found (the ARIA 1.2 combobox).

use maud::{Markup, html};
use words::Locale;

use crate::attrs::Attrs;
use crate::form::Choice;
use crate::icon::Icon;

/// The field; made by [`crate::form::Form::combobox`].
#[derive(Debug, Clone)]
pub(crate) struct Combobox {
    pub(crate) locale: Locale,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) shown: String,
    pub(crate) url: String,
    pub(crate) ties: Attrs,
}

impl Combobox {
    pub(crate) fn render(&self) -> Markup {
        let list = format!("{}-list", self.id);
        let input = Attrs::default()
            .set("class", "input")
            .set("type", "text")
            .set("id", &self.id)
            .set("role", "combobox")
            .set("autocomplete", "off")
            .set("autocapitalize", "none")
            .set("spellcheck", "false")
            .set("aria-autocomplete", "list")
            .set("aria-expanded", "false")
            .set("aria-controls", &list)
            .set("value", &self.shown)
            .and(&self.ties);
        html! {
            div.combobox data-combobox data-url=(self.url) data-none=(self.locale.nothing_found()) data-some=(self.locale.choices_found())
                data-busy=(self.locale.searching()) data-failed=(self.locale.request_failed()) data-unknown=(self.locale.not_a_choice()) {
                input type="hidden" name=(self.name) value=(self.value) data-combobox-value;
                (input.void("input"))
                (Icon::Search)
                button.combobox-clear type="button" tabindex="-1" data-combobox-clear hidden[self.value.is_empty()] title=(self.locale.clear_choice()) {
                    (Icon::Close) span.sr-only { (self.locale.clear_choice()) }
                }
                ul role="listbox" id=(list) aria-label=(self.locale.choose()) hidden {}
                p.sr-only role="status" data-combobox-said {}
            }
        }
    }
}

/// What the field's address answers to `?q=`: the choices found, best first, without any page around them.
pub fn options<'a>(choices: impl IntoIterator<Item = &'a Choice>) -> Markup {
    html! {
        @for choice in choices {
            @let attrs = choice.fills.iter().fold(
                Attrs::default().set("role", "option").set("aria-selected", "false").set("data-value", &choice.value).set("data-label", &choice.label),
                |attrs, (field, value)| attrs.set(format!("data-fill-{}", kebab(field)), value),
            );
            @let attrs = choice.offers.iter().fold(attrs, |attrs, (field, options)| attrs.set(format!("data-offer-{}", kebab(field)), list(options)));
            (attrs.around("li", &html! { span { (choice.label) } @if let Some(hint) = &choice.hint { small { (hint) } } }))
        }
    }
}

/// Values and words in turn, one on each line: neither holds a line break.
fn list(options: &[(String, String)]) -> String {
    let lines: Vec<_> = options.iter().flat_map(|(value, label)| [value.as_str(), label.as_str()]).collect();
    lines.join("\n")
}

/// HTML folds the case of attribute names, so `pieceGrams` travels as `piece-grams`.
fn kebab(field: &str) -> String {
    field.chars().fold(String::new(), |mut out, c| {
        if c.is_ascii_uppercase() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
        out
    })
}

#[cfg(test)]
mod tests {
    use maud::Render;

    use super::*;
    use crate::form::Form;

    #[test]
    fn the_field_names_its_list() {
        let form = Form::new(Locale::Id, "f").value("itemId", "7").error("itemId", "Wajib");
        let field = form.combobox("itemId", "Bahan", "/options", "Tempe").render().into_string();
        assert!(field.contains(r#"role="combobox""#) && field.contains(r#"aria-controls="f-itemId-list""#), "{field}");
        assert!(field.contains(r#"<ul role="listbox" id="f-itemId-list""#), "{field}");
        assert!(field.contains(r#"<input type="hidden" name="itemId" value="7""#), "{field}");
        assert!(field.contains(r#"aria-describedby="f-itemId-error" aria-invalid="true""#), "{field}");
    }

    #[test]
    fn options_are_escaped_and_fill_their_neighbours() {
        let options =
            options(&[Choice::new("1", "Tahu & <tempe>").hint("Rp 12.000/kg").fills("pieceGrams", "50")]).into_string();
        assert!(
            options.contains("<span>Tahu &amp; &lt;tempe&gt;</span>")
                && options.contains(r#"data-fill-piece-grams="50""#),
            "{options}"
        );
    }
}
