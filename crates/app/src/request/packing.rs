//! How the body of an answer is written for the line, and how what is kept of it is written for the cache.

use std::io::Write as _;

use bytes::{BufMut as _, Bytes, BytesMut};

/// A form of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As it is.
    Plain,
    /// For every browser, and whoever asks by http.
    Gzip,
    /// The smallest.
    Brotli,
}

/// How hard to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// For what is sent once.
    Little,
    /// For what is packed once and sent often.
    Much,
}

impl Effort {
    /// The level of deflate, from 1 to 9.
    pub const fn deflate(self) -> u32 {
        match self {
            Self::Little => 1,
            Self::Much => 6,
        }
    }

    const fn brotli(self) -> i32 {
        match self {
            Self::Little => 1,
            Self::Much => 5,
        }
    }
}

impl Packing {
    /// What a request likes best of what is offered, by its `Accept-Encoding`; of equals the first.
    pub fn accepted(header: &str, offered: &[Self]) -> Self {
        let mut best = (Self::Plain, 0.0);
        for packing in offered {
            let liked = packing.name().map_or(0.0, |name| quality(header, name));
            if liked > best.1 {
                best = (*packing, liked);
            }
        }
        best.0
    }

    /// All that pack, the smallest first.
    pub const ALL: &[Self] = &[Self::Brotli, Self::Gzip];

    /// The value of `Content-Encoding`.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    /// A short word for it.
    pub const fn code(self) -> &'static str {
        match self.name() {
            None => "plain",
            Some(name) => name,
        }
    }

    /// A body in this form.
    pub fn pack(self, body: &Bytes, effort: Effort) -> Bytes {
        match self {
            Self::Plain => body.clone(),
            Self::Gzip => {
                let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(effort.deflate()));
                let packed = packer.write_all(body).and_then(|()| packer.finish());
                packed.expect("memory takes everything").into()
            }
            Self::Brotli => {
                let parameters = brotli::enc::BrotliEncoderParams {
                    quality: effort.brotli(),
                    size_hint: body.len(),
                    ..Default::default()
                };
                let mut packed = Vec::new();
                brotli::BrotliCompress(&mut &body[..], &mut packed, &parameters).expect("memory takes everything");
                packed.into()
            }
        }
    }
}

/// How much a request likes an encoding, from 0 to 1.
fn quality(header: &str, name: &str) -> f32 {
    let named = header.split(',').find_map(|offer| {
        let (offered, parameters) = offer.split_once(';').unwrap_or((offer, ""));
        offered.trim().eq_ignore_ascii_case(name).then_some(parameters)
    });
    let Some(parameters) = named else { return 0.0 };
    let mut parameters = parameters.split(';').filter_map(|parameter| parameter.split_once('='));
    match parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("q")) {
        Some((_, quality)) => quality.trim().parse().unwrap_or(0.0),
        None => 1.0,
    }
}

/// Several parts as one, each behind its length.
pub fn join<const N: usize>(parts: [&[u8]; N]) -> Bytes {
    let mut whole = BytesMut::with_capacity(parts.iter().map(|part| part.len() + 4).sum());
    for part in parts {
        whole.put_u32(u32::try_from(part.len()).expect("an answer is smaller than 4 GB"));
        whole.put_slice(part);
    }
    whole.freeze()
}

/// The parts again, without copying; `None` when these are other bytes.
pub fn split<const N: usize>(mut whole: Bytes) -> Option<[Bytes; N]> {
    let mut parts = [const { Bytes::new() }; N];
    for part in &mut parts {
        let length = whole.get(..4)?.try_into().ok().map(u32::from_be_bytes)?;
        let end = usize::try_from(length).ok()?.checked_add(4).filter(|end| *end <= whole.len())?;
        *part = whole.split_to(end).split_off(4);
    }
    whole.is_empty().then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_given_what_it_likes_best() {
        for (header, packing) in [
            ("gzip, deflate, br, zstd", Packing::Brotli),
            ("gzip, deflate", Packing::Gzip),
            ("br;q=0.5, GZIP", Packing::Gzip),
            ("br;q=0, gzip;q=0.1", Packing::Gzip),
            ("gzip;Q=0", Packing::Plain),
            ("gzip;level=1;q=0", Packing::Plain),
            ("identity", Packing::Plain),
            ("", Packing::Plain),
        ] {
            assert_eq!(Packing::accepted(header, Packing::ALL), packing, "{header}");
        }
        assert_eq!(Packing::accepted("br", &[Packing::Gzip]), Packing::Plain, "what is not offered is not sent");
    }

    #[test]
    fn parts_come_apart_as_they_were_put_together() {
        let whole = join([b"tag", b"", b"body"]);
        assert_eq!(split(whole.clone()), Some([Bytes::from("tag"), Bytes::new(), Bytes::from("body")]));
        assert_eq!(split::<2>(whole.clone()), None, "another version had other parts");
        assert_eq!(split::<3>(whole.slice(..whole.len() - 1)), None, "cut short");
    }
}
