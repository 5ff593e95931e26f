//! What is sent of templates.

use domain::{Day, HolidayRule, TemplateId};

use crate::plans::Plan;
use crate::request::{Fields, boolean, id, integer, one_of, text};

/// The range of a plan that becomes a template.
#[derive(Debug, Clone, PartialEq, Eq, utoipa::ToSchema)]
#[schema(rename_all = "camelCase")]
pub struct TemplateDraft {
    /// What people call it, 3 to 100 characters.
    pub name: String,
    /// The first day; the plan's when absent.
    #[schema(value_type = Option<Day>)]
    pub from: Day,
    /// The last day; the plan's when absent.
    #[schema(value_type = Option<Day>)]
    pub to: Day,
}

impl TemplateDraft {
    /// Reads it for this plan.
    pub fn read(f: &mut Fields, plan: &Plan) -> Option<Self> {
        let name = f.required("name", text(3, 100));
        let (from, to) = plan.about.part(f)?;
        Some(Self { name: name?, from, to })
    }
}

/// How a template is laid over a plan.
#[derive(Debug, Clone, PartialEq, Eq, utoipa::ToSchema)]
#[schema(rename_all = "camelCase")]
pub struct Laying {
    /// The template, of the plan's program.
    pub template_id: TemplateId,
    /// Where its first day comes; on the next serving day, if it is none.
    pub start_date: Day,
    /// What becomes of a day that falls on a holiday: `SHIFT` when absent.
    #[schema(value_type = Option<HolidayRule>)]
    pub holidays: HolidayRule,
    /// How often, one after the other; to the plan's end when absent.
    pub times: Option<i64>,
    /// Whether it takes the place of what is there.
    #[schema(value_type = Option<bool>)]
    pub replace: bool,
}

impl Laying {
    /// Reads it for this plan, of templates that are there.
    pub fn read(f: &mut Fields, plan: &Plan, has: impl Fn(&TemplateId) -> bool) -> Option<Self> {
        let template_id = f.required("templateId", id(has));
        let start_date = f.required("startDate", |value| plan.about.day(value));
        let holidays = f.optional("holidays", one_of(HolidayRule::ALL));
        let times = f.optional("times", integer(1, 100));
        let replace = f.optional("replace", boolean);
        Some(Self {
            template_id: template_id?,
            start_date: start_date?,
            holidays: holidays?.unwrap_or(HolidayRule::Shift),
            times: times?,
            replace: replace?.unwrap_or(false),
        })
    }
}
