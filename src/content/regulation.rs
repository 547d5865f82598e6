//! A regulation: what its front matter says, and its text with a permalink for each part.

use super::front_matter;
use super::{ContentError, ContentFile, markdown, outline};
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
    /// The body: valid HTML from level 2 headings down, no inline style or script.
    pub html: String,
    /// Chapters, articles, sections, items and annexes in order of the text.
    pub contents: Vec<ContentsEntry>,
    /// Each article, section, item, point and annex, for search and citation.
    pub units: Vec<Unit>,
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

/// One line of a regulation's contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry {
    /// 1 for chapters, sections and annexes; 2 and 3 for what stands inside them.
    pub level: u8,
    /// Id of the part in [`Regulation::html`], without `#`.
    pub anchor: String,
    /// 第二章　…, 第二十四条, （一）….
    pub label: String,
}

/// One part of a regulation that can be cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Id of the part in [`Regulation::html`], without `#`.
    pub anchor: String,
    /// How to cite it: 第二十四条, 二（三）1, or the heading of a section or annex.
    pub label: String,
    /// Its own plain text without the label, one line a paragraph; of parts inside it only an
    /// annex holds the text. Empty for a section that is only a heading.
    pub text: String,
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
    let outline::Outline { html, contents, units, .. } = outline::build(&markdown::parse(body));
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
        html,
        contents,
        units,
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
