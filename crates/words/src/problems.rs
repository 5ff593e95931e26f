//! What went wrong with a request, as a title and a sentence.

words! {
    problem_malformed => "Isi permintaan bukan JSON yang sah", "The request is not valid JSON";
    problem_unauthenticated => "Silakan masuk terlebih dahulu", "Please sign in first";
    problem_forbidden => "Peran Anda tidak mengizinkan ini", "Your role does not allow this";
    problem_cross_site => "Permintaan ini datang dari situs lain", "This request came from another site";
    problem_name_a_kitchen => "Sebutkan dapurnya dengan header X-Sppg-Id", "Name the kitchen with the header X-Sppg-Id";
    problem_not_found => "Tidak ditemukan", "Not found";
    problem_method_not_allowed => "Cara ini tidak tersedia di alamat ini", "This method is not available at this address";
    problem_duplicate => "Sudah ada yang sama", "There is already one like it";
    problem_conflict => "Sudah diubah orang lain sejak Anda membukanya", "Someone changed this since you opened it";
    problem_in_use => "Masih dipakai, jadi tidak dapat dihapus", "Still in use, so it cannot be deleted";
    problem_too_large => "Terlalu besar", "Too large";
    problem_unsupported_media_type => "Jenis isi ini tidak didukung", "This type of content is not supported";
    problem_invalid => "Ada isian yang perlu diperbaiki", "Some fields need correcting";
    problem_rate_limited => "Terlalu sering. Coba lagi nanti", "Too many attempts. Try again later";
    problem_internal => "Ada kesalahan di pihak kami", "Something went wrong on our side";
    problem_unavailable => "Sedang sibuk. Coba lagi sebentar", "Busy right now. Try again in a moment";
    problem_wait(seconds: u64) => "Coba lagi dalam {seconds} detik.", "Try again in {seconds} seconds.";
}
