//! Small labels for a state: word and icon, never colour alone.

use maud::{Markup, Render, html};

use crate::icon::Icon;
use crate::tone::Tone;

/// A state in one word.
#[derive(Debug, Clone)]
pub struct Badge {
    label: String,
    tone: Tone,
    icon: Option<Icon>,
    title: Option<String>,
}

impl Badge {
    /// A badge with the tone's own icon (none for neutral and brand).
    pub fn new(tone: Tone, label: impl Into<String>) -> Self {
        let icon = match tone {
            Tone::Neutral | Tone::Brand => None,
            Tone::Good => Some(Icon::CheckCircle),
            Tone::Warn => Some(Icon::Alert),
            Tone::Bad => Some(Icon::Close),
            Tone::Info => Some(Icon::Info),
        };
        Self { label: label.into(), tone, icon, title: None }
    }

    /// Another icon.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// More words, shown when pointed at. Nothing necessary may stand only here.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }
}

impl Render for Badge {
    fn render(&self) -> Markup {
        html! {
            span.badge data-tone=(self.tone.name()) title=[self.title.as_deref()] {
                @if let Some(icon) = self.icon { (icon) }
                (self.label)
            }
        }
    }
}

/// A step on a scale, such as how difficult something is: filled and empty dots, and the word.
pub fn level(step: u8, of: u8, label: &str) -> Markup {
    html! {
        span.level data-step=(step) {
            svg.level-dots viewBox={ "0 0 " (u32::from(of) * 8) " 8" } width=(u32::from(of) * 8) height="8" aria-hidden="true" {
                @for dot in 0..of {
                    circle cx=(u32::from(dot) * 8 + 4) cy="4" r="3" class=(if dot < step { "level-on" } else { "level-off" }) {}
                }
            }
            (label)
        }
    }
}

/// Active or not: a dot whose shape, not only colour, differs, and the word.
pub fn status(active: bool, label: &str) -> Markup {
    if active {
        Badge::new(Tone::Good, label).render()
    } else {
        Badge::new(Tone::Neutral, label).icon(Icon::Pause).render()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_stands_beside_the_colour() {
        let badge = Badge::new(Tone::Bad, "Belum <Seimbang>").render().into_string();
        assert!(
            badge.contains("Belum &lt;Seimbang&gt;") && badge.contains("<svg") && badge.contains(r#"data-tone="bad""#)
        );
    }

    #[test]
    fn a_level_fills_its_dots() {
        let level = level(2, 3, "Sedang").into_string();
        assert_eq!(level.matches("level-on").count(), 2);
        assert!(level.ends_with("Sedang</span>"));
    }
}
