//! Recipe steps.

words! {
    recipe_step => "Langkah", "Step";
    recipe => "Langkah memasak", "Cooking steps";
    recipe_none => "Belum ada langkah memasak.", "No cooking steps yet.";
    recipe_hint => "Suhu dan pemeriksaan menjaga makanan tetap aman.", "Temperatures and checks keep food safe.";
    recipe_add => "Tambah langkah", "Add a step";
    recipe_instruction => "Yang dilakukan", "What to do";
    recipe_duration => "Lama", "Duration";
    recipe_temperature => "Suhu", "Temperature";
    recipe_equipment => "Alat", "Equipment";
    recipe_check => "Pemeriksaan", "Check";
    recipe_check_hint => "Tanda bahwa langkah ini sudah benar.", "How to tell that this step is right.";
    recipe_of(name: &str) => "Langkah memasak {name}", "Cooking steps of {name}";
    recipe_write => "Tulis langkah", "Write the steps";
    recipe_edit => "Ubah langkah", "Edit the steps";
    recipe_saved => "Langkah memasak disimpan.", "The cooking steps have been saved.";
    recipe_moved => "Langkah dipindahkan ke nomor", "Step moved to number";
    recipe_more => "Pemeriksaan, alat, catatan", "Check, equipment, notes";
}
