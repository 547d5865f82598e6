//! A regulation: what its front matter says, and its text with a permalink for each part.

use super::front_matter;
use super::outline::{self, Irregularity};
use super::reference::Reference;
use super::unit::{ContentsEntry, Passage, Unit};
use super::{ContentError, ContentFile, markdown};
use crate::date::PartialDate;
use serde::Deserialize;

/// One version of a law, rule or notice, word for word.
#[derive(Clone, Debug)]
pub struct Regulation {
    /// Folder name, the same for every version: `measures`.
    pub id: String,
    /// File name without its ending: `2018`.
    pub version: String,
    /// Full title.
    pub title: String,
    /// What references call it.
    pub short_title: String,
    /// Who issued it, or drafted it.
    pub issuer: String,
    /// 文号, where the document has one.
    pub document_number: Option<String>,
    /// Date of issue or signature, as precise as the document gives it.
    pub issued: Option<PartialDate>,
    /// First day in force, as precise as the document gives it.
    pub in_force: Option<PartialDate>,
    /// Whether it is in force.
    pub status: RegulationStatus,
    /// GB/T 2260 code of the area it covers; `None` for the whole country.
    pub jurisdiction: Option<String>,
    /// What the text is and where it was published, as far as known.
    pub source: String,
    /// Slips that are shown as they stand, and what was left out.
    pub notes: Vec<String>,
    /// What it replaces, as its document names it.
    pub replaces: Option<String>,
    /// What replaced it.
    pub replaced_by: Option<String>,
    /// The body, stretch by stretch.
    pub passages: Vec<Passage>,
    /// Chapters, articles, sections, items and annexes in order of the text.
    pub contents: Vec<ContentsEntry>,
    /// Each article, section, item, point and annex, for search and citation.
    pub units: Vec<Unit>,
    /// Where its numbers do not follow each other.
    pub irregularities: Vec<Irregularity>,
    /// What it refers to, in order of the text.
    pub references: Vec<Reference>,
}

impl Regulation {
    /// The whole body as one HTML text.
    #[must_use]
    pub fn html(&self) -> String {
        let wrapped = |passage: &Passage| match passage.unit.map(|at| &self.units[at]) {
            Some(unit) => format!("<div id=\"{}\">{}</div>\n", unit.anchor, passage.html),
            None => passage.html.clone(),
        };
        self.passages.iter().map(wrapped).collect()
    }

    /// The unit that has this permalink, or the part inside one, with its citation.
    #[must_use]
    pub fn find(&self, anchor: &str) -> Option<(&Unit, &str)> {
        self.units.iter().find_map(|unit| {
            let part = || unit.parts.iter().find(|part| part.anchor == anchor);
            let own = (unit.anchor == anchor).then_some(unit.label.as_str());
            own.or_else(|| part().map(|part| part.label.as_str())).map(|label| (unit, label))
        })
    }
}

/// Whether a regulation is in force, as far as its document or a later one says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RegulationStatus {
    /// 现行
    InForce,
    /// 征求意见稿: published for comment, binds nobody.
    Draft,
    /// 废止
    Repealed,
    /// 未注明是否现行: neither the document nor anything else known says so.
    Unstated,
}

impl RegulationStatus {
    /// As read on a page.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::InForce => "现行",
            Self::Draft => "征求意见稿",
            Self::Repealed => "废止",
            Self::Unstated => "未注明是否现行",
        }
    }

    /// The stable word of front matter, URLs and data files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::Draft => "draft",
            Self::Repealed => "repealed",
            Self::Unstated => "unstated",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    title: String,
    short_title: String,
    issuer: String,
    document_number: Option<String>,
    issued: Option<PartialDate>,
    in_force: Option<PartialDate>,
    status: RegulationStatus,
    jurisdiction: Option<String>,
    source: String,
    #[serde(default)]
    notes: Vec<String>,
    /// Permalinks of parts whose number is irregular in the document itself.
    #[serde(default)]
    as_printed: Vec<String>,
    replaces: Option<String>,
    replaced_by: Option<String>,
}

/// Reads `regulations/<id>/<version>.md`.
pub(super) fn parse(
    file: &ContentFile,
    id: &str,
    version: &str,
) -> Result<Regulation, ContentError> {
    let (fields, body) = front_matter::parse::<Fields>(file)?;
    if let Some(code) = &fields.jurisdiction {
        check_code(file, code)?;
    }
    front_matter::forbid(file, body)?;
    let outline::Outline { passages, contents, mut units, mut irregularities, .. } =
        outline::build(&markdown::parse(body));
    let before = front_matter::lines_before(file, body);
    for each in &mut irregularities {
        each.as_printed = fields.as_printed.contains(&each.anchor);
        each.line += before;
    }
    units.iter_mut().for_each(|unit| unit.line += before);
    Ok(Regulation {
        id: id.to_owned(),
        version: version.to_owned(),
        title: fields.title,
        short_title: fields.short_title,
        issuer: fields.issuer,
        document_number: fields.document_number,
        issued: fields.issued,
        in_force: fields.in_force,
        status: fields.status,
        jurisdiction: fields.jurisdiction,
        source: fields.source,
        notes: fields.notes,
        replaces: fields.replaces,
        replaced_by: fields.replaced_by,
        passages,
        contents,
        units,
        irregularities,
        references: Vec::new(),
    })
}

fn check_code(file: &ContentFile, code: &str) -> Result<(), ContentError> {
    if code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    Err(ContentError::Field {
        path: file.path.clone(),
        field: "jurisdiction",
        value: code.to_owned(),
        expected: "六位行政区划代码（GB/T 2260）；全国性文件不写这一项",
    })
}
