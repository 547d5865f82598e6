//! Writes the annotated copies that `gongshi check` leaves for the clerk.
//!
//! The folder is the clerk's own, beside the data and never inside what is published: a copy
//! lies where its file lies below the folder of exports. A copy of a file that has no findings
//! any more, or that a newer export took the place of, is taken away, so that no copy says what is
//! no longer so.

use crate::Inspected;
use crate::annotate::{Original, annotate};
use crate::check::Finding;
use crate::source::{Encoding, FileId, SourceFile, Table, hex};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Name of the folder in the site's.
pub(super) const FOLDER: &str = "检查结果";

/// What stands before the ending of a copy's name.
const SUFFIX: &str = "（批注）.xlsx";

/// Folders of a site where a copy must not lie: what is read, and what is published.
const FORBIDDEN: [&str; 4] = ["data", "public", "content", "themes"];

/// Folders that a site is made of.
const INPUTS: [&str; 3] = ["data", "content", "themes"];

/// Why there are no copies, or not all.
#[derive(Debug, thiserror::Error)]
pub(super) enum CopyError {
    #[error("批注副本不能放在 {0}：那里的文件会被读取或公布。请用 --annotated 换一个文件夹")]
    Forbidden(PathBuf),
    #[error("写不了 {path}：{}。可以用 --annotated 换一个文件夹", crate::folder::why(.source))]
    Write { path: PathBuf, source: io::Error },
}

/// One written copy.
pub(super) struct Written {
    pub(super) path: PathBuf,
    /// Why it holds the list alone.
    pub(super) list_only: Option<&'static str>,
}

/// Writes the copies of all files with findings into a folder, and returns them.
pub(super) fn write(
    site: &Path,
    folder: &Path,
    inspected: &Inspected,
) -> Result<Vec<Written>, CopyError> {
    forbid(site, folder)?;
    let mut of_file: BTreeMap<FileId, Vec<&Finding>> = BTreeMap::new();
    for finding in &inspected.checked.findings {
        of_file.entry(finding.location.file).or_default().push(finding);
    }
    let mut written = Vec::new();
    let files = &inspected.checked.dataset.sources.files;
    for (id, file) in (0..).map(FileId).zip(files) {
        let path = folder.join(format!("{}{SUFFIX}", stem(&file.path)));
        match of_file.get(&id) {
            Some(findings) if findings.iter().any(|finding| finding.explained.is_none()) => {
                written.extend(copy(path, id, inspected, findings)?);
            }
            _ => remove(&path)?,
        }
    }
    remove_earlier(folder, inspected)?;
    Ok(written)
}

/// Takes the copies of earlier exports away: those below an authority and a day before the one
/// that was checked. What else lies in the folder is the clerk's.
fn remove_earlier(folder: &Path, inspected: &Inspected) -> Result<(), CopyError> {
    let files = &inspected.checked.dataset.sources.files;
    let dated = |file: &SourceFile| Some((file.authority.clone(), file.snapshot?));
    let checked: BTreeSet<(String, Date)> = files.iter().filter_map(dated).collect();
    for (authority, checked) in checked {
        let folder = folder.join(authority);
        let is_earlier = |day: &String| day.parse::<Date>().is_ok_and(|day| day < checked);
        for day in names(&folder).into_iter().filter(is_earlier) {
            remove_copies(&folder.join(day))?;
        }
    }
    Ok(())
}

/// Takes the copies in a folder away, and the folder where nothing else is in it.
fn remove_copies(folder: &Path) -> Result<(), CopyError> {
    for name in names(folder) {
        let path = folder.join(&name);
        let is_folder = path.symlink_metadata().is_ok_and(|data| data.is_dir());
        match is_folder {
            true => remove_copies(&path)?,
            false if name.ends_with(SUFFIX) => remove(&path)?,
            false => {}
        }
    }
    // It stays where something of the clerk's lies in it.
    let _ = fs::remove_dir(folder);
    Ok(())
}

/// The names in a folder; none where it can't be listed.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

fn copy(
    path: PathBuf,
    id: FileId,
    inspected: &Inspected,
    findings: &[&Finding],
) -> Result<Option<Written>, CopyError> {
    let file = inspected.checked.dataset.sources.file(id);
    // A workbook that was refused is not taken apart a second time.
    let was_read = inspected.checked.dataset.accounts.iter().any(|table| table.file == id);
    let bytes = was_read.then(|| unchanged(&inspected.folder, file)).flatten();
    let tables: Vec<&Table> = inspected.tables.iter().filter(|table| table.file == id).collect();
    let original = Original { file, bytes: bytes.as_deref(), tables: &tables };
    // Only a fault of the format libraries leaves no copy at all; the report has every finding.
    let Ok(made) = annotate(&original, findings) else { return Ok(None) };
    let fault = |source| CopyError::Write { path: path.clone(), source };
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(fault)?;
    fs::write(&path, &made.bytes).map_err(fault)?;
    Ok(Some(Written { path, list_only: made.list_only }))
}

/// A workbook's bytes, unless the file has changed since it was checked.
fn unchanged(folder: &Path, file: &SourceFile) -> Option<Vec<u8>> {
    if file.encoding != Some(Encoding::Workbook) {
        return None;
    }
    let bytes = fs::read(folder.join(&file.path)).ok()?;
    let sum = hex(&Sha256::digest(&bytes));
    (sum == file.sha256).then_some(bytes)
}

/// 备案.xlsx becomes 备案（批注）.xlsx, 备案.csv 备案.csv（批注）.xlsx.
fn stem(path: &str) -> &str {
    path.strip_suffix(".xlsx").unwrap_or(path)
}

fn remove(path: &Path) -> Result<(), CopyError> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => {
            Err(CopyError::Write { path: path.to_owned(), source })
        }
        _ => Ok(()),
    }
}

fn forbid(site: &Path, folder: &Path) -> Result<(), CopyError> {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (site, target) = (absolute(site), absolute(&real(folder)));
    let below = FORBIDDEN.iter().any(|name| target.starts_with(real(&site.join(name))));
    let is_site = target == real(&site);
    let refused = below || is_site || is_published(&target);
    if refused { Err(CopyError::Forbidden(folder.to_owned())) } else { Ok(()) }
}

/// Whether a folder is, or lies in, a release: the next one would take it away.
fn is_published(folder: &Path) -> bool {
    folder.ancestors().any(|above| above.join(crate::publish::MARKER).is_file())
}

/// Whether a target would lie among what a site is made of.
pub(super) fn is_input(site: &Path, target: &Path) -> bool {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (site, target) = (absolute(site), absolute(&real(target)));
    INPUTS.iter().any(|name| target.starts_with(real(&site.join(name))))
}

/// A path with the links of its existing part followed.
fn real(path: &Path) -> PathBuf {
    let mut rest = Vec::new();
    for above in path.ancestors() {
        if let Ok(real) =
            fs::canonicalize(if above == Path::new("") { Path::new(".") } else { above })
        {
            return rest.iter().rev().fold(real, |real: PathBuf, name| real.join(name));
        }
        rest.extend(above.file_name());
    }
    path.to_owned()
}
