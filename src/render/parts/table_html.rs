//! The HTML of a table.
//!
//! Written here and not by a template: tables are nearly all of the pages whose number grows with
//! the data, and the engine takes each of their cells for a component with values of its own.

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
        // Apart also where no style sheet puts it on a line of its own: copied, read aloud, quoted.
        html.push_str(" <span class=\"cell-note\">");
        escape(note, html);
        html.push_str("</span>");
    }
}

#[cfg(test)]
mod tests {
    use crate::render::engine::{Engine, Values};
    use crate::render::parts::{Cell, Column, Rows, Table};

    fn html(table: &Table) -> String {
        super::html(table)
    }

    #[test]
    fn every_value_is_escaped() {
        let evil = "<script>\"&'";
        let mut rows = Rows::under_at(evil, Cell::link(evil, evil));
        rows.push_at(evil, vec![Cell::text(evil), Cell::unknown(evil).with_note(evil)]);
        let table = Table::grouped(evil, [Column::named(evil), Column::named(evil)], [rows]);
        for table in [table.clone(), table.compact()] {
            let html = html(&table);
            assert!(!html.contains("<script") && !html.contains(evil), "{html}");
            assert!(html.contains("&lt;script&gt;&quot;&amp;&#39;"), "{html}");
        }
    }

    /// Elsewhere on a page the theme's template writes values: the same value looks the same.
    #[test]
    fn a_cell_is_written_as_the_theme_writes_values() {
        let theme = include_str!("../../../themes/default/components/table/table.html");
        let value = "{{ <ui.cell cell={page} /> }}";
        let templates = [("table.html", theme), ("x.html", value)];
        let engine = Engine::new(templates.into_iter()).expect("templates");
        let cells = [
            Cell::text("a<b").with_note("甲").with_note("乙&"),
            Cell::link("示例医院", "../x/?a=\"1\""),
            Cell::tag("active", "有效").with_note("2025年起"),
            Cell::unknown("资料未写明"),
        ];
        for each in cells {
            let mut written = String::new();
            super::cell(&each, &mut written);
            let values = |value: &Cell| Values::new("x.html", value).expect("values");
            let nothing = Values::new("x.html", &()).expect("values");
            let told = engine.render("x.html", nothing.clone(), nothing, values(&each));
            let told = String::from_utf8(told.expect("HTML")).expect("a text");
            assert_eq!(told.trim(), written);
        }
    }

    #[test]
    fn a_wide_table_names_its_cells_and_roles_for_phones() {
        let rows = [vec![Cell::text("示例医院"), Cell::tag("active", "有效")]];
        let table = Table::new("说明", [Column::text("机构"), Column::short("状态")], rows);
        assert_eq!(
            html(&table.headed()),
            "<table class=\"table table--cards\" role=\"table\">\
             <caption class=\"hidden-visually\">说明</caption>\
             <thead role=\"rowgroup\"><tr role=\"row\">\
             <th scope=\"col\" role=\"columnheader\">机构</th>\
             <th scope=\"col\" role=\"columnheader\" class=\"table__short\">状态</th></tr></thead>\
             <tbody role=\"rowgroup\"><tr role=\"row\">\
             <th scope=\"row\" role=\"rowheader\">示例医院</th>\
             <td role=\"cell\" data-label=\"状态\" class=\"table__short\">\
             <span><span class=\"tag tag--active\">有效</span></span></td></tr></tbody></table>"
        );
    }

    #[test]
    fn a_narrow_table_has_no_roles() {
        let mut rows = Rows::under(Cell::text("长春市"));
        rows.push(vec![Cell::text("甲"), Cell::number(12_345_u32)]);
        let columns = [Column::text("机构"), Column::numeric("例数")];
        let html = html(&Table::grouped("表", columns, [rows]).compact());
        assert!(!html.contains("role=") && html.contains("colspan=\"2\">长春市</th>"), "{html}");
        assert!(html.contains("<td class=\"table__number\">12,345</td>"), "{html}");
    }
}
