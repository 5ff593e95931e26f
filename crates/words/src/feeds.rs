//! Calendar feeds.

words! {
    feeds => "Langganan kalender", "Calendar subscription";
    feeds_lead => "Menu yang sudah dipublikasikan, langsung di kalender ponsel atau komputer.",
        "Published menus, in the calendar of a phone or a computer.";
    feed_none => "Belum ada alamat langganan.", "No address to subscribe to yet.";
    feed_of(moment: &str) => "Dibuat {moment}", "Made {moment}";
    feed_create => "Buat alamat", "Make an address";
    feed_creating => "Membuat…", "Making it…";
    feed_made => "Alamat langganan dibuat", "The address is made";
    feed_once => "Salin sekarang. Alamat ini tidak akan ditampilkan lagi, dan siapa pun yang memilikinya dapat melihat kalender program ini.",
        "Copy it now. It will never be shown again, and whoever has it can see this program's calendar.";
    feed_use => "Di aplikasi kalender, pilih tambah kalender dari URL, lalu tempelkan alamat ini.",
        "In the calendar app, choose to add a calendar by URL, and paste this address.";
    feed_revoke => "Cabut", "Revoke";
    feed_revoking => "Mencabut…", "Revoking…";
    feed_revoke_this => "Cabut alamat langganan ini?", "Revoke this address?";
    feed_revoke_text => "Kalender yang memakainya tidak diperbarui lagi. Alamat yang dicabut tidak bisa dipakai kembali.",
        "Calendars that use it are no longer kept up to date. A revoked address cannot be used again.";
    feed_revoked => "Alamat langganan dicabut.", "The address has been revoked.";
}
