//! How a figure went over time.

use std::fmt::Write as _;

use maud::{Markup, Render, html};

/// One moment of a figure.
#[derive(Debug, Clone)]
pub struct Point {
    /// When, for drawing: any number that grows with time, such as a count of days.
    pub at: f64,
    /// When, in words.
    pub when: String,
    /// How much, for drawing.
    pub value: f64,
    /// How much, in words.
    pub text: String,
}

/// A small line in steps: a price stays until the next one. Needs two points to draw; the table below says them all.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it shows: "Riwayat harga".
    pub label: String,
    /// The points, oldest first.
    pub points: Vec<Point>,
}

impl Line {
    /// The line in a box of 100 by 100, with air above and below, and the place of its last point.
    fn path(&self) -> Option<(String, f64)> {
        let (first, last) = (self.points.first()?, self.points.last()?);
        let span = last.at - first.at;
        let lo = self.points.iter().map(|point| point.value).fold(f64::INFINITY, f64::min);
        let hi = self.points.iter().map(|point| point.value).fold(f64::NEG_INFINITY, f64::max);
        let x = |at: f64| if span > 0.0 { (at - first.at) / span * 100.0 } else { 100.0 };
        let y = |value: f64| if hi > lo { 88.0 - (value - lo) / (hi - lo) * 76.0 } else { 50.0 };
        let mut path = format!("M{:.2} {:.2}", x(first.at), y(first.value));
        for point in self.points.iter().skip(1) {
            // Writing to a string cannot fail.
            let _ = write!(path, "H{:.2}V{:.2}", x(point.at), y(point.value));
        }
        Some((path, y(last.value)))
    }
}

impl Render for Line {
    fn render(&self) -> Markup {
        let drawn = if self.points.len() > 1 { self.path() } else { None };
        html! {
            figure.line-chart {
                figcaption { (self.label) }
                @if let Some((path, end)) = drawn {
                    svg.line-box width="100%" height="80" role="img" {
                        title { (self.label) }
                        desc { @for (nth, point) in self.points.iter().enumerate() { @if nth > 0 { "; " } (point.when) " " (point.text) } }
                        svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="80" {
                            path.line-fill d={ (path) "V100H0Z" } {}
                            path.line-stroke d=(path) vector-effect="non-scaling-stroke" {}
                        }
                        circle.knob cx="100%" cy={ (format!("{end:.2}")) "%" } r="5" {}
                    }
                    div.line-ends {
                        @for point in [self.points.first(), self.points.last()].into_iter().flatten() {
                            span { (point.when) " " strong { (point.text) } }
                        }
                    }
                } @else if let Some(point) = self.points.first() {
                    p.line-ends { span { (point.when) " " strong { (point.text) } } }
                }
            }
        }
    }
}
