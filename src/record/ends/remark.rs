//! What a column that is not read says of the end of a filing.
//!
//! Many lists have no column for the status and write 2021年已撤销 under 备注, 不予备案 under
//! 审核结果, or 否 under 是否备案. The column itself is never read and never published; only
//! whether a cell holds one of these words is looked at.

use super::asked;
use super::closed::{Listed, closed_in, closed_in_remark, listed};
use super::decision::{is_affirmed, is_code, is_decided, is_of_decisions, is_proposed};
use super::denial::{is_denied, is_unsaid};
use super::ended::{LONGEST_STATUS, end_in, stopped_in};
use super::keys::{self, KeySays};
use super::last_day::{has_run_out, is_over, is_past, term_in};
use super::limits;
use super::merger::merged_in;
use super::removed::{doubted_in, example_in, removed_in};
use crate::date::PartialDate;
use crate::record::cells::is_placeholder;
use crate::record::field::Field;
use crate::record::values::count::parse_months;
use crate::record::values::rename::renamed;
use crate::text::{fold, is_ideograph, trim};
use jiff::civil::Date;

/// Words in the names of columns of remarks, whose cells may be long.
const NAMES: [&str; 15] = [
    "备注",
    "附注",
    "其他",
    "其它",
    "补充",
    "说明",
    "情况",
    "变更",
    "事项",
    "业务",
    "备案类型",
    "备案类别",
    "办理类型",
    "申请类型",
    "REMARK",
];

/// Characters at most of an opinion that is read for what it proposes.
const LONGEST_OPINION: usize = 200;

/// Words in the names of columns of opinions that never decide.
const OF_EXPERTS: [&str; 3] = ["专家", "评审", "论证"];

/// Words in the names of columns that say when a filing was asked for.
const ASKED_FOR: [&str; 6] = ["申请", "提交", "申报", "上报", "递交", "报送"];

/// Words in the names of columns of a last day.
const UNTIL: [&str; 9] = [
    "有效期",
    "备案期限",
    "有效截止",
    "到期",
    "失效日期",
    "失效时间",
    "过期日期",
    "过期时间",
    "聘期",
];

/// What says that a filing has ended or was never completed where no status is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// This word in a remark, or behind the institution's name.
    Word(&'static str),
    /// This word in the text that stands over the row, in a note below it, or is its sheet's name.
    Around(&'static str, String),
    /// The column of this name is not read, but has something in this row: 取消备案时间.
    Column(String),
    /// The column of this name asks whether something was filed or is valid; the cell denies it.
    Denied(String),
    /// The column of this name holds this decision, which says of no filing that it is complete.
    Undecided(String, String),
    /// The column of this name has a last day before that of the export.
    Past(String),
    /// This word in a comment beside a cell.
    Comment(&'static str),
    /// A cell of the row is struck through.
    Struck,
    /// The day of, or the reason for, a change that is not stated.
    Changed,
    /// The column of this name says that the row is not the one of now: isHistory.
    Old(String),
    /// The papers came in, or were asked for; that the filing was completed is not said.
    Pending,
}

/// A column whose words for an end count, whether it is read or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    /// 0-based position.
    pub(crate) index: usize,
    /// Its name, where that speaks of an end or of a last day.
    header: String,
    says: Says,
}

/// What a column says of an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// It is one of remarks.
    Remark,
    /// That something has ended, unless the cell denies it.
    End,
    /// That something was filed or is valid, unless the cell denies it.
    Filed,
    /// That the institution goes on, unless the cell denies it.
    Practised,
    /// It is one of two that may say when a filing was completed.
    Completed,
    /// What was decided: a short cell must say that something was filed.
    Decision,
    /// The same under a key, where a code says nothing.
    State,
    /// Until when something holds.
    Until,
    /// When a filing was asked for.
    Asked,
    /// What was done to the row in another system: D.
    Operation,
    /// That the row is not the one of now, unless the cell denies it.
    Old,
    /// What somebody thinks of it.
    Opinion,
    /// The number of the row, in whose place 删除 or 更正 may stand.
    Serial,
    /// Nothing: only short cells count, for they may be a status.
    Nothing,
    /// What this field asks for: of what stands there instead only an end counts.
    Field(Field),
}

impl Remark {
    /// The column of that name.
    pub(crate) fn of(index: usize, header: &str) -> Self {
        Self { index, header: trim(header).to_owned(), says: Says::of(&fold(header)) }
    }

    /// One of two columns that may say when a filing was completed, of which neither is read:
    /// 备案日期 beside 完成备案时间. Where it is blank, the filing may not be complete.
    pub(crate) fn of_doubled(index: usize) -> Self {
        Self { index, header: String::new(), says: Says::Completed }
    }

    /// The column of the numbers of rows.
    pub(crate) fn of_serial(index: usize) -> Self {
        Self { index, header: String::new(), says: Says::Serial }
    }

    /// The column of that name which is read for a field; `None` where what it says of an end is
    /// read with it, or is looked for elsewhere.
    pub(crate) fn of_read(index: usize, header: &str, field: Field) -> Option<Self> {
        let of_field = |says| Some(Self { index, header: String::new(), says });
        match field {
            Field::LicenceNote => of_field(Says::Nothing),
            Field::Department
            | Field::LimitedTo
            | Field::Category
            | Field::FirstCase
            | Field::Level
            | Field::FormerNames
            | Field::Aliases => of_field(Says::Field(field)),
            _ => Some(Self::of(index, header)).filter(|remark| remark.says == Says::End),
        }
    }

    /// How its cell says that something has ended, or was not completed, by the day of the export.
    pub(crate) fn end_in(&self, cell: &str, export: Option<Date>) -> Option<Ended> {
        let header = || self.header.clone();
        let ended = || end_in(cell).map(Ended::Word);
        let ended_or_removed = || ended().or_else(|| removed_in(cell).map(Ended::Word));
        let proposed = || self.proposed_in(cell, LONGEST_STATUS);
        let ended_or_proposed = || ended().or_else(proposed).or_else(ended_or_removed);
        let undecided = || Ended::Undecided(header(), trim(cell).to_owned());
        let is_long = || cell.chars().count() > LONGEST_STATUS;
        match self.says {
            Says::Remark => ended_or_proposed()
                .or_else(|| doubted_in(cell).map(Ended::Word))
                .or_else(|| has_run_out(cell, export?).then(|| Ended::Past(header()))),
            Says::End => (!is_denied(cell)).then(|| Ended::Column(header())),
            Says::Old => (!is_denied(cell)).then(|| Ended::Old(header())),
            Says::Completed => is_placeholder(cell).then_some(Ended::Pending),
            Says::Decision => ended().or_else(|| (!is_decided(cell)).then(undecided)),
            Says::State => ended().or_else(|| (!is_decided(cell) || is_code(cell)).then(undecided)),
            Says::Filed | Says::Practised => self.unfiled_in(cell),
            Says::Operation => {
                ended_or_removed().or_else(|| keys::taken_out(cell).map(Ended::Word))
            }
            Says::Until => {
                ended().or_else(|| is_past(cell, export?).then(|| Ended::Past(header())))
            }
            Says::Opinion if is_long() => self.proposed_in(cell, LONGEST_OPINION),
            Says::Opinion => ended_or_removed().or_else(|| self.proposed_in(cell, LONGEST_OPINION)),
            Says::Asked => None,
            // 删除3 names the row that it is about.
            Says::Serial => ended().or_else(|| example_in(cell).map(Ended::Word)).or_else(|| {
                removed_in(cell.trim_matches(|each| !is_ideograph(each))).map(Ended::Word)
            }),
            Says::Nothing | Says::Field(_) if is_long() => None,
            Says::Nothing => ended_or_proposed(),
            Says::Field(field) => end_beside(field, cell).map(Ended::Word),
        }
    }

    /// How its cell says that something was not filed.
    fn unfiled_in(&self, cell: &str) -> Option<Ended> {
        if trim(cell).is_empty() {
            return None;
        }
        let denied = || Some(Ended::Denied(self.header.clone()));
        if is_denied(cell) || is_unsaid(cell) {
            return denied();
        }
        end_in(cell).map(Ended::Word).or_else(|| if is_affirmed(cell) { None } else { denied() })
    }

    /// That its cell proposes a filing, or tells of its beginning.
    fn proposed_in(&self, cell: &str, longest: usize) -> Option<Ended> {
        let is_proposed = is_proposed(cell) && cell.chars().count() <= longest;
        let header = if self.header.is_empty() { "这一列" } else { &self.header };
        is_proposed.then(|| Ended::Undecided(header.to_owned(), trim(cell).to_owned()))
    }

    /// Whether it may say that something in its row should be otherwise.
    pub(crate) fn may_correct(&self) -> bool {
        matches!(self.says, Says::Remark | Says::Serial)
    }

    /// What one of remarks says of the limits within which something was filed: 仅限甲状腺结节.
    pub(crate) fn limited_in<'c>(&self, cell: &'c str) -> Option<&'c str> {
        if self.says == Says::Remark { limits::limited(cell) } else { None }
    }

    /// The name that one of remarks says the institution has now.
    pub(crate) fn renamed_in<'c>(&self, cell: &'c str) -> Option<&'c str> {
        if self.says == Says::Remark { renamed(cell) } else { None }
    }

    /// Whether it says when a filing was asked for.
    pub(crate) fn is_asked(&self) -> bool {
        self.says == Says::Asked
    }

    /// Whether it is a column of remarks, of ends or of decisions, and not one of anything else.
    pub(crate) fn is_of_ends(&self) -> bool {
        !matches!(self.says, Says::Nothing | Says::Field(_))
    }

    /// Whether it may say for how long something holds.
    pub(crate) fn may_give_term(&self) -> bool {
        matches!(self.says, Says::Until | Says::Remark)
    }

    /// The same of a cell that says for how long something holds that was completed on a day: 3年.
    pub(crate) fn lapsed_in(
        &self,
        cell: &str,
        completed: PartialDate,
        export: Option<Date>,
    ) -> Option<Ended> {
        let of_column = || parse_months(cell).filter(|_| self.says == Says::Until);
        let months = of_column().or_else(|| term_in(cell))?;
        is_over(months, completed, export?).then(|| Ended::Past(self.header.clone()))
    }

    /// The word by which its cell says that the institution called so was merged into another one,
    /// and whether it is sure; columns that are read for something else don't say so.
    pub(crate) fn merged_in(&self, cell: &str, name: &str) -> Option<(&'static str, bool)> {
        let may_say =
            matches!(self.says, Says::Remark | Says::Decision | Says::State | Says::Nothing);
        merged_in(cell, name).filter(|_| may_say)
    }

    /// How its cell says that an institution has closed. Long remarks may tell of an old licence,
    /// and a last day is a licence's too, which lists are slow to renew.
    pub(crate) fn closed_in(&self, cell: &str, export: Option<Date>) -> Option<Ended> {
        match self.says {
            Says::Remark if cell.chars().count() > LONGEST_STATUS => None,
            Says::Remark => closed_in_remark(cell).map(Ended::Word),
            Says::End | Says::Nothing | Says::Serial | Says::Operation => self.end_in(cell, export),
            Says::Decision | Says::State => {
                end_in(cell).map(Ended::Word).or_else(|| match listed(cell) {
                    Listed::Ended(word) => Some(Ended::Word(word)),
                    Listed::Denied => Some(Ended::Denied(self.header.clone())),
                    Listed::GoesOn | Listed::Unknown => None,
                })
            }
            Says::Practised => self.unfiled_in(cell),
            Says::Field(_) if cell.chars().count() > LONGEST_STATUS => None,
            Says::Field(_) => closed_in(cell).map(Ended::Word),
            Says::Filed
            | Says::Until
            | Says::Completed
            | Says::Asked
            | Says::Opinion
            | Says::Old => None,
        }
    }
}

impl From<KeySays> for Says {
    fn from(says: KeySays) -> Self {
        match says {
            KeySays::End => Self::End,
            KeySays::Filed => Self::Filed,
            KeySays::Until => Self::Until,
            KeySays::State => Self::State,
            KeySays::Asked => Self::Asked,
            KeySays::Remark => Self::Remark,
            KeySays::Operation => Self::Operation,
            KeySays::Old => Self::Old,
        }
    }
}

impl Says {
    fn of(folded: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
        let asks = folded.contains("是否");
        // A key may stand under groups: hospital·isValid.
        let own = folded.rsplit('·').next().unwrap_or(folded);
        if let Some(says) = keys::of_key(folded) {
            return says.into();
        }
        match () {
            () if asked::OF_OPERATIONS.contains(&own) => Self::Operation,
            () if asks && has(&asked::OF_OLD) => Self::Old,
            () if asks && has(&asked::OF_ENDS) => Self::End,
            () if asks && has(&asked::ASKED) && end_in(folded).is_none() => Self::Filed,
            () if asked::is_whole(own) => Self::Filed,
            () if asked::is_of_practice(own) => Self::Practised,
            // 有效期起 is the first day.
            () if has(&UNTIL) && !own.ends_with(['起', '始']) => Self::Until,
            () if end_in(folded).is_some() || folded.contains("删除") => Self::End,
            () if has(&NAMES) => Self::Remark,
            () if is_of_decisions(folded) && asked::is_state(own) => Self::State,
            () if is_of_decisions(folded) => Self::Decision,
            () if is_day_of_asking(folded) => Self::Asked,
            () if folded.contains("意见") && !has(&OF_EXPERTS) => Self::Opinion,
            () => Self::Nothing,
        }
    }
}

/// The word for an end in a short cell that is read for a field.
fn end_beside(field: Field, cell: &str) -> Option<&'static str> {
    match field {
        Field::Level => closed_in(cell),
        // 示例县医院（已注销） is another institution, or this one's old licence.
        Field::FormerNames | Field::Aliases if cell.contains(['院', '心']) => None,
        _ => stopped_in(cell).or_else(|| removed_in(cell)),
    }
}

/// 申请时间, 提交日期.
fn is_day_of_asking(folded: &str) -> bool {
    let is_day = folded.ends_with("时间") || folded.ends_with("日期");
    is_day && ASKED_FOR.iter().any(|word| folded.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{Ended, Field, Remark};
    use jiff::civil::Date;

    const EXPORT: Option<Date> = Some(Date::constant(2026, 11, 15));

    fn said(header: &str, cell: &str) -> Option<Ended> {
        Remark::of(0, header).end_in(cell, EXPORT)
    }

    #[test]
    fn of_other_columns_only_what_can_be_a_status_counts() {
        let long = "评审专家建议：停止使用老旧设备";
        for header in ["备 注", "备注1", "变更情况说明", "审核结果", "其他", "附注", "bz"]
        {
            assert_eq!(said(header, long), Some(Ended::Word("停止")), "{header}");
        }
        assert_eq!(said("评审意见", long), None);
        assert_eq!(said("", "2021年已撤销"), Some(Ended::Word("撤销")));
    }

    #[test]
    fn a_column_of_ends_counts_unless_it_is_denied() {
        for (header, cell) in [
            ("是否取消备案", "是"),
            ("取消备案时间", "2024-02-03"),
            ("作废时间", "2024-02-03"),
            ("撤销文号", "长卫〔2024〕5号"),
            ("isDeleted", "1"),
            ("delFlag", "2"),
            ("del_flag", "1"),
            ("deleted_at", "2024-02-03"),
            ("是否删除", "是"),
            ("是否到期", "是"),
            ("取消备案时间", "05/06/2024"),
            ("取消备案时间", "不详"),
            ("revoked", "true"),
        ] {
            assert_eq!(said(header, cell), Some(Ended::Column(header.to_owned())), "{cell}");
        }
        for cell in ["否", "未取消", "无", "/", "", "×", "N", "false", "0", "0000-00-00"] {
            assert_eq!(said("是否取消备案", cell), None, "{cell}");
        }
    }

    #[test]
    fn a_column_that_asks_whether_it_was_filed_counts_where_it_is_denied() {
        for (header, cell) in [
            ("是否备案", "否"),
            ("是否通过", "部分"),
            ("valid", "false"),
            ("是否备案", "不详"),
            ("是否继续开展", "否"),
            ("是否公示", "否"),
        ] {
            assert_eq!(said(header, cell), Some(Ended::Denied(header.to_owned())), "{cell}");
        }
        for cell in ["办理中", "待备案", "未通过"] {
            assert!(matches!(said("是否备案", cell), Some(Ended::Word(_))), "{cell}");
        }
        for (header, cell) in
            [("是否备案", "是"), ("是否备案", ""), ("是否公立", "否"), ("是否首次开展", "否")]
        {
            assert_eq!(said(header, cell), None, "{header} {cell}");
        }
    }

    #[test]
    fn a_decision_must_say_that_something_was_filed() {
        for cell in ["退件", "补正材料", "初审", "公示中", "上报"] {
            let undecided = Ended::Undecided("办理结果".to_owned(), cell.to_owned());
            assert_eq!(said("办理结果", cell), Some(undecided), "{cell}");
        }
        for cell in
            ["办结", "予以备案", "通过", "已公示", "√", "", "/", "3", "2023-05-06", "approved"]
        {
            assert_eq!(said("办理结果", cell), None, "{cell}");
        }
        assert_eq!(said("办理结果", "不予备案"), Some(Ended::Word("不予")));
    }

    #[test]
    fn an_end_in_place_of_a_last_day_counts() {
        for cell in ["已注销", "已失效"] {
            assert!(matches!(said("有效期至", cell), Some(Ended::Word(_))), "{cell}");
        }
    }

    #[test]
    fn an_end_in_place_of_what_a_column_asks_counts() {
        let said = |field, cell| Remark::of_read(0, "", field)?.end_in(cell, EXPORT);
        for (field, cell) in [
            (Field::Department, "肿瘤科（已停止开展）"),
            (Field::FirstCase, "已停止开展"),
            (Field::Level, "已停业"),
            (Field::FormerNames, "已注销"),
            (Field::Category, "已停业"),
            (Field::Category, "减少"),
        ] {
            assert!(matches!(said(field, cell), Some(Ended::Word(_))), "{cell}");
        }
        for (field, cell) in [
            (Field::Department, "终止妊娠门诊"),
            (Field::Department, "待定"),
            (Field::FirstCase, "未开展"),
            (Field::Level, "三级甲等（待定）"),
            (Field::Level, "三级甲等（摘牌）"),
            (Field::FormerNames, "示例县医院（注销）"),
            (Field::Category, "综合医院"),
            (Field::Jurisdiction, "已停业"),
        ] {
            assert_eq!(said(field, cell), None, "{cell}");
        }
    }

    #[test]
    fn an_end_in_place_of_a_number_counts() {
        let said = |cell| Remark::of_serial(0).end_in(cell, EXPORT);
        assert_eq!(said("删除3"), Some(Ended::Word("删除")));
        assert_eq!(said("作废"), Some(Ended::Word("作废")));
        assert_eq!(said("例："), Some(Ended::Word("例")));
        for cell in ["1", "", "新增", "（一）", "A-12", "更正"] {
            assert_eq!(said(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_list_of_institutions_takes_short_remarks_only() {
        let closed = |header, cell| Remark::of(0, header).closed_in(cell, EXPORT);
        assert_eq!(closed("备注", "2024年已注销"), Some(Ended::Word("注销")));
        assert_eq!(closed("备注", "2020年换发新证，原登记号已注销"), None);
        assert_eq!(closed("备注", "暂停一项技术"), None);
    }
}
