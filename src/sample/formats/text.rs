//! Delimited text; the only module of the sample that encodes.

use super::{Encoded, in_text};
use crate::sample::style::{Style, TextEncoding};
use crate::sample::table::Table;

/// The form of a delimited file.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) delimiter: u8,
    pub(super) encoding: TextEncoding,
    pub(super) crlf: bool,
}

/// A header row and the rows.
pub(super) fn encode(style: Style, form: Form, table: &Table) -> Encoded {
    let terminator = if form.crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(form.delimiter)
        .terminator(terminator)
        .from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|column| column.header(style.wording)))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| in_text(cell, style)))?;
    }
    let text = String::from_utf8(writer.into_inner().map_err(|error| error.into_error())?)?;
    Ok(match form.encoding {
        TextEncoding::Utf8 => text.into_bytes(),
        TextEncoding::Utf8Bom => format!("\u{FEFF}{text}").into_bytes(),
        // GB 18030 covers all of Unicode: nothing can be lost.
        TextEncoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
    })
}
