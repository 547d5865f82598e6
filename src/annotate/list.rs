//! The first sheet of an annotated copy: every finding of the file, with a link to its cell.

use super::cells::{HELD, reference};
use super::marks::MAX_COMMENTS;
use super::styles::{ListLook, Styles};
use super::xml::escaped;
use super::{Fault, Sheeted};
use crate::check::Severity;
use crate::privacy::mask;
use crate::source::{NOT_DATA, SourceFile};
use crate::workbook::{LONGEST_TEXT, MAX_ROWS, letters};
use std::io::Write;

/// Name of the sheet; a number follows where it is taken.
pub(super) const NAME: &str = "检查结果";

/// The heads of the columns, with their widths in characters.
const COLUMNS: [(&str, u16); 10] = [
    ("级别", 8),
    ("规则", 8),
    ("问题", 24),
    ("工作表", 16),
    ("行", 8),
    ("列", 8),
    ("写的是", 24),
    ("错在哪里", 42),
    ("怎么办", 42),
    ("单元格", 10),
];

/// Rows above the findings.
const ABOVE: u32 = 5;

/// Links of one sheet that spreadsheet programs take (Excel's own limit is 65,530).
const MAX_LINKS: usize = 60_000;

/// Lines of the highest row; a row of more would fill the screen.
const MOST_LINES: usize = 12;

/// What the list says above the findings.
pub(super) struct Heading<'a> {
    /// The file.
    pub(super) file: &'a SourceFile,
    /// What is to be said about the copy itself.
    pub(super) remark: &'a str,
}

/// Writes the sheet's XML into `sink`; `names` are those of the copy's own sheets.
pub(super) fn write(
    heading: &Heading<'_>,
    findings: &[Sheeted<'_>],
    names: &[String],
    styles: &mut Styles,
    sink: &mut dyn Write,
) -> Result<(), Fault> {
    let mut sheet = List { held: start(), links: String::new(), linked: 0 };
    let head = styles.of_list(ListLook::Heading);
    let title = styles.of_list(ListLook::Title);
    sheet.line(1, &[(&format!("{NAME}{NOT_DATA}"), title)]);
    sheet.line(2, &[(&summary(heading, findings), 0)]);
    sheet.line(3, &[(&advice(heading, findings), 0)]);
    let heads: Vec<(&str, u32)> = COLUMNS.iter().map(|(name, _)| (*name, head)).collect();
    sheet.line(ABOVE, &heads);
    let room = (MAX_ROWS - ABOVE) as usize;
    for (row, one) in (ABOVE + 1..).zip(findings.iter().take(room)) {
        sheet.finding(row, one, (heading.file, names), styles);
        if sheet.held.len() > HELD {
            sink.write_all(sheet.held.as_bytes()).map_err(|_| Fault::Broken)?;
            sheet.held.clear();
        }
    }
    let last = ABOVE + u32::try_from(findings.len().min(room)).unwrap_or(0);
    sink.write_all(sheet.end(last).as_bytes()).map_err(|_| Fault::Broken)
}

/// How many there are of what colour.
fn summary(heading: &Heading<'_>, findings: &[Sheeted<'_>]) -> String {
    let open = || findings.iter().filter(|one| one.finding.explained.is_none());
    let count = |severity| open().filter(|one| one.finding.severity == severity).count();
    let explained = match findings.len() - open().count() {
        0 => String::new(),
        explained => format!("，已说明 {explained}"),
    };
    format!(
        "{}：错误 {}（红，记录搁置，不公布），警告 {}（黄），提示 {}（蓝）{explained}。",
        mask(&heading.file.path),
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Notice),
    )
}

/// What to do with the copy.
fn advice(heading: &Heading<'_>, findings: &[Sheeted<'_>]) -> String {
    let cells = match heading.remark {
        "" => "有颜色的单元格上有批注，写着错在哪里、怎么办。",
        remark => remark,
    };
    let most = match findings.len() > MAX_COMMENTS {
        true => format!("批注每张表最多 {MAX_COMMENTS} 个，其余的只在本表列出。"),
        false => String::new(),
    };
    format!("{cells}{most}这是副本：请改原来的文件，改好后再核查一遍。")
}

struct List {
    /// Not yet written.
    held: String,
    links: String,
    linked: usize,
}

impl List {
    fn line(&mut self, row: u32, cells: &[(&str, u32)]) {
        // Not every program makes a row as high as its wrapped text.
        let height = match cells.len() == COLUMNS.len() {
            true => format!(" ht=\"{}\" customHeight=\"1\"", 15 * lines(cells)),
            false => String::new(),
        };
        self.held.push_str(&format!("<row r=\"{row}\"{height}>"));
        for (at, (text, look)) in (0..).zip(cells) {
            self.cell(row, at, text, *look);
        }
        self.held.push_str("</row>");
    }

    fn cell(&mut self, row: u32, column: u16, text: &str, look: u32) {
        let at = letters(column);
        let text = escaped(&cell_text(text));
        self.held.push_str(&format!(
            "<c r=\"{at}{row}\" s=\"{look}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
        ));
    }

    fn finding(
        &mut self,
        row: u32,
        one: &Sheeted<'_>,
        (file, names): (&SourceFile, &[String]),
        styles: &mut Styles,
    ) {
        let finding = one.finding;
        let wrapped = styles.of_list(ListLook::Wrapped);
        let marked = match finding.explained {
            None => styles.of_list(ListLook::Level(finding.severity)),
            Some(_) => wrapped,
        };
        let number = |number: u32| if number == 0 { String::new() } else { number.to_string() };
        let column = finding.location.column.map(|column| letters(column.saturating_sub(1)));
        let target = one.at.zip(names.get(usize::from(one.sheet)));
        let (level, remedy) = match &finding.explained {
            None => (finding.severity.in_chinese(), finding.remedy().to_owned()),
            Some(explanation) => ("已说明", format!("已说明：{}", explanation.reason)),
        };
        let texts = [
            level.to_owned(),
            finding.rule.code.to_owned(),
            finding.rule.title.to_owned(),
            file.sheet_name(one.sheet).map(mask).unwrap_or_default().into_owned(),
            number(finding.location.row),
            column.unwrap_or_default(),
            mask(&finding.value).into_owned(),
            mask(&finding.message).into_owned(),
            mask(&remedy).into_owned(),
            target.map(|(at, _)| reference(at)).unwrap_or_default(),
        ];
        let linked = target.filter(|_| self.linked < MAX_LINKS);
        let look = |at: usize| match at {
            0 => marked,
            9 if linked.is_some() => styles.of_list(ListLook::Link),
            _ => wrapped,
        };
        let looks: Vec<u32> = (0..texts.len()).map(look).collect();
        let cells: Vec<(&str, u32)> = texts.iter().map(String::as_str).zip(looks).collect();
        self.line(row, &cells);
        if let Some((at, name)) = linked {
            self.link(row, name, &reference(at));
        }
    }

    fn link(&mut self, row: u32, sheet: &str, cell: &str) {
        let from = letters(COLUMNS.len() as u16 - 1);
        let target = escaped(&format!("'{}'!{cell}", sheet.replace('\'', "''")));
        self.links.push_str(&format!("<hyperlink ref=\"{from}{row}\" location=\"{target}\"/>"));
        self.linked += 1;
    }

    fn end(self, last: u32) -> String {
        let to = letters(COLUMNS.len() as u16 - 1);
        let links = match self.links.is_empty() {
            true => String::new(),
            false => format!("<hyperlinks>{}</hyperlinks>", self.links),
        };
        format!(
            "{}</sheetData><autoFilter ref=\"A{ABOVE}:{to}{last}\"/>{links}\
             <pageSetup orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>",
            self.held
        )
    }
}

/// Everything before the rows.
fn start() -> String {
    let columns: String = (1..)
        .zip(COLUMNS)
        .map(|(at, (_, width)): (usize, _)| {
            format!("<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>")
        })
        .collect();
    let top = ABOVE + 1;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet \
         xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetPr>\
         <pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView tabSelected=\"1\" \
         workbookViewId=\"0\"><pane ySplit=\"{ABOVE}\" topLeftCell=\"A{top}\" \
         activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
         <cols>{columns}</cols><sheetData>"
    )
}

/// Lines that the cells of a row take at most, at the widths of their columns.
fn lines(cells: &[(&str, u32)]) -> usize {
    let wide = |text: &str| text.chars().map(|each| if each.is_ascii() { 1 } else { 2 }).sum();
    let lines = |text: &str, width: u16| {
        let of = |line: &str| {
            let wide: usize = wide(line);
            wide.div_ceil(usize::from(width)).max(1)
        };
        text.lines().map(of).sum::<usize>()
    };
    let all = cells.iter().zip(COLUMNS).map(|((text, _), (_, width))| lines(text, width));
    all.max().unwrap_or(1).clamp(1, MOST_LINES)
}

/// A text that fits a cell; `_x0041_` is a code in cells and is written so that it is not.
fn cell_text(text: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for (at, each) in text.char_indices() {
        length += each.len_utf16();
        if length >= LONGEST_TEXT {
            out.push('…');
            break;
        }
        if each == '_' && is_code(&text[at..]) {
            out.push_str("_x005F");
        }
        out.push(each);
    }
    out
}

fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7
        && bytes.starts_with(b"_x")
        && bytes[6] == b'_'
        && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use super::cell_text;

    #[test]
    fn texts_of_cells_stay_what_they_are() {
        assert_eq!(cell_text("=cmd|' /C calc'!A0"), "=cmd|' /C calc'!A0");
        assert_eq!(cell_text("a_x0041_b_x_"), "a_x005F_x0041_b_x_");
        assert!(cell_text(&"例".repeat(2_000_000)).chars().count() <= 32_767);
    }
}
