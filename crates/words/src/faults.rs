//! What is wrong with a field, as a sentence.

use domain::{Expected, Fault};

use crate::Locale;

impl Locale {
    /// The sentence that stands beside the field.
    pub fn fault(self, fault: &Fault) -> String {
        match fault {
            Fault::Required => self.fault_required().to_owned(),
            Fault::UnknownField => self.fault_unknown_field().to_owned(),
            Fault::WrongType(expected) => self.fault_wrong_type(self.expected(*expected)),
            Fault::TooShort(least) => self.fault_too_short(*least),
            Fault::TooLong(most) => self.fault_too_long(*most),
            Fault::OutOfRange { least, most } => self.fault_range(&self.limit(least), &self.limit(most)),
            Fault::NotPositive => self.fault_not_positive().to_owned(),
            Fault::TooManyDecimals => self.fault_decimals().to_owned(),
            Fault::NotOneOf(allowed) => self.fault_not_one_of(&allowed.join(", ")),
            Fault::WrongForm("A–Z, 0–9, -") => self.fault_code_form().to_owned(),
            Fault::WrongForm("A–Z, 0–9, _") => self.fault_size_code_form().to_owned(),
            Fault::WrongForm(form) => self.fault_form(form),
            Fault::Nul => self.fault_nul().to_owned(),
            Fault::NotFound => self.fault_not_found().to_owned(),
            Fault::Repeated => self.fault_repeated().to_owned(),
            Fault::GivenTwice => self.fault_given_twice().to_owned(),
            Fault::Taken => self.fault_taken().to_owned(),
            Fault::StillUsed { what, by: Some(by) } => self.fault_still_used(what, by),
            Fault::StillUsed { what, by: None } => self.fault_used_by_menus(what),
            Fault::Oneself => self.fault_oneself().to_owned(),
            Fault::LastHead => self.fault_last_head().to_owned(),
            Fault::NoConversion { unit, known } => self.fault_no_conversion(unit, &known.join(", ")),
            Fault::NotTogetherWith(other) => self.fault_not_together(other),
            Fault::OnlyWith(other) => self.fault_only_with(other),
            Fault::Contradicts(right) => self.fault_contradicts(right),
            Fault::Before(other) => self.fault_before(self.moment_named(other)),
            Fault::InFuture => self.fault_future().to_owned(),
            Fault::NotAPermutation => self.fault_permutation().to_owned(),
            Fault::OutsidePlan => self.fault_outside_plan().to_owned(),
            Fault::NotAFeedingDay => self.fault_not_a_feeding_day().to_owned(),
            Fault::Holiday(name) => self.fault_holiday(name),
            Fault::NothingThere => self.fault_nothing_there().to_owned(),
            Fault::Inactive => self.fault_inactive().to_owned(),
            Fault::OtherProgram => self.fault_other_program().to_owned(),
        }
    }

    /// A limit as people write numbers; anything else, such as a day, as it stands.
    fn limit(self, limit: &str) -> String {
        let (number, unit) = limit.split_at(limit.find(' ').unwrap_or(limit.len()));
        let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
        match whole.parse() {
            Ok(number) if rest.is_empty() => format!("{}{unit}", self.integer(number)),
            Ok(number) if rest.bytes().all(|digit| digit.is_ascii_digit()) => {
                format!("{}{}{rest}{unit}", self.integer(number), self.pick(",", "."))
            }
            _ => limit.to_owned(),
        }
    }

    /// A field that another must not come before, as people call it.
    fn moment_named(self, field: &str) -> &str {
        match field {
            "from" => self.pick("tanggal awal", "the first day"),
            "startDate" => self.pick("tanggal mulai", "the first day"),
            "now" => self.pick("sekarang", "now"),
            other => other,
        }
    }

    const fn expected(self, expected: Expected) -> &'static str {
        match (self, expected) {
            (Self::Id, Expected::Object) => "objek",
            (Self::En, Expected::Object) => "an object",
            (Self::Id, Expected::List) => "daftar",
            (Self::En, Expected::List) => "a list",
            (Self::Id, Expected::Text) => "teks",
            (Self::En, Expected::Text) => "a text",
            (Self::Id, Expected::Number) => "angka",
            (Self::En, Expected::Number) => "a number",
            (Self::Id, Expected::Integer) => "bilangan bulat",
            (Self::En, Expected::Integer) => "a whole number",
            (Self::Id, Expected::Boolean) => "ya atau tidak",
            (Self::En, Expected::Boolean) => "yes or no",
            (Self::Id, Expected::Day) => "tanggal (TTTT-BB-HH)",
            (Self::En, Expected::Day) => "a date (YYYY-MM-DD)",
            (Self::Id, Expected::Instant) => "waktu (RFC 3339)",
            (Self::En, Expected::Instant) => "a time (RFC 3339)",
            (Self::Id, Expected::Id) => "kode pengenal (UUID)",
            (Self::En, Expected::Id) => "an id (UUID)",
        }
    }
}

words! {
    fault_required => "Wajib diisi.", "This is required.";
    fault_unknown_field => "Isian ini tidak dikenal.", "There is no such field.";
    fault_wrong_type(expected: &str) => "Harus berupa {expected}.", "This must be {expected}.";
    fault_too_short(least: usize) => "Paling sedikit {least} karakter.", "At least {least} characters.";
    fault_too_long(most: usize) => "Paling banyak {most}.", "At most {most}.";
    fault_range(least: &str, most: &str) => "Harus antara {least} dan {most}.", "This must be between {least} and {most}.";
    fault_not_positive => "Harus lebih dari 0.", "This must be more than 0.";
    fault_decimals => "Paling banyak tiga angka di belakang koma.", "At most three decimals.";
    fault_not_one_of(allowed: &str) => "Pilih salah satu: {allowed}.", "Choose one of: {allowed}.";
    fault_form(form: &str) => "Bentuknya harus {form}.", "This must look like {form}.";
    fault_code_form => "Hanya huruf besar, angka, dan tanda hubung.", "Capital letters, digits and hyphens only.";
    fault_size_code_form => "Hanya huruf besar, angka, dan garis bawah.", "Capital letters, digits and underscores only.";
    fault_nul => "Berisi karakter yang tidak boleh dipakai.", "This holds a character that is not allowed.";
    fault_not_found => "Tidak ditemukan.", "Not found.";
    fault_repeated => "Sudah ada di daftar ini.", "This is already in the list.";
    fault_given_twice => "Berikan satu kali saja.", "Give this only once.";
    fault_still_used(what: &str, by: &str) => "{what} masih dipakai {by}, jadi tidak dapat dihilangkan.",
        "{what} is used by {by}, so it cannot be removed.";
    fault_used_by_menus(what: &str) => "{what} masih dipakai menu, jadi tidak dapat dihilangkan.", "{what} is used by menus, so it cannot be removed.";
    fault_oneself => "Anda tidak dapat mengubah peran Anda sendiri atau menutup akun sendiri. Minta kepala SPPG yang lain.",
        "You cannot change your own role or close your own account. Ask another head of the kitchen.";
    fault_last_head => "Dapur harus punya paling sedikit satu kepala SPPG yang aktif.", "A kitchen needs at least one active head.";
    fault_taken => "Sudah dipakai.", "This is already in use.";
    fault_no_conversion(unit: &str, known: &str) =>
        "Satuan {unit} belum dapat diubah ke gram untuk bahan ini. Yang dikenal: {known}.",
        "The unit {unit} cannot be turned into grams for this ingredient. Known: {known}.";
    fault_not_together(other: &str) => "Tidak dapat diisi bersama {other}.", "This cannot be given together with {other}.";
    fault_only_with(other: &str) => "Hanya dapat diisi bersama {other}.", "This can only be given together with {other}.";
    fault_contradicts(right: &str) =>
        "Tidak cocok dengan angka lain yang diisi; seharusnya {right}.",
        "This contradicts the other figures; it should be {right}.";
    fault_before(other: &str) => "Tidak boleh sebelum {other}.", "This must not be before {other}.";
    fault_future => "Tidak boleh di masa depan.", "This must not lie in the future.";
    fault_outside_plan => "Tanggal ini di luar rencana.", "This day is outside the plan.";
    fault_not_a_feeding_day => "Program tidak melayani pada hari itu.", "The program does not serve on that day.";
    fault_holiday(name: &str) => "Hari libur: {name}.", "A holiday: {name}.";
    fault_nothing_there => "Tidak ada menu di sana.", "There is no menu there.";
    fault_inactive => "Sedang tidak dipakai. Aktifkan dulu.", "This is not in use. Activate it first.";
    fault_other_program => "Milik program lain.", "This belongs to another program.";
    fault_permutation => "Sebutkan semua langkah, masing-masing satu kali.", "Name every step, each exactly once.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_and_codes_are_said_as_people_write_them() {
        let range = Fault::OutOfRange { least: "0.5".into(), most: "10000 g".into() };
        assert_eq!(Locale::Id.fault(&range), "Harus antara 0,5 dan 10.000 g.");
        assert_eq!(Locale::En.fault(&Fault::WrongForm("A–Z, 0–9, -")), "Capital letters, digits and hyphens only.");
    }
}
