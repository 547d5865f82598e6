//! The forms of one data set, made together.
//!
//! The JSON document is the NDJSON file with a head and with commas for line ends, and both CSV
//! files come from the same cells.

use super::csv::{self, CsvFiles};
use super::json;
use super::sink::{FileSink, Sink};
use crate::site::dictionary::{DataSet, Form};
use serde::Serialize;

/// About the bytes of a record.
const USUAL_LENGTH: usize = 1024;

/// Some records in every form.
pub(super) struct Part {
    lines: Vec<u8>,
    /// Where the lines end.
    ends: Vec<usize>,
    tables: CsvFiles,
}

impl Part {
    /// Makes the records.
    pub(super) fn of<R: Serialize>(
        set: &'static DataSet,
        rows: impl ExactSizeIterator<Item = R>,
    ) -> Self {
        let mut lines = Vec::with_capacity(rows.len() * USUAL_LENGTH);
        let mut ends = Vec::with_capacity(rows.len());
        let mut tables = csv::Lines::of(set, rows.len());
        for row in rows {
            json::append(&row, &mut lines);
            ends.push(lines.len());
            lines.push(b'\n');
            tables.add(&row);
        }
        Self { lines, ends, tables: tables.finish() }
    }
}

/// The files of a data set in the making.
pub(super) struct Forms<F> {
    lines: F,
    document: F,
    /// Whether the document has a record.
    begun: bool,
    program: F,
    excel: F,
}

impl<F: FileSink + Send> Forms<F>
where
    F::Error: Send,
{
    /// Begins the files; `head` is the document's object before its records.
    pub(super) fn open<'s, S: Sink<File<'s> = F, Error = F::Error>>(
        sink: &'s S,
        set: &'static DataSet,
        head: &impl Serialize,
    ) -> Result<Self, F::Error> {
        let open = |form| sink.open(&set.path(form));
        let (lines, mut document) = (open(Form::Ndjson)?, open(Form::Json)?);
        let (mut program, mut excel) = (open(Form::Csv)?, open(Form::ExcelCsv)?);
        let mut bytes = Vec::new();
        json::append(head, &mut bytes);
        bytes.pop();
        bytes.extend_from_slice(b",\"records\":[");
        document.push(&bytes)?;
        let headers = csv::headers(set);
        program.push(&headers.program)?;
        excel.push(&headers.excel)?;
        Ok(Self { lines, document, begun: false, program, excel })
    }

    /// Adds records.
    pub(super) fn push(&mut self, parts: Vec<Part>) -> Result<(), F::Error> {
        let (as_lines, as_tables): (Vec<_>, Vec<_>) =
            parts.into_iter().map(|part| ((part.lines, part.ends), part.tables)).unzip();
        let Self { lines, document, begun, program, excel } = self;
        let push_lines = || {
            as_lines.into_iter().try_for_each(|(part, ends)| {
                lines.push_again(&part)?;
                if std::mem::replace(begun, true) {
                    document.push_again(b",")?;
                }
                document.push_again(&as_members(part, &ends))
            })
        };
        let push_tables = || {
            as_tables.into_iter().try_for_each(|part| {
                program.push(&part.program)?;
                excel.push_again(&part.excel)
            })
        };
        let (lines, tables) = rayon::join(push_lines, push_tables);
        lines.and(tables)
    }

    /// Ends the files.
    pub(super) fn finish(mut self) -> Result<(), F::Error> {
        self.document.push(b"]}\n")?;
        for file in [self.lines, self.document, self.program, self.excel] {
            file.finish()?;
        }
        Ok(())
    }
}

/// Lines as members of a list.
fn as_members(mut lines: Vec<u8>, ends: &[usize]) -> Vec<u8> {
    ends.iter().for_each(|end| lines[*end] = b',');
    lines.pop();
    lines
}
