//! A gzip stream put together from parts, of which some were packed before.
//!
//! Each part is deflated by itself, so that none looks back into another, and ends on a whole byte, so that the next
//! can follow it. What the stream says of the whole at its end follows from what is known of the parts.

use std::cell::RefCell;

use crate::request::Effort;
use bytes::Bytes;
use flate2::{Compress, Compression, FlushCompress, Status};

/// Ten bytes: deflate, no name, no time, any system.
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

thread_local! {
    /// Making one takes longer than packing what stands around a page.
    static FAST_PACKER: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(Effort::Little.deflate()), false));
}

/// A part that is packed, and what is known of it unpacked.
#[derive(Debug, Clone)]
pub(super) struct Deflated {
    check: crc32fast::Hasher,
    length: u64,
    pub bytes: Bytes,
}

impl Deflated {
    /// Packs a part.
    pub fn new(part: &[u8], effort: Effort) -> Self {
        let mut bytes = Vec::with_capacity(part.len() / 4);
        let mut pack = |packer: &mut Compress| deflate(packer, part, FlushCompress::Full, &mut bytes);
        match effort {
            Effort::Little => FAST_PACKER.with_borrow_mut(pack),
            Effort::Much => pack(&mut Compress::new(Compression::new(effort.deflate()), false)),
        }
        Self { check: sum(part), length: part.len() as u64, bytes: bytes.into() }
    }

    /// What is known of it unpacked: its checksum and its length.
    pub fn sum(&self) -> Bytes {
        let check = self.check.clone().finalize().to_be_bytes();
        [&check[..], &self.length.to_be_bytes()[..]].concat().into()
    }

    /// The same from what was kept of it.
    pub fn from_parts(sum: &[u8], bytes: Bytes) -> Self {
        let number =
            |part: Option<&[u8]>| part.unwrap_or_default().iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte));
        let length = number(sum.get(4..));
        let check = u32::try_from(number(sum.get(..4))).unwrap_or_default();
        Self { check: crc32fast::Hasher::new_with_initial_len(check, length), length, bytes }
    }
}

/// The whole: what stands before a packed part, the part, and what stands after it.
pub(super) fn stream(before: &[u8], packed: &Deflated, after: &[u8]) -> Vec<u8> {
    let mut whole =
        Vec::with_capacity(HEAD.len() + packed.bytes.len() + usize::midpoint(before.len(), after.len()) + 64);
    whole.extend_from_slice(&HEAD);
    FAST_PACKER.with_borrow_mut(|packer| {
        deflate(packer, before, FlushCompress::Full, &mut whole);
        whole.extend_from_slice(&packed.bytes);
        deflate(packer, after, FlushCompress::Finish, &mut whole);
    });
    let mut check = sum(before);
    check.combine(&packed.check);
    check.combine(&sum(after));
    let length = before.len() as u64 + packed.length + after.len() as u64;
    whole.extend_from_slice(&check.finalize().to_le_bytes());
    // The length modulo 2³², as the format has it.
    whole.extend_from_slice(&length.to_le_bytes()[..4]);
    whole
}

fn sum(part: &[u8]) -> crc32fast::Hasher {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(part);
    hasher
}

/// Packs a part by itself behind what is there already.
fn deflate(packer: &mut Compress, part: &[u8], flush: FlushCompress, whole: &mut Vec<u8>) {
    packer.reset();
    loop {
        whole.reserve(part.len() / 3 + 64);
        let read = usize::try_from(packer.total_in()).expect("a part lies in memory");
        let status = packer.compress_vec(&part[read..], whole, flush).expect("a fresh packer takes every byte");
        let is_done = match flush {
            FlushCompress::Finish => status == Status::StreamEnd,
            _ => whole.len() < whole.capacity(),
        };
        if is_done {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    /// As strict decoders read it: one member, nothing behind it, checksum and length right.
    fn unpacked(whole: &[u8]) -> Vec<u8> {
        let (mut text, mut decoder) = (Vec::new(), flate2::bufread::GzDecoder::new(whole));
        decoder.read_to_end(&mut text).expect("the stream is whole");
        assert!(decoder.into_inner().is_empty(), "nothing follows");
        text
    }

    #[test]
    fn parts_of_every_length_make_one_stream() {
        let long: Vec<u8> = (0..300_000_u32).map(|number| number.wrapping_mul(number).to_le_bytes()[1]).collect();
        let text = "<li>nasi putih, telur balado, bayam</li>".repeat(3000);
        let parts: [&[u8]; 5] = [b"", b"x", b"<!DOCTYPE html>", text.as_bytes(), &long];
        for before in parts {
            for middle in parts {
                for after in parts {
                    let packed = Deflated::new(middle, Effort::Much);
                    let kept = Deflated::from_parts(&packed.sum(), packed.bytes.clone());
                    let whole = stream(before, &kept, after);
                    assert!(unpacked(&whole) == [before, middle, after].concat());
                }
            }
        }
    }

    #[test]
    fn a_part_looks_back_into_none() {
        let part = b"the same words, the same words";
        let (first, second) = (Deflated::new(part, Effort::Little), Deflated::new(part, Effort::Little));
        assert_eq!(first.bytes, second.bytes);
        assert_eq!(unpacked(&stream(part, &first, part)), part.repeat(3));
    }
}
