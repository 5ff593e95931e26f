//! From the arithmetic's numbers to what people call them.

use calc::planner as arithmetic;
use domain::{Amount, Day, IngredientId, MenuId, Rupiah};

use super::instance::Instance;
use super::outcome::{
    Binding, Conflict, GroupMeans, NutrientMean, Objective, Outcome, OutcomeKind, Proposal, ProposedDay, Rule,
    RuleCode, Shortfall, SizeMean, Standing, WeekMeans,
};

/// What came of it; `None` when it was called off.
pub fn outcome(instance: &Instance, outcome: arithmetic::Outcome) -> Option<Outcome> {
    let shortfalls = |all: Vec<arithmetic::Shortfall>| all.into_iter().map(|one| shortfall(instance, one)).collect();
    Some(match outcome {
        arithmetic::Outcome::Proposal(found) => Outcome {
            outcome: OutcomeKind::Proposal,
            proposal: Some(proposal(instance, *found)),
            conflicts: Vec::new(),
        },
        arithmetic::Outcome::Impossible(conflicts) => Outcome {
            outcome: OutcomeKind::Impossible,
            proposal: None,
            conflicts: conflicts.into_iter().map(|one| Conflict { rules: shortfalls(one.rules) }).collect(),
        },
        arithmetic::Outcome::NotFound(left) => Outcome {
            outcome: OutcomeKind::NotFound,
            proposal: None,
            conflicts: vec![Conflict { rules: shortfalls(left) }],
        },
        arithmetic::Outcome::Cancelled => return None,
    })
}

/// The rules that a proposal breaks with the figures of now, as an outcome without a plan.
pub fn broken(instance: &Instance, proposal: &Proposal) -> Outcome {
    let place = |day: &ProposedDay| instance.menus.iter().position(|(menu, _)| *menu == day.menu_id);
    let chosen: Vec<_> = proposal.days.iter().filter_map(|day| Some((day.date, place(day)?))).collect();
    let broken = arithmetic::broken_rules(&instance.request, &chosen);
    let rules: Vec<_> = broken.into_iter().map(|one| shortfall(instance, one)).collect();
    let conflicts = if rules.is_empty() { Vec::new() } else { vec![Conflict { rules }] };
    Outcome { outcome: OutcomeKind::NotFound, proposal: None, conflicts }
}

fn proposal(instance: &Instance, found: arithmetic::Proposal) -> Proposal {
    let rules = &instance.request.rules;
    let name = |code: &str| rules.size(code).map_or_else(|| code.to_owned(), |size| size.name.clone());
    let objective = found.objective;
    let days: Vec<_> = found.days.iter().map(|day| proposed(instance, day)).collect();
    Proposal {
        objective: Objective {
            raw_food: objective.raw_food.rounded(),
            nutrition: objective.nutrition.rounded(),
            side_repeats: objective.side_repeats.rounded(),
            total: objective.total.rounded(),
        },
        bound: found.bound.rounded_down(),
        gap: found.gap,
        sizes: found
            .sizes
            .into_iter()
            .map(|size| SizeMean {
                name: name(&size.size),
                size: size.size,
                raw_food: size.raw_food,
                ceiling: size.ceiling,
                status: size.status,
            })
            .collect(),
        weeks: found.weeks.into_iter().map(week).collect(),
        binding: found
            .binding
            .into_iter()
            .map(|one| Binding { rule: rule(instance, one.rule), costs: one.costs.rounded(), text: String::new() })
            .collect(),
        before: before(instance),
        after: after(instance, &days),
        days,
    }
}

fn proposed(instance: &Instance, day: &arithmetic::ProposedDay) -> ProposedDay {
    let named = |place: usize| instance.menus.get(place).cloned();
    let (menu_id, menu_name) = named(day.menu).unwrap_or((MenuId(uuid::Uuid::nil()), String::new()));
    let portions = instance.request.days.iter().find(|asked| !asked.is_context && asked.date == day.date);
    let present = instance.present.iter().find(|one| one.assignment.date == day.date);
    ProposedDay {
        date: day.date,
        menu_id,
        menu_name,
        portions: portions.map(|asked| asked.portions.clone()).unwrap_or_default(),
        pinned: day.is_pinned,
        present: present.map(|one| one.assignment.menu_name.clone()),
        raw_food: day.raw_food,
        next_best: day.next_best.and_then(|next| named(next.menu)).map(|(_, name)| name),
        more: day.next_best.map(|next| next.more.rounded()),
        because: String::new(),
    }
}

fn week(week: arithmetic::WeekMeans) -> WeekMeans {
    let nutrient = |mean: arithmetic::NutrientMean| NutrientMean {
        nutrient: mean.nutrient,
        value: mean.value,
        unit: mean.unit.to_owned(),
        lo: mean.lo,
        hi: mean.hi,
        status: mean.status,
        missed: mean.missed,
    };
    let group = |group: arithmetic::GroupMeans| GroupMeans {
        target_group: group.target_group,
        size: group.size,
        nutrients: group.nutrients.into_iter().map(nutrient).collect(),
    };
    WeekMeans {
        from: week.monday,
        days: week.days,
        side_repeats: week.side_repeats,
        groups: week.groups.into_iter().map(group).collect(),
    }
}

fn shortfall(instance: &Instance, one: arithmetic::Shortfall) -> Shortfall {
    Shortfall { rule: rule(instance, one.rule), asked: one.asked, possible: one.possible, text: String::new() }
}

fn rule(instance: &Instance, rule: arithmetic::Rule) -> Rule {
    use arithmetic::Rule as R;
    let plain = |code: RuleCode| Rule { code, size: None, ingredient_id: None, ingredient: None, date: None };
    let name = |id: &IngredientId| instance.names.get(id).cloned();
    match rule {
        R::NoRepeat => plain(RuleCode::NoRepeat),
        R::ProteinApart => plain(RuleCode::ProteinApart),
        R::Ceiling { size } => {
            let named = instance.request.rules.size(&size).map(|size| size.name.clone());
            Rule { size: named.or(Some(size)), ..plain(RuleCode::Ceiling) }
        }
        R::Allergens => plain(RuleCode::Allergens),
        R::Stock { ingredient } => {
            Rule { ingredient_id: Some(ingredient), ingredient: name(&ingredient), ..plain(RuleCode::Stock) }
        }
        R::Pin { date } => Rule { date: Some(date), ..plain(RuleCode::Pinned) },
        R::KnownCost => plain(RuleCode::KnownCost),
        R::JudgedNutrition => plain(RuleCode::JudgedNutrition),
    }
}

/// A day, what is served on it, and for how many.
type Dished<'a> = (Day, &'a calc::Meal, &'a std::collections::BTreeMap<String, i64>);

fn before(instance: &Instance) -> Standing {
    let days: Vec<_> =
        instance.present.iter().map(|one| (one.assignment.date, &one.meal, &one.assignment.portions)).collect();
    standing(instance, &days)
}

fn after(instance: &Instance, days: &[ProposedDay]) -> Standing {
    let meal = |day: &ProposedDay| {
        let pinned = instance.present.iter().find(|one| day.pinned && one.assignment.date == day.date);
        pinned.map(|one| &one.meal).or_else(|| instance.dishes.get(&day.menu_id).map(|dish| &dish.meal))
    };
    let days: Vec<_> = days.iter().filter_map(|day| Some((day.date, meal(day)?, &day.portions))).collect();
    standing(instance, &days)
}

/// What these days cost with all that belongs to it, and how their weeks stand.
fn standing(instance: &Instance, days: &[Dished]) -> Standing {
    let (rules, request) = (&instance.request.rules, &instance.request);
    let costs = days.iter().map(|(_, meal, portions)| {
        calc::cost_of_portions(meal, rules, portions.iter().map(|(code, count)| (code.as_str(), *count)))
    });
    let costs: Vec<_> = costs.collect();
    let portions: i64 = days.iter().flat_map(|(_, _, portions)| portions.values()).sum();
    let sum = Rupiah::sum_of_known(costs.iter().map(|cost| cost.total));
    let cost_complete = costs.iter().all(|cost| cost.complete);
    let weeks = days.chunk_by(|(one, ..), (other, ..)| one.monday() == other.monday());
    let worst = |week: &[Dished]| -> Option<Amount> {
        let meals: Vec<_> = week.iter().map(|(_, meal, _)| (*meal, rules)).collect();
        calc::balance_of_days(&meals, &request.groups, &request.own_targets)
            .into_iter()
            .filter_map(|group| group.score)
            .min()
    };
    Standing {
        days: days.len(),
        cost: sum,
        cost_complete,
        cost_per_serving: sum.filter(|_| cost_complete).and_then(|cost| cost.shared_among(portions)),
        score: weeks.filter_map(worst).min(),
    }
}
