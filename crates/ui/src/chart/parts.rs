//! What a whole is made of.

use maud::{Markup, Render, html};
use words::Locale;

use super::percent;

/// One part of a whole.
#[derive(Debug, Clone)]
pub struct Part {
    /// What it is: "Bahan".
    pub label: String,
    /// How much, for drawing.
    pub value: f64,
    /// How much, in words: "Rp 3.033".
    pub text: String,
}

/// A bar of parts with its legend: the figures stand in words beside their colours. Up to six parts differ in colour.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The language, for decimal signs.
    pub locale: Locale,
    /// What the whole is: "Biaya per porsi".
    pub label: String,
    /// The whole, in words.
    pub total_text: String,
    /// The parts, in the order drawn.
    pub parts: Vec<Part>,
}

impl Parts {
    fn share(&self, part: &Part, total: f64) -> String {
        let share = if total > 0.0 { part.value / total * 100.0 } else { 0.0 };
        self.locale.percent(&format!("{share:.0}"))
    }
}

impl Render for Parts {
    fn render(&self) -> Markup {
        let total: f64 = self.parts.iter().map(|part| part.value.max(0.0)).sum();
        let mut at = 0.0;
        let places: Vec<f64> = self
            .parts
            .iter()
            .map(|part| {
                let place = at;
                at += part.value.max(0.0);
                place
            })
            .collect();
        html! {
            div.parts {
                div.parts-head { span { (self.label) } strong { (self.total_text) } }
                svg.bars height="20" width="100%" role="img" {
                    title { (self.label) ": " (self.total_text) }
                    desc { @for (nth, part) in self.parts.iter().enumerate() { @if nth > 0 { "; " } (part.label) " " (part.text) " (" (self.share(part, total)) ")" } }
                    rect.track x="0" y="0" width="100%" height="20" rx="6" {}
                    @for (nth, (part, place)) in self.parts.iter().zip(&places).enumerate() {
                        rect class={ "part-" (nth % 6 + 1) } x=(percent(*place, total)) y="0" width=(percent(part.value, total)) height="20" {}
                    }
                }
                ul.legend role="list" {
                    @for (nth, part) in self.parts.iter().enumerate() {
                        li {
                            svg.swatch viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" { rect class={ "part-" (nth % 6 + 1) } width="10" height="10" rx="3" {} }
                            span { (part.label) }
                            span.legend-value { (part.text) }
                            span.legend-share { (self.share(part, total)) }
                        }
                    }
                }
            }
        }
    }
}
