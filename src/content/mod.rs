//! From the Markdown files of `content/` to regulations and pages.
//!
//! In: the text of `regulations/<id>/<version>.md`, `alignments/<id>--<id>.toml`, `glossary.md` and
//! `pages/<id>.md`. Out: [`Content`], with HTML
//! bodies that are valid and hold no script, style or third-party request.
//!
//! 1. [`read`] lists the folder and reads its `.md` files — the only step that touches the disk.
//! 2. [`load`] gives each file its kind and id by its path,
//! 3. splits off the TOML front matter (`front_matter`),
//! 4. turns the Markdown body into safe blocks (`markdown`, `address`),
//! 5. recognises the parts of a regulation (`marker`, `numeral`), gives each a permalink and says
//!    where the numbers do not follow each other (`outline`),
//! 6. makes links of what the texts refer to (`reference`) and of the words explained
//!    (`glossary`),
//! 7. and checks what says how two regulations answer each other (`alignment`).
//!
//! `import` makes such files of plain texts. `compare` sets two texts beside each other; the pages and the commands use it.

mod address;
mod alignment;
mod builtin;
pub mod compare;
mod error;
mod front_matter;
mod glossary;
pub mod import;
mod markdown;
mod marker;
mod numeral;
mod outline;
mod page;
mod reference;
mod regulation;
mod unit;

pub use alignment::{Alignment, AlignmentRow, Divergence, VersionRef, text_of, units_of};
pub use builtin::{builtin, overlay};
pub use error::ContentError;
pub use glossary::{Glossary, Term};
pub use outline::Irregularity;
pub use page::Page;
pub use reference::{Reference, Target};
pub use regulation::{Regulation, RegulationStatus};
pub use unit::{ContentsEntry, Part, PartKind, Passage, Unit, UnitKind};

use std::path::Path;

use crate::folder;

/// How the copies end that editors keep beside a file.
const COPIES: [&str; 2] = [".bak", "~"];

/// A content file as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentFile {
    /// Path relative to the content folder, with `/`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// Everything the editors wrote.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// By id, then version.
    pub regulations: Vec<Regulation>,
    /// By id.
    pub pages: Vec<Page>,
    /// Which parts of two regulations answer each other; by their ids.
    pub alignments: Vec<Alignment>,
    /// Words explained.
    pub glossary: Option<Glossary>,
}

/// Reads every file below `dir`, in order of path, but hidden ones and the copies that editors
/// keep.
///
/// # Errors
/// [`ContentError::List`], [`ContentError::Read`] and, for a file that is neither `.md` nor
/// `.toml` and would be missed on the site, [`ContentError::Misplaced`]; each names the path.
pub fn read(dir: &Path) -> Result<Vec<ContentFile>, ContentError> {
    let mut files = Vec::new();
    for entry in folder::files(dir) {
        let entry = entry.map_err(|source| ContentError::List { path: dir.to_owned(), source })?;
        let path = folder::slashed(dir, entry.path());
        if !COPIES.iter().any(|ending| path.ends_with(ending)) {
            files.push(read_file(path, entry.path())?);
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn read_file(path: String, file: &Path) -> Result<ContentFile, ContentError> {
    if ![".md", ".toml"].iter().any(|ending| path.ends_with(ending)) {
        return Err(ContentError::Misplaced { path });
    }
    let text = std::fs::read_to_string(file)
        .map_err(|source| ContentError::Read { path: file.to_owned(), source })?;
    Ok(ContentFile { path, text })
}

/// Turns content files, in any order, into regulations and pages.
///
/// # Errors
/// A file in the wrong place, given twice, or with a faulty front matter; each error names it.
pub fn load(files: &[ContentFile]) -> Result<Content, ContentError> {
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(pair) = files.windows(2).find(|pair| pair[0].path == pair[1].path) {
        return Err(ContentError::Duplicate { path: pair[0].path.clone() });
    }
    let mut content = Content::default();
    for file in files {
        content.add(file)?;
    }
    content.regulations.sort_by(|a, b| (&a.id, &a.version).cmp(&(&b.id, &b.version)));
    content.pages.sort_by(|a, b| a.id.cmp(&b.id));
    content.alignments.sort_by(|a, b| (&a.from.id, &a.to.id).cmp(&(&b.from.id, &b.to.id)));
    for each in &content.alignments {
        alignment::check(each, &content.regulations)?;
    }
    reference::link(&mut content.regulations);
    if let Some(glossary) = &content.glossary {
        glossary::check(glossary, &content.regulations)?;
        glossary::link(glossary, &mut content.regulations);
    }
    Ok(content)
}

impl Content {
    fn add(&mut self, file: &ContentFile) -> Result<(), ContentError> {
        let misplaced = || ContentError::Misplaced { path: file.path.clone() };
        if let Some(name) = file.path.strip_suffix(".toml") {
            let name = name.strip_prefix("alignments/").ok_or_else(misplaced)?;
            self.alignments.push(alignment::parse(file, name)?);
            return Ok(());
        }
        let name = file.path.strip_suffix(".md").ok_or_else(misplaced)?;
        let parts: Vec<&str> = name.split('/').collect();
        if !parts.iter().all(|part| markdown::is_plain_id(part)) {
            return Err(misplaced());
        }
        match parts[..] {
            ["regulations", id, version] => {
                self.regulations.push(regulation::parse(file, id, version)?);
            }
            ["glossary"] => self.glossary = Some(glossary::parse(file)?),
            ["pages", id] => self.pages.push(page::parse(file, id)?),
            _ => return Err(misplaced()),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
