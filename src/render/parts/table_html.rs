//! The HTML of a table.
//!
//! Written here and not by a template: tables are nearly all of the pages whose number grows with
//! the data, and the engine takes each of their cells for a component with values of its own.
//! A test holds the classes to those that the theme's style sheets know.

use super::Cell;
use super::table::{Column, Row, Rows, Table};
use crate::render::engine::escape;

/// How the parts of a table are marked.
struct Marks {
    table: &'static str,
    head: &'static str,
    column: &'static str,
    body: &'static str,
    row: &'static str,
    group: &'static str,
    heading: &'static str,
    /// Behind the number of columns that the heading of a group spans.
    spanning: &'static str,
}

/// A narrow table stays a table on a phone, so its parts keep the roles they have.
const NARROW: Marks = Marks {
    table: "<table class=\"table table--compact\">",
    head: "<thead><tr>",
    column: "<th scope=\"col\"",
    body: "<tbody>",
    row: "<tr",
    group: "<tr class=\"table__group\"",
    heading: "<th scope=\"row\">",
    spanning: "\">",
};

/// On a phone each row is a card: the roles say that it is a table all the same.
const WIDE: Marks = Marks {
    table: "<table class=\"table table--cards\" role=\"table\">",
    head: "<thead role=\"rowgroup\"><tr role=\"row\">",
    column: "<th scope=\"col\" role=\"columnheader\"",
    body: "<tbody role=\"rowgroup\">",
    row: "<tr role=\"row\"",
    group: "<tr class=\"table__group\" role=\"row\"",
    heading: "<th scope=\"row\" role=\"rowheader\">",
    spanning: "\" role=\"rowheader\">",
};

/// The opening tag of the cells of each column, and what closes them.
struct Cells {
    opening: Vec<String>,
    closing: &'static str,
}

/// The table as HTML.
pub(super) fn html(table: &Table) -> String {
    let marks = if table.compact { &NARROW } else { &WIDE };
    let mut html = String::with_capacity(1024);
    html.push_str(marks.table);
    let caption = if table.headed { "hidden-visually" } else { "table__caption" };
    html.push_str("<caption class=\"");
    html.push_str(caption);
    html.push_str("\">");
    escape(&table.caption, &mut html);
    html.push_str("</caption>");
    html.push_str(marks.head);
    for column in &table.columns {
        html.push_str(marks.column);
        class(column, &mut html);
        html.push('>');
        escape(&column.label, &mut html);
        html.push_str("</th>");
    }
    html.push_str("</tr></thead>");
    let cells = cells(table);
    for group in &table.groups {
        body(group, marks, &cells, &mut html);
    }
    html.push_str("</table>");
    html
}

fn class(column: &Column, html: &mut String) {
    if let Some(style) = column.style {
        html.push_str(" class=\"table__");
        html.push_str(style);
        html.push('"');
    }
}

fn cells(table: &Table) -> Cells {
    let opening = table.columns.iter().map(|column| {
        let mut tag = String::from("<td");
        if !table.compact {
            tag.push_str(" role=\"cell\" data-label=\"");
            escape(&column.label, &mut tag);
            tag.push('"');
        }
        class(column, &mut tag);
        tag.push_str(if table.compact { ">" } else { "><span>" });
        tag
    });
    let closing = if table.compact { "</td>" } else { "</span></td>" };
    Cells { opening: opening.collect(), closing }
}

fn body(group: &Rows, marks: &Marks, cells: &Cells, html: &mut String) {
    html.push_str(marks.body);
    if let Some(heading) = &group.heading {
        html.push_str(marks.group);
        id(group.id.as_deref(), html);
        html.push_str("><th scope=\"rowgroup\" colspan=\"");
        html.push_str(&cells.opening.len().to_string());
        html.push_str(marks.spanning);
        cell(heading, html);
        html.push_str("</th></tr>");
    }
    for each in &group.rows {
        row(each, marks, cells, html);
    }
    html.push_str("</tbody>");
}

fn row(row: &Row, marks: &Marks, cells: &Cells, html: &mut String) {
    html.push_str(marks.row);
    id(row.id.as_deref(), html);
    html.push('>');
    if let Some(heading) = row.cells.first() {
        html.push_str(marks.heading);
        cell(heading, html);
        html.push_str("</th>");
    }
    for (value, opening) in row.cells.iter().zip(&cells.opening).skip(1) {
        html.push_str(opening);
        cell(value, html);
        html.push_str(cells.closing);
    }
    html.push_str("</tr>");
}

fn id(id: Option<&str>, html: &mut String) {
    if let Some(id) = id {
        html.push_str(" id=\"");
        escape(id, html);
        html.push('"');
    }
}

/// A value, as the component `ui.cell` of the theme writes it elsewhere.
fn cell(cell: &Cell, html: &mut String) {
    let (before, behind) = match (cell.status, &cell.href, cell.unknown) {
        (Some(kind), ..) => {
            html.push_str("<span class=\"tag tag--");
            html.push_str(kind);
            ("\">", "</span>")
        }
        (None, Some(href), _) => {
            html.push_str("<a href=\"");
            escape(href, html);
            ("\">", "</a>")
        }
        (None, None, true) => ("<span class=\"unknown\">", "</span>"),
        (None, None, false) => ("", ""),
    };
    html.push_str(before);
    escape(&cell.text, html);
    html.push_str(behind);
    for note in &cell.notes {
        html.push_str("<span class=\"cell-note\">");
        escape(note, html);
        html.push_str("</span>");
    }
}
