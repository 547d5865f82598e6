//! Tables as pasting leaves them: cells behind tabs, or each cell on a line of its own behind a tab
//! and a blank line between rows. What is plainly a table becomes one, what is plainly a form
//! becomes its fields; anything else stays lines.

use super::lines::cell_text;
use super::marks;

/// A blank to be filled in.
const BLANK: &str = "＿＿";

/// What a run of pasted rows became.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// How many lines it took.
    pub(super) lines: usize,
    /// Tables and fields in Markdown, and lines that are neither.
    pub(super) blocks: Vec<String>,
}

/// The rows that begin at the first of these lines.
pub(super) fn at(lines: &[&str]) -> Option<Found> {
    let (rows, lines) = rows(lines);
    let cells = rows.iter().map(Vec::len).max()?;
    let is_stray = rows.len() == 1 && !is_fields(&rows[0]);
    (cells > 1 && !is_stray).then(|| Found { lines, blocks: blocks(&rows) })
}

/// The rows, and the number of lines they stand on.
fn rows(lines: &[&str]) -> (Vec<Vec<String>>, usize) {
    let (mut rows, mut at, mut end) = (Vec::new(), 0, 0);
    while let Some(line) = lines.get(at) {
        if let Some(last) = continued(&rows, lines, at) {
            let text = cell_text(line);
            if let Some(cell) = rows[last].last_mut() {
                cell.push('　');
                cell.push_str(&text);
            }
            at += 1;
            continue;
        }
        let cells: Vec<&str> = match line.starts_with('\t') {
            true => lines[at..].iter().take_while(|line| line.starts_with('\t')).copied().collect(),
            false if line.contains('\t') => line.split('\t').collect(),
            false if line.trim().is_empty() && at > 0 => {
                at += 1;
                continue;
            }
            false => break,
        };
        at += if line.starts_with('\t') { cells.len() } else { 1 };
        end = at;
        rows.push(cells.into_iter().map(cell_text).collect());
    }
    (rows, end)
}

/// The row whose last cell goes on in a line without a tab: a cell of two paragraphs between full
/// rows of equal length.
fn continued(rows: &[Vec<String>], lines: &[&str], at: usize) -> Option<usize> {
    let (line, last) = (lines[at], rows.last()?);
    let is_text = !line.contains('\t') && !line.trim().is_empty();
    if !is_text || marks::recognise(line.trim()).is_some() || !is_full(last) {
        return None;
    }
    let below =
        lines[at + 1..].iter().skip_while(|line| line.trim().is_empty() && !line.contains('\t'));
    let cells = below.take_while(|line| line.starts_with('\t')).count();
    (cells == last.len() && rows.len() > 1 && rows[0].len() == cells).then_some(rows.len() - 1)
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(String::is_empty)
}

fn is_full(row: &[String]) -> bool {
    row.len() > 1 && row.iter().all(|cell| !cell.is_empty())
}

/// Field, blank, field, blank.
fn is_fields(row: &[String]) -> bool {
    row.len() > 1
        && row.len().is_multiple_of(2)
        && row.chunks(2).all(|pair| !pair[0].is_empty() && pair[1].is_empty())
}

fn blocks(rows: &[Vec<String>]) -> Vec<String> {
    let (mut blocks, mut at) = (Vec::new(), 0);
    while let Some(row) = rows.get(at) {
        let below = rows[at + 1..].iter().take_while(|next| next.len() == row.len());
        let below: Vec<&[String]> = below.map(Vec::as_slice).collect();
        at += 1;
        if is_full(row) && !below.is_empty() {
            // A head over blank rows ends where something is written again.
            let blank = below.iter().take_while(|next| is_blank(next)).count();
            let taken = if blank > 0 { blank } else { below.len() };
            blocks.push(table(row, &below[..taken]));
            at += taken;
        } else if is_fields(row) {
            blocks.extend(row.chunks(2).map(|pair| format!("{}\n: {BLANK}", pair[0])));
        } else {
            blocks.extend(row.iter().filter(|cell| !cell.is_empty()).cloned());
        }
    }
    blocks
}

/// A head and its rows; of rows that are all blank, one.
fn table(head: &[String], rows: &[&[String]]) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<_> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        format!("| {} |", cells.join(" | "))
    };
    let dashes = vec!["---".to_owned(); head.len()];
    let filled: Vec<String> =
        rows.iter().filter(|row| !is_blank(row)).map(|row| line(row)).collect();
    let mut lines = vec![line(head), line(&dashes)];
    match filled.is_empty() {
        true => lines.push(line(&vec![BLANK.to_owned(); head.len()])),
        false => lines.extend(filled),
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Found, at};

    fn found(text: &str) -> Option<Found> {
        at(&text.lines().collect::<Vec<_>>())
    }

    #[test]
    fn cells_behind_tabs_are_a_table() {
        let table = found("序号\t技术\n1\t甲 乙\n2\t\n后文").expect("a table");
        let expected = "| 序号 | 技术 |\n| --- | --- |\n| 1 | 甲乙 |\n| 2 |  |";
        assert_eq!(table, Found { lines: 3, blocks: vec![expected.to_owned()] });
        assert_eq!(found("一行\t里的制表符\n后文"), None);
    }

    #[test]
    fn a_cell_of_two_paragraphs_stays_one() {
        let text = "\t序号\n\t中心\n\n\t1\n\t骨科中心\n\n运动医学中心\n\n\t2\n\t眼科中心\n";
        let table = found(text).expect("a table");
        let rows = "| 1 | 骨科中心　运动医学中心 |\n| 2 | 眼科中心 |";
        assert!(table.blocks[0].ends_with(rows), "{:?}", table.blocks);
        assert_eq!(table.blocks.len(), 1);
    }

    #[test]
    fn cells_on_lines_of_their_own_are_a_table_or_a_form() {
        let text = "\t名 称\n\t\n\t电话\n\t\n\n\t姓名\n\t职称\n\n\t\n\t\n\n\t\n\t\n\n\t注\n\n后文";
        let form = found(text).expect("a form");
        assert_eq!(
            form.blocks,
            [
                "名称\n: ＿＿",
                "电话\n: ＿＿",
                "| 姓名 | 职称 |\n| --- | --- |\n| ＿＿ | ＿＿ |",
                "注"
            ]
        );
        assert_eq!(text.lines().nth(form.lines - 1), Some("\t注"));
    }
}
