//! What a kitchen sets for itself.

use std::collections::BTreeMap;

use ::store::Change;
use calc::{Rules, Share, Size};
use domain::{Day, Factor, Fault, Instant, MealType, Percent, Permission, Role, Rupiah, TargetGroup};
use serde::{Deserialize, Serialize};
use words::Locale;

use super::{store, timezone};
use crate::events::{self, Entity};
use crate::foods::Catalogue;
use crate::problem::Problem;
use crate::request::{Fields, boolean, day, decimal, integer, is_stale, one_of, rupiah, text};
use crate::{menus, plans, programs, templates};

/// A day on which the kitchen does not cook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Holiday {
    /// The day.
    pub date: Day,
    /// What it is called.
    pub name: String,
}

/// The settings of a kitchen, as they are kept and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// What was set.
    #[serde(flatten)]
    pub set: SettingsDraft,
    /// When it was last changed.
    pub updated_at: Instant,
    /// Counts the changes.
    pub version: i64,
}

/// What can be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SettingsDraft {
    /// A meal's share of the day, least and most, in percent.
    #[schema(value_type = BTreeMap<MealType, [f64; 2]>)]
    pub meal_shares: BTreeMap<MealType, [Percent; 2]>,
    /// Portion sizes; one of them has the factor 1.
    #[schema(value_type = Vec<SizeSchema>)]
    pub sizes: Vec<Size>,
    /// Rupiah for an hour of one worker.
    pub labor_rate_per_hour: Rupiah,
    /// Workers on a batch.
    pub workers: i64,
    /// Percent of the ingredient cost.
    pub overhead_percent: Percent,
    /// Rupiah for the packaging of one serving.
    pub packaging_per_serving: Rupiah,
    /// Servings of a batch, for a menu that does not say.
    pub batch_servings: i64,
    /// Whether losses of vitamins and minerals in cooking are reckoned with.
    pub retention: bool,
    /// Days on which the kitchen does not cook.
    pub holidays: Vec<Holiday>,
    /// The kitchen's time zone.
    pub timezone: String,
    /// The language of a new person's pages.
    pub locale: Locale,
}

/// The shape of a portion size in the OpenAPI document.
#[derive(utoipa::ToSchema)]
#[schema(as = Size)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes `calc::Size`, which knows nothing of documents")]
pub struct SizeSchema {
    code: String,
    name: String,
    factor: Factor,
    target_groups: Vec<TargetGroup>,
    raw_food_ceiling: Rupiah,
}

impl Default for SettingsDraft {
    fn default() -> Self {
        let rules = Rules::default();
        Self {
            meal_shares: rules.shares.iter().map(|(meal, share)| (*meal, [share.low, share.high])).collect(),
            sizes: rules.sizes,
            labor_rate_per_hour: rules.labor_rate_per_hour,
            workers: rules.workers,
            overhead_percent: rules.overhead_percent,
            packaging_per_serving: rules.packaging_per_serving,
            batch_servings: rules.batch_servings,
            retention: rules.retention,
            holidays: Vec::new(),
            timezone: "Asia/Jakarta".to_owned(),
            locale: Locale::Id,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self { set: SettingsDraft::default(), updated_at: Instant::from_unix_micros(0), version: 1 }
    }
}

impl Settings {
    /// The rules by which figures are made.
    pub fn rules(&self) -> Rules {
        let set = &self.set;
        Rules {
            sizes: set.sizes.clone(),
            shares: set
                .meal_shares
                .iter()
                .map(|(meal, [low, high])| (*meal, Share { low: *low, high: *high }))
                .collect(),
            labor_rate_per_hour: set.labor_rate_per_hour,
            workers: set.workers,
            overhead_percent: set.overhead_percent,
            packaging_per_serving: set.packaging_per_serving,
            batch_servings: set.batch_servings,
            retention: set.retention,
        }
    }
}

impl SettingsDraft {
    /// Whether the kitchen has a portion size with this code.
    pub fn has_size(&self, code: &str) -> bool {
        self.sizes.iter().any(|size| size.code == code)
    }

    /// A size by which these portions are counted and which the kitchen does not have.
    pub fn unknown_size<'a>(&self, portions: &'a BTreeMap<String, i64>) -> Option<&'a str> {
        portions.keys().map(String::as_str).find(|code| !self.has_size(code))
    }

    /// Reads the whole of the settings; a meal that is not named keeps its share.
    pub fn read(f: &mut Fields, shares: &BTreeMap<MealType, [Percent; 2]>) -> Option<Self> {
        let meal_shares = read_shares(f, shares);
        let sizes = f.objects("sizes", 12, read_size);
        let labor_rate_per_hour = f.required("laborRatePerHour", rupiah);
        let workers = f.required("workers", integer(0, 500));
        let overhead_percent = f.required("overheadPercent", decimal(0.0, 200.0, Percent::from_thousandths));
        let packaging_per_serving = f.required("packagingPerServing", rupiah);
        let batch_servings = f.required("batchServings", integer(1, 100_000));
        let retention = f.required("retention", boolean);
        let holidays = f.objects("holidays", 400, |f| {
            let date = f.required("date", day);
            let name = f.required("name", text(1, 100));
            Some(Holiday { date: date?, name: name? })
        });
        let timezone = f.required("timezone", timezone);
        let locale = f.required("locale", one_of(Locale::ALL));
        let sizes = check_sizes(f, sizes?)?;
        let mut holidays = holidays?;
        for (at, holiday) in holidays.iter().enumerate() {
            if holidays[..at].iter().any(|other| other.date == holiday.date) {
                f.fail(&format!("holidays[{at}].date"), Fault::Repeated);
            }
        }
        holidays.sort_by_key(|holiday| holiday.date);
        Some(Self {
            meal_shares: meal_shares?,
            sizes,
            labor_rate_per_hour: labor_rate_per_hour?,
            workers: workers?,
            overhead_percent: overhead_percent?,
            packaging_per_serving: packaging_per_serving?,
            batch_servings: batch_servings?,
            retention: retention?,
            holidays,
            timezone: timezone?,
            locale: locale?,
        })
    }
}

/// Least and most for each meal; one that is not named keeps what it has.
fn read_shares(f: &mut Fields, kept: &BTreeMap<MealType, [Percent; 2]>) -> Option<BTreeMap<MealType, [Percent; 2]>> {
    let share = |value: &serde_json::Value| {
        let bound = decimal(0.0, 100.0, Percent::from_thousandths);
        match value.as_array().map(Vec::as_slice) {
            Some([low, high]) => {
                let (low, high) = (bound(low)?, bound(high)?);
                if low <= high { Ok([low, high]) } else { Err(Fault::WrongForm("[30, 35]")) }
            }
            _ => Err(Fault::WrongForm("[30, 35]")),
        }
    };
    let given = f.map("mealShares", MealType::from_code, share)?;
    let mut shares = kept.clone();
    shares.extend(given);
    Some(shares)
}

fn read_size(f: &mut Fields) -> Option<Size> {
    let code = f.required("code", |value| {
        let code = text(1, 20)(value)?;
        let fits = code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        if fits { Ok(code) } else { Err(Fault::WrongForm("A–Z, 0–9, _")) }
    });
    let name = f.required("name", text(1, 60));
    let factor = f.required("factor", decimal(0.05, 5.0, Factor::from_thousandths));
    let target_groups = f.list("targetGroups", TargetGroup::ALL.len(), one_of(TargetGroup::ALL));
    let raw_food_ceiling = f.required("rawFoodCeiling", rupiah);
    Some(Size {
        code: code?,
        name: name?,
        factor: factor?,
        target_groups: target_groups?,
        raw_food_ceiling: raw_food_ceiling?,
    })
}

/// At least one size, one of them the reference, no code and no group twice.
fn check_sizes(f: &mut Fields, sizes: Vec<Size>) -> Option<Vec<Size>> {
    let mut is_right = true;
    let mut groups = Vec::new();
    for (at, size) in sizes.iter().enumerate() {
        if sizes[..at].iter().any(|other| other.code == size.code) {
            f.fail(&format!("sizes[{at}].code"), Fault::Repeated);
            is_right = false;
        }
        if size.target_groups.iter().any(|group| groups.contains(group)) {
            f.fail(&format!("sizes[{at}].targetGroups"), Fault::Repeated);
            is_right = false;
        }
        groups.extend(size.target_groups.iter().copied());
    }
    if sizes.is_empty() {
        f.fail("sizes", Fault::Required);
        is_right = false;
    } else if sizes.iter().filter(|size| size.factor == Factor::whole(1)).count() != 1 {
        f.fail("sizes", Fault::WrongForm("factor: 1 (×1)"));
        is_right = false;
    }
    is_right.then_some(sizes)
}

/// The settings that an accountant may change.
const COST_FIELDS: [&str; 5] =
    ["laborRatePerHour", "workers", "overheadPercent", "packagingPerServing", "batchServings"];

/// Refuses whoever may set costs alone, and sends something else than is there. Judged before what was sent is read.
pub(super) fn expect_leave(role: Role, settings: &Settings, sent: &serde_json::Value) -> Result<(), Problem> {
    if role.may(Permission::WriteSettings) {
        return Ok(());
    }
    let now = serde_json::to_value(&settings.set)?;
    let may_be = |(name, value): (&String, &serde_json::Value)| {
        name == "version" || COST_FIELDS.contains(&name.as_str()) || now.get(name) == Some(value)
    };
    let sent = sent.as_object();
    if sent.into_iter().flatten().all(may_be) { Ok(()) } else { Err(Problem::Forbidden) }
}

/// Refuses to take away a size by which a line of a menu, or the portions of a program, a plan or a cycle are counted.
async fn refuse_removed_sizes(change: &mut Change, removed: &[String]) -> Result<(), Problem> {
    if removed.is_empty() {
        return Ok(());
    }
    change.take_something_away().await?;
    let used = |what: &String, by| Err(Problem::field("sizes", Fault::StillUsed { what: what.clone(), by }));
    if let Some(size) = menus::first_size_in_use(change, removed).await? {
        return used(&size, None);
    }
    let (programs, plans) = (programs::counted(change).await?, plans::counted(change).await?);
    let cycles = templates::counted(change).await?;
    for (name, portions) in programs.into_iter().chain(plans).chain(cycles) {
        if let Some(size) = removed.iter().find(|size| portions.contains_key(*size)) {
            return used(size, Some(name));
        }
    }
    Ok(())
}

/// Sets the kitchen's time zone and language alone, for settings that come from elsewhere as they were.
pub async fn set_place(change: &mut Change, timezone: &str, locale: Locale) -> Result<(), Problem> {
    Ok(store::update_locale(change, timezone, locale).await?)
}

/// Changes the settings and, in the same transaction, the figures of every menu that they touch.
pub async fn update_settings(
    catalogue: &Catalogue,
    change: &mut Change,
    settings: &Settings,
    version: i64,
    draft: SettingsDraft,
) -> Result<Settings, Problem> {
    let (changed, _) = events::differences(&serde_json::to_value(&settings.set)?, &serde_json::to_value(&draft)?);
    if is_stale(version, settings.version) {
        return Err(Problem::conflict(settings));
    }
    let removed = settings.set.sizes.iter().filter(|size| draft.sizes.iter().all(|kept| kept.code != size.code));
    let removed: Vec<_> = removed.map(|size| size.code.clone()).collect();
    refuse_removed_sizes(change, &removed).await?;
    let next = Settings { set: draft, updated_at: change.now(), version: settings.version + 1 };
    if !store::update_settings(change, &next).await? {
        return Err(Problem::conflict(settings));
    }
    store::update_locale(change, &next.set.timezone, next.set.locale).await?;
    menus::recompute_all(catalogue, change).await?;
    let id = change.tenant().0;
    events::note_updated(
        change,
        Entity::Settings,
        id,
        Some(next.version),
        (&settings.set, &next.set),
        serde_json::json!({ "changed": changed }),
    );
    Ok(next)
}
