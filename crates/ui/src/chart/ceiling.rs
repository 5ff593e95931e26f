//! An amount against its ceiling.

use maud::{Markup, Render, html};

use super::percent;
use crate::badge::Badge;
use crate::icon::Icon;
use crate::tone::Tone;

/// A meter: how much of what is allowed is used, and by how much it is exceeded.
#[derive(Debug, Clone)]
pub struct Ceiling {
    /// What is measured: "Porsi besar".
    pub label: String,
    /// How much; `None` when it is not known.
    pub value: Option<f64>,
    /// How much, in words: "Rp 9.120".
    pub value_text: String,
    /// The ceiling.
    pub ceiling: f64,
    /// The ceiling in words: "pagu Rp 10.000".
    pub ceiling_text: String,
    /// How it is judged, as a colour: good below, warn close to it, bad above.
    pub tone: Tone,
    /// How it is judged, as a word: "Di bawah pagu".
    pub status: String,
}

impl Render for Ceiling {
    fn render(&self) -> Markup {
        let value = self.value.unwrap_or(0.0);
        let scale = (self.ceiling * 1.15).max(value * 1.05);
        let icon = match self.tone {
            Tone::Good => Icon::Check,
            Tone::Warn => Icon::Equal,
            Tone::Bad => Icon::TrendingUp,
            Tone::Neutral | Tone::Info | Tone::Brand => Icon::NoData,
        };
        html! {
            div.band data-tone=(self.tone.name()) {
                div.band-head {
                    span.band-label { (self.label) }
                    span.band-value { (self.value_text) }
                    (Badge::new(self.tone, &self.status).icon(icon))
                }
                svg.bars height="24" width="100%" role="img" {
                    title { (self.label) ": " (self.value_text) }
                    desc { (self.status) ", " (self.ceiling_text) }
                    rect.track x="0" y="8" width="100%" height="8" rx="4" {}
                    @if self.value.is_some() {
                        rect.value x="0" y="8" width=(percent(value.min(self.ceiling), scale)) height="8" rx="4" {}
                        @if value > self.ceiling {
                            rect.beyond x=(percent(self.ceiling, scale)) y="6" width=(percent(value - self.ceiling, scale)) height="12" rx="3" {}
                        }
                    } @else {
                        line.missing x1="4" x2="100%" y1="12" y2="12" {}
                    }
                    line.limit x1=(percent(self.ceiling, scale)) x2=(percent(self.ceiling, scale)) y1="1" y2="23" {}
                }
                p.band-foot { span { (self.ceiling_text) } }
            }
        }
    }
}
