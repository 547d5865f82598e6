//! The values of the fixed lists, taken from the types that own them.

use super::Choice;
use crate::catalog::{CatalogKind, Fate};
use crate::check::Severity;
use crate::content::{PartKind, RegulationStatus, UnitKind};
use crate::history::EventKind;
use crate::record::{BaseStatus, FilingStatus, Kind};

const fn choice(value: &'static str, title: &'static str) -> Choice {
    Choice { value, title }
}

pub(super) fn filing_status() -> Vec<Choice> {
    use FilingStatus::{Active, Cancelled, Suspended, Withdrawn};
    let all = [Active, Suspended, Withdrawn, Cancelled];
    all.map(|each| choice(each.code(), each.in_chinese())).to_vec()
}

pub(super) fn base_status() -> Vec<Choice> {
    let all = [BaseStatus::Active, BaseStatus::Stopped];
    all.map(|each| choice(each.code(), each.in_chinese())).to_vec()
}

pub(super) fn precision() -> Vec<Choice> {
    vec![choice("day", "精确到日"), choice("month", "精确到月"), choice("year", "精确到年")]
}

pub(super) fn place_basis() -> Vec<Choice> {
    vec![
        choice("institution", "来源文件写明的所在地"),
        choice("authority", "来源文件未写所在地，按备案机关所在的行政区划列出"),
        choice("site", "来源文件没有写到本站范围内的哪个地区，列在本站范围之下"),
    ]
}

pub(super) fn event_kind() -> Vec<Choice> {
    EventKind::ALL.map(|each| choice(each.code(), each.in_chinese())).to_vec()
}

pub(super) fn effect() -> Vec<Choice> {
    vec![
        choice("applied", "来源文件仍写着原值，本站按更正公布"),
        choice("satisfied", "来源文件已写成新值"),
        choice("remembered", "来源文件里已没有这条，更正的是以往公布的例数"),
    ]
}

pub(super) fn release_kind() -> Vec<Choice> {
    vec![choice("baseline", "首次发布，其内容是起点而不是变更"), choice("update", "后续发布")]
}

pub(super) fn catalog_kind() -> Vec<Choice> {
    vec![
        choice("restricted", CatalogKind::Restricted.in_chinese()),
        choice("prohibited", CatalogKind::Prohibited.in_chinese()),
    ]
}

pub(super) fn fate() -> Vec<Choice> {
    Fate::ALL.map(|each| choice(each.code(), each.in_chinese())).to_vec()
}

pub(super) fn record_kind() -> Vec<Choice> {
    Kind::ALL.map(|each| choice(each.code(), each.in_chinese())).to_vec()
}

pub(super) fn encoding() -> Vec<Choice> {
    vec![
        choice("UTF-8", "UTF-8 文本"),
        choice("UTF-8 (BOM)", "带字节序标记的 UTF-8 文本"),
        choice("GB18030", "GB 18030 文本（含 GBK、GB 2312）"),
        choice("UTF-16LE", "UTF-16 文本（小端）"),
        choice("UTF-16BE", "UTF-16 文本（大端）"),
        choice("XLSX", "Excel 工作簿"),
    ]
}

pub(super) fn severity() -> Vec<Choice> {
    use Severity::{Error, Notice, Warning};
    [Error, Warning, Notice].map(|each| choice(each.code(), each.in_chinese())).to_vec()
}

pub(super) fn regulation_status() -> Vec<Choice> {
    use RegulationStatus::{Draft, InForce, Repealed, Unstated};
    let all = [InForce, Draft, Repealed, Unstated];
    all.map(|each| choice(each.as_str(), each.in_chinese())).to_vec()
}

pub(super) fn unit_kind() -> Vec<Choice> {
    use UnitKind::{Annex, Article, Item, Point, Section};
    let all = [Article, Section, Item, Point, Annex];
    all.map(|each| choice(each.as_str(), each.in_chinese())).to_vec()
}

pub(super) fn part_kind() -> Vec<Choice> {
    use PartKind::{Item, Paragraph, SubItem, SubPoint};
    let all = [Paragraph, Item, SubItem, SubPoint];
    all.map(|each| choice(each.as_str(), each.in_chinese())).to_vec()
}

#[cfg(test)]
mod tests {
    use super::{catalog_kind, encoding, fate};
    use crate::catalog::{CatalogKind, Fate};
    use crate::source::Encoding;

    fn assert_written(value: impl serde::Serialize, choices: &[super::Choice]) {
        let written = serde_json::to_value(value).expect("a word");
        assert!(choices.iter().any(|each| written == each.value), "{written}");
    }

    #[test]
    fn words_are_those_that_are_written() {
        use Encoding::{Gb18030, Utf8, Utf8Bom, Utf16Be, Utf16Le, Workbook};
        for each in [Utf8, Utf8Bom, Gb18030, Utf16Le, Utf16Be, Workbook] {
            assert_written(each, &encoding());
        }
        for each in Fate::ALL {
            assert_written(each, &fate());
        }
        for each in [CatalogKind::Restricted, CatalogKind::Prohibited] {
            assert_written(each, &catalog_kind());
        }
    }
}
