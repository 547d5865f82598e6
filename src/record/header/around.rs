//! What the names around a table say of all of its rows: its titles, its sheet, its file; and what
//! a text over or under rows says of them.

use crate::numeral::is_numeral;
use crate::record::ends::decision::is_complete;
use crate::record::ends::ended::{end_in, is_end};
use crate::record::ends::keys;
use crate::record::ends::last_day::{has_run_out, term_in};
use crate::record::ends::merger::merged_over;
use crate::record::ends::off_lists::TAKEN_OFF;
use crate::record::ends::remark::Ended;
use crate::record::ends::removed::without_period;
use crate::text::{is_ideograph, trim};
use jiff::civil::Date;

/// Longer texts over rows are sentences, and often instructions.
const LONGEST_TITLE: usize = 50;

/// Words of titles over what is asked for and perhaps not filed yet.
const ASKED: [&str; 15] = [
    "申请",
    "申报",
    "意向",
    "调查",
    "摸底",
    "公示期",
    "受理",
    "初审",
    "预审",
    "初评",
    "形式审查",
    "资料审查",
    "材料审查",
    "转报",
    "待办",
];

/// What stands behind 受理 where it is an office that receives.
const OFFICES: [&str; 4] = ["机关", "部门", "单位", "窗口"];

/// Words of sentences that tell people how to fill something in.
const INSTRUCTS: [&str; 18] = [
    "请将",
    "请把",
    "请用",
    "请标",
    "请在",
    "请填",
    "请写",
    "请注明",
    "请按",
    "填写",
    "填报",
    "填表",
    "应填",
    "应当",
    "须在",
    "如有",
    "如需",
    "可填",
];

/// Words behind an end by which those who ended are left out: 已撤销的未列入.
const LEFT_OUT: [&str; 7] = ["未列入", "不列入", "未纳入", "不纳入", "除外", "不在此列", "已剔除"];

/// Words of a sentence that speaks of the rows it stands over.
const LISTS: [&str; 9] = ["以下", "下列", "下表", "名单", "附表", "一览", "清单", "目录表", "如下"];

/// Words of a sentence about what nobody has to approve any more.
const REFORMS: [&str; 3] = ["行政审批", "行政许可", "非许可"];

/// What follows the word in a heading over what was taken off a list.
const OF_TAKEN_OFF: [&str; 13] =
    ["培训", "基地", "的", "备案", "机构", "医", "名单", "单位", "项目", "技术", "情况", "（", "("];

/// Longer texts are no such heading.
const LONGEST_TAKEN_OFF: usize = 20;

/// Words of titles over more than what has ended: 备案及撤销备案名单, 备案状态（有效、撤销）.
const OF_MORE: [&str; 18] = [
    "及", "和", "与", "、", "，", "/", "或", "并", "含", "其中", "恢复", "新增", "变更", "调整",
    "有效", "状态", "动态", "汇总",
];

/// What is said around a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct SaidAround {
    /// That all of it has ended or was never completed: 撤销备案名单.
    pub(crate) ended: Option<Ended>,
    /// That it may have: a long text that names an end and does not say of whom.
    pub(crate) doubt: Option<Ended>,
    /// That it was asked for, by this word of this text, and perhaps is not filed yet.
    pub(crate) asked: Option<(&'static str, String)>,
    /// Titles with a last day: （有效期2020年1月1日至2022年12月31日）.
    until: Vec<String>,
    /// For how many months what stands under them holds, with the title that says so: 有效期三年.
    pub(crate) term: Option<(u16, Ended)>,
}

impl SaidAround {
    /// What these names say.
    pub(crate) fn of(around: &[&str]) -> Self {
        let over_others = around.iter().filter(|text| !is_of_rows(text));
        let term = |text: &&str| Some((term_in(text)?, (*text).to_owned()));
        Self {
            ended: around.iter().find_map(|text| ended_title(text)),
            asked: around.iter().find_map(|text| asked_in(text)),
            doubt: { over_others }.find_map(|text| ended_around(text)),
            term: around
                .iter()
                .find_map(term)
                .map(|(months, text)| (months, Ended::Around("有效期", text))),
            until: around
                .iter()
                .filter(|text| text.contains("有效期"))
                .map(|text| (*text).to_owned())
                .collect(),
        }
    }

    /// The title by which what stands under it ran out before the day of the export.
    pub(crate) fn past(&self, export: Date) -> Option<Ended> {
        let past = self.until.iter().find(|text| has_run_out(text, export));
        past.map(|text| Ended::Around("有效期", text.clone()))
    }
}

/// The word by which a short title says that what it stands over was asked for; one that also says
/// that it was completed does not.
fn asked_in(text: &str) -> Option<(&'static str, String)> {
    let is_said = |word: &&'static str| {
        let mut places = text.match_indices(*word);
        places.any(|(at, _)| !OFFICES.iter().any(|it| text[at + word.len()..].starts_with(it)))
    };
    let word = ASKED.into_iter().find(is_said)?;
    (is_title(text) && !is_complete(text)).then(|| (word, trim(text).to_owned()))
}

/// What a title, a heading or a note says of an end; what it tells people to write says nothing.
pub(crate) fn ended_around(text: &str) -> Option<Ended> {
    let text = trim(text);
    let word = ended_heading(text)?;
    let has = |words: &[&str]| words.iter().any(|each| text.contains(each));
    let says_nothing = !word.ends_with('例') && has(&INSTRUCTS) || has(&LEFT_OUT);
    (!says_nothing).then(|| Ended::Around(word, text.to_owned()))
}

/// The word by which a text over rows says that they have ended, were never completed, were taken
/// off a list, or that their institutions were merged into another one.
pub(crate) fn ended_heading(text: &str) -> Option<&'static str> {
    let said = end_in(text).or_else(|| taken_off(text)).or_else(|| merged_over(text));
    said.or_else(|| keys::of_group(text))
}

/// The word with which a heading begins over what was taken off a list: 三、本期减少.
fn taken_off(text: &str) -> Option<&'static str> {
    if !text.contains(['减', '删', '出', '除', '销', '期']) {
        return None;
    }
    let is_number = |each: char| !is_ideograph(each) || is_numeral(each) || "第年月".contains(each);
    let rest = without_period(text.trim_start_matches(is_number));
    let (word, behind) =
        TAKEN_OFF.iter().find_map(|word| Some((*word, rest.strip_prefix(word)?)))?;
    let is_heading = behind.is_empty() || OF_TAKEN_OFF.iter().any(|it| behind.starts_with(it));
    (is_heading && rest.chars().count() <= LONGEST_TAKEN_OFF).then_some(word)
}

/// The same of a title; a long one may speak of something else.
pub(crate) fn ended_title(text: &str) -> Option<Ended> {
    ended_around(text).filter(|_| is_of_rows(text))
}

/// Whether a title is over nothing but what has ended, so that it speaks against 有效 under it:
/// 撤销备案名单, and neither 备案及撤销备案名单 nor 待审核备案名单.
pub(crate) fn is_of_ended_alone(said: &Ended) -> bool {
    let Ended::Around(word, text) = said else { return false };
    is_end(word) && is_title(text) && !OF_MORE.iter().any(|more| text.contains(more))
}

/// Whether a text over rows speaks of them: every short one does.
fn is_of_rows(text: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|each| text.contains(each));
    is_title(text) || (has(&LISTS) && !has(&REFORMS))
}

/// Whether a text is short enough for a title or a heading.
fn is_title(text: &str) -> bool {
    trim(text).chars().take(LONGEST_TITLE + 1).count() <= LONGEST_TITLE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_told_from_instructions_and_from_what_is_left_out() {
        for text in [
            "撤销备案名单",
            "填写示例",
            "已注销医疗机构",
            "注：以上备案均已撤销",
            "三、本期减少",
            "2025年移出名单的医疗机构",
            "二、已并入示例市中心医院",
            "已合并的医疗机构",
        ] {
            assert!(ended_around(text).is_some(), "{text}");
        }
        for text in [
            "填表说明：状态填写有效、撤销、取消、暂停",
            "备案名单（已撤销的未列入）",
            "备案名单（不含已撤销）",
            "已取消备案的请在备注中注明",
            "请将已撤销的标红",
            "示例市限制类技术备案名单",
            "减少例数的说明",
            "合并用药的医疗机构",
            "示例区医院并入示例市第一医院",
        ] {
            assert_eq!(ended_around(text), None, "{text}");
        }
    }

    #[test]
    fn a_title_over_what_has_ended_is_told_from_one_over_more() {
        let is_alone = |text| is_of_ended_alone(&ended_title(text).expect("an end"));
        for text in [
            "长春市限制类医疗技术撤销备案名单",
            "撤销.csv",
            "2024年度取消备案的医疗机构名单",
            "备案名单（已撤销）",
        ] {
            assert!(is_alone(text), "{text}");
        }
        for text in ["备案及撤销备案名单", "撤销、恢复备案名单", "待审核备案名单", "备案撤销动态"]
        {
            assert!(!is_alone(text), "{text}");
        }
    }

    #[test]
    fn a_long_title_counts_where_it_speaks_of_a_list() {
        let long = "关于公布二〇二四年度因不再符合条件等原因被取消限制类医疗技术临床应用备案资格的\
            医疗机构及其技术项目名单的附表";
        assert!(SaidAround::of(&[long]).ended.is_some());
        let reform = "根据国务院关于第一批取消六十二项中央指定地方实施行政审批事项的决定，现将\
            本市医疗机构限制类技术备案名单予以公布，供公众查询";
        let said = SaidAround::of(&[reform]);
        assert!(said.ended.is_none() && said.doubt.is_some());
    }
}
