//! Names of columns that people put together freely out of a few words: 准予备案的医疗机构名称,
//! 已备案限制性医疗技术, 所属地（州、市）. No list of them would ever be whole.
//!
//! Every word counts: with one that is not known here (拟, 未, 取消, 培训) a name is none of these.

use crate::record::field::Field;
use crate::text::is_made_of;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// How the names of one field are put together.
struct Compound {
    field: Field,
    /// Words in any number and order, of which a name needs one of `needs`, where there are any.
    words: &'static [&'static [&'static str]],
    needs: &'static [&'static str],
    /// The word behind them.
    heads: &'static [&'static str],
    /// What may follow it.
    tails: &'static [&'static str],
}

/// What is said of a filing that was completed.
const FILED: &[&str] = &["已", "准予", "同意", "通过", "完成", "获批", "获准", "备案", "的"];

/// What says which technologies are meant.
const RESTRICTED: &[&str] = &["限制类", "限制性", "医疗", "技术"];

const COMPOUNDS: [Compound; 8] = [
    Compound {
        field: Field::InstitutionName,
        words: &[FILED, RESTRICTED, &["开展", "实施", "执业", "申报", "申请"]],
        needs: &[],
        heads: &["医疗机构", "医疗卫生机构", "医院", "机构", "单位"],
        tails: &["名称", "全称", "名"],
    },
    Compound {
        field: Field::Technology,
        words: &[FILED, RESTRICTED, &["开展", "所", "实施", "限制", "临床应用", "临床"]],
        needs: &["限制", "备案", "开展"],
        heads: &["技术"],
        tails: &["名称", "全称", "名", "项目", "项目名称", "备案项目", "备案名称"],
    },
    Compound {
        field: Field::Technology,
        words: &[RESTRICTED, &["临床应用", "已", "备案", "的", "类"]],
        needs: &["限制", "技术"],
        heads: &["项目"],
        tails: &["名称", "全称", "名"],
    },
    Compound {
        field: Field::Completed,
        words: &[FILED, RESTRICTED, &["首次", "初次", "办结", "登记"]],
        needs: &["备案"],
        heads: &["时间", "日期", "年月"],
        tails: &[],
    },
    Compound {
        field: Field::CumulativeCases,
        words: &[&[
            "累计", "历年", "总", "开展", "完成", "实施", "应用", "临床", "手术", "治疗", "的",
        ]],
        needs: &["累计"],
        heads: &["例数", "病例数", "病例", "例次", "数量", "量"],
        tails: &[],
    },
    Compound {
        field: Field::Department,
        words: &[&[
            "开展", "实施", "应用", "所在", "所属", "依托", "牵头", "备案", "临床", "技术", "的",
        ]],
        needs: &[],
        heads: &["科室"],
        tails: &["名称"],
    },
    Compound {
        field: Field::Authority,
        words: &[&["备案", "受理", "主管", "卫生", "健康", "卫健", "行政", "的"]],
        needs: &[],
        heads: &["机关", "部门"],
        tails: &["名称"],
    },
    Compound {
        field: Field::Jurisdiction,
        words: &[&[
            "所在",
            "所属",
            "归属",
            "行政",
            "设区",
            "省",
            "市",
            "自治州",
            "州",
            "盟",
            "地",
            "县",
            "区",
            "旗",
            "的",
        ]],
        needs: &[],
        heads: &["省份", "省", "市", "州", "盟", "地区", "县", "区", "旗", "区域", "行政区"],
        tails: &["名称"],
    },
];

/// Signs between the words of a place: 地（州、市）.
const SIGNS: [char; 6] = ['(', ')', '、', '/', ',', '·'];

/// The field that a folded name is put together for. `bare` is it without what stands in brackets.
pub(super) fn field(folded: &str, bare: &str) -> Option<Field> {
    let ends = |text: &str| text.ends_with(|last| LAST.contains(&last));
    if !ends(bare) && !ends(folded.trim_end_matches(SIGNS)) {
        return None;
    }
    COMPOUNDS
        .iter()
        .find(|each| match each.field {
            Field::Jurisdiction => each.is_name(&folded.replace(SIGNS, "")),
            _ => each.is_name(bare),
        })
        .map(|each| each.field)
}

/// The characters that such names end with: most texts that are no names are known by it.
static LAST: LazyLock<BTreeSet<char>> = LazyLock::new(|| {
    let all = COMPOUNDS.iter().flat_map(|each| each.heads.iter().chain(each.tails));
    all.filter_map(|word| word.chars().next_back()).collect()
});

/// The characters that such names begin with.
pub(super) fn first_characters() -> impl Iterator<Item = char> {
    let all =
        COMPOUNDS.iter().flat_map(|each| each.words.iter().copied().flatten().chain(each.heads));
    all.filter_map(|word| word.chars().next())
}

impl Compound {
    fn is_name(&self, text: &str) -> bool {
        let without_tail = self.tails.iter().filter_map(|tail| text.strip_suffix(tail));
        without_tail.chain([text]).any(|text| {
            let mut before = self.heads.iter().filter_map(|head| text.strip_suffix(head));
            let has_needed =
                || self.needs.is_empty() || self.needs.iter().any(|it| text.contains(it));
            has_needed() && before.any(|words| is_made_of(words, self.words))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::record::columns::synonyms::{ColumnName, can_be_name, column_name};
    use crate::record::field::Field;

    #[test]
    fn names_put_together_are_known() {
        let cases: [(Field, &[&str]); 7] = [
            (
                Field::InstitutionName,
                &[
                    "备案医疗机构名称",
                    "已备案医疗机构",
                    "准予备案的医疗机构（全称）",
                    "开展限制类医疗技术的医疗机构名称",
                    "医疗卫生机构",
                    "执业机构名称",
                    "申报医院",
                    "机构名",
                ],
            ),
            (
                Field::Technology,
                &[
                    "限制性医疗技术",
                    "限制性技术名称",
                    "限制临床应用的医疗技术",
                    "备案的医疗技术名称",
                    "限制类医疗技术备案项目",
                    "已开展的限制类医疗技术名称",
                ],
            ),
            (Field::Completed, &["完成备案的时间", "初次备案时间", "备案年月", "技术备案登记日期"]),
            (Field::CumulativeCases, &["累计病例", "累计手术量", "历年累计开展例数"]),
            (Field::Department, &["所属科室", "技术依托科室名称"]),
            (Field::Authority, &["备案受理机关", "卫生健康行政部门", "受理部门名称"]),
            (
                Field::Jurisdiction,
                &["设区市", "所属设区的市", "地（州、市）", "市/县", "所在区", "盟市", "省份"],
            ),
        ];
        for (field, names) in cases {
            for name in names {
                assert_eq!(column_name(name), ColumnName::Field(field), "{name}");
                assert!(can_be_name(name), "{name}");
            }
        }
    }

    #[test]
    fn a_word_that_says_something_else_makes_another_name() {
        for name in [
            "拟开展技术",
            "未备案医疗机构",
            "取消备案的技术",
            "审核机构",
            "登记机关代码",
            "第三类医疗技术",
            "可开展的技术",
            "申请备案时间",
            "公示时间",
            "备案有效期",
            "备案开展时间",
            "2025年例数",
            "手术量",
            "病区",
            "审批部门",
        ] {
            assert_eq!(column_name(name), ColumnName::Unknown, "{name}");
        }
    }
}
