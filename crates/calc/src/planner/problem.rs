//! A request in the numbers that the search and the bound reckon with.
//!
//! Costs are whole millionths of a rupiah and stock whole millionths of a gram, rounded up, so that a ceiling that holds
//! here holds exactly; nutrients are whole billionths of their unit. Sums of them lose nothing, however often the search
//! changes its mind. Only what they are worth in rupiah is a binary fraction.

use std::collections::BTreeMap;

use domain::{Day, IngredientId, Nutrient, TargetGroup};

use super::cell::{Cell, cells, groups};
use super::menu::sizes;
use super::{Menu, Request, Rule};
use crate::exact::{Exact, half_up};
use crate::plate::UNIT;

/// Parts of a rupiah and of a gram.
pub(super) const PARTS: i64 = 1_000_000;
/// Parts of a nutrient's unit.
pub(super) const NUTRIENT_PARTS: i64 = 1_000_000_000;
/// Beyond these the figures are nonsense: a serving of a billion rupiah is as good as one of unknown cost.
const MOST_PARTS: i64 = 1_000_000_000_000_000;
pub(super) const MOST_PORTIONS: i64 = 1_000_000_000;

pub(super) struct Problem<'a> {
    pub request: &'a Request,
    pub days: Vec<PlannedDay>,
    pub weeks: Vec<Week>,
    pub kinds: Vec<Kind>,
    pub cells: Vec<Cell>,
    pub figures: Vec<Figures>,
    /// The ceiling of each size.
    pub ceilings: Vec<i64>,
    /// Different main proteins, and different side dishes.
    pub proteins: usize,
    pub sides: usize,
    /// In any so many days a menu comes once; one when anything goes.
    pub repeat_days: usize,
    /// Days that count.
    pub counted: f64,
    /// Those of them with a known cost.
    pub costed: f64,
}

pub(super) struct PlannedDay {
    pub pinned: Option<usize>,
    /// `None` for context.
    pub week: Option<usize>,
    /// Which of [`Problem::kinds`].
    pub kind: usize,
}

pub(super) struct Week {
    pub monday: Day,
    /// Places in [`Problem::days`].
    pub days: Vec<usize>,
}

/// Portions of a day, and what each menu costs with them.
pub(super) struct Kind {
    /// Of each size.
    pub portions: Vec<i64>,
    /// Of a serving of each menu, in parts; `None` when it is not known.
    pub costs: Vec<Option<i64>>,
}

/// A menu.
pub(super) struct Figures {
    /// For each cell, in parts; `None` where it cannot be judged.
    pub values: Vec<Option<i64>>,
    /// Raw food of a serving of each size, in parts, rounded up.
    pub costs: Vec<Option<i64>>,
    /// Purchased for a serving of each size, of each limited ingredient, in parts, rounded up.
    pub stock: Vec<Vec<Option<i64>>>,
    pub protein: Option<usize>,
    pub sides: Vec<usize>,
}

impl<'a> Problem<'a> {
    pub fn of(request: &'a Request) -> Self {
        let sizes = sizes(&request.rules);
        let cells = cells(request);
        let mut proteins = Places::default();
        let mut sides = Places::default();
        let figures: Vec<Figures> = request
            .menus
            .iter()
            .map(|menu| Figures {
                values: cells.iter().map(|cell| value(menu, cell)).collect(),
                costs: menu.servings.iter().map(|serving| sane(serving.raw_food.as_ref()?.rounded_up(PARTS))).collect(),
                stock: request.wishes.limited_stock.iter().map(|limit| stock(menu, limit.ingredient)).collect(),
                protein: menu.main_protein.map(|id| proteins.of(id)),
                sides: menu.sides.iter().map(|id| sides.of(*id)).collect(),
            })
            .collect();
        let mut problem = Self {
            request,
            days: Vec::new(),
            weeks: Vec::new(),
            kinds: Vec::new(),
            cells,
            figures,
            ceilings: sizes.iter().map(|size| size.raw_food_ceiling.0.saturating_mul(PARTS)).collect(),
            proteins: proteins.0.len(),
            sides: sides.0.len(),
            repeat_days: request.wishes.no_repeat_days.max(1),
            counted: 0.0,
            costed: 0.0,
        };
        for at in 0..request.days.len() {
            problem.add_day(at, &sizes.iter().map(|size| size.code.as_str()).collect::<Vec<_>>());
        }
        problem
    }

    fn add_day(&mut self, at: usize, sizes: &[&str]) {
        let day = &self.request.days[at];
        let mut portions: Vec<i64> =
            sizes.iter().map(|size| day.portions.get(*size).copied().unwrap_or(0).clamp(0, MOST_PORTIONS)).collect();
        if portions.iter().all(|count| *count == 0) {
            portions.fill(1);
        }
        let known = self.kinds.iter().position(|kind| kind.portions == portions);
        let kind = known.unwrap_or_else(|| {
            self.kinds.push(Kind::of(portions, &self.request.menus));
            self.kinds.len() - 1
        });
        let pinned = day.pinned.filter(|menu| *menu < self.request.menus.len());
        let week = (!day.is_context).then(|| {
            let monday = day.date.monday();
            if self.weeks.last().is_none_or(|week| week.monday != monday) {
                self.weeks.push(Week { monday, days: Vec::new() });
            }
            self.weeks.len() - 1
        });
        if let Some(week) = week {
            self.weeks[week].days.push(at);
            self.counted += 1.0;
            let is_costed = pinned.is_none_or(|menu| self.kinds[kind].costs[menu].is_some());
            self.costed += f64::from(u8::from(is_costed));
        }
        self.days.push(PlannedDay { pinned, week, kind });
    }

    /// Whether a menu may be chosen where it is not pinned, as far as these rules go.
    pub fn is_allowed(&self, menu: usize, in_force: &[Rule]) -> bool {
        let (of, figures) = (&self.request.menus[menu], &self.figures[menu]);
        let stock_is_known = |at: usize| figures.stock[at].iter().all(Option::is_some);
        !of.only_where_pinned
            && in_force.iter().all(|rule| match rule {
                Rule::KnownCost => figures.costs.iter().all(Option::is_some),
                Rule::JudgedNutrition => self.is_judged(figures),
                Rule::Allergens => of.is_free_of(self.request.wishes.avoid),
                Rule::Stock { ingredient } => {
                    let limits = self.request.wishes.limited_stock.iter().enumerate();
                    limits.filter(|(_, limit)| limit.ingredient == *ingredient).all(|(at, _)| stock_is_known(at))
                }
                _ => true,
            })
    }

    fn is_judged(&self, figures: &Figures) -> bool {
        let decides =
            |cell: &Cell| matches!(Nutrient::of_menu()[cell.nutrient], Nutrient::Calories | Nutrient::Protein);
        self.cells.iter().zip(&figures.values).all(|(cell, value)| value.is_some() || !decides(cell))
    }

    /// The menu that has to stand on a day: that of a day of context, or a pinned one while the pin is in force.
    pub fn fixed(&self, day: usize, in_force: &[Rule]) -> Option<usize> {
        let date = self.request.days[day].date;
        let of = &self.days[day];
        of.pinned.filter(|_| of.week.is_none() || in_force.contains(&Rule::Pin { date }))
    }

    /// The groups that are fed, each once.
    pub fn groups(&self) -> Vec<TargetGroup> {
        groups(self.request)
    }

    /// The days before and after.
    pub fn neighbours(&self, day: usize) -> impl Iterator<Item = usize> {
        let after = Some(day + 1).filter(|after| *after < self.days.len());
        day.checked_sub(1).into_iter().chain(after)
    }

    /// What a repeat of a side dish costs, in rupiah per serving and day of the range.
    pub fn per_repeat(&self) -> f64 {
        binary(self.request.wishes.rupiah_per_repeat.0.max(0)) / self.counted.max(1.0)
    }

    /// The same with another wish about repeats.
    pub fn with_repeat_days(&self, repeat_days: usize) -> Self {
        Self { repeat_days, ..Self::of(self.request) }
    }
}

/// A whole number for the search and the bound; what is reported is computed exactly.
#[expect(clippy::cast_precision_loss, reason = "fifty-three bits are enough to search by")]
pub(super) fn binary(whole: i64) -> f64 {
    whole as f64
}

/// A count of days.
pub(super) fn count(days: usize) -> f64 {
    f64::from(u32::try_from(days).unwrap_or(u32::MAX))
}

impl Kind {
    fn of(portions: Vec<i64>, menus: &[Menu]) -> Self {
        let mut kind = Self { portions, costs: Vec::new() };
        kind.costs = menus.iter().map(|menu| sane(kind.mean(menu)?.rounded(PARTS))).collect();
        kind
    }

    /// Raw food of a serving, the mean of the sizes by their portions; `None` unless that of each served size is known.
    pub fn mean(&self, menu: &Menu) -> Option<Exact> {
        let all: i64 = self.portions.iter().sum();
        let mut served = menu.servings.iter().zip(&self.portions).filter(|(_, count)| **count > 0);
        served.try_fold(Exact::zero(), |sum, (serving, count)| {
            Some(sum.plus(&serving.raw_food.as_ref()?.times(*count, all)))
        })
    }
}

/// Things by the order in which they were met.
#[derive(Default)]
struct Places(BTreeMap<IngredientId, usize>);

impl Places {
    fn of(&mut self, id: IngredientId) -> usize {
        let next = self.0.len();
        *self.0.entry(id).or_insert(next)
    }
}

fn value(menu: &Menu, cell: &Cell) -> Option<i64> {
    menu.servings[cell.size].nutrients[cell.nutrient]
        .map(|value| half_up(value, UNIT / i128::from(NUTRIENT_PARTS)).clamp(-MOST_PARTS, MOST_PARTS))
}

fn stock(menu: &Menu, ingredient: IngredientId) -> Vec<Option<i64>> {
    let bought = menu.servings.iter().map(|serving| serving.purchased.iter().find(|(id, _)| *id == ingredient));
    // A menu without the ingredient uses nothing of it.
    bought.map(|bought| bought.map_or(Some(0), |(_, grams)| sane(grams.as_ref()?.rounded_up(PARTS)))).collect()
}

fn sane(parts: Option<i64>) -> Option<i64> {
    parts.filter(|parts| (0..MOST_PARTS).contains(parts))
}
