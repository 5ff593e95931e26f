//! What can be chosen.

/// One thing to choose: its value, its words, and perhaps a hint.
#[derive(Debug, Clone)]
pub struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    pub(crate) group: Option<String>,
    pub(crate) fills: Vec<(String, String)>,
    pub(crate) offers: Vec<(String, Vec<(String, String)>)>,
}

impl Choice {
    /// A value and its words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            group: None,
            fills: Vec::new(),
            offers: Vec::new(),
        }
    }

    /// A quieter second line.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Among choices that are all seen: the heading that this one and its neighbours stand under.
    pub fn group(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }

    /// In a combobox: choosing this also puts `value` into the field of the same row whose path ends in `.field`.
    pub fn fills(mut self, field: impl Into<String>, value: impl Into<String>) -> Self {
        self.fills.push((field.into(), value.into()));
        self
    }

    /// In a combobox: choosing this also makes these, value and words, the options of the select in the same row whose
    /// path ends in `.field`. What was selected there stays if it is among them, else the first is.
    pub fn offers(mut self, field: impl Into<String>, options: Vec<(String, String)>) -> Self {
        self.offers.push((field.into(), options));
        self
    }
}

impl<V: Into<String>, L: Into<String>> From<(V, L)> for Choice {
    fn from((value, label): (V, L)) -> Self {
        Self::new(value, label)
    }
}
