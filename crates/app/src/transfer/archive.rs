//! The archive as a file: a ZIP with JSON and pictures in it, the same bytes for the same content.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::sync::Arc;

use domain::Fault;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::problem::{FieldError, Problem};

/// The media types of an archive.
pub(super) const TYPES: [&str; 2] = ["application/zip", "application/x-zip-compressed"];

/// The most that all files of an archive may hold, unpacked.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// The most files.
const MOST_FILES: usize = 20_000;

/// The files of an archive by their names, in order.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Packs them. Pictures are packed already; no file says when it was made.
pub(super) fn pack(files: &Files) -> Result<Vec<u8>, Problem> {
    packed(files).map_err(|error| Problem::Internal(Arc::new(error)))
}

fn packed(files: &Files) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let is_json = name.as_bytes().ends_with(b".json");
        let method = if is_json { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::DEFAULT
            .compression_method(method)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Unpacks them, in bounded room, whatever the file says of itself. What they are called is for the caller to judge.
pub(super) fn unpack(bytes: &[u8]) -> Result<Files, Problem> {
    let too_much = || Problem::field("archive", Fault::OutOfRange { least: "0".to_owned(), most: "256 MB".to_owned() });
    let no_archive = || Problem::field("archive", Fault::WrongForm("ZIP"));
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| no_archive())?;
    if zip.len() > MOST_FILES {
        return Err(Problem::field("archive", Fault::TooLong(MOST_FILES)));
    }
    let (mut files, mut room, mut errors) = (Files::new(), MOST_BYTES, Vec::new());
    for at in 0..zip.len() {
        let file = zip.by_index(at).map_err(|_| no_archive())?;
        let name = file.name().map_err(|_| no_archive())?.into_owned();
        let mut content = Vec::new();
        let read = file.take(room + 1).read_to_end(&mut content).map_err(|_| no_archive())?;
        room = room.checked_sub(u64::try_from(read).unwrap_or(u64::MAX)).ok_or_else(too_much)?;
        if files.insert(name.clone(), content).is_some() {
            errors.push(FieldError::new(name, Fault::Repeated));
        }
    }
    if errors.is_empty() { Ok(files) } else { Err(Problem::Invalid(errors)) }
}
