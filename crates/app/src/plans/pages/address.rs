//! Which days the calendar shows, and how.

use domain::{Day, ProgramId};
use maud::Markup;
use ui::tabs::{self, TabLink};
use words::Locale;

use crate::calendar::{CalendarFilter, month_of};
use crate::request::Query;

/// How the calendar is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Month,
    Week,
    Agenda,
}

impl View {
    const ALL: [Self; 3] = [Self::Month, Self::Week, Self::Agenda];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week => "week",
            Self::Agenda => "agenda",
        }
    }
}

/// The address of a calendar: of all plans, or of one.
#[derive(Debug, Clone)]
pub(super) struct Address {
    pub path: String,
    pub view: View,
    /// A day of the month or week that is shown.
    pub at: Day,
    pub program: Option<ProgramId>,
    /// The days that are shown as one instead of a month.
    pub whole: Option<(Day, Day)>,
    is_short_plan: bool,
}

/// More weeks than these are looked at month by month.
const MOST_WEEKS: i32 = 6;

impl Address {
    /// Reads it; what says nothing is left out.
    pub(super) fn read(path: impl Into<String>, query: &Query, otherwise: Day) -> Self {
        let view = query.get("view").and_then(|code| View::ALL.into_iter().find(|view| view.code() == code));
        let at = query.get("at").and_then(|day| day.parse().ok());
        let program = query.get("programId").and_then(|id| id.parse().ok());
        Self {
            path: path.into(),
            view: view.unwrap_or(View::Month),
            at: at.unwrap_or(otherwise),
            program,
            whole: None,
            is_short_plan: false,
        }
    }

    /// The same of one plan, which is shown as a whole where it is short enough.
    pub(super) fn of_plan(self, first: Day, last: Day) -> Self {
        let is_short = last < first.monday().plus_days(7 * MOST_WEEKS);
        let whole = Some((first, last)).filter(|_| is_short && self.view != View::Week);
        Self { program: None, whole, is_short_plan: is_short, ..self }
    }

    /// The days that are shown: whole weeks.
    pub(super) fn filter(&self) -> CalendarFilter {
        let (from, to) = self.whole.unwrap_or_else(|| match self.view {
            View::Week => (self.at, self.at),
            View::Month | View::Agenda => month_of(self.at),
        });
        CalendarFilter { from: from.monday(), to: to.monday().plus_days(6), program: self.program }
    }

    /// What is shown, as a title: `November 2026`, `Pekan 16 November 2026`, or the first and the last day.
    pub(super) fn title(&self, t: Locale) -> String {
        match (self.whole, self.view) {
            (Some((first, last)), _) => format!("{}–{}", t.day_short(first), t.day_short(last)),
            (None, View::Week) => t.plan_week_of(&t.day(self.at.monday())),
            (None, View::Month | View::Agenda) => t.month_of(self.at),
        }
    }

    pub(super) fn earlier(&self) -> String {
        self.at(match self.view {
            View::Week => self.at.plus_days(-7),
            View::Month | View::Agenda => month_of(self.at).0.plus_days(-1),
        })
    }

    pub(super) fn later(&self) -> String {
        self.at(match self.view {
            View::Week => self.at.plus_days(7),
            View::Month | View::Agenda => month_of(self.at).1.plus_days(1),
        })
    }

    /// The same at another day.
    pub(super) fn at(&self, at: Day) -> String {
        Self { at, ..self.clone() }.href()
    }

    pub(super) fn href(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("at", &self.at.to_string());
        if self.view != View::Month {
            query.append_pair("view", self.view.code());
        }
        if let Some(program) = self.program {
            query.append_pair("programId", &program.to_string());
        }
        format!("{}?{}", self.path, query.finish())
    }

    pub(super) fn views(&self, t: Locale) -> Markup {
        let link = |view: View| TabLink {
            label: match view {
                View::Month if self.is_short_plan => t.plan_whole(),
                View::Month => t.plan_month(),
                View::Week => t.plan_week(),
                View::Agenda => t.plan_agenda(),
            }
            .to_owned(),
            href: Self { view, ..self.clone() }.href(),
            current: view == self.view,
        };
        tabs::links(t.plan_view(), &View::ALL.map(link))
    }
}
