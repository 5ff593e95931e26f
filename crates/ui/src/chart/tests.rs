use maud::Render;
use words::Locale;

use super::*;
use crate::tone::Tone;

fn band(value: Option<f64>, limits: Limits) -> String {
    Band {
        locale: Locale::Id,
        label: "Energi <x>".into(),
        value,
        value_text: "612 kkal".into(),
        limits,
        limits_text: "585–683 kkal".into(),
        tone: Tone::Good,
        status: "Sesuai".into(),
        note: None,
    }
    .render()
    .into_string()
}

#[test]
fn a_band_says_in_words_what_it_draws() {
    let svg = band(Some(612.0), Limits::Between { lo: 585.0, hi: 683.0, tolerance: 0.1 });
    assert!(svg.contains("<title>Energi &lt;x&gt;: 612 kkal</title><desc>Sesuai, Target 585–683 kkal</desc>"), "{svg}");
    assert!(svg.contains("zone-soft") && svg.contains(r#"class="value""#) && !svg.contains("style="), "{svg}");
}

#[test]
fn no_data_is_not_zero() {
    let svg = band(None, Limits::AtLeast(12.0));
    assert!(svg.contains("Tidak ada data") && svg.contains(r#"class="missing""#), "{svg}");
    assert!(
        !svg.contains("612") && !svg.contains(r#"class="value""#) && svg.contains(r#"data-tone="neutral""#),
        "{svg}"
    );
}

#[test]
fn a_floor_and_a_ceiling_have_one_edge() {
    assert_eq!(band(Some(20.0), Limits::AtLeast(12.0)).matches(r#"class="edge""#).count(), 1);
    assert_eq!(band(Some(20.0), Limits::AtMost(12.0)).matches(r#"class="edge""#).count(), 1);
    assert_eq!(band(Some(20.0), Limits::Free).matches(r#"class="edge""#).count(), 0);
}

#[test]
fn lengths_never_leave_the_picture() {
    assert_eq!(percent(3.0, 2.0), "100.00%");
    assert_eq!(percent(f64::NAN, 2.0), "0.00%");
    assert_eq!(percent(1.0, 0.0), "0.00%");
}

#[test]
fn parts_are_told_with_their_shares() {
    let part = |label: &str, value: f64| Part { label: label.into(), value, text: format!("Rp {value}") };
    let bar = Parts {
        locale: Locale::Id,
        label: "Biaya".into(),
        total_text: "Rp 400".into(),
        parts: vec![part("Bahan", 300.0), part("Tenaga", 100.0)],
    };
    let bar = bar.render().into_string();
    assert!(bar.contains("<desc>Bahan Rp 300 (75\u{a0}%); Tenaga Rp 100 (25\u{a0}%)</desc>"), "{bar}");
    assert!(bar.contains(r#"x="75.00%" y="0" width="25.00%""#), "{bar}");
}

#[test]
fn what_is_beyond_the_ceiling_is_drawn_apart() {
    let meter = |value| Ceiling {
        label: "Besar".into(),
        value: Some(value),
        value_text: String::new(),
        ceiling: 10.0,
        ceiling_text: "pagu".into(),
        tone: Tone::Bad,
        status: "Di atas".into(),
    };
    assert!(meter(12.0).render().into_string().contains("beyond"));
    assert!(!meter(9.0).render().into_string().contains("beyond"));
}

#[test]
fn a_single_price_is_said_without_a_line() {
    let point = |at: f64| Point { at, when: "1 Nov".into(), value: 9.0 + at, text: "Rp 9".into() };
    assert!(!Line { label: "Harga".into(), points: vec![point(1.0)] }.render().into_string().contains("<svg"));
    assert!(
        Line { label: "Harga".into(), points: vec![point(1.0), point(2.0)] }
            .render()
            .into_string()
            .contains(r#"d="M0.00 88.00H100.00V12.00""#)
    );
    assert!(!Line { label: "Harga".into(), points: vec![] }.render().into_string().contains("NaN"));
}
