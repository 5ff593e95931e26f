//! The rows of plans, cycles, the calendar and its feeds.

use domain::Permission as P;
use serde_json::json;

use super::{Row, World, nothing, row};

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("getMenuPlans", P::ReadPlans, nothing, 200, 3),
        row("createMenuPlan", P::WritePlans, |w| World::plan(&w.program), 201, 11),
        row("getMenuPlanById", P::ReadPlans, nothing, 200, 9),
        row("updateMenuPlan", P::WritePlans, |_| json!({ "version": 3, "name": "Nama baru" }), 200, 15),
        row("deleteMenuPlan", P::WritePlans, nothing, 204, 6),
        row("submitPlan", P::WritePlans, nothing, 200, 15),
        row("approvePlan", P::ApprovePlans, nothing, 409, 3),
        row("rejectPlan", P::ApprovePlans, |_| json!({ "reason": "Terlalu mahal." }), 409, 3),
        row("publishPlan", P::ApprovePlans, nothing, 409, 3),
        row("completePlan", P::WritePlans, nothing, 409, 3),
        row("archivePlan", P::WritePlans, nothing, 200, 13),
        row("cancelPlan", P::WritePlans, nothing, 200, 13),
        row(
            "assignMenuToPlan",
            P::WritePlans,
            |w| json!({ "menuId": w.menu, "dates": ["2026-07-14"], "mealType": "LUNCH" }),
            201,
            18,
        ),
        row("updateAssignment", P::WritePlans, |_| json!({ "date": "2026-07-15" }), 200, 18),
        row("removeAssignment", P::WritePlans, nothing, 204, 8),
        row("getShoppingList", P::ReadPlans, nothing, 200, 10),
        row("exportPlan", P::Export, nothing, 200, 6),
        row("importPlan", P::WritePlans, |_| World::plan_file(), 201, 24),
        row("getMenuCalendar", P::ReadPlans, nothing, 200, 8),
        row("generatePlan", P::WritePlans, |_| json!({}), 201, 12),
        row("acceptPlan", P::WritePlans, |w| json!({ "jobId": w.job }), 409, 4),
        row("getJob", P::ReadPlans, nothing, 200, 2),
        row("cancelJob", P::WritePlans, nothing, 409, 3),
        row("getFeeds", P::ReadPlans, nothing, 200, 3),
        row("createFeed", P::WritePlans, |_| json!({}), 201, 7),
        row("deleteFeed", P::WritePlans, nothing, 204, 7),
        row("getArrangements", P::ReadPlans, nothing, 200, 3),
        row("undoArrangement", P::WritePlans, |_| json!({}), 200, 20),
        row("getTemplates", P::ReadPlans, nothing, 200, 3),
        row("getTemplateById", P::ReadPlans, nothing, 200, 3),
        row("deleteTemplate", P::WritePlans, nothing, 204, 8),
        row("createTemplate", P::WritePlans, |_| json!({ "name": "Dua hari" }), 201, 10),
        row(
            "previewTemplate",
            P::WritePlans,
            |w| json!({ "templateId": w.template, "startDate": "2026-07-15", "times": 1 }),
            200,
            9,
        ),
        row(
            "applyTemplate",
            P::WritePlans,
            |w| json!({ "templateId": w.template, "startDate": "2026-07-15", "times": 1 }),
            200,
            24,
        ),
    ]
}
