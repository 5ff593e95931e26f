//! One score out of a hundred.

use std::f64::consts::TAU;

use maud::{Markup, Render, html};

use crate::tone::Tone;

/// A ring that fills with the score; the number stands in it, the verdict beside it.
#[derive(Debug, Clone)]
pub struct Score {
    /// What is scored: "Keseimbangan gizi".
    pub label: String,
    /// From 0 to 100; `None` when it cannot be judged.
    pub value: Option<f64>,
    /// The score in words: "92".
    pub text: String,
    /// The verdict's colour.
    pub tone: Tone,
    /// The verdict: "Seimbang".
    pub verdict: String,
}

impl Render for Score {
    fn render(&self) -> Markup {
        let around = TAU * 26.0;
        let drawn = self.value.unwrap_or(0.0).clamp(0.0, 100.0) / 100.0 * around;
        html! {
            div.score data-tone=(self.tone.name()) {
                svg.score-ring viewBox="0 0 64 64" width="64" height="64" role="img" {
                    title { (self.label) ": " (self.text) ", " (self.verdict) }
                    circle.ring-track cx="32" cy="32" r="26" {}
                    @if self.value.is_some() {
                        circle.ring-value cx="32" cy="32" r="26" transform="rotate(-90 32 32)" stroke-dasharray={ (format!("{drawn:.2} {around:.2}")) } {}
                    }
                    text.ring-text x="32" y="32" dy="0.35em" text-anchor="middle" aria-hidden="true" { (self.text) }
                }
                div.score-words aria-hidden="true" { span { (self.label) } strong { (self.verdict) } }
            }
        }
    }
}
