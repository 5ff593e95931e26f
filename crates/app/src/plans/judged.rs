//! Something that is served, with what was worked out of it: kept in memory for all days that serve the very same thing.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock, OnceLock};

use ::store::from_json;
use calc::PortionsCost;
use domain::{Amount, FiguresId, KeptId, MealType, MenuId, ProgramId, SppgId, Verdict};
use moka::sync::Cache;
use sha2::{Digest as _, Sha256};

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

/// How many servings of a kind stay in memory, of all kitchens together: some 10 kB each.
const MOST_SERVINGS: u64 = 2_000;

/// What was kept with published days: the same name is the same serving for ever.
static KEPT: LazyLock<Cache<(SppgId, KeptId), SameServing>> = LazyLock::new(|| Cache::new(MOST_SERVINGS));

/// A program's menu, and the meal of the day for which it is cooked.
pub(super) type Cooked = (ProgramId, MenuId, MealType);

/// What a program's menus are now, each as of a state of its kitchen's figures: another state is another name.
static NOW: LazyLock<Cache<(FiguresId, Cooked), SameServing>> = LazyLock::new(|| Cache::new(MOST_SERVINGS));

/// A name for what a published day keeps, made of the text itself.
pub fn kept_id(text: &str) -> KeptId {
    let digest: [u8; 32] = Sha256::digest(text).into();
    let mut half = [0; 16];
    half.copy_from_slice(&digest[..16]);
    KeptId(uuid::Builder::from_custom_bytes(half).into_uuid())
}

impl SameServing {
    /// What was kept with a published day of a kitchen, if it was read before.
    pub(super) fn kept(sppg: SppgId, id: KeptId) -> Option<Self> {
        KEPT.get(&(sppg, id))
    }

    /// Reads what was kept with a published day of a kitchen, and remembers it.
    pub(super) fn read(sppg: SppgId, id: KeptId, text: &str) -> Result<Self, Problem> {
        let judged = Self::from(from_json::<Serving>(text)?);
        KEPT.insert((sppg, id), judged.clone());
        Ok(judged)
    }

    /// What a program's menu is as of a state of its kitchen's figures, if that is known.
    pub(super) fn remembered(state: FiguresId, cooked: Cooked) -> Option<Self> {
        NOW.get(&(state, cooked))
    }

    /// Remembers that this is what a program's menu is as of a state of its kitchen's figures.
    pub(super) fn remember(&self, state: FiguresId, cooked: Cooked) {
        NOW.insert((state, cooked), self.clone());
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
