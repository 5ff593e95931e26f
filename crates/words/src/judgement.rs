//! What a menu gives, costs, and whether it is balanced; advice.

use domain::{BandStatus, CeilingStatus, Verdict};

use crate::codes::Named;

impl Named for Verdict {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Balanced => ("Seimbang", "Balanced"),
            Self::NeedsImprovement => ("Perlu Perbaikan", "Needs improvement"),
            Self::Unbalanced => ("Belum Seimbang", "Not balanced"),
            Self::NotJudged => ("Belum dapat dinilai", "Cannot be judged yet"),
        }
    }
}

impl Named for BandStatus {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Below => ("Kurang", "Too little"),
            Self::Within => ("Sesuai", "Within"),
            Self::Above => ("Berlebih", "Too much"),
            Self::NoData => ("Tidak ada data", "No data"),
        }
    }
}

impl Named for CeilingStatus {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Under => ("Di bawah pagu", "Under the ceiling"),
            Self::On => ("Mendekati pagu", "Near the ceiling"),
            Self::Over => ("Melebihi pagu", "Over the ceiling"),
        }
    }
}

words! {
    advice_add(grams: &str, name: &str) => "tambahkan {grams} g {name}", "add {grams} g of {name}";
    advice_more(name: &str, from: &str, to: &str) =>
        "naikkan {name} dari {from} g menjadi {to} g", "raise {name} from {from} g to {to} g";
    advice_less(name: &str, from: &str, to: &str) =>
        "kurangi {name} dari {from} g menjadi {to} g", "lower {name} from {from} g to {to} g";
    advice_together => " dan sekaligus ", " and with it ";
    advice_helps(nutrients: &str) => " untuk memperbaiki {nutrients}", " to improve {nutrients}";
    advice_reaches(before: &str, after: &str) =>
        ": skor naik dari {before} menjadi {after}", ": the score rises from {before} to {after}";
    advice_costs(cost: &str) => ", tambahan {cost} per porsi.", ", for {cost} more per portion.";
    advice_saves(cost: &str) => ", hemat {cost} per porsi.", ", for {cost} less per portion.";
    shortfall_below(group: &str, nutrient: &str, amount: &str) =>
        "{group}: {nutrient} masih kurang {amount}.", "{group}: {nutrient} is still {amount} short.";
    shortfall_above(group: &str, nutrient: &str, amount: &str) =>
        "{group}: {nutrient} masih berlebih {amount}.", "{group}: {nutrient} is still {amount} too much.";
    shortfall_less(nutrient: &str, amount: &str) => "{nutrient} kurang {amount}", "{nutrient}: {amount} short";
    shortfall_more(nutrient: &str, amount: &str) => "{nutrient} berlebih {amount}", "{nutrient}: {amount} too much";
    advice_item_add(name: &str, grams: &str) => "{name}: tambahkan {grams}", "{name}: add {grams}";
    advice_item_more(name: &str, from: &str, to: &str) => "{name}: naikkan dari {from} menjadi {to}", "{name}: raise from {from} to {to}";
    advice_item_less(name: &str, from: &str, to: &str) => "{name}: kurangi dari {from} menjadi {to}", "{name}: lower from {from} to {to}";
    advice_result(before: &str, after: &str) => "Skor naik dari {before} menjadi {after}", "The score rises from {before} to {after}";
    akg_note => "AKG adalah rata-rata kebutuhan penduduk, bukan anjuran untuk perorangan.",
        "AKG is a population average, not a prescription for one person.";
}
