//! What a note under a table says of an end: 以上备案均已撤销, 示例甲医院已撤销备案, 第2项已取消备案,
//! 示例甲医院已并入示例市中心医院.

use super::corrected::corrected_in;
use super::ended::{end_in, is_end};
use super::endings::{alone, said_of};
use super::merger::{is_merger, merged_in, speaks_of_merger};
use super::remark::Ended;
use crate::record::defect::CellDefectKind;
use crate::record::field::Field;
use crate::record::header::around::ended_around;
use crate::record::notes::{begins_as_note, labelled};
use crate::record::raw::{Record, Statement};
use crate::source::Row;
use crate::text::{fold, trim};

/// Words of a note that speaks of all rows above it.
const ABOVE: [&str; 5] = ["以上", "上述", "本表", "均", "全部"];

/// How tables show by their looks alone which rows a note speaks of: that is not read, so that it may
/// be any of them.
const LOOKS: [&str; 12] = [
    "标红", "红色", "红字", "标黄", "黄色", "蓝色", "绿色", "灰色", "底色", "底纹", "加粗", "斜体",
];

/// What is counted in a note that speaks of a row by its number.
const COUNTED: [char; 7] = ['项', '条', '号', '行', '家', '个', '所'];

/// What follows 号 where it counts something else: 5号文, 2号楼.
const OF_OTHERS: [char; 8] = ['文', '楼', '院', '线', '机', '病', '门', '令'];

/// Signs by which tables mark rows that a note speaks of.
const MARKS: [char; 26] = [
    '*', '＊', '※', '#', '＃', '△', '▲', '▽', '▼', '☆', '★', '◇', '◆', '○', '●', '◎', '□', '■',
    '†', '‡', '①', '②', '③', '④', '⑤', '⑥',
];

/// Brackets of references, open and closed.
const REFERENCE: [[char; 3]; 2] = [['[', '［', '〔'], [']', '］', '〕']];

/// Shorter names can stand in a note by chance.
const SHORTEST_NAME: usize = 4;

/// Longer texts are sentences.
const LONGEST_HEADING: usize = 20;

/// Where one sentence of a note ends and the next one begins.
const SENTENCES: [char; 4] = ['；', ';', '。', '\n'];

/// A note that speaks of an end.
pub(crate) struct NoteEnd {
    pub(crate) ended: Ended,
    /// Whether all of it speaks of an end: not beside 请在备注里填写.
    is_whole: bool,
    /// Whether what it says can be of rows below it.
    can_head: bool,
    /// Whether it says that it is a note.
    is_note: bool,
    whole: Part,
    /// Those of its sentences that speak of an end.
    parts: Vec<Part>,
}

/// A note, or a sentence of it.
struct Part {
    /// Its text, in the form in which names are compared.
    folded: String,
    /// Whether it speaks of all rows above it.
    of_all: bool,
    /// Whether a merger is all that it tells.
    is_of_merger: bool,
    /// The rows it names by their numbers.
    numbers: Vec<String>,
    /// The signs by which it marks rows: 带*的已撤销.
    marks: Vec<char>,
    /// The number of its reference: [1].
    reference: Option<u8>,
}

impl NoteEnd {
    /// What a note says, where it speaks of an end.
    pub(crate) fn of(row: &Row) -> Option<Self> {
        Self::that(row, said_in)
    }

    /// The same where it says that something above it should be otherwise.
    pub(crate) fn of_correction(row: &Row) -> Option<Self> {
        Self::that(row, |text| {
            let word = corrected_in(text, std::iter::empty())?;
            Some(Ended::Around(word, text.to_owned()))
        })
    }

    fn that(row: &Row, said_in: impl Fn(&str) -> Option<Ended>) -> Option<Self> {
        let label = labelled(row);
        let text = label.or_else(|| alone(row))?;
        let said: Vec<_> = text
            .split(SENTENCES)
            .filter_map(|part| said_in(part).map(|said| (Part::of(part, &said), said)))
            .collect();
        let over = ended_around(text);
        let can_head = over.is_some();
        let whole = said_in(text);
        let is_whole = whole.is_some();
        let ended = whole.or_else(|| said.first().map(|(_, said)| said.clone()))?;
        let is_note = label.is_some() || begins_as_note(&fold(text));
        let whole = Part::of(text, &ended);
        let parts = said.into_iter().map(|(part, _)| part).collect();
        Some(Self { ended, is_whole, can_head, is_note, whole, parts })
    }

    /// Which of the records above it speaks of, by their places, and whether it names each by itself:
    /// not 以上备案. `number` is the number that a row has in the table.
    pub(crate) fn named<'t>(
        &self,
        records: &[Record],
        number: impl Fn(u32) -> Option<&'t str>,
    ) -> Vec<(usize, bool)> {
        let mut named: Vec<(usize, bool)> = Vec::new();
        for part in &self.parts {
            let of_part = part.named(records, &number);
            // 示例甲医院：2023年备案；2024年撤销 names it once.
            if of_part.is_empty() && self.is_whole {
                return self.whole.named(records, &number);
            }
            named.extend(of_part);
        }
        named.sort_unstable_by_key(|(at, by_itself)| (*at, !by_itself));
        named.dedup_by_key(|(at, _)| *at);
        named
    }

    /// What it says of a record: an end of one that it names itself, whatever its status says;
    /// anything else where it has none.
    pub(crate) fn against(&self, record: &Record, by_itself: bool) -> Option<CellDefectKind> {
        let is_of_end = matches!(&self.ended, Ended::Around(word, _) if is_end(word));
        if record.statement.is_stated_valid() && is_of_end && by_itself {
            return Some(CellDefectKind::EndedThoughValid(self.ended.clone()));
        }
        let said = said_of(record.kind, record.statement.states_status(), &self.ended);
        said.map(CellDefectKind::Ended)
    }

    /// Whether it can be of rows below it where it names none above.
    pub(crate) fn can_head(&self) -> bool {
        self.can_head
    }

    /// Whether something is to be said where it names nobody: it is a note or a sentence, and not
    /// the heading of a section that is empty, nor of the merger of an institution that some row
    /// above is of, which took the other one in.
    pub(crate) fn is_open(&self, records: &[Record]) -> bool {
        let is_sentence = self.is_note || self.whole.folded.chars().count() > LONGEST_HEADING;
        let is_of_others = || records.iter().any(|record| self.whole.names(record));
        self.is_whole && is_sentence && !(self.whole.is_of_merger && is_of_others())
    }

    /// Whether it is a note on what stands above it.
    pub(crate) fn is_of_above(&self) -> bool {
        self.whole.of_all || self.is_note
    }
}

/// What a note says of an end or of a merger, whosever it is.
fn said_in(text: &str) -> Option<Ended> {
    let merger = || speaks_of_merger(text).map(|word| Ended::Around(word, text.to_owned()));
    ended_around(text).or_else(merger)
}

impl Part {
    fn of(text: &str, said: &Ended) -> Self {
        let folded = fold(text);
        Self {
            of_all: ABOVE.iter().chain(&LOOKS).any(|word| text.contains(word)),
            is_of_merger: matches!(said, Ended::Around(word, _) if is_merger(word)),
            numbers: numbers(&folded),
            marks: marks(text),
            reference: reference(text),
            folded,
        }
    }

    fn named<'t>(
        &self,
        records: &[Record],
        number: &impl Fn(u32) -> Option<&'t str>,
    ) -> Vec<(usize, bool)> {
        let of = |is: &dyn Fn(&Record) -> bool| -> Vec<usize> {
            records.iter().enumerate().filter(|(_, record)| is(record)).map(|(at, _)| at).collect()
        };
        let numbered = |record: &Record| {
            let own = number(record.row.location.row);
            own.is_some_and(|own| self.numbers.iter().any(|each| each == own))
        };
        let is_marked = |record: &Record| {
            let own = number(record.row.location.row).unwrap_or_default();
            self.marks.iter().any(|mark| own.contains(*mark) || is_marked_in(record, *mark))
                || self.reference.is_some_and(|it| has_reference(record, it))
        };
        let merged = of(&|record| self.says_merged(record));
        let by_itself = |named: Vec<usize>| named.into_iter().map(|at| (at, true)).collect();
        if self.is_of_merger {
            return by_itself(merged);
        }
        let mut named = of(&|record| self.names(record) || is_marked(record));
        // 示例甲医院因并入示例市中心医院撤销备案 says nothing of the latter's.
        if named.iter().any(|at| merged.contains(at)) {
            named.retain(|at| merged.contains(at));
        }
        // 示例甲医院的肿瘤消融治疗技术已撤销 says nothing of its other technologies.
        let with_technology: Vec<usize> =
            named.iter().copied().filter(|at| self.names_technology(&records[*at])).collect();
        if !with_technology.is_empty() {
            named = with_technology;
        }
        match (named.is_empty(), self.numbers.is_empty(), self.of_all) {
            (false, ..) | (true, true, false) => by_itself(named),
            (true, false, _) => by_itself(of(&numbered)),
            (true, true, true) => (0..records.len()).map(|at| (at, false)).collect(),
        }
    }

    /// Whether it says that the record's institution was merged into another one.
    fn says_merged(&self, record: &Record) -> bool {
        let of = |name: &str| merged_in(&self.folded, name).is_some();
        // One that names nobody speaks of all rows, or of nobody knows which.
        of(&record.institution.name) && (self.of_all || !of(""))
    }

    fn names(&self, record: &Record) -> bool {
        let institution = &record.institution;
        let names = [&institution.name].into_iter().chain(&institution.former_names);
        let mut names = names.chain(&institution.aliases).chain(other_names(&record.statement));
        names.any(|name| self.has(name))
    }

    fn names_technology(&self, record: &Record) -> bool {
        let technologies = match &record.statement {
            Statement::Filing(said) => &said.technologies,
            Statement::TrainingBase(said) => &said.technologies,
            _ => return false,
        };
        technologies.iter().any(|each| self.has(&each.text))
    }

    fn has(&self, name: &str) -> bool {
        let folded = fold(name);
        folded.chars().count() >= SHORTEST_NAME && self.folded.contains(&folded)
    }
}

/// The signs in the parts of a note that tell of an end.
fn marks(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    let mut before = "";
    for part in text.split(['，', ',', '。', '；', ';', '\n']) {
        let marks = |part: &str| -> Vec<char> {
            part.chars().filter(|each| MARKS.contains(each)).collect()
        };
        if end_in(part).is_some() {
            // 序号前加*者，备案已失效.
            let is_of_both = marks(part).is_empty() && before.ends_with(['者', '的']);
            found.extend(marks(if is_of_both { before } else { part }));
        }
        before = part;
    }
    found
}

/// The number of the reference with which a note begins: [1] 2024年1月注销.
fn reference(note: &str) -> Option<u8> {
    let note = note.strip_prefix('注').map_or(note, |rest| rest.trim_start_matches(['：', ':']));
    let note = trim(note);
    let end = note.starts_with(REFERENCE[0]).then(|| note.find(REFERENCE[1])).flatten()?;
    let close = note[end..].chars().next()?;
    number_of(&note[..end + close.len_utf8()])
}

/// The number in the brackets at the end of a text, which stand at references alone: [1].
fn number_of(text: &str) -> Option<u8> {
    let inside = trim(text).strip_suffix(REFERENCE[1])?.rsplit_once(REFERENCE[0])?.1;
    trim(inside).parse().ok()
}

/// Whether the names of a record end with a reference.
fn has_reference(record: &Record, reference: u8) -> bool {
    let names = [Field::InstitutionName, Field::Technology];
    let own = |field: &Field| record.row.text(*field).and_then(number_of);
    names.iter().any(|field| own(field) == Some(reference))
}

/// Whether a sign stands at the names of a record.
fn is_marked_in(record: &Record, mark: char) -> bool {
    let names = [Field::InstitutionName, Field::Technology];
    names.iter().any(|field| record.row.text(*field).is_some_and(|text| text.contains(mark)))
}

/// What names a record that has no institution, or says more than it does.
fn other_names(statement: &Statement) -> Vec<&String> {
    match statement {
        Statement::QualityCentre(said) => said.centres.iter().collect(),
        Statement::NewTechnology(said) => vec![&said.name],
        _ => Vec::new(),
    }
}

/// The numbers of rows: 第2项, 序号2、3, 8、11号, 第3至5条; those of articles and documents are none.
fn numbers(folded: &str) -> Vec<String> {
    if ["《", "办法", "规定", "条例"].iter().any(|word| folded.contains(word)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (mark, is_counted) in [("第", true), ("序号", false)] {
        for (at, _) in folded.match_indices(mark) {
            let from = folded[at + mark.len()..].trim_start_matches(['为', ':']);
            let (mut listed, rest) = listed(from);
            if !is_counted || rest.starts_with(COUNTED) {
                found.append(&mut listed);
            }
        }
    }
    if found.is_empty() { bare_numbers(folded) } else { found }
}

/// Numbers at the beginning of a text or of a part of it that only 号 counts: 8、11号已停止开展.
fn bare_numbers(folded: &str) -> Vec<String> {
    let parts = folded.split([':', ';', '。', '，']);
    let listed = parts.map(listed).filter(|(_, rest)| {
        rest.strip_prefix('号').is_some_and(|behind| !behind.starts_with(OF_OTHERS))
    });
    listed.flat_map(|(numbers, _)| numbers).collect()
}

/// More than so many rows are not named by the first and the last of their numbers.
const LONGEST_RANGE: u32 = 200;

/// The numbers that stand in a row where a text begins, and what stands behind them: 2、3, 3至5.
fn listed(text: &str) -> (Vec<String>, &str) {
    let (mut numbers, mut rest) = (Vec::new(), text);
    let mut first = None;
    loop {
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Ok(number) = rest[..length].parse::<u32>() else { break };
        rest = &rest[length..];
        let from = first.take().filter(|from| *from < number && number - from < LONGEST_RANGE);
        numbers
            .extend((from.map_or(number, |from| from + 1)..=number).map(|each| each.to_string()));
        if let Some(next) = rest.strip_prefix(['、', ',', '，', '和', '及']) {
            rest = next.trim_start_matches('第');
        } else if let Some(next) = rest.strip_prefix(['-', '至', '到', '~']) {
            (first, rest) = (Some(number), next.trim_start_matches('第'));
        } else {
            break;
        }
    }
    (numbers, rest)
}

#[cfg(test)]
mod tests {
    use super::{marks, numbers};

    #[test]
    fn rows_are_named_by_their_numbers() {
        assert_eq!(numbers("注:第2项已取消备案"), ["2"]);
        assert_eq!(numbers("注:第2、3项已取消备案"), ["2", "3"]);
        assert_eq!(numbers("序号为4的已撤销"), ["4"]);
        assert_eq!(numbers("说明:8、11号已停止开展"), ["8", "11"]);
        assert_eq!(numbers("注:第3至5条已撤销"), ["3", "4", "5"]);
        assert_eq!(numbers("7-9、12号暂停"), ["7", "8", "9", "12"]);
        assert!(numbers("2024年5月8号取消").is_empty());
        assert!(numbers("依据长卫发〔2024〕5号取消").is_empty());
        assert!(numbers("5号文已废止").is_empty());
        assert!(numbers("依据管理办法第25条取消").is_empty());
        assert!(numbers("2024年取消").is_empty());
    }

    #[test]
    fn signs_count_where_an_end_is_told() {
        assert_eq!(marks("注：带*的为已撤销备案，①为三级医院，△暂停"), ['*', '△']);
        assert!(marks("①首批；②已备案").is_empty());
        assert_eq!(marks("说明：序号前加*者，备案已失效。"), ['*']);
        assert!(marks("*为重点专科，其余备案已失效").is_empty());
    }
}
