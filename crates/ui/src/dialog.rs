//! Dialogs: the browser's own `<dialog>`, and the question before something is destroyed.

use maud::{Markup, Render, html};
use words::Locale;

use crate::attrs::Attrs;
use crate::icon::Icon;

/// A dialog that [`crate::button::Button::opens`]; focus goes in when it opens and back when it closes.
#[derive(Debug, Clone)]
pub struct Dialog {
    id: String,
    locale: Locale,
    title: String,
    description: Option<String>,
    body: Markup,
    footer: Option<Markup>,
    wide: bool,
    opens_itself: bool,
}

impl Dialog {
    /// A dialog with a heading.
    pub fn new(id: impl Into<String>, locale: Locale, title: impl Into<String>, body: Markup) -> Self {
        Self {
            id: id.into(),
            locale,
            title: title.into(),
            description: None,
            body,
            footer: None,
            wide: false,
            opens_itself: false,
        }
    }

    /// A sentence below the heading, read out when the dialog opens.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Buttons at its foot. For a button that only closes use [`closer`].
    pub fn footer(mut self, footer: Markup) -> Self {
        self.footer = Some(footer);
        self
    }

    /// Room for two columns, such as two versions side by side.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// It is an answer to [`crate::Button::dialog`], and opens as soon as it is there.
    pub fn opens_itself(mut self) -> Self {
        self.opens_itself = true;
        self
    }
}

/// What htmx needs to put an answer, which is a dialog, where dialogs go: on a form in one, its own answer comes back there.
pub fn again() -> Attrs {
    Attrs::default().set("hx-target", "#dialogs").set("hx-swap", "innerHTML")
}

/// Where answers that are dialogs are put.
pub(crate) fn place() -> Markup {
    html! { div #dialogs {} }
}

/// A button that closes the dialog it stands in.
pub fn closer(label: &str) -> Markup {
    html! { button.btn type="button" data-variant="outline" data-dialog-close { (label) } }
}

impl Render for Dialog {
    fn render(&self) -> Markup {
        let id = &self.id;
        let described = self.description.as_ref().map(|_| format!("{id}-description"));
        html! {
            dialog.dialog id=(id) aria-labelledby={ (id) "-title" } aria-describedby=[described.as_deref()] data-size=[self.wide.then_some("wide")] data-dialog-auto[self.opens_itself] {
                div.dialog-surface {
                    header {
                        h2 id={ (id) "-title" } { (self.title) }
                        @if let Some(description) = &self.description { p id={ (id) "-description" } { (description) } }
                    }
                    div.dialog-body { (self.body) }
                    @if let Some(footer) = &self.footer { footer { (footer) } }
                    button.btn.dialog-x type="button" data-variant="ghost" data-size="icon" data-dialog-close title=(self.locale.close()) {
                        (Icon::Close) span.sr-only { (self.locale.close()) }
                    }
                }
            }
        }
    }
}

/// What is asked before a form that destroys something is sent. Give its [`Ask::attrs`] to the form; the page's one
/// confirm dialog asks, and shows the pending label on its button until the request ends. Without scripts the form is
/// sent at once, so destroying must stay undoable.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The question: `Hapus menu "Nasi Ayam"?`
    pub title: String,
    /// What follows from it.
    pub text: String,
    /// The button that does it: "Hapus".
    pub confirm: String,
    /// The button's words while it runs: "Menghapus…".
    pub pending: String,
}

impl Ask {
    /// The attributes for the form, or for an element with `hx-…` attributes inside one.
    pub fn attrs(&self) -> Attrs {
        Attrs::default()
            .set("data-confirm", &self.title)
            .set("data-confirm-text", &self.text)
            .set("data-confirm-label", &self.confirm)
            .set("data-confirm-pending", &self.pending)
    }

    /// A form of its own around `button`, sent by POST to `action` once confirmed.
    pub fn form(&self, action: &str, button: &impl Render) -> Markup {
        Attrs::default()
            .set("method", "post")
            .set("action", action)
            .set("class", "contents")
            .flag("data-keep-place", true)
            .and(&self.attrs())
            .around("form", &button.render())
    }
}

/// The one dialog that asks before something is destroyed; stands once in each page.
pub(crate) fn confirm(locale: Locale) -> Markup {
    html! {
        dialog.dialog #confirm role="alertdialog" aria-labelledby="confirm-title" aria-describedby="confirm-text" data-size="small" {
            div.dialog-surface {
                header {
                    h2 #confirm-title { (locale.are_you_sure()) }
                    p #confirm-text {}
                }
                footer {
                    button.btn type="button" data-variant="outline" data-dialog-close autofocus { (locale.cancel()) }
                    button.btn #confirm-yes type="button" data-variant="destructive" { span data-label { (locale.yes()) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_is_named_and_described() {
        let dialog =
            Dialog::new("d", Locale::Id, "Ubah", html! { "x" }).description("Keterangan").render().into_string();
        assert!(dialog.contains(r#"aria-labelledby="d-title" aria-describedby="d-description""#));
        assert!(dialog.contains(r#"id="d-title">Ubah<"#));
    }

    #[test]
    fn a_question_travels_escaped_on_the_form() {
        let ask = Ask {
            title: r#"Hapus "Nasi"?"#.into(),
            text: "Bisa dipulihkan.".into(),
            confirm: "Hapus".into(),
            pending: "Menghapus…".into(),
        };
        let form = ask.form("/x/delete", &crate::button::Button::submit("Hapus")).into_string();
        assert!(
            form.contains(r#"data-confirm="Hapus &quot;Nasi&quot;?""#)
                && form.contains(r#"method="post" action="/x/delete""#),
            "{form}"
        );
    }
}
