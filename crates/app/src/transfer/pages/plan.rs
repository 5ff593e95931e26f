//! A plan that was taken along from elsewhere.

use axum::response::Response;
use domain::may::WritePlans;
use maud::{Render as _, html};
use ui::Button;
use ui::card::Card;
use ui::form::Form;
use ui::page::{Heading, Page};

use super::{refused, sending};
use crate::pages::PageRequest;
use crate::problem::Problem;
use crate::request::Upload;
use crate::transfer::bring_plan_in;

/// Where the file is chosen.
pub(super) async fn page(page: PageRequest<WritePlans>) -> Result<Response, Problem> {
    Ok(page.page(&view(&Form::new(page.t(), "plan"))))
}

/// Makes a draft of it, or shows what is wrong with it.
pub(super) async fn bring(page: PageRequest<WritePlans>, upload: Upload) -> Result<Response, Problem> {
    let brought = async {
        let input = upload.json("plan").await?;
        let mut work = page.write().await?;
        let plan = bring_plan_in(&mut work, input).await?;
        Ok((work, plan))
    };
    match brought.await {
        Ok((work, plan)) => {
            let said = page.t().plan_brought_in(&plan.about.name);
            page.done(work, &format!("/menu/planning/{}", plan.id), said).await
        }
        Err(problem) => {
            let problem = Upload::beside("plan", "JSON", problem);
            let form = refused(page.t(), "plan", problem.clone())?;
            Ok(page.refusal(&problem, &view(&form)))
        }
    }
}

fn view(form: &Form) -> Page {
    let t = form.locale();
    let file = form.file("plan", t.plan_file()).hint(t.plan_file_hint()).required();
    let sent = (file.attr("accept", ".json,application/json").render(), Button::submit(t.plan_bring()));
    let body = html! {
        (Heading::new(t.plan_bring()).back("/menu/planning", t.nav_planning()).subtitle(t.plan_bring_lead()))
        div.narrow { (Card::new(sending(form, "/menu/planning/import", "/menu/planning/create", sent))) }
    };
    Page::new(t.plan_bring(), body)
}
