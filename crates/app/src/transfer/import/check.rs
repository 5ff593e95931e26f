//! Whether what stands in an archive fits: each value by itself, and all of them together.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::{Expected, Fault, MenuId};
use image::ImageFormat;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use words::Locale;

use super::together::faults;
use super::{Content, Picture, Row};
use crate::foods::Catalogue;
use crate::problem::{FieldError, Problem};
use crate::request::Input;
use crate::tenants::{Settings, SettingsDraft};
use crate::transfer::archive::Files;
use crate::transfer::cell::parse;
use crate::transfer::column::{Column, Kind, Table};
use crate::transfer::export::{ABOUT, FORMAT};
use crate::transfer::table::{SETTINGS, TABLES};

/// More than this is wrong with no archive that anybody mends by hand.
const MOST_ERRORS: usize = 200;
/// The widths of a picture; the last gives it its name.
const WIDTHS: [i64; 3] = [320, 640, 1280];

/// What was found so far.
pub(super) struct Checked<'a> {
    catalogue: &'a Catalogue,
    errors: Vec<FieldError>,
    /// The ids of each table.
    ids: HashMap<&'static str, HashSet<String>>,
}

impl<'a> Checked<'a> {
    pub fn new(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, errors: Vec::new(), ids: HashMap::new() }
    }

    /// The content of these files, when nothing is wrong with them.
    pub fn content(mut self, mut files: Files) -> Result<Content, Problem> {
        let (timezone, locale) = self.about(&mut files);
        let settings = self.settings(&mut files, &timezone, locale);
        let tables: Vec<_> = TABLES.iter().map(|table| self.table(&mut files, table)).collect();
        // Rows that are wrong by themselves are left out, and the others then stand elsewhere.
        if let Some(settings) = settings.as_ref().filter(|_| self.errors.is_empty()) {
            self.errors = faults(&tables, &settings.fields["sizes"]);
        }
        let keys = tables.iter().flatten().filter_map(|row| {
            Some((row.fields.get("id")?.as_str()?.parse().ok()?, row.fields.get("imageKey")?.as_str()?.to_owned()))
        });
        let pictures = self.pictures(&mut files, &keys.collect());
        for unknown in files.into_keys() {
            self.fail(unknown, Fault::UnknownField);
        }
        self.errors.truncate(MOST_ERRORS);
        match settings {
            Some(settings) if self.errors.is_empty() => {
                Ok(Content { timezone, locale, settings: settings.cells, tables, pictures })
            }
            _ => Err(Problem::Invalid(self.errors)),
        }
    }

    fn fail(&mut self, field: impl Into<String>, fault: Fault) {
        self.errors.push(FieldError::new(field, fault));
    }

    fn json(&mut self, files: &mut Files, name: &str) -> Option<Value> {
        let Some(bytes) = files.remove(name) else {
            self.fail(name, Fault::Required);
            return None;
        };
        let value = serde_json::from_slice(&bytes).ok();
        if value.is_none() {
            self.fail(name, Fault::WrongForm("JSON"));
        }
        value
    }

    fn about(&mut self, files: &mut Files) -> (String, Locale) {
        let nothing = (String::new(), Locale::Id);
        let Some(about) = self.json(files, ABOUT) else { return nothing };
        if about["format"] != json!(FORMAT) {
            self.fail(format!("{ABOUT}.format"), Fault::NotOneOf(vec![FORMAT.to_string()]));
        }
        let locale = about["locale"].as_str().and_then(Locale::from_code);
        if locale.is_none() {
            self.fail(format!("{ABOUT}.locale"), Fault::NotFound);
        }
        let timezone = about["timezone"].as_str().filter(|zone| domain::TIMEZONES.contains(zone));
        if timezone.is_none() {
            self.fail(format!("{ABOUT}.timezone"), Fault::NotFound);
        }
        (timezone.unwrap_or_default().to_owned(), locale.unwrap_or(nothing.1))
    }

    /// The settings are read by their own reader as well, which knows what of them belongs together.
    fn settings(&mut self, files: &mut Files, timezone: &str, locale: Locale) -> Option<Row> {
        let mut rows = self.table(files, &SETTINGS);
        if rows.len() != 1 {
            self.fail(SETTINGS.file(), Fault::Required);
            return None;
        }
        let row = rows.pop()?;
        let mut set = row.fields.clone();
        set.retain(|name, _| name != "version" && name != "updatedAt");
        set.insert("timezone".to_owned(), json!(timezone));
        set.insert("locale".to_owned(), json!(locale));
        let shares = Settings::default().set.meal_shares;
        if let Err(Problem::Invalid(errors)) = Input::of(Value::Object(set)).read(|f| SettingsDraft::read(f, &shares)) {
            let at =
                |error: FieldError| FieldError::new(format!("{}[0].{}", SETTINGS.file(), error.field), error.fault);
            self.errors.extend(errors.into_iter().map(at));
        }
        Some(row)
    }

    fn table(&mut self, files: &mut Files, table: &'static Table) -> Vec<Row> {
        let Some(value) = self.json(files, &table.file()) else { return Vec::new() };
        let Value::Array(items) = value else {
            self.fail(table.file(), Fault::WrongType(Expected::List));
            return Vec::new();
        };
        let mut keys = HashSet::new();
        let rows: Vec<_> = items
            .into_iter()
            .enumerate()
            .filter_map(|(at, item)| {
                let path = format!("{}[{at}]", table.file());
                let Value::Object(fields) = item else {
                    self.fail(path, Fault::WrongType(Expected::Object));
                    return None;
                };
                let row = self.row(table, &path, fields)?;
                let key: Vec<_> = table
                    .carried()
                    .filter(|column| table.key.contains(&column.name))
                    .map(|column| row.fields[&column.field()].to_string())
                    .collect();
                if !key.is_empty() && !keys.insert(key) {
                    self.fail(path, Fault::Repeated);
                }
                Some(row)
            })
            .collect();
        let ids = rows.iter().filter_map(|row| row.fields.get("id")?.as_str().map(str::to_owned));
        self.ids.insert(table.name, ids.collect());
        rows
    }

    fn row(&mut self, table: &'static Table, path: &str, mut fields: Map<String, Value>) -> Option<Row> {
        let before = self.errors.len();
        let mut cells = Vec::new();
        for column in table.carried() {
            let name = column.field();
            let value = fields.get(&name).unwrap_or(&Value::Null);
            match parse(value, column, self.catalogue) {
                Ok(cell) => cells.push(cell),
                Err(fault) => self.fail(format!("{path}.{name}"), fault),
            }
            if let (Kind::Of(other), Some(id)) = (column.kind, value.as_str())
                && !self.ids.get(other).is_some_and(|ids| ids.contains(id))
            {
                self.fail(format!("{path}.{name}"), Fault::NotFound);
            }
        }
        let known: HashSet<_> = table.carried().map(Column::field).collect();
        for unknown in fields.keys().filter(|name| !known.contains(*name)) {
            self.fail(format!("{path}.{unknown}"), Fault::UnknownField);
        }
        // What is not said of a row is nothing.
        for column in table.carried() {
            fields.entry(column.field()).or_insert(Value::Null);
        }
        (self.errors.len() == before).then_some(Row { fields, cells })
    }

    /// The pictures of the menus that have one, each in all of its widths and none but the one that the menu names.
    fn pictures(&mut self, files: &mut Files, keys: &BTreeMap<MenuId, String>) -> Vec<Picture> {
        let mut pictures = Vec::new();
        for (menu, hash) in keys {
            for width in WIDTHS {
                let name = format!("pictures/{menu}-{width}.jpg");
                let Some(bytes) = files.remove(&name) else {
                    self.fail(name, Fault::Required);
                    continue;
                };
                let is_jpeg = image::guess_format(&bytes).is_ok_and(|format| format == ImageFormat::Jpeg);
                if !is_jpeg || (width == WIDTHS[2] && hash_of(&bytes) != *hash) {
                    self.fail(name, Fault::WrongForm("JPEG"));
                }
                pictures.push(Picture { menu: *menu, width, hash: hash.clone(), bytes });
            }
        }
        pictures
    }
}

/// The name of a picture, by its widest form.
fn hash_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
