//! What the live connection says: how it is, what others did, and who else is here.

use crate::Locale;

words! {
    live_connection => "Sambungan langsung", "Live connection";
    live_connected => "Terhubung", "Connected";
    live_connecting => "Menghubungkan…", "Connecting…";
    live_disconnected => "Terputus", "Disconnected";
    /// `#` is the number.
    live_many => "# perubahan baru dari rekan Anda.", "# new changes by your colleagues.";
    live_resynced => "Halaman ini sudah diperbarui.", "This page has been brought up to date.";
    live_viewing => "sedang melihat", "is viewing";
    live_editing => "sedang mengubah", "is editing";
    live_here => "Juga di sini", "Also here";
    /// `{who}` is put in by the page.
    live_also_editing => "{who} juga sedang mengubah menu ini", "{who} is editing this menu as well";
    live_also_editing_text =>
        "Sepakati dulu siapa yang menyimpan. Bila keduanya menyimpan, yang kedua akan melihat kedua versi berdampingan.",
        "Agree on who saves. If both do, the second one will see both versions side by side.";
    live_saved_meanwhile => "{who} menyimpan menu ini selagi Anda mengubahnya", "{who} saved this menu while you were editing it";
    live_saved_meanwhile_text =>
        "Isian Anda masih utuh. Bandingkan kedua versi sebelum menyimpan; tidak ada yang tertimpa tanpa Anda setujui.",
        "What you filled in is untouched. Compare both versions before saving; nothing is overwritten unless you agree.";
    live_compare => "Bandingkan", "Compare";
    live_deleted_meanwhile => "{who} menghapus menu ini", "{who} deleted this menu";
    live_deleted_meanwhile_text =>
        "Yang terlihat adalah keadaan terakhirnya. Menu yang dihapus masih bisa dipulihkan.",
        "What you see is how it was last. A deleted menu can still be restored.";
}

impl Locale {
    /// What somebody did, by type of event, with places for `{thing}` and `{who}`: scripts put them in.
    pub fn live_sentences(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        SENTENCES.iter().map(move |(kind, indonesian, english)| (*kind, self.pick(indonesian, english)))
    }
}

const SENTENCES: &[(&str, &str, &str)] = &[
    ("MENU_CREATED", "Menu baru “{thing}” dibuat oleh {who}.", "{who} created the menu “{thing}”."),
    ("MENU_UPDATED", "Menu “{thing}” diubah oleh {who}.", "{who} changed the menu “{thing}”."),
    ("MENU_DELETED", "Menu “{thing}” dihapus oleh {who}.", "{who} deleted the menu “{thing}”."),
    ("MENU_RESTORED", "Menu “{thing}” dipulihkan oleh {who}.", "{who} restored the menu “{thing}”."),
    ("MENU_STATUS_TOGGLED_ON", "Menu “{thing}” diaktifkan oleh {who}.", "{who} activated the menu “{thing}”."),
    ("MENU_STATUS_TOGGLED_OFF", "Menu “{thing}” dinonaktifkan oleh {who}.", "{who} deactivated the menu “{thing}”."),
    ("PROGRAM_CREATED", "Program baru “{thing}” dibuat oleh {who}.", "{who} created the program “{thing}”."),
    ("PROGRAM_UPDATED", "Program “{thing}” diubah oleh {who}.", "{who} changed the program “{thing}”."),
    ("PROGRAM_DELETED", "Program “{thing}” dihapus oleh {who}.", "{who} deleted the program “{thing}”."),
    ("INGREDIENT_CREATED", "Bahan baru “{thing}” ditambahkan oleh {who}.", "{who} added the ingredient “{thing}”."),
    ("INGREDIENT_UPDATED", "Bahan “{thing}” diubah oleh {who}.", "{who} changed the ingredient “{thing}”."),
    ("INGREDIENT_DELETED", "Bahan “{thing}” dihapus oleh {who}.", "{who} deleted the ingredient “{thing}”."),
    ("PLAN_CREATED", "Rencana baru “{thing}” dibuat oleh {who}.", "{who} created the plan “{thing}”."),
    ("PLAN_UPDATED", "Rencana “{thing}” diubah oleh {who}.", "{who} changed the plan “{thing}”."),
    ("PLAN_DELETED", "Rencana “{thing}” dihapus oleh {who}.", "{who} deleted the plan “{thing}”."),
    ("PLAN_STATUS_CHANGED_DRAFT", "Rencana “{thing}” dikembalikan oleh {who}.", "{who} sent the plan “{thing}” back."),
    ("PLAN_STATUS_CHANGED_SUBMITTED", "Rencana “{thing}” diajukan oleh {who}.", "{who} submitted the plan “{thing}”."),
    ("PLAN_STATUS_CHANGED_APPROVED", "Rencana “{thing}” disetujui oleh {who}.", "{who} approved the plan “{thing}”."),
    (
        "PLAN_STATUS_CHANGED_PUBLISHED",
        "Rencana “{thing}” dipublikasikan oleh {who}.",
        "{who} published the plan “{thing}”.",
    ),
    (
        "PLAN_STATUS_CHANGED_COMPLETED",
        "Rencana “{thing}” ditandai selesai oleh {who}.",
        "{who} completed the plan “{thing}”.",
    ),
    ("PLAN_STATUS_CHANGED_ARCHIVED", "Rencana “{thing}” diarsipkan oleh {who}.", "{who} archived the plan “{thing}”."),
    (
        "PLAN_STATUS_CHANGED_CANCELLED",
        "Rencana “{thing}” dibatalkan oleh {who}.",
        "{who} cancelled the plan “{thing}”.",
    ),
    ("ASSIGNMENT_CREATED", "Menu “{thing}” dijadwalkan oleh {who}.", "{who} put the menu “{thing}” on the calendar."),
    ("ASSIGNMENT_UPDATED", "Jadwal menu “{thing}” diubah oleh {who}.", "{who} changed a day of the menu “{thing}”."),
    (
        "ASSIGNMENT_DELETED",
        "Menu “{thing}” dikeluarkan dari jadwal oleh {who}.",
        "{who} took the menu “{thing}” off the calendar.",
    ),
    ("SETTINGS_UPDATED", "Pengaturan dapur diubah oleh {who}.", "{who} changed the kitchen's settings."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use domain::PlanStatus;

    #[test]
    fn every_state_of_a_plan_has_its_sentence() {
        for status in PlanStatus::ALL {
            let kind = format!("PLAN_STATUS_CHANGED_{status}");
            assert!(SENTENCES.iter().any(|(named, ..)| *named == kind), "{kind}");
        }
    }

    #[test]
    fn every_sentence_says_who() {
        for locale in [Locale::Id, Locale::En] {
            assert!(locale.live_sentences().all(|(_, sentence)| sentence.contains("{who}")));
        }
    }
}
