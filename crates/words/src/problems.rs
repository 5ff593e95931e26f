//! What went wrong with a request, as a title and a sentence.

words! {
    problem_malformed => "Isi permintaan bukan JSON yang sah", "The request is not valid JSON";
    problem_unauthenticated => "Silakan masuk terlebih dahulu", "Please sign in first";
    problem_forbidden => "Peran Anda tidak mengizinkan ini", "Your role does not allow this";
    problem_cross_site => "Permintaan ini datang dari situs lain", "This request came from another site";
    problem_no_session => "Token bukan sesi: akhiri dengan DELETE /tokens/{id}", "A token is no session: end it by DELETE /tokens/{id}";
    problem_name_a_kitchen => "Sebutkan dapurnya dengan header X-Sppg-Id", "Name the kitchen with the header X-Sppg-Id";
    problem_not_found => "Tidak ditemukan", "Not found";
    problem_method_not_allowed => "Cara ini tidak tersedia di alamat ini", "This method is not available at this address";
    problem_duplicate => "Sudah ada yang sama", "There is already one like it";
    problem_conflict => "Sudah diubah orang lain sejak Anda membukanya", "Someone changed this since you opened it";
    problem_wrong_state => "Statusnya sekarang tidak mengizinkan ini", "Where it stands now, this cannot be done";
    problem_in_use => "Masih dipakai, jadi tidak dapat dihapus", "Still in use, so it cannot be deleted";
    problem_too_large => "Terlalu besar", "Too large";
    problem_unsupported_media_type => "Jenis isi ini tidak didukung", "This type of content is not supported";
    problem_invalid => "Ada isian yang perlu diperbaiki", "Some fields need correcting";
    problem_rate_limited => "Terlalu sering. Coba lagi nanti", "Too many attempts. Try again later";
    problem_internal => "Ada kesalahan di pihak kami", "Something went wrong on our side";
    problem_unavailable => "Sedang sibuk. Coba lagi sebentar", "Busy right now. Try again in a moment";
    problem_wait(seconds: u64) => "Coba lagi dalam {seconds} detik.", "Try again in {seconds} seconds.";
    problem_not_understood => "Isi yang dikirim tidak dapat dibaca.", "What was sent could not be read.";
    page_not_found => "Halaman ini tidak ada", "There is no such page";
    see_programs => "Lihat semua program", "See all programs";
    see_ingredients => "Lihat semua bahan", "See all ingredients";
    see_foods => "Lihat daftar pangan", "See the food catalogue";
    choose_a_kitchen_first => "Pilih dapur yang ingin dibuka terlebih dahulu.", "Choose the kitchen to open first.";
    problem_number(id: &str) => "Nomor kejadian: {id}", "Incident number: {id}";
    try_again => "Coba lagi", "Try again";
    next_forbidden => "Bila Anda memerlukannya, mintalah kepada kepala SPPG.",
        "If you need this, ask the head of your kitchen.";
    next_cross_site => "Buka halaman ini langsung dari Bergizi, lalu ulangi.", "Open the page from Bergizi itself and do it again.";
    next_not_found => "Mungkin alamatnya salah ketik, atau isinya sudah dihapus.",
        "The address may be mistyped, or what was here has been deleted.";
    next_method => "Kembali ke halaman sebelumnya dan pakai tombol di sana.", "Go back to the page before and use its buttons.";
    next_conflict => "Muat ulang halamannya untuk melihat isi yang terbaru.", "Reload the page to see what it is now.";
    next_in_use => "Hapus atau pindahkan dulu yang memakainya.", "Delete or move what uses it first.";
    next_too_large => "Kirim berkas atau isian yang lebih kecil.", "Send a smaller file or less text.";
    next_rate_limited => "Tunggu sebentar, lalu coba lagi.", "Wait a little, then try again.";
    next_internal => "Sudah tercatat. Coba lagi; bila tetap gagal, sampaikan nomor di bawah kepada pengelola.",
        "It has been noted. Try again; if it keeps failing, give the number below to whoever runs this.";
    next_unavailable => "Biasanya selesai dalam beberapa detik.", "This usually passes within seconds.";
    next_sign_in => "Masuk, lalu ulangi.", "Sign in, then do it again.";
    next_mend => "Kembali ke halaman sebelumnya, periksa isiannya, lalu kirim lagi.",
        "Go back to the page before, check what you typed, and send it again.";
    field => "Isian", "Field";
    mine => "Versi Anda", "Your version";
    theirs => "Versi yang tersimpan", "The saved version";
    both_versions => "Perbedaan kedua versi", "Where the two versions differ";
    conflict_lead => "Belum ada yang ditimpa. Bandingkan, sesuaikan isian di bawah, lalu simpan: isian Anda menggantikan yang tersimpan.",
        "Nothing has been overwritten. Compare, adjust the form below, and save: yours then replaces the saved version.";
    conflict_alike => "Isinya ternyata sama dengan yang Anda kirim.", "What is saved says the same as what you sent.";
    conflict_taken(fields: &str) => "Tidak Anda ubah, jadi mengikuti versi yang tersimpan: {fields}.",
        "You left these alone, so they follow the saved version: {fields}.";
    conflict_merged => "Tidak ada isian yang sama-sama diubah. Periksa isian di bawah, lalu simpan.",
        "No field was changed by both of you. Check the form below, then save.";
    changed_by(who: &str, when: &str) => "Diubah oleh {who}, {when}.", "Changed by {who}, {when}.";
    take_theirs => "Pakai versi yang tersimpan", "Take the saved version";
}
