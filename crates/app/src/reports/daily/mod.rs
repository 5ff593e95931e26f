//! The card of a day, as a picture to share: the menu, what it gives, its allergens and its price.

mod text;

use calc::Size;
use domain::{Day, Nutrient, Rupiah};
use maud::{Markup, html};
use words::Locale;

use self::text::{fitted, wrap};

/// Pixels.
pub const WIDTH: u32 = 1080;
/// Pixels.
pub const HEIGHT: u32 = 1350;

const MARGIN: u32 = 64;
const INNER: u32 = WIDTH - 2 * MARGIN;
const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";
const INK: &str = "#2a2621";
const QUIET: &str = "#6b6459";
const GREEN: &str = "#14603a";
const SOFT: &str = "#e4f2e7";

/// The nutrients that a card has room for.
pub const SHOWN: [Nutrient; 5] =
    [Nutrient::Calories, Nutrient::Protein, Nutrient::Carbohydrates, Nutrient::Fat, Nutrient::Fiber];

/// What the card of a day says.
#[derive(Debug)]
pub struct Card<'a> {
    /// In which language.
    pub t: Locale,
    /// Whose menu it is.
    pub kitchen: &'a str,
    /// The day.
    pub day: Day,
    /// The dish.
    pub menu: &'a str,
    /// The meal.
    pub meal: &'a str,
    /// Its picture, as a `data:` address: a picture within a picture can fetch nothing.
    pub picture: Option<String>,
    /// What one serving of each size gives and costs.
    pub sizes: Vec<Serving<'a>>,
    /// Its allergens, in words.
    pub allergen_words: String,
}

/// One serving of a size, as it is written.
#[derive(Debug)]
pub struct Serving<'a> {
    /// The size.
    pub size: &'a Size,
    /// Of the nutrients of [`SHOWN`], in their order.
    pub amounts: Vec<String>,
    /// What it costs, `None` when nothing is known of it; and whether that is all of it.
    pub cost: (Option<Rupiah>, bool),
}

/// Where things stand, in pixels from the top: from the foot upwards, and the picture takes what is left.
struct Places {
    picture: u32,
    picture_height: u32,
    meal: u32,
    name: u32,
    table: u32,
    allergens: u32,
}

impl Card<'_> {
    /// The picture, as SVG. Text wraps, and a long name takes smaller letters.
    pub fn svg(&self) -> Markup {
        let t = self.t;
        let (sizes, most): (&[u32], _) =
            if self.picture.is_some() { (&[64, 56, 50, 44], 3) } else { (&[104, 92, 80, 70, 60], 4) };
        let (name_size, name_lines) = fitted(self.menu, INNER, sizes, most);
        let allergens = wrap(&format!("{}: {}", t.allergens(), self.allergen_words), INNER, 30);
        let places = self.places(name_size * rows_of(name_lines.len()) * 11 / 10, rows_of(allergens.len()));
        html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } width=(WIDTH) height=(HEIGHT) font-family=(FONT) fill=(INK) {
                title { (t.daily_alt(self.menu, &t.full_day(self.day))) }
                rect width=(WIDTH) height=(HEIGHT) fill="#fbfaf6" {}
                rect width=(WIDTH) height=(HEAD) fill=(GREEN) {}
                (line(MARGIN, 70, 42, "700", "#ffffff", &clipped(self.kitchen, 42)))
                (line(MARGIN, 118, 32, "400", "#e4f2e7", &t.full_day(self.day)))
                @if let Some(picture) = &self.picture { (photo(picture, &places)) }
                (line(MARGIN, places.meal, 34, "600", GREEN, self.meal))
                @for (at, text) in (1..).zip(&name_lines) { (line(MARGIN, places.name + at * (name_size * 11 / 10), name_size, "700", INK, text)) }
                (self.table(places.table))
                @for (at, text) in (1..).zip(&allergens) { (line(MARGIN, places.allergens + at * 40, 30, "600", INK, text)) }
                @if self.is_part() { (line(MARGIN, HEIGHT - 84, 26, "400", QUIET, &format!("* {}", t.menu_partial()))) }
                (line(MARGIN, HEIGHT - 44, 26, "400", QUIET, &format!("{} • {}", t.product(), clipped(self.kitchen, 26))))
            }
        }
    }

    fn places(&self, name_height: u32, allergen_lines: u32) -> Places {
        let foot = HEIGHT - if self.is_part() { 130 } else { 90 };
        let allergens = foot - allergen_lines * 40;
        let table = allergens - 16 - TABLE_HEIGHT;
        let picture = HEAD + 28;
        let name = match self.picture {
            Some(_) => table - 34 - name_height,
            // Without a picture the name stands in the middle of its room.
            None => HEAD + (table - HEAD - name_height) / 2 + 10,
        };
        let meal = name - 8;
        Places { picture, picture_height: meal - 58 - picture, meal, name, table, allergens }
    }

    /// Rows of nutrients and the price, a column for each size.
    fn table(&self, top: u32) -> Markup {
        let t = self.t;
        let column = 250;
        let right = |at: u32| WIDTH - MARGIN - 24 - (rows_of(self.sizes.len()) - 1 - at) * column;
        let baseline = |row: u32| top + row * ROW + ROW * 2 / 3;
        let rows = SHOWN.map(|nutrient| t.name(nutrient));
        html! {
            rect x=(MARGIN) y=(top) width=(INNER) height=(TABLE_HEIGHT) rx="24" fill="#ffffff" {}
            rect x=(MARGIN) y=(top) width=(INNER) height=(ROW) rx="24" fill=(SOFT) {}
            (line(MARGIN + 24, baseline(0), 28, "600", GREEN, t.daily_per_portion()))
            @for (at, serving) in (0..).zip(&self.sizes) { (ending(right(at), baseline(0), 28, "600", GREEN, &clipped_to(&serving.size.name, 30, column - 20))) }
            @for (row, name) in (1..).zip(rows) {
                (line(MARGIN + 24, baseline(row), 30, "400", INK, name))
                @for (at, serving) in (0..).zip(&self.sizes) {
                    @if let Some(amount) = serving.amounts.get(row as usize - 1) { (ending(right(at), baseline(row), 30, "600", INK, amount)) }
                }
            }
            @let row = rows_of(SHOWN.len() + 1);
            (line(MARGIN + 24, baseline(row), 30, "400", INK, t.daily_price()))
            @for (at, serving) in (0..).zip(&self.sizes) { (ending(right(at), baseline(row), 30, "600", INK, &self.price(serving))) }
        }
    }

    /// With a mark where prices are missing, which the foot explains.
    fn price(&self, serving: &Serving) -> String {
        match serving.cost {
            (None, _) => self.t.no_data().to_owned(),
            (Some(cost), true) => self.t.rupiah(cost),
            (Some(cost), false) => format!("{}*", self.t.rupiah(cost)),
        }
    }

    fn is_part(&self) -> bool {
        self.sizes.iter().any(|serving| matches!(serving.cost, (Some(_), false)))
    }
}

/// The photo, cut to its place.
fn photo(address: &str, places: &Places) -> Markup {
    html! {
        svg x=(MARGIN) y=(places.picture) width=(INNER) height=(places.picture_height) viewBox={ "0 0 " (INNER) " " (places.picture_height) } {
            image href=(address) width=(INNER) height=(places.picture_height) preserveAspectRatio="xMidYMid slice" {}
        }
    }
}

/// The height of the head.
const HEAD: u32 = 150;
/// The height of a row of the table.
const ROW: u32 = 52;

/// The heading, five nutrients and the price.
const TABLE_HEIGHT: u32 = 7 * ROW;

fn rows_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(0)
}

/// As much of a text as fits on one line of the card.
fn clipped(text: &str, size: u32) -> String {
    clipped_to(text, size, INNER)
}

fn clipped_to(text: &str, size: u32, width: u32) -> String {
    let mut lines = wrap(text, width, size).into_iter();
    match (lines.next().unwrap_or_default(), lines.next()) {
        (whole, None) => whole,
        (first, Some(_)) => format!("{first}…"),
    }
}

fn line(x: u32, y: u32, size: u32, weight: &str, colour: &str, text: &str) -> Markup {
    html! { text x=(x) y=(y) font-size=(size) font-weight=(weight) fill=(colour) { (plain(text)) } }
}

fn ending(x: u32, y: u32, size: u32, weight: &str, colour: &str, text: &str) -> Markup {
    html! { text x=(x) y=(y) font-size=(size) font-weight=(weight) fill=(colour) text-anchor="end" { (plain(text)) } }
}

/// XML knows no control characters, not even escaped.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}
