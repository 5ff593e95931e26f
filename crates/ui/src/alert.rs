//! Messages that stay on the page.

use maud::{Markup, Render, html};

use crate::icon::Icon;
use crate::tone::Tone;

/// A message in its place on the page. Bad and warning ones are announced when they appear.
#[derive(Debug, Clone)]
pub struct Alert {
    tone: Tone,
    title: String,
    body: Option<Markup>,
    actions: Option<Markup>,
    takes_focus: bool,
}

impl Alert {
    /// A message of one sentence.
    pub fn new(tone: Tone, title: impl Into<String>) -> Self {
        Self { tone, title: title.into(), body: None, actions: None, takes_focus: false }
    }

    /// More below the sentence.
    pub fn body(mut self, body: impl Render) -> Self {
        self.body = Some(body.render());
        self
    }

    /// What can be done about it.
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = Some(actions);
        self
    }

    /// It takes the focus when the page opens: the answer to what was just sent.
    pub fn takes_focus(mut self) -> Self {
        self.takes_focus = true;
        self
    }
}

/// The icon of a message.
pub(crate) fn icon(tone: Tone) -> Icon {
    match tone {
        Tone::Good => Icon::CheckCircle,
        Tone::Warn | Tone::Bad => Icon::Alert,
        Tone::Neutral | Tone::Info => Icon::Info,
        Tone::Brand => Icon::Leaf,
    }
}

impl Render for Alert {
    fn render(&self) -> Markup {
        let role = match self.tone {
            Tone::Bad => Some("alert"),
            Tone::Warn | Tone::Good => Some("status"),
            Tone::Neutral | Tone::Info | Tone::Brand => None,
        };
        html! {
            div.alert data-tone=(self.tone.name()) role=[role] tabindex=[self.takes_focus.then_some("-1")] data-focus-first[self.takes_focus] {
                (icon(self.tone))
                div.alert-text {
                    p.alert-title { (self.title) }
                    @if let Some(body) = &self.body { div.alert-body { (body) } }
                    @if let Some(actions) = &self.actions { div.actions { (actions) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_announced() {
        assert!(Alert::new(Tone::Bad, "Gagal").render().into_string().contains(r#"role="alert""#));
        assert!(!Alert::new(Tone::Info, "Catatan").render().into_string().contains("role="));
    }
}
