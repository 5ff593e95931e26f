//! A value against the band it should lie in.

use maud::{Markup, Render, html};
use words::Locale;

use super::percent;
use crate::badge::Badge;
use crate::icon::Icon;
use crate::tone::Tone;

/// Where a value should lie, in its own unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limits {
    /// Between the two, and a share of each beyond still passes (0.1 = ten per cent).
    Between {
        /// The lower end.
        lo: f64,
        /// The upper end.
        hi: f64,
        /// The share beyond each end that still passes.
        tolerance: f64,
    },
    /// At least this.
    AtLeast(f64),
    /// At most this.
    AtMost(f64),
    /// Nothing is asked of it.
    Free,
}

/// A bar for one figure: how much there is, and the band it should reach. Without data it says so, and draws no bar.
#[derive(Debug, Clone)]
pub struct Band {
    /// The language, for "no data".
    pub locale: Locale,
    /// What is measured: "Energi".
    pub label: String,
    /// How much there is; `None` when nobody knows.
    pub value: Option<f64>,
    /// The value with its unit: "612 kkal".
    pub value_text: String,
    /// Where it should lie.
    pub limits: Limits,
    /// The band with its unit: "585–683 kkal", "≥ 12 g". Empty when nothing is asked.
    pub limits_text: String,
    /// How it is judged, as a colour.
    pub tone: Tone,
    /// How it is judged, as a word: "Kurang".
    pub status: String,
    /// More to say, such as "data 92 % lengkap".
    pub note: Option<String>,
}

impl Band {
    fn icon(&self) -> Icon {
        match (self.value, self.tone) {
            (None, _) => Icon::NoData,
            (Some(_), Tone::Good) => Icon::Check,
            (Some(value), _) => match self.limits {
                Limits::AtMost(hi) if value > hi => Icon::TrendingUp,
                Limits::Between { hi, .. } if value > hi => Icon::TrendingUp,
                Limits::Between { lo, .. } | Limits::AtLeast(lo) if value < lo => Icon::TrendingDown,
                _ => Icon::Info,
            },
        }
    }

    /// The right end of the scale: a little beyond everything that is drawn.
    fn scale(&self) -> f64 {
        let top = match self.limits {
            Limits::Between { hi, tolerance, .. } => hi * (1.0 + tolerance),
            Limits::AtLeast(lo) => lo * 1.35,
            Limits::AtMost(hi) => hi,
            Limits::Free => 0.0,
        };
        top.max(self.value.unwrap_or(0.0)) * 1.12
    }

    fn drawing(&self) -> Markup {
        let scale = self.scale();
        // From, to, and how softly the part of the band is drawn.
        let zones: Vec<(f64, f64, &str)> = match self.limits {
            Limits::Between { lo, hi, tolerance } => {
                vec![(lo * (1.0 - tolerance), hi * (1.0 + tolerance), "zone-soft"), (lo, hi, "zone")]
            }
            Limits::AtLeast(lo) => vec![(lo, scale, "zone")],
            Limits::AtMost(hi) => vec![(0.0, hi, "zone")],
            Limits::Free => Vec::new(),
        };
        let edges: Vec<f64> = match self.limits {
            Limits::Between { lo, hi, .. } => vec![lo, hi],
            Limits::AtLeast(edge) | Limits::AtMost(edge) => vec![edge],
            Limits::Free => Vec::new(),
        };
        html! {
            rect.track x="0" y="8" width="100%" height="8" rx="4" {}
            @for (from, to, class) in zones {
                rect class=(class) x=(percent(from, scale)) y="2" width=(percent(to - from, scale)) height="20" rx="5" {}
            }
            @for edge in edges { line.edge x1=(percent(edge, scale)) x2=(percent(edge, scale)) y1="2" y2="22" {} }
            @match self.value {
                Some(value) => {
                    rect.value x="0" y="8" width=(percent(value, scale)) height="8" rx="4" {}
                    circle.knob cx=(percent(value, scale)) cy="12" r="6" {}
                },
                None => line.missing x1="4" x2="100%" y1="12" y2="12" {},
            }
        }
    }
}

impl Render for Band {
    fn render(&self) -> Markup {
        let shown = if self.value.is_some() { self.value_text.as_str() } else { self.locale.no_data() };
        let tone = if self.value.is_some() { self.tone } else { Tone::Neutral };
        html! {
            div.band data-tone=(tone.name()) {
                div.band-head {
                    span.band-label { (self.label) }
                    @if self.value.is_some() { span.band-value { (shown) } }
                    (Badge::new(tone, &self.status).icon(self.icon()))
                }
                svg.bars height="24" width="100%" role="img" {
                    title { (self.label) ": " (shown) }
                    desc { (self.status) @if !self.limits_text.is_empty() { ", " (self.locale.target_band()) " " (self.limits_text) } }
                    (self.drawing())
                }
                p.band-foot {
                    @if !self.limits_text.is_empty() { span { (self.locale.target_band()) " " (self.limits_text) } }
                    @if let Some(note) = &self.note { span { (note) } }
                }
            }
        }
    }
}
