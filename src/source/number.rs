//! Numbers the files in path order once all are read, whatever order they were read in.

use super::file::FilePart;
use super::location::{FileId, SourceFile};
use super::{Read, SourceDefect, Table};

/// One read of all parts, sorted by path, with the file ids that follow from it.
pub(crate) fn in_path_order(mut parts: Vec<FilePart>) -> Read {
    parts.sort_by(|left, right| left.file.path.cmp(&right.file.path));
    let mut read = Read::default();
    for (part, id) in parts.into_iter().zip(0..) {
        add(&mut read, part, FileId(id));
    }
    read
}

fn add(read: &mut Read, part: FilePart, id: FileId) {
    let FilePart { file, tables, defects } = part;
    read.sources.files.push(SourceFile { ..file });
    read.tables.extend(tables.into_iter().map(|table| Table { file: id, ..table }));
    read.defects.extend(defects.into_iter().map(|defect| {
        let location = super::Location { file: id, ..defect.location };
        SourceDefect { location, ..defect }
    }));
}
