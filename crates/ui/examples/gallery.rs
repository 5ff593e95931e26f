//! Writes every piece into static pages, to look at: `cargo run -p ui --example gallery -- /tmp/gallery`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use maud::{Markup, Render, html};
use ui::alert::Alert;
use ui::badge::{self, Badge};
use ui::card::{self, Card};
use ui::chart::{Band, Ceiling, Limits, Line, Part, Parts, Point, Score};
use ui::dialog::{self, Ask, Dialog};
use ui::empty::{self, Empty};
use ui::form::{self, Choice, Filters, Form, Rows};
use ui::menu::{Item, Menu};
use ui::page::{Frame, Heading, NavItem, Page, Person, Theme};
use ui::pagination::Pagination;
use ui::table::{Column, Sorted, Table};
use ui::tabs::{self, TabLink, Tabs};
use ui::toast::Toast;
use ui::{Attrs, Button, Icon, Tone, Variant, assets};
use words::Locale;

const T: Locale = Locale::Id;

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args().nth(1).map_or_else(|| std::env::temp_dir().join("gallery"), PathBuf::from);
    let files = out.join("assets");
    fs::create_dir_all(&files)?;
    for asset in assets::all() {
        fs::write(files.join(asset.path()), asset.encoded("").1)?;
    }
    for (name, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        let frame = frame(theme);
        write(&out, &format!("gallery-{name}.html"), &Page::new("Galeri", gallery()).within(&frame))?;
        write(&out, &format!("form-{name}.html"), &Page::new("Ubah bahan", forms()).within(&frame))?;
        write(&out, &format!("login-{name}.html"), &Page::new("Masuk", login()).alone(&Frame::stranger(T, theme)))?;
    }
    println!("{}", out.display());
    Ok(())
}

fn write(out: &Path, name: &str, page: &Markup) -> std::io::Result<()> {
    fs::write(out.join(name), page.clone().into_string().replace(r#""/assets/"#, r#""assets/"#))
}

fn frame(theme: Theme) -> Frame {
    let item = |label: &str, icon, current| NavItem { label: label.into(), href: "#".into(), icon, current };
    Frame {
        kitchen: "SPPG Purwakarta Tengah".into(),
        person: Some(Person { name: "Siti Rahmawati".into(), role: "Ahli Gizi".into() }),
        nav: vec![
            item("Beranda", Icon::Dashboard, false),
            item("Menu", Icon::Menu, true),
            item("Bahan", Icon::Ingredient, false),
            item("Rencana", Icon::Calendar, false),
            item("Program", Icon::Program, false),
            item("Pangan", Icon::Food, false),
            item("Pengaturan", Icon::Settings, false),
        ],
        account: vec![Item::link("#", "English").icon(Icon::Globe).render()],
        toasts: vec![Toast::new(Tone::Good, "Menu “Nasi Ayam Woku” disimpan").link("#", "Lihat")],
        ..Frame::stranger(T, theme)
    }
}

fn ask() -> Ask {
    Ask {
        title: "Hapus menu “Nasi Ayam Woku”?".into(),
        text: "Menu tidak tampil lagi di daftar. Bisa dipulihkan kapan saja.".into(),
        confirm: T.delete().into(),
        pending: T.deleting().into(),
    }
}

fn gallery() -> Markup {
    html! {
        (Heading::new("Menu makan siang").subtitle("24 menu aktif untuk tiga kelompok sasaran")
            .actions(html! {
                (Button::opens("dialog", "Dialog").variant(Variant::Outline).icon(Icon::Upload))
                (Button::link("#", "Buat menu").icon(Icon::Add))
            }))
        (filters())
        (tabs::links("Tampilan", &[
            TabLink { label: "Kartu".into(), href: "#".into(), current: true },
            TabLink { label: "Ringkas".into(), href: "#".into(), current: false },
            TabLink { label: "Rinci".into(), href: "#".into(), current: false },
        ]))
        div.cards { (thing("Nasi Ayam Woku", "Seimbang", Tone::Good)) (thing("Nasi Ikan Kembung Balado", "Perlu Perbaikan", Tone::Warn)) (thing("Nasi Uduk Tempe Orek", "Belum Seimbang", Tone::Bad)) }
        (Pagination { page: 3, page_size: 20, total: 174 }.render(T, |page| format!("?page={page}")))
        div.split {
            div.stack {
                (Card::new(bands()).title("Gizi per porsi").subtitle("Porsi besar · SD kelas 4–6").actions(score()))
                (table())
            }
            div.stack {
                (Card::new(costs()).title("Biaya"))
                (Card::new(html! { (price_line()) }).title("Beras"))
                (Card::new(card::facts([("Kode", html! { "PWK-017" }), ("Versi", html! { "7" }), ("Diubah", html! { "22 Nov 2026 14.05" })])).title("Keterangan"))
            }
        }
        (Alert::new(Tone::Info, "Harga dihitung per 22 November 2026").body("Harga satu bahan sudah lebih dari 30 hari."))
        (Alert::new(Tone::Warn, "Dua bahan belum punya harga").body(html! { "Biaya di bawah ini belum lengkap: " a href="#" { "daun kemangi" } ", serai." }).actions(html! { (Button::link("#", "Isi harga").variant(Variant::Outline).small()) }))
        (Alert::new(Tone::Bad, "Menu ini sudah diubah orang lain"))
        (Alert::new(Tone::Good, "Semua kelompok seimbang"))
        div.actions {
            (Badge::new(Tone::Neutral, "Draf")) (Badge::new(Tone::Good, "Seimbang")) (Badge::new(Tone::Warn, "Perlu Perbaikan")) (Badge::new(Tone::Bad, "Belum Seimbang"))
            (Badge::new(Tone::Info, "Diajukan")) (Badge::new(Tone::Brand, "Baru")) (badge::status(true, "Aktif")) (badge::status(false, "Tidak Aktif")) (badge::level(1, 3, "Mudah")) (badge::level(3, 3, "Sulit"))
        }
        div.actions {
            (Button::plain("Utama")) (Button::plain("Kedua").variant(Variant::Secondary)) (Button::plain("Garis").variant(Variant::Outline)) (Button::plain("Samar").variant(Variant::Ghost))
            (Button::plain("Hapus").variant(Variant::Destructive).icon(Icon::Delete)) (Button::plain("Kecil").small()) (Button::plain("Menyimpan…").attr("aria-busy", "true")) (Button::plain("Tutup").icon(Icon::Close).icon_only().variant(Variant::Outline))
        }
        (Card::new(html! {
            (Tabs::new("bagian", "Bagian").part("Bahan", html! { p { "Daftar bahan." } }).part("Resep", html! { p { "Langkah resep." } }).part("Riwayat", html! { p { "Riwayat perubahan." } }))
        }).title("Tab"))
        div.cards {
            (Empty::new(Icon::Salad, "Belum ada menu").text("Buat menu pertama dari bahan yang sudah punya harga.").actions(html! { (Button::link("#", "Buat menu").icon(Icon::Add)) }))
            (Card::new(empty::skeleton(T, 4)).title("Memuat"))
        }
        (Card::new(html! { div.actions { @for icon in Icon::ALL { (icon) } } }).title("Ikon"))
        (Dialog::new("dialog", T, "Gandakan menu", html! { (Form::new(T, "dup").value("menuCode", "PWK-018").text("menuCode", "Kode baru").required()) })
            .description("Bahan, resep, dan ukuran porsi ikut disalin.").footer(html! { (dialog::closer(T.cancel())) (Button::plain("Gandakan")) }))
    }
}

fn filters() -> Markup {
    let form = Form::new(T, "filter").value("status", "active");
    Filters::new("", "hasil").render(
        "Saring menu",
        &html! {
            (form.search("q", "Cari").attr("placeholder", "Nama atau kode menu"))
            (form.select("mealType", "Waktu makan", [("", "Semua"), ("LUNCH", "Makan Siang"), ("SNACK", "Kudapan")]))
            (form.select("status", "Status", [("", "Semua"), ("active", "Aktif")]))
        },
    )
}

fn thing(name: &str, verdict: &str, tone: Tone) -> Markup {
    let menu = Menu::new(format!("Tindakan untuk {name}"))
        .item(&Item::link("#", "Ubah").icon(Icon::Edit))
        .item(&Item::action("Gandakan").icon(Icon::Copy))
        .separator()
        .entry(ask().form("#", &Item::submit("Hapus").icon(Icon::Delete).destructive()));
    Card::new(html! {
        div.stack {
            div.actions { (Badge::new(tone, verdict)) (badge::level(2, 3, "Sedang")) }
            (card::figures(&[
                card::figure("Energi", "612 kkal", ""),
                card::figure("Protein", "24,5 g", ""),
                card::figure("Waktu masak", "45 menit", ""),
                card::figure("Biaya", "Rp 9.120", "per porsi"),
            ]))
            p.muted { "Ayam bumbu woku dengan kemangi, sayur labu siam, dan pisang." }
        }
    })
    .title(html! { a href="#" { (name) } })
    .subtitle("SD Purwakarta · Makan Siang")
    .actions(menu.render())
    .compact()
    .render()
}

fn band(
    label: &str,
    value: Option<f64>,
    text: &str,
    limits: Limits,
    limits_text: &str,
    tone: Tone,
    status: &str,
) -> Band {
    Band {
        locale: T,
        label: label.into(),
        value,
        value_text: text.into(),
        limits,
        limits_text: limits_text.into(),
        tone,
        status: status.into(),
        note: None,
    }
}

fn bands() -> Markup {
    html! {
        (band("Energi", Some(612.0), "612 kkal", Limits::Between { lo: 585.0, hi: 683.0, tolerance: 0.1 }, "585–683 kkal", Tone::Good, "Sesuai"))
        (band("Lemak", Some(31.0), "31 g", Limits::Between { lo: 19.5, hi: 22.8, tolerance: 0.1 }, "19,5–22,8 g", Tone::Warn, "Berlebih"))
        (band("Protein", Some(24.5), "24,5 g", Limits::AtLeast(16.5), "≥ 16,5 g", Tone::Good, "Sesuai"))
        (band("Zat Besi", Some(1.2), "1,2 mg", Limits::AtLeast(2.4), "≥ 2,4 mg", Tone::Bad, "Kurang"))
        (band("Natrium", Some(450.0), "450 mg", Limits::AtMost(500.0), "≤ 500 mg", Tone::Good, "Sesuai"))
        (Band { note: Some("data 40 % lengkap".into()), ..band("Vitamin C", None, "", Limits::AtLeast(15.0), "≥ 15 mg", Tone::Neutral, "Tidak ada data") })
    }
}

fn score() -> Markup {
    Score { label: "Skor".into(), value: Some(92.0), text: "92".into(), tone: Tone::Good, verdict: "Seimbang".into() }
        .render()
}

fn costs() -> Markup {
    let part = |label: &str, value: f64, text: &str| Part { label: label.into(), value, text: text.into() };
    let ceiling = |label: &str, value: f64, text: &str, tone, status: &str| Ceiling {
        label: label.into(),
        value: Some(value),
        value_text: text.into(),
        ceiling: 10000.0,
        ceiling_text: "Pagu Rp 10.000".into(),
        tone,
        status: status.into(),
    };
    html! {
        div.stack {
            (Parts { locale: T, label: "Biaya per porsi".into(), total_text: "Rp 9.120".into(), parts: vec![
                part("Bahan", 7200.0, "Rp 7.200"), part("Tenaga", 640.0, "Rp 640"), part("Overhead", 1080.0, "Rp 1.080"), part("Kemasan", 200.0, "Rp 200"),
            ] })
            div {
                (ceiling("Porsi kecil", 7900.0, "Rp 7.900", Tone::Good, "Di bawah pagu"))
                (ceiling("Porsi besar", 9700.0, "Rp 9.700", Tone::Warn, "Mendekati pagu"))
                (ceiling("Ibu", 11400.0, "Rp 11.400", Tone::Bad, "Di atas pagu"))
            }
        }
    }
}

fn price_line() -> Line {
    let point = |at: f64, when: &str, value: f64, text: &str| Point { at, when: when.into(), value, text: text.into() };
    Line {
        label: "Harga per kg".into(),
        points: vec![
            point(0.0, "1 Agu", 13500.0, "Rp 13.500"),
            point(31.0, "1 Sep", 14200.0, "Rp 14.200"),
            point(70.0, "10 Okt", 13900.0, "Rp 13.900"),
            point(112.0, "21 Nov", 15000.0, "Rp 15.000"),
        ],
    }
}

fn table() -> Table {
    Table::new(
        T,
        "Bahan menu",
        vec![
            Column::text("Bahan").sort("#", Some(Sorted::Ascending)),
            Column::number("Berat bersih"),
            Column::number("Harga").sort("#", None),
            Column::number("Biaya"),
            Column::actions("Tindakan"),
        ],
    )
    .row(vec![html! { "Beras putih" }, html! { "80 g" }, html! { "Rp 15.000/kg" }, html! { "Rp 1.200" }, row_actions()])
    .row(vec![html! { "Daging ayam" }, html! { "60 g" }, html! { "Rp 38.000/kg" }, html! { "Rp 3.931" }, row_actions()])
    .row(vec![
        html! { "Daun kemangi" },
        html! { "5 g" },
        html! { (Badge::new(Tone::Warn, "Belum ada harga")) },
        html! { "–" },
        row_actions(),
    ])
    .total(vec![html! { "Jumlah" }, html! { "145 g" }, html! {}, html! { "Rp 5.131" }, html! {}])
}

fn row_actions() -> Markup {
    html! { (Button::plain("Ubah").icon(Icon::Edit).icon_only().small().variant(Variant::Ghost)) (Button::plain("Hilangkan").icon(Icon::Delete).icon_only().small().variant(Variant::Ghost)) }
}

fn forms() -> Markup {
    let form = Form::new(T, "item")
        .value("name", "Tempe")
        .value("price", "abc")
        .value("days", "1")
        .values("groups", ["SD", "SMP"])
        .value("meal", "LUNCH")
        .value("ingredients[0].quantity", "80")
        .value("ingredients[0].itemId", "1")
        .error("price", "Harga harus angka, misalnya 12.500")
        .error("code", "Kode sudah dipakai menu lain")
        .error("version", "Menu ini sudah diubah orang lain");
    let fields = html! {
        (form::columns(&html! {
            (form.text("name", "Nama").required().hint("Seperti yang dibaca di papan menu"))
            (form.text("code", "Kode").required().attr("placeholder", "PWK-017"))
            (form.number("price", "Harga").unit("Rp").hint("Per satuan beli"))
            (form.number("serving", "Berat saji").unit("g").required())
            (form.date("from", "Mulai"))
            (form.select("unit", "Satuan", [("kg", "kg"), ("l", "liter")]))
            (form.combobox("foodId", "Pangan", "options.html", ""))
            (form.file("image", "Gambar"))
        }))
        (form.radios("meal", "Waktu makan", [Choice::new("BREAKFAST", "Sarapan"), Choice::new("LUNCH", "Makan Siang").hint("30–35 % AKG"), Choice::new("SNACK", "Kudapan")]).required())
        (form.checkboxes("groups", "Sasaran", [("TK", "PAUD/TK"), ("SD", "SD kelas 1–3"), ("SMP", "SMP")]))
        (form.textarea("description", "Keterangan"))
        (form.checkbox("halal", "Semua bahan halal"))
        (form.fieldset("Bahan", &Rows::new("ingredients", "Tambah bahan").render(&form, 2, |row| html! {
            (form.combobox(format!("{row}.itemId"), "Bahan", "options.html", if row.ends_with("[0]") { "Beras putih" } else { "" }).required())
            (form.number(format!("{row}.quantity"), "Jumlah").required())
            (form.select(format!("{row}.unit"), "Satuan", [("g", "g"), ("kg", "kg")]))
        })))
        (form.fieldset("Resep", &Rows::new("recipes", "Tambah langkah").numbered().render(&form, 2, |row| html! {
            (form.textarea(format!("{row}.instruction"), "Langkah").required())
            (form.number(format!("{row}.duration"), "Lama").unit("menit"))
            (form.number(format!("{row}.temperature"), "Suhu").unit("°C"))
        })))
        (form::actions(&html! { (Button::link("#", T.cancel()).variant(Variant::Outline)) (Button::submit(T.save()).icon(Icon::Save).pending("Menyimpan…")) }))
    };
    html! {
        (Heading::new("Ubah menu").back("#", "Nasi Ayam Woku").actions(ask().form("#", &Button::submit(T.delete()).variant(Variant::Destructive).icon(Icon::Delete))))
        (Card::new(form.element("#", &Attrs::default().set("data-guard", ""), &fields)))
    }
}

fn login() -> Markup {
    let form = Form::new(T, "login").value("email", "gizi@pwk.demo");
    html! {
        div.stack {
            img src=(assets::url("icon.svg")) alt="" width="56" height="56";
            (Heading::new("Masuk ke Bergizi").subtitle("Menu, gizi, dan biaya dapur dalam satu tempat"))
        }
        (Card::new(form.element("#", &Attrs::default(), &html! {
            (form.email("email", "Email").required().attr("autocomplete", "username"))
            (form.password("password", "Kata sandi").required().attr("autocomplete", "current-password"))
            (Button::submit("Masuk").block().pending("Memeriksa…"))
        })))
    }
}
