//! The free text of a licence's duplicate (副本备注, 备注三) → the technologies it notes.
//!
//! In: `限制类技术：肿瘤消融治疗技术（2023年5月6日）；血液净化技术，2023年5月完成备案，已撤销`.
//! Out: each technology with the date and the end the text gives it. What says neither a
//! technology nor anything about one is kept as unread, so that nobody takes the note for whole.
//!
//! 1. `；`, `。` and line breaks part the note into sentences; a label before `：` says what a
//!    sentence is about;
//! 2. `、` and `，` part a sentence into pieces;
//! 3. a piece is a technology, or a date or an end, which then holds for the technologies of its
//!    sentence that have none yet.

use super::brackets::{is_close, is_open, last_bracket};
use super::date::{date_at, parse_date};
use super::note_label::{Label, status_of};
use super::technologies::split_technologies;
use crate::date::PartialDate;
use crate::record::ends::ended::LONGEST_STATUS;
use crate::record::ends::ended::{end_at_name, end_in};
use crate::record::raw::{FilingStatus, LicenceNote, NotedTechnology, TechnologyMention};
use crate::source::CellKind;
use crate::text::{fold, trim};

/// Pieces that say nothing.
const EMPTY: [&str; 10] =
    ["以下空白", "空白", "无", "等", "/", "-", "完成备案", "已备案", "备案", "特此备注"];

/// Words before the first technology of a sentence, longer ones first.
const LEADS: [&str; 10] = [
    "经备案可开展",
    "已备案开展",
    "备案开展",
    "同意开展",
    "准予开展",
    "可开展",
    "经备案",
    "已备案",
    "增加",
    "开展",
];

/// Endings of the names of technologies.
const ENDINGS: [&str; 5] = ["技术", "术", "治疗", "疗法", "诊疗"];

/// Words around a date that add nothing to it, longer ones first.
const AROUND_DATES: [&str; 20] = [
    "完成备案时间为",
    "完成备案时间",
    "完成备案日期",
    "备案完成时间",
    "备案时间为",
    "备案时间",
    "备案日期",
    "已完成备案",
    "完成备案",
    "予以备案",
    "准予备案",
    "已备案",
    "备案于",
    "备案",
    "时间",
    "日期",
    "于",
    "自",
    "起",
    ":",
];

/// Reads a note.
pub(crate) fn parse_licence_note(text: &str) -> LicenceNote {
    let mut note = LicenceNote::default();
    for sentence in text.split(['；', ';', '。', '\n', '\r']).map(trim) {
        if !sentence.is_empty() {
            read_sentence(sentence, &mut note);
        }
    }
    note
}

impl LicenceNote {
    /// The word by which a part that is not understood may say that a filing has ended.
    pub(crate) fn unclear_end(&self) -> Option<&'static str> {
        let named = self.technologies.iter().filter(|noted| noted.ended.is_none());
        let mut named = named.filter_map(|noted| {
            let text = &noted.mention.text;
            end_at_name(text).or_else(|| end_in(text))
        });
        let unread = self.unread.iter().filter(|part| may_be_of_filing(part));
        named.next().or_else(|| unread.into_iter().find_map(|part| end_in(part)))
    }
}

/// Whether a part of a note may speak of a filing; 取消急诊科 does not.
fn may_be_of_filing(part: &str) -> bool {
    let is_of_other = part.contains(['科', '床', '址', '名', '人', '证', '椅']);
    ["备案", "技术", "限制", "开展"].iter().any(|word| part.contains(word))
        || (!is_of_other && part.chars().count() <= LONGEST_STATUS)
}

fn read_sentence(sentence: &str, note: &mut LicenceNote) {
    let (label, mut rest) = labelled(sentence);
    let mut reading = Reading::default();
    match label.map(|label| Label::of(label, rest)) {
        None => {}
        Some(Label::Date(date)) => (reading.labelled, reading.date) = (true, Some(date)),
        Some(Label::End(status)) => (reading.labelled, reading.ended) = (true, Some(status)),
        Some(Label::Technologies) => reading.labelled = true,
        Some(Label::Name) => rest = sentence,
        Some(Label::Note) => return read_sentence(rest, note),
        Some(Label::Other) => return,
        Some(Label::Unknown) => return note.unread.push(sentence.to_owned()),
    }
    for piece in pieces(rest) {
        if !reading.take(&piece) {
            note.unread.push(piece);
        }
    }
    note.technologies.append(&mut reading.technologies);
}

/// The label before a colon outside brackets, and what it labels.
fn labelled(sentence: &str) -> (Option<&str>, &str) {
    let mut depth = 0_u32;
    for (at, character) in sentence.char_indices() {
        match character {
            _ if is_open(character) => depth += 1,
            _ if is_close(character) => depth = depth.saturating_sub(1),
            '：' | ':' if depth == 0 => {
                let (before, after) = (&sentence[..at], &sentence[at + character.len_utf8()..]);
                if is_clock(before, after) {
                    continue;
                }
                let label = trim(before);
                return match is_about_date(label) {
                    true => (None, sentence),
                    false => (Some(label), trim(after)),
                };
            }
            _ => {}
        }
    }
    (None, sentence)
}

/// 完成备案时间：2023年5月6日 is one piece, no label with its technologies.
fn is_about_date(label: &str) -> bool {
    let words = ["时间", "日期"];
    words.iter().any(|word| label.ends_with(word))
}

/// The colon of 8:30, in either width, at the end of what stands before.
fn is_clock(before: &str, after: &str) -> bool {
    before.ends_with(|character: char| character.is_ascii_digit())
        && after.starts_with(|character: char| character.is_ascii_digit())
}

/// The pieces of a sentence; codes and brackets hold as in a cell of technologies.
fn pieces(text: &str) -> Vec<String> {
    split_technologies(text)
}

/// One sentence while it is read.
#[derive(Default)]
struct Reading {
    /// Whether a label says that technologies follow.
    labelled: bool,
    /// The date a label gives all of them.
    date: Option<PartialDate>,
    /// How all of them have ended, where a label says it.
    ended: Option<FilingStatus>,
    technologies: Vec<NotedTechnology>,
}

impl Reading {
    /// Takes one piece; `false` where it says nothing that is understood.
    fn take(&mut self, piece: &str) -> bool {
        if EMPTY.contains(&fold(piece).as_str()) {
            return true;
        }
        if let Some(date) = date_of(piece) {
            return self.date_them(date);
        }
        if let Some(status) = status_of(piece) {
            return self.end_them(status);
        }
        let mut noted = with_brackets(piece);
        let name = noted.mention.text.as_str();
        let is_technology =
            self.labelled || noted.completed.is_some() || names_end(name) || is_open_ended(name);
        if !is_technology || name.is_empty() {
            return false;
        }
        noted.completed = noted.completed.or(self.date);
        noted.ended = noted.ended.or(self.ended);
        self.technologies.push(noted);
        true
    }

    fn date_them(&mut self, date: PartialDate) -> bool {
        let mut undated = self.technologies.iter_mut().filter(|each| each.completed.is_none());
        let mut any = false;
        undated.by_ref().for_each(|each| {
            each.completed = Some(date);
            any = true;
        });
        any
    }

    /// Ends those that have no end yet; 有效 ends none.
    fn end_them(&mut self, status: FilingStatus) -> bool {
        let ended = Some(status).filter(|status| *status != FilingStatus::Active);
        self.technologies.iter_mut().for_each(|each| each.ended = each.ended.or(ended));
        !self.technologies.is_empty()
    }
}

/// Whether a name ends as those of technologies do.
pub(crate) fn names_end(name: &str) -> bool {
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// A name that ends with the bracket of its scope: 关节镜诊疗技术（三、四级）.
fn is_open_ended(name: &str) -> bool {
    let before = last_bracket(name).filter(|(_, _, after)| after.is_empty());
    before.is_some_and(|(before, ..)| ENDINGS.iter().any(|end| trim(before).ends_with(end)))
}

/// Takes the dates and ends in brackets off a technology, and a date written right behind it.
fn with_brackets(piece: &str) -> NotedTechnology {
    let mut name = trim(piece).to_owned();
    let (mut completed, mut ended) = (None, None);
    while let Some((before, inside, after)) = last_bracket(&name) {
        let (date, status) = said_inside(inside);
        let status = status.or_else(|| status_of(after));
        let status = status.filter(|status| *status != FilingStatus::Active);
        if !after.is_empty() && status.is_none() && !EMPTY.contains(&after) {
            break;
        }
        match (date, status) {
            (None, None) => break,
            _ => (completed, ended) = (completed.or(date), ended.or(status)),
        }
        name = trim(before).to_owned();
    }
    if let Some((named, status)) = ended_start(&name) {
        (name, ended) = (named.to_owned(), ended.or(Some(status)));
    } else if let Some((named, status)) = ended_end(&name) {
        // The day of an end is none of completion.
        name = dated_end(named).map_or_else(|| named.to_owned(), |(name, _)| name);
        ended = ended.or(Some(status));
    }
    if let Some((named, date)) = dated_end(&name).or_else(|| dated_start(&name)) {
        completed = completed.or(Some(date));
        name = named;
    }
    let lead =
        LEADS.iter().find_map(|word| name.strip_prefix(word)).filter(|rest| !rest.is_empty());
    let mention = TechnologyMention { text: lead.unwrap_or(&name).to_owned(), code: None };
    NotedTechnology { mention, completed, ended }
}

/// The date and the end in a bracket, where it has nothing else: （2023年6月备案，已暂停）.
fn said_inside(inside: &str) -> (Option<PartialDate>, Option<FilingStatus>) {
    let parts: Vec<&str> = inside.split(['，', ',', '、']).map(trim).collect();
    let is_understood = |part: &&str| date_of(part).is_some() || status_of(part).is_some();
    if !parts.iter().all(is_understood) {
        return (None, None);
    }
    let date = parts.iter().find_map(|part| date_of(part));
    (date, parts.iter().filter(|part| date_of(part).is_none()).find_map(|part| status_of(part)))
}

/// Words for ends, and what they mean.
const ENDS: [(&str, FilingStatus); 5] = [
    ("撤销", FilingStatus::Withdrawn),
    ("取消", FilingStatus::Cancelled),
    ("暂停", FilingStatus::Suspended),
    ("中止", FilingStatus::Suspended),
    ("暂停开展", FilingStatus::Suspended),
];

/// 撤销肿瘤消融治疗技术 → the name and how it ended; the day before it is that of the end.
fn ended_start(text: &str) -> Option<(&str, FilingStatus)> {
    let (word, status) = ENDS.iter().find(|(word, _)| text.contains(word))?;
    let (before, name) = text.split_once(word)?;
    let is_plain = before.is_empty() || date_of(before.trim_end_matches(['已', '起'])).is_some();
    let name = trim(name.strip_prefix("开展").unwrap_or(name));
    let name = trim(name.strip_suffix("备案").unwrap_or(name)).trim_end_matches('的');
    (is_plain && names_end(name)).then_some((name, *status))
}

/// 肿瘤消融治疗技术已撤销 → the name and how it ended.
fn ended_end(text: &str) -> Option<(&str, FilingStatus)> {
    let bare = text.strip_suffix("备案").unwrap_or(text);
    let (name, status) =
        ENDS.iter().find_map(|(word, status)| Some((bare.strip_suffix(word)?, *status)))?;
    let name = name.trim_end_matches(['已', '被', '于', ' ', '　', ':', '：', '-', '—']);
    (!name.is_empty() && end_in(text).is_some()).then_some((name, status))
}

/// 2023年5月6日备案肿瘤消融治疗技术 → the name and the date.
fn dated_start(text: &str) -> Option<(String, PartialDate)> {
    let text = text.trim_start_matches(['于', '自']);
    date_at(text).filter(|at| *at == 0)?;
    let marks = text.match_indices(['日', '号', '月']).map(|(at, mark)| at + mark.len());
    let (end, date) = marks.rev().find_map(|end| Some((end, date_of(&text[..end])?)))?;
    let mut name = trim(&text[end..]);
    let words = || AROUND_DATES.iter().chain(&LEADS);
    while let Some(rest) = words().find_map(|word| name.strip_prefix(word)) {
        name = trim(rest);
    }
    (!name.is_empty()).then(|| (name.to_owned(), date))
}

/// A date and the words around it, and nothing else.
pub(crate) fn date_of(text: &str) -> Option<PartialDate> {
    let mut bare = fold(text);
    while let Some(rest) = AROUND_DATES.iter().find_map(|word| bare.strip_prefix(word)) {
        bare = rest.to_owned();
    }
    while let Some(rest) = AROUND_DATES.iter().find_map(|word| bare.strip_suffix(word)) {
        bare = rest.to_owned();
    }
    let begins = bare.starts_with(|c: char| c.is_ascii_digit() || "一二〇零○".contains(c));
    begins.then(|| parse_date(&bare, CellKind::Text).ok()).flatten()
}

/// 肿瘤消融治疗技术2023年5月6日完成备案 → the name and the date.
fn dated_end(text: &str) -> Option<(String, PartialDate)> {
    let start = date_at(text)?;
    let date = date_of(&text[start..])?;
    let name = text[..start].trim_end_matches(['于', '自', ' ', '　', '—', '-', ':', '：']);
    (!name.is_empty()).then(|| (trim(name).to_owned(), date))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_reads(text: &str, expected: &[(&str, &str)], unread: &[&str]) {
        let note = parse_licence_note(text);
        let read: Vec<(String, String)> = note
            .technologies
            .iter()
            .map(|each| {
                let date = each.completed.map(|date| date.to_string()).unwrap_or_default();
                let end = each.ended.map(|status| status.in_chinese()).unwrap_or_default();
                (each.mention.text.clone(), format!("{date}{end}"))
            })
            .collect();
        let expected: Vec<(String, String)> =
            expected.iter().map(|(name, said)| ((*name).into(), (*said).into())).collect();
        assert_eq!(read, expected, "{text}");
        assert_eq!(note.unread, unread, "{text}");
    }

    #[test]
    fn each_technology_has_its_own_date() {
        let both = [("肿瘤消融治疗技术", "2023-05-06"), ("血液净化技术", "2024-01")];
        for text in [
            "限制类技术：肿瘤消融治疗技术（2023年5月6日）；血液净化技术（2024年1月）",
            "限制类技术：1.肿瘤消融治疗技术（2023.5.6）、2.血液净化技术(2024-01)。以下空白",
            "肿瘤消融治疗技术，2023年5月6日完成备案；血液净化技术，备案时间：2024年1月",
            "肿瘤消融治疗技术2023年5月6日备案\n血液净化技术于2024年1月完成备案",
            "核定床位：500张；2023年5月6日：肿瘤消融治疗技术；2024年1月：血液净化技术",
            "2023年5月6日备案肿瘤消融治疗技术；于2024年1月完成备案开展血液净化技术",
            "①肿瘤消融治疗技术（备案时间2023年5月6日）②血液净化技术（2024年1月备案）",
        ] {
            assert_reads(text, &both, &[]);
        }
    }

    #[test]
    fn a_date_holds_for_what_has_none() {
        let names = ["G08 肿瘤消融治疗技术", "关节镜诊疗技术（三、四级）"];
        assert_reads(
            "已备案限制类技术：G08 肿瘤消融治疗技术、关节镜诊疗技术（三、四级），二〇二三年五月六日完成备案",
            &[(names[0], "2023-05-06"), (names[1], "2023-05-06")],
            &[],
        );
        // Whether the bracket speaks for the first too isn't said.
        assert_reads(
            "肿瘤消融治疗技术、血液净化技术（2023年5月6日）",
            &[("肿瘤消融治疗技术", ""), ("血液净化技术", "2023-05-06")],
            &[],
        );
    }

    #[test]
    fn ends_are_kept() {
        assert_reads(
            "肿瘤消融治疗技术，2023年5月6日完成备案，已撤销",
            &[("肿瘤消融治疗技术", "2023-05-06已撤销")],
            &[],
        );
        assert_reads(
            "限制类技术：ECMO（2023年5月6日）（已取消）",
            &[("ECMO", "2023-05-06已取消")],
            &[],
        );
        assert_reads(
            "肿瘤消融治疗技术（2023年6月备案，已暂停）",
            &[("肿瘤消融治疗技术", "2023-06暂停")],
            &[],
        );
    }

    #[test]
    fn an_end_holds_for_all_that_have_none() {
        assert_reads(
            "肿瘤消融治疗技术、心室辅助技术，已撤销",
            &[("肿瘤消融治疗技术", "已撤销"), ("心室辅助技术", "已撤销")],
            &[],
        );
        for text in
            ["取消备案技术：肿瘤消融治疗技术", "肿瘤消融治疗技术已取消", "肿瘤消融治疗技术：已取消"]
        {
            assert_reads(text, &[("肿瘤消融治疗技术", "已取消")], &[]);
        }
        for text in [
            "撤销：肿瘤消融治疗技术",
            "肿瘤消融治疗技术（2024年1月撤销）",
            "肿瘤消融治疗技术2024年1月2日撤销备案",
        ] {
            assert_reads(text, &[("肿瘤消融治疗技术", "已撤销")], &[]);
        }
        assert_reads(
            "2023年5月6日备案肿瘤消融治疗技术，2024年1月2日撤销备案",
            &[("肿瘤消融治疗技术", "2023-05-06已撤销")],
            &[],
        );
    }

    #[test]
    fn a_label_that_is_not_known_is_told() {
        assert_reads(
            "肿瘤消融治疗：2023年5月6日；诊疗科目：肿瘤科",
            &[("肿瘤消融治疗", "2023-05-06")],
            &[],
        );
        assert_reads("备注三：限制类技术：心室辅助技术", &[("心室辅助技术", "")], &[]);
        assert_reads("注销：肿瘤消融治疗技术", &[], &["注销：肿瘤消融治疗技术"]);
        assert_reads("另有：三项", &[], &["另有：三项"]);
    }

    #[test]
    fn an_end_that_is_not_understood_is_kept_in_mind() {
        let end = |text: &str| parse_licence_note(text).unclear_end();
        assert_eq!(end("肿瘤消融治疗技术，已注销"), Some("注销"));
        assert_eq!(end("肿瘤消融治疗技术（因设备故障已撤销）"), Some("撤销"));
        assert_eq!(end("肿瘤消融治疗技术，2024年取消急诊科"), None);
        assert_eq!(end("肿瘤消融治疗技术（2023年5月6日）"), None);
    }

    #[test]
    fn what_says_nothing_of_technologies_is_told() {
        assert_reads(
            "增设医学影像科，肿瘤消融治疗技术",
            &[("肿瘤消融治疗技术", "")],
            &["增设医学影像科"],
        );
        assert_reads(
            "经备案可开展肿瘤消融治疗技术（2023.5.6）",
            &[("肿瘤消融治疗技术", "2023-05-06")],
            &[],
        );
        assert_reads("限制类技术2：肿瘤消融治疗技术", &[("肿瘤消融治疗技术", "")], &[]);
        assert_reads("上午8：30办理", &[], &["上午8：30办理"]);
        assert_reads("无", &[], &[]);
        assert_reads("", &[], &[]);
    }
}
