//! What archives among the published files hold, workbooks too. The only module of this stage
//! that knows zip.

use std::io::{self, Cursor, Read};
use zip::ZipArchive;

/// How every archive begins, an empty one too.
const BEGINNINGS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// Calls `visit` with the name and the bytes of each member, if the file is an archive.
///
/// # Errors
/// When it is one and can't be read to its end: then nobody knows what it holds.
pub(super) fn for_each(file: &[u8], mut visit: impl FnMut(&str, &[u8])) -> io::Result<()> {
    if !BEGINNINGS.iter().any(|beginning| file.starts_with(beginning)) {
        return Ok(());
    }
    let mut archive = ZipArchive::new(Cursor::new(file))?;
    for index in 0..archive.len() {
        let mut member = archive.by_index(index)?;
        let (name, mut bytes) = (member.name()?.into_owned(), Vec::new());
        member.read_to_end(&mut bytes)?;
        visit(&name, &bytes);
    }
    Ok(())
}
