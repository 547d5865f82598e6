//! A restricted catalog as a clerk writes it: a CSV table that says first what it is, then lists
//! its items.
//!
//! In: the file and the names of the technologies known. Out: the edition and the technologies
//! that only it has.

use super::code::trailing_bracket;
use super::edition::{CatalogEntry, CatalogKind, Edition};
use super::error::ReferenceError;
use super::files::{SourceFile, list, stem};
use super::ids::{EditionId, JurisdictionCode, TechnologyId};
use super::names::NameIndex;
use super::technology::{Technologies, Technology};
use crate::date::PartialDate;
use crate::text::trim;
use std::collections::BTreeMap;

/// An edition and the technologies that it adds.
pub(crate) struct Sheet {
    pub(crate) edition: Edition,
    pub(crate) technologies: Vec<Technology>,
}

/// What is said of the catalog itself; the first three are needed.
const ABOUT: [&str; 9] =
    ["目录名称", "发布机关", "行政区划", "简称", "文号", "施行日期", "失效日期", "来源", "说明"];
/// The columns of its items; the first is needed.
const COLUMNS: [&str; 8] =
    ["技术名称", "编号", "范围", "技术标识", "通俗说明", "别名", "常见问法", "备注"];

/// Reads a catalog's table.
///
/// # Errors
/// What a clerk has to change, with the line.
pub(crate) fn read(
    file: &SourceFile,
    known: &Technologies,
    names: &NameIndex,
) -> Result<Sheet, ReferenceError> {
    let invalid = |what: String| ReferenceError::invalid(&file.name, what);
    let rows = rows(file)?;
    let header = rows.iter().position(|row| row.cells.iter().any(|cell| cell == COLUMNS[0]));
    let header = header.ok_or_else(|| {
        invalid(format!("没有列名一行：列出技术的前一行要写列名，至少有“{}”", COLUMNS[0]))
    })?;
    let about = About::of(&rows[..header]).map_err(invalid)?;
    let mut edition = about.edition(stem(&file.name)).map_err(invalid)?;
    let columns = columns(&rows[header]).map_err(invalid)?;
    let mut technologies = Vec::new();
    for row in &rows[header + 1..] {
        let cells = columns.iter().zip(&row.cells).map(|(name, cell)| (*name, cell.as_str()));
        let item = Item { line: row.line, cells: cells.collect() };
        let (entry, new) = item.entry((known, names)).map_err(invalid)?;
        technologies.extend(new);
        edition.entries.push(entry);
    }
    Ok(Sheet { edition, technologies })
}

struct Row {
    line: u64,
    cells: Vec<String>,
}

/// The rows with anything in them.
fn rows(file: &SourceFile) -> Result<Vec<Row>, ReferenceError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(file.text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record =
            record.map_err(|source| ReferenceError::Table { file: file.name.clone(), source })?;
        let cells: Vec<String> = record.iter().map(|cell| trim(cell).to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { line: record.position().map_or(0, csv::Position::line), cells });
        }
    }
    Ok(rows)
}

/// What the rows above the items say.
struct About {
    values: BTreeMap<&'static str, (u64, String)>,
    notes: Vec<String>,
}

impl About {
    fn of(rows: &[Row]) -> Result<Self, String> {
        let mut about = Self { values: BTreeMap::new(), notes: Vec::new() };
        for Row { line, cells } in rows {
            let label = cells[0].trim_end_matches(['：', ':']);
            let Some(label) = ABOUT.into_iter().find(|known| *known == label) else {
                let known = ABOUT.join("、");
                return Err(format!("第 {line} 行：不认识“{}”；可以写的有：{known}", cells[0]));
            };
            let value = cells.get(1).filter(|value| !value.is_empty()).cloned();
            match value {
                None => {}
                Some(note) if label == "说明" => about.notes.push(note),
                Some(_) if about.values.contains_key(label) => {
                    return Err(format!("第 {line} 行：“{label}”写了两次"));
                }
                Some(value) => drop(about.values.insert(label, (*line, value))),
            }
        }
        let missing = ABOUT[..3].iter().find(|label| !about.values.contains_key(*label));
        missing.map_or(Ok(about), |label| Err(format!("缺少“{label}”一行")))
    }

    fn text(&self, label: &str) -> Option<String> {
        self.values.get(label).map(|(_, value)| value.clone())
    }

    fn date(&self, label: &str) -> Result<Option<PartialDate>, String> {
        let Some((line, text)) = self.values.get(label) else { return Ok(None) };
        let fault = || format!("第 {line} 行：“{label}”的“{text}”不是日期，请写成 2024-01-01");
        PartialDate::as_written(text).map(Some).ok_or_else(fault)
    }

    fn edition(self, id: &str) -> Result<Edition, String> {
        let id = EditionId::new(id).map_err(|_| {
            format!("文件名“{id}”只能用小写字母、数字和连字符，例如 guizhou-2024.csv")
        })?;
        let area = self.text("行政区划").unwrap_or_default();
        let fault = |_| format!("“行政区划”的“{area}”不是行政区划代码，例如贵州省是 520000");
        let jurisdiction = JurisdictionCode::new(area.as_str()).map_err(fault)?;
        let title = self.text("目录名称").unwrap_or_default();
        let issuer = self.text("发布机关").unwrap_or_default();
        Ok(Edition {
            id,
            kind: CatalogKind::Restricted,
            short_title: self.text("简称").unwrap_or_else(|| title.clone()),
            document_number: self.text("文号"),
            jurisdiction: Some(jurisdiction),
            issued: None,
            in_force_from: self.date("施行日期")?,
            in_force_until: self.date("失效日期")?,
            replaced_by: None,
            norms: None,
            source: self.text("来源").unwrap_or_else(|| format!("{issuer}：《{title}》。")),
            notes: self.notes,
            entries: Vec::new(),
            title,
            issuer,
        })
    }
}

fn columns(row: &Row) -> Result<Vec<&'static str>, String> {
    let known = |cell: &String| match COLUMNS.into_iter().find(|known| known == cell) {
        Some(column) => Ok(column),
        // Spreadsheets leave columns without a name behind the last one.
        None if cell.is_empty() => Ok(""),
        None => Err(format!(
            "第 {} 行：不认识“{cell}”这一列；可以写的有：{}",
            row.line,
            COLUMNS.join("、")
        )),
    };
    row.cells.iter().map(known).collect()
}

/// One row of the items.
struct Item<'a> {
    line: u64,
    cells: BTreeMap<&'static str, &'a str>,
}

impl Item<'_> {
    fn text(&self, column: &str) -> Option<String> {
        self.cells.get(column).filter(|cell| !cell.is_empty()).map(|cell| (*cell).to_owned())
    }

    /// The entry, and its technology where it is new.
    fn entry(
        &self,
        (known, names): (&Technologies, &NameIndex),
    ) -> Result<(CatalogEntry, Option<Technology>), String> {
        let at_line = |what: &str| format!("第 {} 行：{what}", self.line);
        let written = self.text("技术名称").ok_or_else(|| at_line("没有写技术名称"))?;
        let (name, scope) = self.name_and_scope(written, names);
        let stated = self.text("技术标识").map(TechnologyId::new).transpose();
        let stated = stated.map_err(|fault| at_line(&format!("技术标识{fault}")))?;
        let meant = names.find(&name).map(|meaning| meaning.technology.clone());
        let technology = match (meant, stated) {
            (Some(meant), Some(stated)) if meant != stated => {
                return Err(at_line(&format!(
                    "“{name}”的技术标识是 {meant}，不是 {stated}；“技术标识”可以空着"
                )));
            }
            (Some(id), _) | (None, Some(id)) => id,
            (None, None) => {
                return Err(at_line(&format!(
                    "程序不认识“{name}”：是已有的技术，请照国家目录或已有目录写名称；是新增的技术，请写“技术标识”和“通俗说明”"
                )));
            }
        };
        let aliases = list(&self.text("别名").unwrap_or_default());
        let new = match known.get(&technology) {
            Some(_) => None,
            None => Some(self.technology(&technology, &name).map_err(at_line)?),
        };
        let (code, note) = (self.text("编号"), self.text("备注"));
        Ok((CatalogEntry { code, technology, name, aliases, scope, indication: None, note }, new))
    }

    fn technology(&self, id: &TechnologyId, name: &str) -> Result<Technology, &'static str> {
        let explanation = self.text("通俗说明").ok_or("新增的技术要写“通俗说明”，一两句话")?;
        let asked_as = list(&self.text("常见问法").unwrap_or_default());
        let (id, name) = (id.clone(), name.to_owned());
        Ok(Technology { id, name, aliases: Vec::new(), asked_as, explanation })
    }

    /// A scope stands in its own column, or in brackets behind a name that is known.
    fn name_and_scope(&self, written: String, names: &NameIndex) -> (String, Option<String>) {
        let scope = self.text("范围");
        match trailing_bracket(&written) {
            Some((name, within))
                if scope.is_none()
                    && names.find(&written).is_none()
                    && names.find(name).is_some() =>
            {
                (name.to_owned(), Some(within.to_owned()))
            }
            _ => (written, scope),
        }
    }
}
