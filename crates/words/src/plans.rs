//! Plans, their calendar, cycles and the planner.

use domain::{ArrangementKind, HolidayRule, JobState, PlaceState, PlanStatus};

use crate::codes::Named;

impl Named for PlanStatus {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Draft => ("Draf", "Draft"),
            Self::Submitted => ("Diajukan", "Submitted"),
            Self::Approved => ("Disetujui", "Approved"),
            Self::Published => ("Dipublikasikan", "Published"),
            Self::Completed => ("Selesai", "Completed"),
            Self::Archived => ("Diarsipkan", "Archived"),
            Self::Cancelled => ("Dibatalkan", "Cancelled"),
        }
    }
}

impl Named for HolidayRule {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Shift => ("Geser ke hari makan berikutnya", "Move on to the next serving day"),
            Self::Skip => ("Lewati menu hari itu", "Leave that day's menu out"),
        }
    }
}

impl Named for PlaceState {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Free => ("Kosong", "Free"),
            Self::Same => ("Sudah sama", "Already there"),
            Self::Taken => ("Sudah terisi", "Taken"),
            Self::Holiday => ("Libur, dilewati", "Holiday, left out"),
            Self::OutsidePlan => ("Di luar rencana", "After the plan"),
            Self::Inactive => ("Menu tidak aktif", "Menu out of use"),
            Self::Gone => ("Menu sudah tidak ada", "Menu is gone"),
        }
    }
}

impl Named for ArrangementKind {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Template => ("Siklus", "Cycle"),
            Self::Planner => ("Perencana otomatis", "Planner"),
        }
    }
}

impl Named for JobState {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Queued => ("Menunggu giliran", "Waiting"),
            Self::Running => ("Sedang mencari", "Looking"),
            Self::Done => ("Selesai", "Done"),
            Self::Failed => ("Gagal", "Failed"),
            Self::Cancelled => ("Dihentikan", "Stopped"),
        }
    }
}

words! {
    nav_planning => "Rencana", "Plans";
    plan_lead => "Menu apa pada hari apa, untuk berapa porsi, dan berapa biayanya.", "Which menu on which day, for how many, and what it costs.";
    plan_create => "Buat rencana", "Create a plan";
    plan_created(name: &str) => "Rencana “{name}” dibuat. Taruh menu pada harinya.", "The plan “{name}” has been created. Put menus on its days.";
    plan_saved(name: &str) => "Rencana “{name}” disimpan.", "The plan “{name}” has been saved.";
    plan_deleted(name: &str) => "Rencana “{name}” dihapus.", "The plan “{name}” has been deleted.";
    plan_name => "Nama rencana", "Name of the plan";
    plan_program => "Program", "Program";
    plan_all_programs => "Semua program", "All programs";
    plan_first_day => "Hari pertama", "First day";
    plan_last_day => "Hari terakhir", "Last day";
    plan_last_day_hint => "Paling lama 366 hari.", "At most 366 days.";
    plan_about => "Ubah rencana", "Change the plan";
    plan_delete(name: &str) => "Hapus rencana “{name}”?", "Delete the plan “{name}”?";
    plan_delete_text => "Jadwal di dalamnya ikut hilang. Menu tetap ada.", "Its schedule goes with it. The menus stay.";
    plan_none => "Belum ada rencana", "No plans yet";
    plan_none_text => "Rencana menaruh menu pada hari-hari sebuah program. Dari sana daftar belanja, biaya, dan kecukupan gizi per pekan dihitung.",
        "A plan puts menus on the days of a program. Shopping list, cost and weekly nutrition follow from it.";
    plan_none_without_program => "Buat program dulu: rencana menaruh menu pada hari makan sebuah program.", "Create a program first: a plan puts menus on a program's feeding days.";
    plan_plans => "Rencana", "Plans";
    plan_calendar => "Kalender", "Calendar";
    plan_view => "Tampilan", "View";
    plan_month => "Bulan", "Month";
    plan_in_hand => "Pilih hari untuk", "Choose a day for";
    plan_unsent => "Tidak ada sambungan. Menu ini belum tersimpan di harinya; coba lagi.", "No connection. The menu was not saved on that day; try again.";
    plan_see_menu => "Lihat menu", "See the menu";
    plan_substitution(day: &str) => "Ganti menu, {day}", "Replace the menu, {day}";
    plan_whole => "Seluruhnya", "All of it";
    plan_week => "Pekan", "Week";
    plan_agenda => "Agenda", "Agenda";
    plan_today => "Hari ini", "Today";
    plan_earlier => "Sebelumnya", "Earlier";
    plan_later => "Berikutnya", "Later";
    plan_gap => "Belum ada menu", "No menu yet";
    plan_clash => "Dua rencana untuk jam makan yang sama", "Two plans for the same meal";
    plan_closed => "Tidak ada makan", "No meal";
    plan_portions(count: &str) => "{count} porsi", "{count} portions";
    plan_each(cost: &str) => "{cost}/porsi", "{cost} each";
    plan_score(score: &str) => "Gizi {score}", "Nutrition {score}";
    plan_score_hint => "Nilai gizi untuk kelompok yang paling kurang terlayani, 0–100.", "Nutrition for the group that is served worst, 0–100.";
    plan_frozen => "Angka saat dipublikasikan", "Figures as published";
    plan_substitute => "Pengganti", "Substitute";
    plan_edit_day(day: &str) => "Ubah {day}", "Change {day}";
    plan_fill_day(day: &str) => "Isi {day}", "Fill {day}";
    plan_day_menu => "Menu", "Menu";
    plan_day_meal => "Waktu makan", "Meal";
    plan_day_date => "Hari", "Day";
    plan_day_notes => "Catatan untuk dapur", "Note for the kitchen";
    plan_day_reason => "Alasan mengganti", "Why it is replaced";
    plan_day_reason_hint => "Tersimpan di riwayat rencana.", "Kept in the plan's history.";
    plan_any_day => "Tetap pakai, walau hari libur atau bukan hari makan", "Even though it is a holiday or no feeding day";
    plan_day_saved(day: &str) => "Jadwal {day} disimpan.", "{day} has been saved.";
    plan_day_removed(menu: &str, day: &str) => "{menu} dilepas dari {day}.", "{menu} has been taken off {day}.";
    plan_day_remove => "Lepas dari hari ini", "Take off this day";
    plan_day_replace => "Ganti menu yang sudah ada", "Replace what is there";
    plan_shelf => "Rak menu", "Menu shelf";
    plan_shelf_lead => "Seret menu ke hari, atau pilih menu lalu pilih harinya.", "Drag a menu onto a day, or choose a menu and then its day.";
    plan_shelf_search => "Cari menu", "Find a menu";
    plan_shelf_none => "Tidak ada menu aktif yang cocok.", "No active menu fits.";
    plan_shelf_more(count: i64) => "{count} menu lain: persempit dengan pencarian.", "{count} more menus: narrow the search.";
    plan_pick(menu: &str) => "Pilih {menu} untuk ditaruh", "Choose {menu} to place";
    plan_move(menu: &str, day: &str) => "Pindahkan {menu} dari {day}", "Move {menu} from {day}";
    plan_carrying => "{menu} dipilih. Pilih harinya, atau tekan Esc untuk batal.", "{menu} chosen. Choose its day, or press Esc to cancel.";
    plan_placed => "{menu} ditaruh pada {day}.", "{menu} is on {day} now.";
    plan_put_back => "Batal memindahkan.", "Put back.";
    plan_ask_replace => "Hari itu sudah terisi. Ganti menunya?", "That day is taken. Replace its menu?";
    plan_ask_swap => "Hari itu sudah terisi. Tukar kedua menu?", "That day is taken. Swap the two menus?";
    plan_ask_anyway => "Tetap taruh di hari itu?", "Put it there all the same?";
    plan_ask_yes_replace => "Ganti", "Replace";
    plan_ask_yes_swap => "Tukar", "Swap";
    plan_ask_yes_anyway => "Tetap taruh", "Put it there";
    plan_keys => "Panah: pindah hari. Enter: buka atau taruh. M: pindahkan. Delete: lepas. Esc: batal.",
        "Arrows: move between days. Enter: open or place. M: move. Delete: take off. Esc: cancel.";
    plan_totals => "Seluruh rencana", "The whole plan";
    plan_days_filled => "Hari terisi", "Days filled";
    plan_of_days(days: &str) => "dari {days} hari makan", "of {days} feeding days";
    plan_gaps => "Hari kosong", "Days without a menu";
    plan_portions_all => "Porsi", "Portions";
    plan_cost => "Biaya", "Cost";
    plan_cost_each => "Per porsi", "Per portion";
    plan_cost_partial => "sebagian, ada harga yang belum diisi", "in part, some prices are missing";
    plan_weeks => "Gizi per pekan", "Nutrition by week";
    plan_weeks_lead => "Rata-rata porsi sepekan untuk kelompok yang paling kurang terlayani.", "The week's mean serving, for the group that is served worst.";
    plan_week_of(day: &str) => "Pekan {day}", "Week of {day}";
    plan_week_all_within => "Semua zat gizi sesuai", "Every nutrient within its band";
    plan_week_below(names: &str) => "Kurang: {names}", "Too little: {names}";
    plan_week_above(names: &str) => "Berlebih: {names}", "Too much: {names}";
    plan_submit => "Ajukan", "Submit";
    plan_approve => "Setujui", "Approve";
    plan_reject => "Kembalikan", "Send back";
    plan_publish => "Publikasikan", "Publish";
    plan_complete => "Tandai selesai", "Mark as completed";
    plan_archive => "Arsipkan", "Archive";
    plan_cancel => "Batalkan rencana", "Call off";
    plan_cancel_ask(name: &str) => "Batalkan rencana “{name}”?", "Call off the plan “{name}”?";
    plan_cancel_text => "Rencana hilang dari kalender dan tidak dapat diaktifkan lagi.", "It leaves the calendar and cannot be taken up again.";
    plan_archive_ask(name: &str) => "Arsipkan rencana “{name}”?", "Archive the plan “{name}”?";
    plan_archive_text => "Rencana disimpan, tetapi tidak tampil di kalender.", "It is kept, but leaves the calendar.";
    plan_publish_ask(name: &str) => "Publikasikan “{name}”?", "Publish “{name}”?";
    plan_publish_text => "Angka, harga, dan gram dibekukan. Setelah ini menu hanya dapat diganti dengan alasan.", "Figures, prices and grams are frozen. From then on menus change only by substitution with a reason.";
    plan_now(status: &str) => "Rencana sekarang: {status}.", "The plan is now: {status}.";
    plan_reason => "Alasan", "Reason";
    plan_reject_lead => "Ahli gizi membaca alasan ini di atas rencananya.", "The nutritionist reads this above the plan.";
    plan_sent_back(reason: &str) => "Dikembalikan: {reason}", "Sent back: {reason}";
    plan_still_gaps(days: &str) => "Masih kosong: {days}.", "Still without a menu: {days}.";
    plan_wrong_state => "Rencana sudah berubah. Muat ulang halaman dan lihat statusnya.", "The plan has changed meanwhile. Reload the page and look at its state.";
    plan_menus_gone => "Ada menu di rencana ini yang sudah dihapus, tidak dipakai lagi, atau pindah program. Ganti dulu menunya.", "A menu of this plan was deleted, is out of use, or moved to another program. Replace it first.";
    plan_undo_gone => "Tidak bisa dibatalkan: menu yang dulu ada di sana sudah dihapus atau pindah program.", "It cannot be undone: a menu that was there was deleted or moved to another program.";
    plan_day_changed(menu: &str) => "Hari ini diubah orang lain sejak Anda membukanya: sekarang {menu}. Simpan lagi kalau isian di bawah tetap yang Anda mau.", "Somebody changed this day since you opened it: it has {menu} now. Save again if you still want what stands below.";
    plan_changed_meanwhile => "Rencana diubah orang lain. Ini keadaannya sekarang.", "Somebody else changed the plan. This is how it stands now.";
    plan_papers => "Belanja dan cetak", "Buying and printing";
    plan_papers_lead => "Dihitung dari hari dan porsi rencana ini.", "Worked out from this plan's days and portions.";
    plan_shopping => "Daftar belanja", "Shopping list";
    plan_export => "Unduh rencana", "Download the plan";
    plan_bring => "Masukkan rencana", "Bring in a plan";
    plan_bring_from_file => "Masukkan dari berkas", "Bring in from a file";
    plan_bring_lead => "Rencana dari dapur lain masuk sebagai draf. Program dan menunya dikenali dari kodenya.",
        "A plan of another kitchen comes in as a draft. Its program and menus are known by their codes.";
    plan_file => "Berkas rencana", "The plan's file";
    plan_file_hint => "Berkas .json dari “Unduh rencana”.", "The .json file of “Download the plan”.";
    plan_brought_in(name: &str) => "Rencana “{name}” masuk sebagai draf.", "The plan “{name}” is in as a draft.";
    plan_print => "Cetak poster mingguan", "Print the weekly poster";
    plan_cycles => "Siklus menu", "Menu cycles";
    plan_cycles_lead => "Simpan deretan hari sebagai siklus, lalu terapkan di tanggal lain.", "Save a row of days as a cycle, and lay it over other dates.";
    plan_cycle_save => "Simpan sebagai siklus", "Save as a cycle";
    plan_cycle_name => "Nama siklus", "Name of the cycle";
    plan_cycle_saved(name: &str) => "Siklus “{name}” disimpan.", "The cycle “{name}” has been saved.";
    plan_cycle_apply => "Terapkan siklus", "Lay a cycle";
    plan_cycle => "Siklus", "Cycle";
    plan_cycle_days(name: &str, days: i64) => "{name} ({days} hari)", "{name} ({days} days)";
    plan_cycle_start => "Mulai tanggal", "From";
    plan_cycle_holidays => "Bila jatuh pada hari libur", "When a day is a holiday";
    plan_cycle_times => "Berapa kali", "How often";
    plan_cycle_times_hint => "Kosongkan untuk mengulang sampai akhir rencana.", "Leave empty to repeat it to the plan's end.";
    plan_cycle_replace => "Ganti menu pada hari yang sudah terisi", "Replace the menus of days that are taken";
    plan_cycle_preview => "Lihat hasilnya dulu", "See what would happen";
    plan_cycle_confirm(count: usize) => "Terapkan {count} menu", "Lay {count} menus";
    plan_cycle_laid(name: &str) => "Siklus “{name}” diterapkan.", "The cycle “{name}” has been laid.";
    plan_cycle_free(count: usize) => "{count} hari kosong terisi", "{count} free days filled";
    plan_cycle_taken(count: usize) => "{count} hari sudah terisi", "{count} days taken";
    plan_cycle_impossible(count: usize) => "{count} tidak bisa", "{count} cannot come";
    plan_cycle_instead(menu: &str) => "mengganti {menu}", "instead of {menu}";
    plan_cycle_none => "Belum ada siklus. Simpan dulu deretan hari dari sebuah rencana.", "No cycles yet. Save a row of days of a plan first.";
    plan_cycle_delete(name: &str) => "Hapus siklus “{name}”?", "Delete the cycle “{name}”?";
    plan_cycle_delete_text => "Hari yang sudah diisi dengan siklus ini tetap terisi.", "Days that it was laid over stay as they are.";
    plan_cycle_deleted(name: &str) => "Siklus “{name}” dihapus.", "The cycle “{name}” has been deleted.";
    plan_undo => "Urungkan", "Undo";
    plan_undone(name: &str) => "“{name}” diurungkan.", "“{name}” has been undone.";
    plan_undo_no => "Tidak dapat diurungkan: sebagian harinya sudah diubah lagi.", "This cannot be undone: some of its days were changed since.";
    plan_arranged(kind: &str, name: &str, menus: usize) => "{kind}: {name}, {menus} menu", "{kind}: {name}, {menus} menus";
    menu_planned => "Jadwal menu ini", "When it is served";
    menu_not_planned => "Belum ada di rencana mana pun.", "Not in any plan yet.";
}
