//! A running plan for each program, and for the first one a draft of what comes after.

use ::store::{Actor, Change};
use domain::{ArrangementKind, Day, MealType, PlanStatus, Verdict};

use crate::app::App;
use crate::cli::Failure;
use crate::menus::{self, Menu, MenuFilter, Sort};
use crate::plans::{self, Placed, PlanDraft};
use crate::problem::Problem;
use crate::programs::{self, Program};
use crate::request::Paging;
use crate::tenants;

/// Days of a plan.
const LENGTH: i32 = 14;
/// Days of the draft that are filled by now.
const BEGUN: usize = 3;

/// Adds them. The nutritionist is who changes; the head lets the running ones pass.
pub(super) async fn add(app: &App, change: &mut Change, head: &Actor, today: Day) -> Result<(), Failure> {
    let nutritionist = change.actor().clone();
    let monday = today.monday();
    let mut programs = programs::all(change).await?;
    programs.sort_by_key(|program| program.id);
    for (at, program) in programs.iter().enumerate() {
        let name = format!("Dua pekan dari {}", words::Locale::Id.day(monday));
        let plan = Box::pin(planned(change, program, (name, monday), usize::MAX)).await?;
        let plan = plans::step(change, &app.catalogue, &plan, PlanStatus::Submitted, None).await?;
        change.by(head.clone());
        let plan = plans::step(change, &app.catalogue, &plan, PlanStatus::Approved, None).await?;
        Box::pin(plans::step(change, &app.catalogue, &plan, PlanStatus::Published, None)).await?;
        change.by(nutritionist.clone());
        if at == 0 {
            let next = monday.plus_days(LENGTH);
            let name = format!("Dua pekan dari {}", words::Locale::Id.day(next));
            Box::pin(planned(change, program, (name, next), BEGUN)).await?;
        }
    }
    Ok(())
}

/// A draft with the program's best menus on its first days, one after the other.
async fn planned(
    change: &mut Change,
    program: &Program,
    (name, start): (String, Day),
    filled: usize,
) -> Result<plans::Plan, Problem> {
    let draft = PlanDraft {
        name,
        program_id: program.id,
        description: None,
        start_date: start,
        end_date: start.plus_days(LENGTH - 1),
    };
    let settings = tenants::settings(change).await?;
    let days: Vec<_> = draft.days().filter(|day| program.serves_on(&settings, *day)).collect();
    let plan = plans::create(change, draft).await?;
    let menus = best_menus(change, program).await?;
    let placed = days.into_iter().take(filled).zip(menus.iter().cycle()).map(|(date, menu)| Placed {
        date,
        meal_type: MealType::Lunch,
        menu_id: menu.id,
        menu_name: menu.menu_name.clone(),
        portions: program.about.portions.clone(),
    });
    plans::arrange(change, &plan, (ArrangementKind::Template, "Contoh".to_owned()), placed.collect()).await
}

/// The lunches that are balanced for every group and within every ceiling, in the order in which they were written.
async fn best_menus(change: &mut Change, program: &Program) -> Result<Vec<Menu>, Problem> {
    let sort = Sort { key: domain::MenuSortKey::CreatedAt, descending: false };
    let filter = MenuFilter {
        program: Some(program.id),
        meal_type: Some(MealType::Lunch),
        is_active: Some(true),
        sort: Some(sort),
        ..MenuFilter::default()
    };
    let menus = menus::list(change, &filter, Paging { page: 1, page_size: 100 }).await?.items;
    let is_good = |menu: &Menu| {
        let judgement = &menu.figures.judgement;
        judgement.groups.iter().all(|group| group.verdict == Verdict::Balanced)
            && judgement.sizes.iter().all(|size| size.status != Some(domain::CeilingStatus::Over))
    };
    let good: Vec<_> = menus.iter().filter(|menu| is_good(menu)).cloned().collect();
    Ok(if good.is_empty() { menus } else { good })
}
