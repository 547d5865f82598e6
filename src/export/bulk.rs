//! The files of the site as a whole: every data set in every form, feeds, sitemap, licence.
//!
//! At national scale a file of filings is some 150 MB and its records are most of the work, so
//! data sets are made one after the other, the records of one in parallel, and no record is
//! made twice for two forms that can share it: the JSON document is the NDJSON file with a head
//! and with commas for line ends, and both CSV files come from the same cells. Peak memory is
//! the largest data set's JSON document.

use super::csv::{self, CsvFiles};
use super::visibility::{Visitor, visit};
use super::{SOURCE_NOTE, address, feed, json, rows, schema, select, sitemap};
use crate::catalog::Crosswalk;
use crate::site::dictionary::{DataSet, DataSetId, Form};
use crate::site::{Page, Site};
use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

/// Records a task makes; several tasks' bytes are held before they join the file.
const RECORDS_A_TASK: usize = 1024;
const TASKS_A_WAVE: usize = 16;

/// Makes every file that stands beside no page and hands each to `write` with its path below the
/// site's root.
///
/// # Errors
/// The first error of `write`; nothing else fails.
pub fn files<E>(
    site: &Site<'_>,
    mut write: impl FnMut(&str, &[u8]) -> Result<(), E>,
) -> Result<(), E> {
    for id in DataSetId::ALL {
        data_set(site, *id, &mut write)?;
    }
    for crosswalk in site.crosswalks() {
        let page = Page::Crosswalk(crosswalk.from.clone(), crosswalk.to.clone());
        write(&format!("{}items.csv", page.folder(site.history)), &fates(site, crosswalk))?;
    }
    write("data/LICENCE.txt", licence(site).as_bytes())?;
    write("changes/feed.xml", feed::atom(site).as_bytes())?;
    write("changes/feed.json", &feed::json(site))?;
    for (path, text) in sitemap::files(site) {
        write(&path, text.as_bytes())?;
    }
    Ok(())
}

/// Hands on every form of one data set.
fn data_set<E>(
    site: &Site<'_>,
    id: DataSetId,
    write: &mut impl FnMut(&str, &[u8]) -> Result<(), E>,
) -> Result<(), E> {
    let set = id.declaration();
    let mut document = visit(site, id, AsJson { site, set });
    write(&set.path(Form::Ndjson), document.lines())?;
    write(&set.path(Form::Json), document.close())?;
    drop(document);
    let CsvFiles { program, excel } = visit(site, id, AsCsv { set });
    write(&set.path(Form::Csv), &program)?;
    write(&set.path(Form::ExcelCsv), &excel)?;
    write(&set.path(Form::Schema), &json::document(&schema::schema(site, set)))
}

/// The rows of one comparison, for opening in Excel.
fn fates(site: &Site<'_>, crosswalk: &Crosswalk) -> Vec<u8> {
    let set = DataSetId::Crosswalks.declaration();
    let mut files = csv::headers(set);
    let rows = select::fates(crosswalk).map(|fate| rows::crosswalk(site, fate));
    files.append(csv::lines(set, rows));
    files.excel
}

/// What the JSON document says before its records.
#[derive(Serialize)]
struct Head<'s> {
    title: &'static str,
    meaning: &'static str,
    as_of: Date,
    licence: &'s str,
    publisher: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<&'s str>,
    source: &'static str,
    schema: String,
    fields: Vec<super::page::FieldView>,
    count: usize,
}

/// The head of a JSON document and behind it one record a line.
struct Document {
    bytes: Vec<u8>,
    head: usize,
}

impl Document {
    fn lines(&self) -> &[u8] {
        &self.bytes[self.head..]
    }

    /// Makes one JSON document of it. Inside records a line end is escaped, so every one there
    /// is ends a record.
    fn close(&mut self) -> &[u8] {
        let ends = self.bytes[self.head..].iter_mut().filter(|byte| **byte == b'\n');
        ends.for_each(|byte| *byte = b',');
        if self.bytes.len() > self.head {
            self.bytes.pop();
        }
        self.bytes.extend_from_slice(b"]}\n");
        &self.bytes
    }
}

struct AsJson<'s> {
    site: &'s Site<'s>,
    set: &'static DataSet,
}

impl Visitor for AsJson<'_> {
    type Output = Document;

    fn visit<'k, K: Sync, R: Serialize>(
        self,
        keys: &'k [K],
        row: impl Fn(&'k K) -> R + Sync,
    ) -> Document {
        let mut bytes = Vec::new();
        json::append(&head(self.site, self.set, keys.len()), &mut bytes);
        bytes.pop();
        bytes.extend_from_slice(b",\"records\":[");
        let head = bytes.len();
        let lines = |keys: &'k [K]| {
            let mut lines = Vec::new();
            for key in keys {
                json::append(&row(key), &mut lines);
                lines.push(b'\n');
            }
            lines
        };
        in_order(keys, lines, |lines| bytes.extend_from_slice(&lines));
        Document { bytes, head }
    }
}

fn head<'s>(site: &'s Site<'_>, set: &'static DataSet, count: usize) -> Head<'s> {
    Head {
        title: set.title,
        meaning: set.meaning,
        as_of: site.dataset.as_of,
        licence: &site.config.data_licence,
        publisher: &site.config.authority,
        notice: site.config.notice.as_deref(),
        source: SOURCE_NOTE,
        schema: address(site, &set.path(Form::Schema)),
        fields: super::page::field_views(site, set),
        count,
    }
}

struct AsCsv {
    set: &'static DataSet,
}

impl Visitor for AsCsv {
    type Output = CsvFiles;

    fn visit<'k, K: Sync, R: Serialize>(
        self,
        keys: &'k [K],
        row: impl Fn(&'k K) -> R + Sync,
    ) -> CsvFiles {
        let mut files = csv::headers(self.set);
        let lines = |keys: &'k [K]| csv::lines(self.set, keys.iter().map(&row));
        in_order(keys, lines, |lines| files.append(lines));
        files
    }
}

/// Makes parts of the keys in parallel and joins them in the keys' order.
fn in_order<'k, K: Sync, P: Send>(
    keys: &'k [K],
    part: impl Fn(&'k [K]) -> P + Sync,
    mut join: impl FnMut(P),
) {
    for wave in keys.chunks(RECORDS_A_TASK * TASKS_A_WAVE) {
        let parts: Vec<_> = wave.par_chunks(RECORDS_A_TASK).map(&part).collect();
        parts.into_iter().for_each(&mut join);
    }
}

fn licence(site: &Site<'_>) -> String {
    let config = site.config;
    let lines = [
        config.title.as_str(),
        &format!("数据截至 {}", site.dataset.as_of),
        &format!("发布机关：{}", config.authority),
        &format!("许可：{}", config.data_licence),
        SOURCE_NOTE,
        config.notice.as_deref().unwrap_or_default(),
    ];
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    text.replace(|each: char| each.is_control() && each != '\n', "")
}

#[cfg(test)]
mod tests;
