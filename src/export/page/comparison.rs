//! Two regulations, or two versions of one, part by part.

use super::Document;
use crate::content::compare::SpanKind;
use crate::content::{Divergence, Unit};
use crate::export::rows;
use crate::site::{Compared, ComparedRow, Site};
use serde::Serialize;

/// Parts that answer each other.
#[derive(Serialize)]
struct RowView<'s> {
    from: Vec<UnitView<'s>>,
    to: Vec<UnitView<'s>>,
    changes: Vec<&'static str>,
    note: &'s str,
    spans: Vec<SpanView<'s>>,
}

#[derive(Serialize)]
struct UnitView<'s> {
    anchor: &'s str,
    label: &'s str,
}

/// A stretch of text; what is in both as the second writes it.
#[derive(Serialize)]
struct SpanView<'s> {
    kind: &'static str,
    text: &'s str,
}

pub(super) fn compared(
    site: &Site<'_>,
    compared: Option<Compared<'_>>,
    document: &mut Document<'_>,
) {
    let Some(compared) = compared else { return };
    document.value("from", &rows::regulation(site, compared.from));
    document.value("to", &rows::regulation(site, compared.to));
    document.value("note", compared.note);
    let rows: Vec<_> = compared.rows.iter().map(row).collect();
    document.value("rows", &rows);
}

fn row<'s>(row: &'s ComparedRow<'_>) -> RowView<'s> {
    let ComparedRow { from, to, changes, note, spans } = row;
    let units = |units: &'s [&Unit]| -> Vec<UnitView<'s>> {
        units.iter().map(|unit| UnitView { anchor: &unit.anchor, label: &unit.label }).collect()
    };
    let spans = spans.iter().map(|span| match span.kind {
        SpanKind::Same => SpanView { kind: "same", text: &span.new },
        SpanKind::Removed => SpanView { kind: "removed", text: &span.old },
        SpanKind::Added => SpanView { kind: "added", text: &span.new },
    });
    RowView {
        from: units(from),
        to: units(to),
        changes: changes.iter().copied().map(Divergence::as_str).collect(),
        note,
        spans: spans.collect(),
    }
}
