//! Numbers the files in path order, whatever order they are read in.

use super::file::FilePart;
use super::location::{FileId, SourceFile};
use super::{Read, SourceDefect};

/// The numbers of files that are still to be read.
pub(crate) struct Numbers(Vec<String>);

impl Numbers {
    /// Numbers all paths of a read.
    pub(crate) fn of<'p>(paths: impl Iterator<Item = &'p String>) -> Self {
        let mut paths: Vec<String> = paths.cloned().collect();
        paths.sort_unstable();
        Self(paths)
    }

    /// The number of one of the paths; of several that read alike the first.
    pub(crate) fn of_path(&self, path: &str) -> FileId {
        FileId(self.0.partition_point(|known| known.as_str() < path) as u32)
    }
}

/// One read of all parts, sorted by path, with the file ids that follow from it.
pub(crate) fn in_path_order<T>(mut parts: Vec<FilePart<T>>) -> Read<T> {
    parts.sort_by(|left, right| left.file.path.cmp(&right.file.path));
    let mut read = Read::default();
    for (part, id) in parts.into_iter().zip(0..) {
        add(&mut read, part, FileId(id));
    }
    read
}

/// The tables know the number already.
fn add<T>(read: &mut Read<T>, part: FilePart<T>, id: FileId) {
    let FilePart { file, tables, defects } = part;
    read.sources.files.push(SourceFile { ..file });
    read.tables.extend(tables);
    read.defects.extend(defects.into_iter().map(|defect| {
        let location = super::Location { file: id, ..defect.location };
        SourceDefect { location, ..defect }
    }));
}
