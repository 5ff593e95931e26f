//! From a file that anybody may have made to three small JPEGs.

use std::io::Cursor;

use axum::body::Bytes;
use domain::Fault;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage};
use sha2::{Digest as _, Sha256};

/// The widths that are kept; a smaller picture keeps its own in their place.
pub(crate) const WIDTHS: [u32; 3] = [320, 640, 1280];
/// What one picture may hold: more than any phone makes, and little enough to have in memory.
const MOST_PIXELS: u64 = 40_000_000;
const MOST_BYTES: u64 = 8 * MOST_PIXELS;
const LONGEST_SIDE: u32 = 20_000;
/// Good enough for food on a phone, at a third of what a camera writes.
const QUALITY: u8 = 80;

/// A picture in its three sizes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    /// Names it: the same picture has the same name.
    pub hash: String,
    /// Each width and the JPEG.
    pub sizes: Vec<(u32, Vec<u8>)>,
}

impl Picture {
    /// Reads a JPEG, PNG or WebP, whatever it is called. Only its head is read before it is known to be small enough.
    pub(super) fn read(bytes: &Bytes) -> Result<Self, Fault> {
        let no_picture = Fault::WrongForm("JPEG, PNG, WebP");
        let format = image::guess_format(bytes).map_err(|_| no_picture.clone())?;
        if format == ImageFormat::Jpeg && !is_whole_jpeg(bytes) {
            return Err(no_picture);
        }
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        let mut limits = Limits::default();
        limits.max_image_width = Some(LONGEST_SIDE);
        limits.max_image_height = Some(LONGEST_SIDE);
        limits.max_alloc = Some(MOST_BYTES);
        reader.limits(limits);
        let too_large = || Fault::OutOfRange { least: "1 × 1".to_owned(), most: "40 MP".to_owned() };
        let mut decoder = reader.into_decoder().map_err(|error| match error {
            image::ImageError::Limits(_) => too_large(),
            _ => no_picture.clone(),
        })?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_BYTES {
            return Err(too_large());
        }
        // A phone turns the picture by a note in the file, which goes with everything else in there.
        let orientation = decoder.orientation();
        let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| no_picture.clone())?;
        if let Ok(orientation) = orientation {
            picture.apply_orientation(orientation);
        }
        Self::sized(picture).ok_or(no_picture)
    }

    fn sized(mut picture: DynamicImage) -> Option<Self> {
        let mut sizes = Vec::new();
        for width in WIDTHS.into_iter().rev() {
            picture = within(picture, width);
            sizes.push((width, jpeg(&picture)?));
        }
        let digest = Sha256::digest(&sizes.first()?.1);
        Some(Self { hash: digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect(), sizes })
    }
}

/// Not wider than this, and not taller than twice this; never enlarged.
fn within(picture: DynamicImage, width: u32) -> DynamicImage {
    let height = 2 * width;
    if picture.width() <= width && picture.height() <= height {
        return picture;
    }
    // Coarsely to about twice the size, then finely: a tenth of the time, and nobody sees it.
    let is_huge = picture.width() > 3 * width || picture.height() > 3 * height;
    let picture = if is_huge { picture.thumbnail(2 * width, 2 * height) } else { picture };
    picture.resize(width, height, FilterType::CatmullRom)
}

fn jpeg(picture: &DynamicImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let opaque = if picture.color().has_alpha() { on_white(picture) } else { picture.to_rgb8() };
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&opaque).ok()?;
    Some(bytes)
}

/// JPEG knows nothing transparent; a plate stands on white.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let picture = picture.to_rgba8();
    let blend = |value: u8, alpha: u8| {
        let (value, alpha) = (u16::from(value), u16::from(alpha));
        u8::try_from((value * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        image::Rgb([red, green, blue].map(|value| blend(value, alpha)))
    })
}

/// Whether a JPEG goes on to its end mark: a decoder paints what a broken connection left out grey, and says nothing.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    const SCAN: u8 = 0xDA;
    let mut at = 2;
    // The head is a row of segments, each with its length; within one the end mark means nothing (a preview has one).
    while let Some([0xFF, kind, high, low]) = bytes.get(at..at + 4) {
        if *kind == SCAN {
            return bytes[at..].windows(2).any(|pair| pair == [0xFF, 0xD9]);
        }
        at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
    }
    false
}
