//! What came of planning, in sentences.

use domain::Rupiah;
use words::Locale;

use super::outcome::{Conflict, Outcome, OutcomeKind, ProposedDay, Rule, RuleCode, Shortfall};

impl Outcome {
    /// With its sentences in this language; what is in stock only for those who may see it.
    pub fn said(mut self, t: Locale, sees_stock: bool) -> Self {
        if let Some(proposal) = &mut self.proposal {
            for day in &mut proposal.days {
                day.because = because(day, t);
            }
            for binding in &mut proposal.binding {
                binding.text = t.planner_binds(&rule(&binding.rule, t), &t.rupiah(binding.costs));
            }
        }
        for Conflict { rules } in &mut self.conflicts {
            for shortfall in rules {
                if shortfall.rule.code == RuleCode::Stock && !sees_stock {
                    (shortfall.asked, shortfall.possible) = (0, None);
                }
                shortfall.text = text(shortfall, self.outcome, t);
            }
        }
        self
    }
}

fn because(day: &ProposedDay, t: Locale) -> String {
    match (&day.next_best, day.more) {
        _ if day.pinned => t.planner_pinned().to_owned(),
        (Some(next), Some(more)) => t.planner_next_best(next, &t.rupiah(more)),
        _ => t.planner_only_one().to_owned(),
    }
}

/// What a rule asks for, as people say it.
fn rule(rule: &Rule, t: Locale) -> String {
    match rule.code {
        RuleCode::NoRepeat => t.planner_rule_no_repeat().to_owned(),
        RuleCode::ProteinApart => t.planner_rule_protein().to_owned(),
        RuleCode::Ceiling => t.planner_rule_ceiling(rule.size.as_deref().unwrap_or("–")),
        RuleCode::Allergens => t.planner_rule_allergens().to_owned(),
        RuleCode::Stock => t.planner_rule_stock(rule.ingredient.as_deref().unwrap_or("–")),
        RuleCode::Pinned => t.planner_rule_pinned(&rule.date.map_or_else(|| "–".to_owned(), |day| t.day(day))),
        RuleCode::KnownCost => t.planner_rule_known_cost().to_owned(),
        RuleCode::JudgedNutrition => t.planner_rule_judged().to_owned(),
    }
}

fn text(shortfall: &Shortfall, outcome: OutcomeKind, t: Locale) -> String {
    let name = rule(&shortfall.rule, t);
    let amount = |number: i64| match shortfall.rule.code {
        RuleCode::Ceiling => t.rupiah(Rupiah(number)),
        RuleCode::Stock => t.mass(domain::Grams::from_thousandths(number.saturating_mul(1_000))),
        _ => t.planner_days(&t.integer(number)),
    };
    let of_menus = [RuleCode::Allergens, RuleCode::KnownCost, RuleCode::JudgedNutrition];
    match shortfall.possible {
        Some(days) if days > 0 && of_menus.contains(&shortfall.rule.code) => match outcome {
            OutcomeKind::NotFound => t.planner_days_against(&name, &t.integer(days)),
            _ => t.planner_days_without(&name, &t.integer(days)),
        },
        _ if shortfall.rule.code == RuleCode::Pinned => format!("{name}."),
        Some(possible) if possible != shortfall.asked => {
            let (asked, possible) = (amount(shortfall.asked), amount(possible));
            match outcome {
                OutcomeKind::NotFound => t.planner_comes_to(&name, &asked, &possible),
                _ => t.planner_falls_short(&name, &asked, &possible),
            }
        }
        _ => name,
    }
}
