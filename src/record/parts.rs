//! A row that lists, beside several technologies, a date or a count for each of them.
//!
//! Lists made from printed pages put all technologies of a hospital in one cell, one a line, and
//! their dates in another in the same order. They are paired where there are as many of the one
//! as of the other; where not, nothing is.

use super::columns::Column;
use super::defect::CellDefectKind;
use super::field::{Field, Kind};
use super::values::dated::dated;
use super::values::technologies::{ends_whole, split_technologies, without_list_number};
use crate::source::{Cell, Row};
use crate::text::trim;

/// Fields that can hold one value for each technology.
const LISTED: [Field; 9] = [
    Field::TechnologyCode,
    Field::FirstCase,
    Field::PapersComplete,
    Field::Completed,
    Field::Status,
    Field::StatusDate,
    Field::CumulativeCases,
    Field::FiledOn,
    Field::Places,
];

/// Column, field and text of a list that does not fit, and why.
type Misfit = (usize, Field, String, CellDefectKind);

/// What a row is made of.
pub(crate) enum Parts {
    /// One record.
    One,
    /// A record for each of these rows.
    Several(Vec<Row>),
    /// Lists that differ in length from that of the technologies.
    Uneven(Vec<Misfit>),
}

/// Takes a row apart.
pub(crate) fn split(kind: Kind, row: &Row, columns: &[Column]) -> Parts {
    if !matches!(kind, Kind::Filing | Kind::Disclosure | Kind::TrainingBase) {
        return Parts::One;
    }
    let cell = |column: &Column| row.cells.get(column.index).filter(|cell| !cell.is_blank());
    let technology = columns.iter().find(|column| column.field == Field::Technology);
    let Some((at, text)) = technology.and_then(|at| Some((at.index, &cell(at)?.text))) else {
        return Parts::One;
    };
    let mut lists: Vec<(Column, Vec<String>)> = columns
        .iter()
        .filter(|column| LISTED.contains(&column.field))
        .filter_map(|column| Some((*column, pieces(column.field, &cell(column)?.text))))
        .filter(|(_, pieces)| pieces.len() > 1)
        .collect();
    if lists.is_empty() {
        return Parts::One;
    }
    let fits = |names: &[String]| lists.iter().all(|(_, pieces)| pieces.len() == names.len());
    let names = split_technologies(text);
    let names = match fits(&names) {
        true => names,
        false => joined(&names),
    };
    if !fits(&names) && names.len() < 2 {
        return Parts::One;
    }
    if !fits(&names) {
        return Parts::Uneven(uneven(row, names.len(), &lists));
    }
    lists.extend(departments(row, columns, names.len()));
    let part = |(index, name): (usize, &String)| {
        let mut part = row.clone();
        part.cells[at] = Cell { text: name.clone(), ..row.cells[at].clone() };
        for (column, pieces) in &lists {
            let cell = &row.cells[column.index];
            part.cells[column.index] = Cell { text: pieces[index].clone(), ..cell.clone() };
        }
        part
    };
    Parts::Several(names.iter().enumerate().map(part).collect())
}

/// A row for each technology of a cell that gives the days of their filings too, which no other column
/// does: 肿瘤消融治疗技术（2023年5月6日备案）. Where the name of the column says that the days stand
/// there, it is that of both.
pub(crate) fn apart(kind: Kind, row: &Row, columns: &[Column]) -> Option<(Vec<Row>, Vec<Column>)> {
    if kind != Kind::Filing {
        return None;
    }
    let technology = columns.iter().find(|column| column.field == Field::Technology)?;
    let at = technology.index;
    let day = columns.iter().find(|column| column.field == Field::Completed);
    let is_said = day.is_some_and(|day| day.index == at);
    if day.is_some() && !is_said {
        return None;
    }
    let cell = row.cells.get(at).filter(|cell| is_said || cell.text.contains("备案"))?;
    let names = split_technologies(&cell.text);
    let found: Vec<_> = names.iter().map(|name| dated(name, is_said)).collect();
    if !is_said && found.iter().all(Option::is_none) {
        return None;
    }
    let width = columns.iter().map(|column| column.index + 1).max()?.max(row.cells.len());
    let part = |(name, found): (&String, &Option<(&str, &str)>)| {
        let mut part = row.clone();
        part.cells.resize(width, Cell::default());
        let (name, day) = found.unwrap_or((name, ""));
        part.cells[at].text = name.to_owned();
        part.cells.push(Cell::text(day));
        part
    };
    let rows: Vec<Row> = names.iter().zip(&found).map(part).collect();
    let others = columns.iter().filter(|column| column.field != Field::Completed).copied();
    let own = Column { number: technology.number, ..Column::at(width, Field::Completed) };
    (!rows.is_empty()).then(|| (rows, others.chain([own]).collect()))
}

fn uneven(row: &Row, technologies: usize, lists: &[(Column, Vec<String>)]) -> Vec<Misfit> {
    let misfits = lists.iter().filter(|(_, pieces)| pieces.len() != technologies);
    misfits
        .map(|(column, pieces)| {
            let raw = trim(&row.cells[column.index].text).to_owned();
            let kind = CellDefectKind::Uneven { technologies, values: pieces.len() };
            (column.index, column.field, raw, kind)
        })
        .collect()
}

/// Departments listed in the same number; where they are not, they are the row's.
fn departments(row: &Row, columns: &[Column], count: usize) -> Option<(Column, Vec<String>)> {
    let column = columns.iter().find(|column| column.field == Field::Department)?;
    let cell = row.cells.get(column.index)?;
    let lines: Vec<String> = lines(&cell.text, &['\n', '\r']);
    (lines.len() == count).then_some((*column, lines))
}

/// The values that a cell lists.
fn pieces(field: Field, text: &str) -> Vec<String> {
    match field {
        Field::TechnologyCode => split_technologies(text),
        // The comma of a count groups its digits.
        Field::CumulativeCases | Field::Places => lines(text, &['\n', '\r', '、', '；', ';']),
        _ => lines(text, &['\n', '\r', '、', '；', ';', '，', ',']),
    }
}

fn lines(text: &str, marks: &[char]) -> Vec<String> {
    if !text.contains(marks) {
        return Vec::new();
    }
    let pieces = text.split(marks).map(trim).filter(|piece| !piece.is_empty());
    let pieces: Vec<&str> = pieces.collect();
    let unnumbered = |(index, piece): (usize, &&str)| unnumbered(piece, index + 1);
    pieces.iter().enumerate().map(unnumbered).collect()
}

/// A value without the number of its line: `2.2023年5月` in the second line is 2023年5月.
fn unnumbered(piece: &str, line: usize) -> String {
    let number = line.to_string();
    let rest =
        piece.strip_prefix(&number).and_then(|rest| rest.strip_prefix(['.', '．', '、', ')']));
    let is_year = |rest: &&str| rest.chars().take(4).filter(|c| c.is_numeric()).count() == 4;
    rest.map(trim).filter(is_year).unwrap_or_else(|| without_list_number(piece)).to_owned()
}

/// Lines that a narrow column broke put together again: 心血管疾病介入, 诊疗技术.
fn joined(names: &[String]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for name in names {
        match joined.last_mut() {
            Some(open) if !ends_whole(open) => open.push_str(name),
            _ => joined.push(name.clone()),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(technologies: &str, dates: &str) -> Parts {
        let row =
            Row { number: 1, lines: 1, cells: vec![Cell::text(technologies), Cell::text(dates)] };
        let columns = [Column::at(0, Field::Technology), Column::at(1, Field::Completed)];
        split(Kind::Filing, &row, &columns)
    }

    fn assert_pairs(technologies: &str, dates: &str, pairs: &[(&str, &str)]) {
        let Parts::Several(rows) = parts(technologies, dates) else { panic!("{dates}") };
        let found: Vec<(&str, &str)> = rows
            .iter()
            .map(|row| (row.cells[0].text.as_str(), row.cells[1].text.as_str()))
            .collect();
        assert_eq!(found, pairs);
    }

    #[test]
    fn as_many_dates_as_technologies_are_paired() {
        let pairs = [("肿瘤消融治疗技术", "2023.5.6"), ("血液净化技术", "2024年1月")];
        assert_pairs("肿瘤消融治疗技术\n血液净化技术", "2023.5.6\n2024年1月", &pairs);
        assert_pairs("1.肿瘤消融治疗技术\n2.血液净化技术", "1.2023.5.6\n2.2024年1月", &pairs);
        assert_pairs(
            "（1）肿瘤消融治疗技术；（2）血液净化技术",
            "（1）2023.5.6；（2）2024年1月",
            &pairs,
        );
        assert_pairs("肿瘤消融\n治疗技术\n血液净化技术", "2023.5.6、2024年1月", &pairs);
    }

    #[test]
    fn other_numbers_of_dates_are_told() {
        let Parts::Uneven(misfits) = parts("甲技术、乙技术、丙技术", "2023.5.6\n2024.1.1")
        else {
            panic!("paired");
        };
        let expected = CellDefectKind::Uneven { technologies: 3, values: 2 };
        assert_eq!(misfits[0].3, expected);
        assert!(matches!(parts("甲技术、乙技术", "2023.5.6"), Parts::One));
    }
}
