//! The headings over a row: 二、已撤销备案, under it （一）朝阳区.
//!
//! What a heading says of an end counts for all under it, through the headings of its parts, until
//! one of its own level or a higher one comes, or one that says 有效 and is no part of it. Marks of pages, totals and the
//! same title at the top of the next page end nothing.

use super::ended::is_end;
use super::remark::Ended;
use crate::numeral::is_numeral;
use crate::record::header::around::{ended_around, ended_heading, ended_title, is_of_ended_alone};
use crate::record::header::heading;
use crate::text::fold;

/// Words of headings over what is valid.
const VALID: [&str; 3] = ["有效", "正常", "在册"];

/// Characters before such a word that turn it round: 无有效执业许可证的, 非正常营业.
const NOT: [char; 5] = ['无', '非', '不', '未', '失'];

/// Words of headings that tell rows apart by what became of them.
const OF_STATUS: [&str; 5] = ["备案", "新增", "取得", "执业", "状态"];

/// Marks of a title that only goes on.
const GOES_ON: [&str; 3] = ["续", "接上", "上接"];

/// Characters at most of a heading that speaks against the status of rows.
const LONGEST_HEADING: usize = 20;

/// What tells one title from another, and is no part of it.
const SERIAL: [char; 7] = ['第', '页', '共', '(', ')', '之', '-'];

/// The headings over the next row, the outermost first.
#[derive(Debug, Default)]
pub(crate) struct Sections {
    open: Vec<Section>,
}

#[derive(Debug)]
struct Section {
    level: Level,
    ended: Option<Ended>,
    /// Whether it is a title of the table, which may be about more than its rows.
    is_title: bool,
}

/// What makes two headings stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Level {
    /// Their numbers: 一、 over （一） over 1. over （1）.
    Numbered(u8),
    /// That they tell what became of a filing.
    OfStatus,
    /// That they name technologies.
    OfTechnology,
    /// That they are titles: of this table.
    Title(String),
    /// Whatever else they name: places, groups of hospitals.
    Other,
}

impl Sections {
    /// What the headings over the next row say.
    pub(crate) fn ended(&self) -> Option<&Ended> {
        self.open.iter().rev().find_map(|section| section.ended.as_ref())
    }

    /// What headings, and titles over nothing else, say: that the rows have ended, whatever their
    /// status says.
    pub(crate) fn ended_though_valid(&self) -> Option<&Ended> {
        let said = |is_title: bool| {
            let open = self.open.iter().rev().filter(move |it| it.is_title == is_title);
            open.filter_map(|section| section.ended.as_ref()).next()
        };
        let is_sure = |word: &str, text: &str| is_end(word) && !is_sentence(text);
        let of_heading =
            |said: &&Ended| matches!(said, Ended::Around(word, text) if is_sure(word, text));
        let of_titles = || said(true).filter(|said| is_of_ended_alone(said));
        said(false).filter(of_heading).or_else(of_titles)
    }

    /// Takes a heading.
    pub(crate) fn under(&mut self, text: &str) {
        self.take(text, false);
    }

    fn take(&mut self, text: &str, is_title: bool) {
        let ended = ended_around(text);
        let level = Level::of(text, ended.is_some());
        match ended.is_none() && is_of_valid(text) && !self.is_part(&level) {
            true => self.open.clear(),
            false => self.close(&level),
        }
        self.open.push(Section { level, ended, is_title });
    }

    /// Takes the titles over the rows that follow.
    pub(crate) fn under_titles<'t>(&mut self, titles: impl Iterator<Item = &'t str>) {
        let mut others = String::new();
        for text in titles {
            match says_more(text) {
                true => self.take(text, true),
                false if GOES_ON.iter().any(|mark| text.contains(mark)) => return,
                false => others.push_str(text),
            }
        }
        let title =
            fold(&others).replace(|each| SERIAL.contains(&each) || each.is_ascii_digit(), "");
        let is_open = |section: &Section| section.level == Level::Title(title.clone());
        if !title.is_empty() && !self.open.iter().any(is_open) {
            let level = Level::Title(title);
            self.close(&level);
            self.open.push(Section { level, ended: None, is_title: true });
        }
    }

    /// Whether a heading of this level is a part of a section of ended filings, by their numbers.
    fn is_part(&self, level: &Level) -> bool {
        let has = |section: &Section| match (&section.level, level) {
            (Level::Numbered(own), Level::Numbered(next)) => section.ended.is_some() && own < next,
            _ => false,
        };
        self.open.iter().any(has)
    }

    /// Closes the sections that end where one of this level begins.
    fn close(&mut self, level: &Level) {
        let closed = self.open.iter().position(|section| section.level.ends_at(level));
        self.open.truncate(closed.unwrap_or(self.open.len()));
    }
}

impl Level {
    fn of(text: &str, is_of_end: bool) -> Self {
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        match number_level(text) {
            Some(level) => Self::Numbered(level),
            None if is_of_end || has(&VALID) || has(&OF_STATUS) => Self::OfStatus,
            None if heading::names_technology(text) => Self::OfTechnology,
            None => Self::Other,
        }
    }

    /// Whether a section of this level ends where one of the other begins.
    fn ends_at(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Numbered(own), Self::Numbered(next)) => own >= next,
            (Self::Title(_), Self::Title(_)) => true,
            _ => self == other,
        }
    }
}

/// Whether a text is longer than headings are, or says what a word means: “取消”指备案机关取消备案。
fn is_sentence(text: &str) -> bool {
    text.chars().count() > LONGEST_HEADING || text.contains(['。', '“', '指', '，', '；'])
}

/// Whether a text says that what it stands over is valid; 有效期 says nothing.
fn is_of_valid(text: &str) -> bool {
    let text = text.replace("有效期", "");
    let is_said = |(at, _): (usize, &str)| !text[..at].ends_with(NOT);
    VALID.iter().any(|word| text.match_indices(word).any(is_said))
}

/// Whether a text alone in a row tells what became of the rows under it: 二、已取消, 有效备案.
pub(crate) fn is_of_status(text: &str) -> bool {
    ended_heading(text).is_some()
        || is_of_valid(text)
        || (number_level(text).is_some() && text.contains("已备案"))
}

/// Whether a title says more than what the table is.
fn says_more(text: &str) -> bool {
    number_level(text).is_some() || ended_title(text).is_some() || is_of_valid(text)
}

/// How deep the number before a heading stands; `None` where there is none.
pub(crate) fn number_level(text: &str) -> Option<u8> {
    let folded = fold(text);
    let digit = |each: char| each.is_ascii_digit();
    let level = |text: &str, is: &dyn Fn(char) -> bool, ends: &[char]| {
        let rest = text.trim_start_matches(is);
        rest.len() < text.len() && rest.starts_with(ends)
    };
    let inner = folded.strip_prefix('(');
    match inner {
        None if folded
            .strip_prefix('第')
            .is_some_and(|rest| level(rest, &is_numeral, &['部', '章', '类'])) =>
        {
            Some(0)
        }
        None if level(&folded, &is_numeral, &['、', '.', ':', ',']) => Some(1),
        Some(inner) if level(inner, &is_numeral, &[')']) => Some(2),
        None if level(&folded, &digit, &['、', '.']) => Some(3),
        Some(inner) if level(inner, &digit, &[')']) => Some(4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Sections;

    fn ended(headings: &[&str]) -> bool {
        let mut sections = Sections::default();
        headings.iter().for_each(|text| sections.under(text));
        sections.ended().is_some()
    }

    #[test]
    fn a_section_goes_on_through_its_parts() {
        for headings in [
            &["一、有效备案", "二、已撤销备案", "（一）朝阳区", "（二）南关区"][..],
            &["二、已撤销备案", "（一）朝阳区", "1.市直"],
            &["已撤销备案的机构", "朝阳区", "南关区"],
            &["有效备案", "朝阳区", "已撤销备案", "朝阳区"],
            &["已取消", "一、朝阳区", "二、南关区"],
            &["二、已撤销备案", "（一）无有效执业许可证的", "（二）非正常营业机构"],
            &["二、已撤销备案", "（一）有效期内", "（二）正常申请撤销的"],
            &["已撤销备案", "（一）非正常营业机构"],
        ] {
            assert!(ended(headings), "{headings:?}");
        }
    }

    #[test]
    fn a_section_ends_at_its_own_level() {
        for headings in [
            &["一、已撤销备案", "（一）朝阳区", "二、有效备案"][..],
            &["一、已撤销备案", "二、其他"],
            &["（二）已撤销", "二、南关区"],
            &["已撤销备案", "有效备案"],
            &["已撤销备案", "新增备案"],
            &["已撤销备案", "（二）正常开展"],
            &["朝阳区", "已撤销", "南关区"],
            &["肿瘤消融治疗技术", "以下已撤销", "心室辅助技术"],
        ] {
            assert!(!ended(headings), "{headings:?}");
        }
    }

    #[test]
    fn a_heading_and_a_title_over_nothing_else_speak_against_a_status() {
        let against = |title: &'static str, heading: &str| {
            let mut sections = Sections::default();
            sections.under_titles([title].into_iter());
            sections.under(heading);
            sections.ended_though_valid().is_some()
        };
        let both = "2024年备案及撤销备案情况";
        assert!(against(both, "二、已撤销备案"));
        assert!(!against(both, "2.“取消”指备案机关取消备案。"));
        for heading in ["二、南关区", "二、待审核", "二、有效备案"] {
            assert!(!against(both, heading), "{heading}");
        }
        assert!(against("2024年撤销备案名单", "二、南关区"));
    }

    #[test]
    fn the_same_title_again_ends_nothing() {
        let after = |titles: &[&str]| {
            let mut sections = Sections::default();
            sections.under_titles(["朝阳区备案情况表"].into_iter());
            sections.under("已撤销备案的机构");
            sections.under_titles(titles.iter().copied());
            sections.ended().is_some()
        };
        assert!(after(&["朝阳区备案情况表（续）"]) && after(&["朝阳区备案情况表"]));
        assert!(after(&["限制类技术备案情况表（续）"]) && after(&[]));
        assert!(!after(&["南关区备案情况表"]) && !after(&["有效备案情况表"]));
    }
}
