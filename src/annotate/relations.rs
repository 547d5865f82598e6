//! How the parts of a workbook refer to each other: relationships and content types.

use super::Fault;
use super::package::Package;
use super::xml::{Document, Element};

/// Namespace of relationship ids inside parts.
pub(super) const NAMESPACE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
    xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

/// The relationships of one part.
pub(super) struct Relations {
    name: String,
    folder: String,
    document: Document,
}

impl Relations {
    /// Those of a part; of the package itself where the name is empty.
    pub(super) fn of(package: &mut Package<'_>, part: &str) -> Result<Self, Fault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let name = name.trim_start_matches('/').to_owned();
        let text = if package.has(&name) { package.text(&name)? } else { EMPTY.to_owned() };
        let document = Document::parse(&text)?;
        Ok(Self { name, folder: folder.to_owned(), document })
    }

    /// The part of the first relationship of a kind, such as `comments`.
    pub(super) fn part(&self, kind: &str) -> Option<String> {
        let is = |one: &&Element| {
            one.get("Type").is_some_and(|of| of.rsplit('/').next() == Some(kind))
                && one.get("TargetMode").as_deref() != Some("External")
        };
        self.document.root.all("Relationship").find(is).and_then(|one| self.target(one))
    }

    /// The part of a relationship by its id.
    pub(super) fn part_of(&self, id: &str) -> Option<String> {
        let is = |one: &&Element| one.get("Id").as_deref() == Some(id);
        self.document.root.all("Relationship").find(is).and_then(|one| self.target(one))
    }

    fn target(&self, one: &Element) -> Option<String> {
        Some(resolve(&self.folder, &one.get("Target")?))
    }

    /// Adds a relationship to a part; returns its id.
    pub(super) fn add(&mut self, kind: &str, part: &str) -> String {
        let taken = |id: &str| {
            self.document.root.all("Relationship").any(|one| one.get("Id").as_deref() == Some(id))
        };
        let mut number = 1;
        while taken(&format!("gongshi{number}")) {
            number += 1;
        }
        let id = format!("gongshi{number}");
        let (kind, target) = (format!("{NAMESPACE}/{kind}"), format!("/{part}"));
        let attributes =
            [("Id", id.as_str()), ("Type", kind.as_str()), ("Target", target.as_str())];
        let one = self.document.root.sibling("Relationship", &attributes);
        self.document.root.push(one);
        id
    }

    /// Puts them back.
    pub(super) fn save(self, package: &mut Package<'_>) -> Result<(), Fault> {
        package.put(&self.name, &self.document.write())
    }
}

/// A target as the part's name in the package.
fn resolve(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// `[Content_Types].xml`.
pub(super) struct ContentTypes(Document);

const CONTENT_TYPES: &str = "[Content_Types].xml";

impl ContentTypes {
    /// Reads them.
    pub(super) fn of(package: &mut Package<'_>) -> Result<Self, Fault> {
        Ok(Self(Document::parse(&package.text(CONTENT_TYPES)?)?))
    }

    /// Declares a part of the spreadsheet format, such as `worksheet`.
    pub(super) fn declare(&mut self, part: &str, what: &str) {
        let name = format!("/{part}");
        let what =
            format!("application/vnd.openxmlformats-officedocument.spreadsheetml.{what}+xml");
        let attributes = [("PartName", name.as_str()), ("ContentType", what.as_str())];
        let one = self.0.root.sibling("Override", &attributes);
        self.0.root.push(one);
    }

    /// Declares the drawings of comments, by their ending.
    pub(super) fn declare_drawings(&mut self) {
        let is = |one: &Element| {
            one.get("Extension").is_some_and(|ending| ending.eq_ignore_ascii_case("vml"))
        };
        if self.0.root.all("Default").any(is) {
            return;
        }
        let kind = "application/vnd.openxmlformats-officedocument.vmlDrawing";
        let one = self.0.root.sibling("Default", &[("Extension", "vml"), ("ContentType", kind)]);
        self.0.root.push(one);
    }

    /// Puts them back.
    pub(super) fn save(self, package: &mut Package<'_>) -> Result<(), Fault> {
        package.put(CONTENT_TYPES, &self.0.write())
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_lead_from_their_part_or_from_the_top() {
        assert_eq!(resolve("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolve("xl", "/xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolve("", "xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolve("", "../../x"), "x");
    }
}
