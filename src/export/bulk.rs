//! The files of the site as a whole: every data set in every form, feeds, sitemap, licence.
//!
//! At national scale a file of filings is some 150 MB and its records are most of the work, so
//! data sets are made one after the other, the records of one in parallel, and no record is
//! made twice: all forms of it are made at once and handed on wave by wave. Nothing holds more
//! than one wave.

use super::csv::{self, CsvFiles};
use super::forms::{Forms, Part};
use super::sink::Sink;
use super::visibility::{Visitor, visit};
use super::{RELEASE_FILE, SOURCE_NOTE, address, feed, json, rows, schema, select, sitemap};
use crate::catalog::Crosswalk;
use crate::site::dictionary::{DataSet, DataSetId, Form};
use crate::site::{Page, Site};
use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

/// Records a task makes; the tasks' bytes are held until their wave is handed on.
const RECORDS_A_TASK: usize = 512;
const TASKS_A_WAVE: usize = 16;

/// Makes every file that stands beside no page and hands each to the sink.
///
/// # Errors
/// The first error of the sink; nothing else fails.
pub fn files<S: Sink>(site: &Site<'_>, sink: &S) -> Result<(), S::Error> {
    for id in DataSetId::ALL {
        data_set(site, *id, sink)?;
    }
    sink.write(RELEASE_FILE, &json::document(&release(site)))?;
    for crosswalk in site.crosswalks() {
        let page = Page::Crosswalk(crosswalk.from.clone(), crosswalk.to.clone());
        let path = format!("{}items.csv", page.folder(site.history));
        sink.write(&path, &fates(site, crosswalk))?;
    }
    sink.write("data/LICENCE.txt", licence(site).as_bytes())?;
    sink.write("changes/feed.xml", feed::atom(site).as_bytes())?;
    sink.write("changes/feed.json", &feed::json(site))?;
    for (path, text) in sitemap::files(site) {
        sink.write(&path, text.as_bytes())?;
    }
    Ok(())
}

/// Hands on every form of one data set.
fn data_set<S: Sink>(site: &Site<'_>, id: DataSetId, sink: &S) -> Result<(), S::Error> {
    let set = id.declaration();
    visit(site, id, EveryForm { site, set, sink })?;
    sink.write(&set.path(Form::Schema), &json::document(&schema::schema(site, set)))
}

/// The rows of one comparison, for opening in Excel.
fn fates(site: &Site<'_>, crosswalk: &Crosswalk) -> Vec<u8> {
    let set = DataSetId::Crosswalks.declaration();
    let mut files = csv::headers(set).excel;
    let mut lines = csv::Lines::of(set, crosswalk.rows.len());
    select::fates(crosswalk).for_each(|fate| lines.add(&rows::crosswalk(site, fate)));
    let CsvFiles { program: _, excel } = lines.finish();
    files.extend(excel);
    files
}

/// What the JSON document says before its records.
#[derive(Serialize)]
pub(super) struct Head<'s> {
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

/// What [`RELEASE_FILE`] says.
#[derive(Serialize)]
struct ReleaseNote<'s> {
    as_of: Date,
    title: &'s str,
    publisher: &'s str,
    licence: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<&'s str>,
    changes: String,
}

struct EveryForm<'s, S> {
    site: &'s Site<'s>,
    set: &'static DataSet,
    sink: &'s S,
}

impl<S: Sink> Visitor for EveryForm<'_, S> {
    type Output = Result<(), S::Error>;

    fn visit<'k, K: Sync, R: Serialize>(
        self,
        keys: &'k [K],
        row: impl Fn(&'k K) -> R + Sync,
    ) -> Self::Output {
        let Self { site, set, sink } = self;
        let mut forms = Forms::open(sink, set, &head(site, set, keys.len()))?;
        for wave in keys.chunks(RECORDS_A_TASK * TASKS_A_WAVE) {
            let tasks = wave.par_chunks(RECORDS_A_TASK);
            let parts: Vec<Part> = tasks.map(|keys| Part::of(set, keys.iter().map(&row))).collect();
            forms.push(parts)?;
        }
        forms.finish()
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

fn release<'s>(site: &'s Site<'_>) -> ReleaseNote<'s> {
    ReleaseNote {
        as_of: site.dataset.as_of,
        title: &site.config.title,
        publisher: &site.config.authority,
        licence: &site.config.data_licence,
        notice: site.config.notice.as_deref(),
        changes: address(site, &Page::Changes.folder(site.history)),
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
