//! A workbook → the same with marked cells, comments, and the list as its first sheet.
//!
//! Nothing else is written anew: widths, merged cells, formulas and other sheets stay as they
//! are, and parts that nothing points at are copied as they are packed.

use super::cells::{Survey, restyle, survey};
use super::comments;
use super::list::{self, Heading};
use super::marks::{self, Marks};
use super::package::Package;
use super::relations::{ContentTypes, NAMESPACE, Relations};
use super::styles::{MINIMAL, Styles};
use super::xml::{Child, Document, Element};
use super::{Fault, Sheeted};

/// The annotated copy of a workbook.
pub(super) fn patch(
    bytes: &[u8],
    heading: &Heading<'_>,
    findings: &[Sheeted<'_>],
) -> Result<Vec<u8>, Fault> {
    let mut package = Package::open(bytes)?;
    let mut book = Book::open(&mut package)?;
    let mut types = ContentTypes::of(&mut package)?;
    let mut styles = book.styles(&mut package, &mut types)?;
    let mut by_sheet = marks::by_sheet(findings);
    for (index, (_, part)) in (0..).zip(&book.sheets) {
        let Some(part) = part else { continue };
        let marks = by_sheet.remove(&index).unwrap_or_default();
        sheet(&mut package, part, marks, &mut styles, &mut types)?;
    }
    let names: Vec<String> = book.sheets.iter().map(|(name, _)| name.clone()).collect();
    let part = package.free_name("xl/worksheets/gongshi#.xml");
    package.put_written(&part, |out| list::write(heading, findings, &names, &mut styles, out))?;
    book.put_first(&part, &mut types);
    package.put(&book.styles_part, &styles.write()?)?;
    book.save(&mut package)?;
    types.save(&mut package)?;
    package.finish()
}

/// `workbook.xml` and what it refers to.
struct Book {
    part: String,
    document: Document,
    relations: Relations,
    styles_part: String,
    /// Name and part of each sheet, in order.
    sheets: Vec<(String, Option<String>)>,
}

impl Book {
    fn open(package: &mut Package<'_>) -> Result<Self, Fault> {
        let part = Relations::of(package, "")?.part("officeDocument").ok_or(Fault::Broken)?;
        let relations = Relations::of(package, &part)?;
        let document = Document::parse(&package.text(&part)?)?;
        // ISO's strict form has other namespaces, which would be mixed up here.
        if document.root.get("xmlns").is_some_and(|uri| uri.contains("purl.oclc.org")) {
            return Err(Fault::Strict);
        }
        let listed = document.root.all("sheets").flat_map(|list| list.all("sheet"));
        let sheets = listed.map(|one| {
            let part = one.get_local("id").and_then(|id| relations.part_of(&id));
            let name = one.get("name").unwrap_or_default().into_owned();
            (name, part.filter(|part| package.has(part)))
        });
        let sheets = sheets.collect();
        Ok(Self { part, document, relations, styles_part: String::new(), sheets })
    }

    fn styles(
        &mut self,
        package: &mut Package<'_>,
        types: &mut ContentTypes,
    ) -> Result<Styles, Fault> {
        let known = self.relations.part("styles").filter(|part| package.has(part));
        let (part, text) = match known {
            Some(part) => {
                let text = package.text(&part)?;
                (part, text)
            }
            None => {
                let part = package.free_name("xl/gongshi_styles#.xml");
                self.relations.add("styles", &part);
                types.declare(&part, "styles");
                (part, MINIMAL.to_owned())
            }
        };
        self.styles_part = part;
        Styles::parse(&text)
    }

    /// Puts a sheet before the others; what counts sheets by their place counts one more.
    fn put_first(&mut self, part: &str, types: &mut ContentTypes) {
        types.declare(part, "worksheet");
        let relation = self.relations.add("worksheet", part);
        let name = self.free_name();
        let root = &mut self.document.root;
        if let Some(sheets) = root.first_mut("sheets") {
            let ids = sheets.all("sheet").filter_map(|one| one.get("sheetId")?.parse::<u32>().ok());
            let id = (ids.max().unwrap_or(0).saturating_add(1)).to_string();
            let attributes =
                [("xmlns:r", NAMESPACE), ("name", &name), ("sheetId", &id), ("r:id", &relation)];
            let sheet = sheets.sibling("sheet", &attributes);
            sheets.children.insert(0, Child::Element(sheet));
        }
        let names = root.all_mut("definedNames").flat_map(|list| list.all_mut("definedName"));
        for one in names {
            shift(one, "localSheetId");
        }
        for view in root.all_mut("bookViews").flat_map(|list| list.all_mut("workbookView")) {
            view.set("activeTab", "0");
            view.remove("firstSheet");
        }
    }

    /// The list's name; with a number where a sheet has it already.
    fn free_name(&self) -> String {
        let taken = |name: &str| self.sheets.iter().any(|(known, _)| known == name);
        let numbered = (2..).map(|number| format!("{}{number}", list::NAME));
        let mut names = std::iter::once(list::NAME.to_owned()).chain(numbered);
        names.find(|name| !taken(name)).unwrap_or_default()
    }

    fn save(self, package: &mut Package<'_>) -> Result<(), Fault> {
        package.put(&self.part, &self.document.write())?;
        self.relations.save(package)
    }
}

fn shift(element: &mut Element, attribute: &str) {
    let shifted = element.get(attribute).and_then(|at| at.parse::<u32>().ok()).map(|at| at + 1);
    if let Some(at) = shifted {
        element.set(attribute, &at.to_string());
    }
}

/// Marks one sheet. A sheet without marks is only no longer the chosen one: two chosen sheets
/// would be edited together.
fn sheet(
    package: &mut Package<'_>,
    part: &str,
    marks: Marks,
    styles: &mut Styles,
    types: &mut ContentTypes,
) -> Result<(), Fault> {
    if marks.is_empty() && !package.head(part)?.contains("tabSelected") {
        return Ok(());
    }
    let text = package.text(part)?;
    let found = survey(&text)?;
    let marks = found.shown(marks);
    let drawing = match marks.is_empty() {
        true => None,
        false => comment(package, part, &found, &marks, types)?,
    };
    package.put_written(part, |out| restyle(&text, &found, &marks, styles, drawing.as_deref(), out))
}

/// Adds the comments; returns the relationship of a new drawing.
fn comment(
    package: &mut Package<'_>,
    part: &str,
    found: &Survey,
    marks: &Marks,
    types: &mut ContentTypes,
) -> Result<Option<String>, Fault> {
    let mut relations = Relations::of(package, part)?;
    let known = relations.part("comments").filter(|part| package.has(part));
    let text = known.as_deref().map(|part| package.text(part)).transpose()?;
    let (text, cells) = comments::add(text.as_deref(), marks)?;
    let comments_part = known.unwrap_or_else(|| {
        let part = package.free_name("xl/gongshi_comments#.xml");
        relations.add("comments", &part);
        types.declare(&part, "comments");
        part
    });
    package.put(&comments_part, &text)?;
    let known = found.drawing.as_deref().and_then(|id| relations.part_of(id));
    let known = known.filter(|part| package.has(part));
    if known.is_none() && found.drawing.is_some() {
        return Err(Fault::Broken);
    }
    let text = known.as_deref().map(|part| package.text(part)).transpose()?;
    let drawn = comments::draw(text.as_deref(), &cells)?;
    let id = match &known {
        Some(part) => {
            package.put(part, &drawn)?;
            None
        }
        None => {
            let part = package.free_name("xl/drawings/gongshi#.vml");
            package.put(&part, &drawn)?;
            types.declare_drawings();
            Some(relations.add("vmlDrawing", &part))
        }
    };
    relations.save(package)?;
    Ok(id)
}
