//! Something that is served, with what was worked out of it: kept in memory for all days that serve the very same thing.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock, OnceLock};

use ::store::from_json;
use calc::PortionsCost;
use domain::{Amount, FiguresId, MenuId, ProgramId, Verdict};
use moka::sync::Cache;

use super::Serving;
use crate::problem::Problem;

/// What is served, as a name for it: the same for all days that serve the very same thing.
#[derive(Debug, Clone)]
pub struct SameServing(Arc<Judged>);

/// What is served, how it stands, and what it costs for the portions that were asked for first.
#[derive(Debug)]
struct Judged {
    serving: Serving,
    standing: OnceLock<Standing>,
    cost: OnceLock<(BTreeMap<String, i64>, PortionsCost)>,
}

/// How something that is served stands for the group that it serves worst.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing {
    /// 0 to 100; `None` when nothing can be judged.
    pub score: Option<Amount>,
    /// The verdict; `None` without a group.
    pub verdict: Option<Verdict>,
}

/// Bytes of text whose reading stays in memory, of all kitchens together: some 1,500 published days.
const MOST_BYTES: u64 = 20_000_000;

/// What was kept with published days, as it was read last: the same text is the same serving for ever.
static READ: LazyLock<Cache<String, SameServing>> = LazyLock::new(|| {
    let weight = |text: &String, _: &SameServing| u32::try_from(text.len()).unwrap_or(u32::MAX);
    Cache::builder().weigher(weight).max_capacity(MOST_BYTES).build()
});

/// How many menus stay in memory as they are now, of all kitchens together: some 10 kB each.
const MOST_MENUS: u64 = 2_000;

/// What a program's menus are now, each as of a state of its kitchen's figures: another state is another name.
static NOW: LazyLock<Cache<(FiguresId, ProgramId, MenuId), SameServing>> = LazyLock::new(|| Cache::new(MOST_MENUS));

impl SameServing {
    /// What was kept with a published day.
    pub(super) fn read(text: String) -> Result<Self, Problem> {
        if let Some(known) = READ.get(&text) {
            return Ok(known);
        }
        let judged = Self::from(from_json::<Serving>(&text)?);
        READ.insert(text, judged.clone());
        Ok(judged)
    }

    /// What a program's menu is as of a state of its kitchen's figures, if that is known.
    pub(super) fn remembered(state: FiguresId, program: ProgramId, menu: MenuId) -> Option<Self> {
        NOW.get(&(state, program, menu))
    }

    /// Remembers that this is what a program's menu is as of a state of its kitchen's figures.
    pub(super) fn remember(&self, state: FiguresId, program: ProgramId, menu: MenuId) {
        NOW.insert((state, program, menu), self.clone());
    }

    /// What is served.
    pub(super) fn serving(&self) -> &Serving {
        &self.0.serving
    }

    /// How it stands for the group that it serves worst.
    pub(super) fn standing(&self) -> Standing {
        *self.0.standing.get_or_init(|| judge(&self.0.serving))
    }

    /// What so many servings of each size cost.
    pub(super) fn cost(&self, portions: &BTreeMap<String, i64>) -> PortionsCost {
        let counts = || portions.iter().map(|(code, count)| (code.as_str(), *count));
        let reckon = || calc::cost_of_portions(&self.0.serving.meal, &self.0.serving.rules, counts());
        let (known, cost) = self.0.cost.get_or_init(|| (portions.clone(), reckon()));
        if known == portions { *cost } else { reckon() }
    }
}

fn judge(serving: &Serving) -> Standing {
    let groups = calc::balance_of_days(&[(&serving.meal, &serving.rules)], &serving.groups, &serving.targets);
    let worst = groups.into_iter().min_by_key(|group| (group.score.is_none(), group.score));
    worst.map_or_else(Standing::default, |worst| Standing { score: worst.score, verdict: Some(worst.verdict) })
}

impl From<Serving> for SameServing {
    fn from(serving: Serving) -> Self {
        Self(Arc::new(Judged { serving, standing: OnceLock::new(), cost: OnceLock::new() }))
    }
}

impl PartialEq for SameServing {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for SameServing {}

impl Hash for SameServing {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.0).hash(state);
    }
}
