use maud::{Render, html};
use words::Locale;

use super::*;
use crate::attrs::Attrs;

fn form() -> Form {
    Form::new(Locale::Id, "menu")
}

#[test]
fn an_error_is_tied_to_its_field_and_linked_from_the_top() {
    let form = form().value("ingredients[0].unit", "<kg>").error("ingredients[0].unit", "Satuan tidak dikenal");
    let field = form.text("ingredients[0].unit", "Satuan").hint("kg, g, l").render().into_string();
    assert!(field.contains(r#"id="menu-ingredients-0-unit" name="ingredients[0].unit""#), "{field}");
    assert!(
        field.contains(
            r#"aria-describedby="menu-ingredients-0-unit-error menu-ingredients-0-unit-hint" aria-invalid="true""#
        ),
        "{field}"
    );
    assert!(field.contains(r#"<p class="field-error" id="menu-ingredients-0-unit-error">"#), "{field}");
    assert!(field.contains(r#"value="&lt;kg&gt;""#), "{field}");
    let whole = form.element("/x", &Attrs::default(), &html! {}).into_string();
    assert!(whole.contains(r##"<a href="#menu-ingredients-0-unit">Satuan: Satuan tidak dikenal</a>"##), "{whole}");
    assert!(whole.contains(r#"role="alert" tabindex="-1""#), "{whole}");
}

#[test]
fn an_error_in_a_row_names_the_row() {
    let form = form().error("ingredients[1].quantity", "Wajib diisi.").error("ingredients[1]", "Terlalu berat.");
    form.name_row("ingredients[1]", "Bahan", "Tempe");
    let _ = form.number("ingredients[1].quantity", "Jumlah").render();
    let whole = form.summary().into_string();
    assert!(whole.contains("Bahan 2 (Tempe): Jumlah – Wajib diisi."), "{whole}");
    assert!(whole.contains("<li>Bahan 2 (Tempe): Terlalu berat.</li>"), "{whole}");
}

#[test]
fn a_field_without_error_says_nothing() {
    let field = form().text("name", "Nama").required().render().into_string();
    assert!(!field.contains("aria-invalid") && !field.contains("aria-describedby"));
    assert!(field.contains(" required") && field.contains(r#"<label for="menu-name">"#), "{field}");
}

#[test]
fn a_number_is_typed_as_text_with_digits() {
    let number = form().value("servingSize", "350").number("servingSize", "Porsi").unit("g").render().into_string();
    assert!(
        number.contains(r#"type="text" inputmode="decimal""#)
            && number.contains(r#"<span aria-hidden="true">g</span>"#),
        "{number}"
    );
}

#[test]
fn a_password_is_never_written_back() {
    assert!(
        !form()
            .value("password", "rahasia")
            .password("password", "Kata sandi")
            .render()
            .into_string()
            .contains("rahasia")
    );
}

#[test]
fn the_chosen_are_chosen() {
    let form = form().value("meal", "LUNCH").values("groups", ["A", "C"]).value("halal", true);
    let select = form
        .select("meal", "Waktu", [("BREAKFAST", "Sarapan"), ("LUNCH", "Makan Siang")])
        .required()
        .render()
        .into_string();
    assert!(select.contains(r#"<option value="LUNCH" selected>"#) && !select.contains("Pilih…"), "{select}");
    let boxes = form.checkboxes("groups", "Sasaran", [("A", "a"), ("B", "b"), ("C", "c")]).render().into_string();
    assert_eq!(boxes.matches(" checked").count(), 2);
    assert!(boxes.contains("<legend>Sasaran</legend>"), "{boxes}");
    assert!(form.checkbox("halal", "Halal").render().into_string().contains(" checked"));
}

#[test]
fn rows_keep_their_paths_and_have_one_to_copy() {
    let form = form().fill([("steps[0].text".into(), "Cuci".into()), ("steps[2].text".into(), "Masak".into())]);
    assert_eq!(form.rows_of("steps"), 3);
    let rows = Rows::new("steps", "Tambah langkah")
        .render(&form, 3, |row| form.text(format!("{row}.text"), "Langkah").render())
        .into_string();
    assert!(rows.contains(r#"name="steps[2].text" "#), "{rows}");
    assert!(rows.contains(r#"id="menu-steps-__row__-text""#), "{rows}");
}

#[test]
fn a_form_of_absurd_rows_stays_small() {
    assert_eq!(form().fill([("steps[99999999].text".into(), "x".into())]).rows_of("steps"), 0);
}

#[test]
fn an_error_without_a_field_is_still_said() {
    assert!(
        form()
            .error("version", "Sudah diubah orang lain")
            .summary()
            .into_string()
            .contains("<li>Sudah diubah orang lain</li>")
    );
}

#[test]
fn filters_work_with_and_without_scripts() {
    let filters = Filters::new("/menu", "results").render("Saring", &html! {}).into_string();
    assert!(
        filters.contains(r#"method="get" action="/menu""#) && filters.contains(r##"hx-target="#results""##),
        "{filters}"
    );
}
