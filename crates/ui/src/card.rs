//! Cards: a titled surface for one thing, and the small figures that stand in it.

use maud::{Markup, Render, html};

/// A surface around one thing.
#[derive(Debug, Clone, Default)]
pub struct Card {
    id: Option<String>,
    title: Option<Markup>,
    subtitle: Option<Markup>,
    actions: Option<Markup>,
    body: Option<Markup>,
    footer: Option<Markup>,
    compact: bool,
}

impl Card {
    /// A card that holds `body`.
    pub fn new(body: Markup) -> Self {
        Self { body: Some(body), ..Self::default() }
    }

    /// Its id, so that a fragment can replace it.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Its heading (a second-level one).
    pub fn title(mut self, title: impl Render) -> Self {
        self.title = Some(title.render());
        self
    }

    /// A quieter line below the heading.
    pub fn subtitle(mut self, subtitle: impl Render) -> Self {
        self.subtitle = Some(subtitle.render());
        self
    }

    /// What can be done, at the heading's right.
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = Some(actions);
        self
    }

    /// A last line, set apart.
    pub fn footer(mut self, footer: Markup) -> Self {
        self.footer = Some(footer);
        self
    }

    /// Less air, for lists of many.
    pub fn compact(mut self) -> Self {
        self.compact = true;
        self
    }
}

impl Render for Card {
    fn render(&self) -> Markup {
        html! {
            section.card id=[self.id.as_deref()] data-size=[self.compact.then_some("sm")] {
                @if self.title.is_some() || self.actions.is_some() {
                    header {
                        @if let Some(title) = &self.title { h2 { (title) } }
                        @if let Some(subtitle) = &self.subtitle { p { (subtitle) } }
                        @if let Some(actions) = &self.actions { div.card-action { (actions) } }
                    }
                }
                @if let Some(body) = &self.body { div.card-body { (body) } }
                @if let Some(footer) = &self.footer { footer { (footer) } }
            }
        }
    }
}

/// One figure with its name: "Energi" over "612 kkal", and a hint below (an empty text leaves it out).
pub fn figure(label: &str, value: impl Render, hint: &str) -> Markup {
    html! {
        div.figure {
            dt { (label) }
            dd {
                span.figure-value { (value) }
                @if !hint.is_empty() { span.figure-hint { (hint) } }
            }
        }
    }
}

/// Figures side by side, as many as fit.
pub fn figures(figures: &[Markup]) -> Markup {
    html! { dl.figures { @for figure in figures { (figure) } } }
}

/// Names and values below one another: the plain facts of a thing.
pub fn facts<'a>(facts: impl IntoIterator<Item = (&'a str, Markup)>) -> Markup {
    html! {
        dl.facts {
            @for (name, value) in facts { div { dt { (name) } dd { (value) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_shows_only_what_it_has() {
        let card = Card::new(html! { "isi" }).title("<Judul>").render().into_string();
        assert_eq!(
            card,
            r#"<section class="card"><header><h2>&lt;Judul&gt;</h2></header><div class="card-body">isi</div></section>"#
        );
    }
}
