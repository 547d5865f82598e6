//! The files of the site as a whole: every data set in every form, feeds, sitemap, licence.
//!
//! At national scale one file of filings is some 150 MB, so the files are made one after the
//! other and handed on at once; the records of one file are made in parallel. Peak memory is the
//! largest file, and no data set waits for the slowest.

use super::csv::{self, Reader};
use super::visibility::{Visitor, visit};
use super::{SOURCE_NOTE, address, feed, json, schema, sitemap};
use crate::site::Site;
use crate::site::dictionary::{DataSet, DataSetId, Form};
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
        for form in Form::ALL {
            write(&id.declaration().path(form), &data_set(site, *id, form))?;
        }
    }
    write("data/LICENCE.txt", licence(site).as_bytes())?;
    write("changes/feed.xml", feed::atom(site).as_bytes())?;
    write("changes/feed.json", &feed::json(site))?;
    for (path, text) in sitemap::files(site) {
        write(&path, text.as_bytes())?;
    }
    Ok(())
}

/// One form of one data set.
pub(crate) fn data_set(site: &Site<'_>, id: DataSetId, form: Form) -> Vec<u8> {
    let set = id.declaration();
    match form {
        Form::Schema => json::document(&schema::schema(site, set)),
        Form::Json => visit(site, id, Document { site, set }),
        Form::Ndjson => visit(site, id, Lines { set, form, bytes: Vec::new() }),
        Form::Csv => visit(site, id, Lines { set, form, bytes: csv::header(set) }),
        Form::ExcelCsv => {
            let bytes = [csv::BYTE_ORDER_MARK, &csv::header(set)].concat();
            visit(site, id, Lines { set, form, bytes })
        }
    }
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

struct Document<'s> {
    site: &'s Site<'s>,
    set: &'static DataSet,
}

impl Visitor for Document<'_> {
    type Output = Vec<u8>;

    fn visit<'k, K: Sync, R: Serialize>(
        self,
        keys: &'k [K],
        row: impl Fn(&'k K) -> R + Sync,
    ) -> Vec<u8> {
        let Self { site, set } = self;
        let mut bytes = Vec::new();
        json::append(&head(site, set, keys.len()), &mut bytes);
        bytes.pop();
        bytes.extend_from_slice(b",\"records\":[\n");
        let start = bytes.len();
        append_records(&mut bytes, keys, |keys| {
            let mut part = Vec::new();
            for key in keys {
                json::append(&row(key), &mut part);
                part.extend_from_slice(b",\n");
            }
            part
        });
        if bytes.len() > start {
            bytes.truncate(bytes.len() - ",\n".len());
        }
        bytes.extend_from_slice(b"\n]}\n");
        bytes
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

/// The forms of one record a line.
struct Lines {
    set: &'static DataSet,
    form: Form,
    bytes: Vec<u8>,
}

impl Visitor for Lines {
    type Output = Vec<u8>;

    fn visit<'k, K: Sync, R: Serialize>(
        self,
        keys: &'k [K],
        row: impl Fn(&'k K) -> R + Sync,
    ) -> Vec<u8> {
        let Self { set, form, mut bytes } = self;
        append_records(&mut bytes, keys, |keys| {
            let rows = keys.iter().map(&row);
            match form {
                Form::Csv => csv::lines(set, Reader::Program, rows),
                Form::ExcelCsv => csv::lines(set, Reader::Excel, rows),
                _ => rows.flat_map(|row| json::document(&row)).collect(),
            }
        });
        bytes
    }
}

/// Appends the records of all keys in their order, made in parallel.
fn append_records<'k, K: Sync>(
    bytes: &mut Vec<u8>,
    keys: &'k [K],
    part: impl Fn(&'k [K]) -> Vec<u8> + Sync,
) {
    for wave in keys.chunks(RECORDS_A_TASK * TASKS_A_WAVE) {
        let parts: Vec<_> = wave.par_chunks(RECORDS_A_TASK).map(&part).collect();
        parts.iter().for_each(|part| bytes.extend_from_slice(part));
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
