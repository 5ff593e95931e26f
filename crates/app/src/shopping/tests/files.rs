//! The list as a file.

use store::on_each_database;

use super::Market;
use crate::testing::Bench;

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

on_each_database! {
    async fn a_program_gets_the_form_that_it_accepts(db: TestDb) {
        let bench = Bench::new(db).await;
        let market = Market::of(&bench).await;
        for (accept, kind) in [
            ("text/csv", "text/csv; charset=utf-8"),
            (WORKBOOK, WORKBOOK),
            ("application/json, text/csv;q=0.9", "application/json"),
            ("text/csv;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8"),
            ("*/*", "application/json"),
            ("image/png", "application/json"),
        ] {
            let answer = market.gizi.with("accept", accept).get(&market.path).await;
            assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, kind), "{accept}");
            assert!(answer.header("vary").to_ascii_lowercase().contains("accept"), "{accept}");
        }
    }

    async fn a_table_as_text_is_harmless_and_in_the_readers_language(db: TestDb) {
        let bench = Bench::new(db).await;
        let market = Market::of(&bench).await;
        let answer = market.gizi.get(&format!("{}?format=csv&to=2026-07-13", market.path)).await;
        assert_eq!(answer.text, "\
Kelompok,Bahan,Berat kotor (g),Kebutuhan,Satuan,Stok,Perlu dibeli,Harga per satuan (Rp),Biaya (Rp)
Protein,'=Telur,16500,275,buah,,275,1900,522500
Karbohidrat,Beras,21600,22,kg,10.25,22,15000,330000
");
        assert_eq!(
            answer.header("content-disposition"),
            "attachment; filename=\"daftar-belanja-2026-07-13-2026-07-13.csv\""
        );
        let english = market.gizi.in_english().get(&format!("{}?format=csv", market.path)).await;
        assert!(english.text.starts_with("Group,Ingredient,"), "{}", english.text);
    }

    async fn a_workbook_is_the_same_bytes_for_the_same_list(db: TestDb) {
        let bench = Bench::new(db).await;
        let market = Market::of(&bench).await;
        let path = format!("{}?format=xlsx", market.path);
        let first = market.gizi.get(&path).await;
        assert!(first.bytes.starts_with(b"PK"), "a workbook is a ZIP file");
        assert_eq!(market.gizi.get(&path).await.bytes, first.bytes);
        let known = market.gizi.with("if-none-match", first.header("etag"));
        assert_eq!(known.get(&path).await.status, 304);
    }
}
