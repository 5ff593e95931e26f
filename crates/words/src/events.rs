//! What happened, in the history.

use crate::Locale;

words! {
    nothing_happened => "Belum ada yang dikerjakan.", "Nothing has been done yet.";
    the_system => "Sistem", "The system";
}

impl Locale {
    /// What somebody did: "membuat menu". The name of the thing follows.
    pub fn happened(self, kind: &str) -> &'static str {
        match kind {
            "MENU_CREATED" => self.pick("membuat menu", "created the menu"),
            "MENU_UPDATED" => self.pick("mengubah menu", "changed the menu"),
            "MENU_DELETED" => self.pick("menghapus menu", "deleted the menu"),
            "MENU_RESTORED" => self.pick("memulihkan menu", "restored the menu"),
            "MENU_STATUS_TOGGLED" => self.pick("mengganti status menu", "switched the status of the menu"),
            "PROGRAM_CREATED" => self.pick("membuat program", "created the program"),
            "PROGRAM_UPDATED" => self.pick("mengubah program", "changed the program"),
            "PROGRAM_DELETED" => self.pick("menghapus program", "deleted the program"),
            "INGREDIENT_CREATED" => self.pick("menambahkan bahan", "added the ingredient"),
            "INGREDIENT_UPDATED" => self.pick("mengubah bahan", "changed the ingredient"),
            "INGREDIENT_DELETED" => self.pick("menghapus bahan", "deleted the ingredient"),
            "SETTINGS_UPDATED" => self.pick("mengubah pengaturan dapur", "changed the kitchen's settings"),
            "PLAN_CREATED" => self.pick("membuat rencana", "created the plan"),
            "PLAN_UPDATED" => self.pick("mengubah rencana", "changed the plan"),
            "PLAN_STATUS_CHANGED" => self.pick("mengganti status rencana", "moved on the plan"),
            "PLAN_DELETED" => self.pick("menghapus rencana", "deleted the plan"),
            "ASSIGNMENT_CREATED" => self.pick("menjadwalkan", "scheduled"),
            "ASSIGNMENT_UPDATED" => self.pick("mengubah jadwal", "rescheduled"),
            "ASSIGNMENT_DELETED" => self.pick("membatalkan jadwal", "took off the plan"),
            "USER_CREATED" => self.pick("menambahkan", "added"),
            "USER_UPDATED" => self.pick("mengubah data", "changed the account of"),
            "USER_DELETED" => self.pick("menghapus", "removed"),
            _ => self.pick("mengubah", "changed"),
        }
    }

    /// The words for a field that changed; nothing for those that people do not see.
    pub fn changed_field(self, field: &str) -> Option<&'static str> {
        let (indonesian, english) = match field {
            "name" | "menuName" | "itemName" => ("nama", "name"),
            "programCode" | "menuCode" | "itemCode" => ("kode", "code"),
            "description" => ("keterangan", "description"),
            "targetGroups" => ("kelompok penerima", "groups"),
            "startDate" => ("tanggal mulai", "first day"),
            "endDate" => ("tanggal selesai", "last day"),
            "feedingDays" => ("hari makan", "feeding days"),
            "mealsPerDay" => ("kali makan per hari", "meals a day"),
            "portions" => ("jumlah porsi", "portions"),
            "budgetPerServing" => ("pagu", "budget"),
            "targets" => ("target gizi", "targets"),
            "status" | "isActive" => ("status", "status"),
            "mealShares" => ("bagian waktu makan", "shares of the day"),
            "sizes" => ("ukuran porsi", "portion sizes"),
            "laborRatePerHour" => ("upah per jam", "wage per hour"),
            "workers" => ("jumlah tenaga", "workers"),
            "overheadPercent" => ("biaya tambahan", "overhead"),
            "packagingPerServing" => ("kemasan", "packaging"),
            "batchServings" => ("porsi sekali masak", "servings of a batch"),
            "retention" => ("hitungan gizi saat dimasak", "cooking losses"),
            "holidays" => ("hari libur", "holidays"),
            "timezone" => ("zona waktu", "time zone"),
            "locale" => ("bahasa", "language"),
            "email" => ("surel", "e-mail"),
            "role" => ("peran", "role"),
            "price" | "priceDate" => ("harga", "price"),
            "category" => ("kategori", "category"),
            "unit" => ("satuan", "unit"),
            "allergens" => ("alergen", "allergens"),
            "nutrients" => ("nilai gizi", "nutrients"),
            "currentStock" | "minStock" => ("stok", "stock"),
            "supplier" => ("pemasok", "supplier"),
            "mealType" => ("waktu makan", "meal"),
            "servingSize" => ("berat porsi", "serving size"),
            "preparationTime" | "cookingTime" => ("waktu memasak", "cooking time"),
            "difficulty" => ("tingkat kesulitan", "difficulty"),
            "instructions" => ("petunjuk", "instructions"),
            "ingredients" => ("susunan bahan", "ingredients"),
            "imageUrl" | "imageAlt" => ("foto", "picture"),
            "recipes" => ("langkah memasak", "cooking steps"),
            _ => return None,
        };
        Some(self.pick(indonesian, english))
    }
}
