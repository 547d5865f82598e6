//! What says that a table is not the one to publish: 内部资料，请勿外传; a draft, or an old copy of
//! the list.

use crate::record::ends::endings::alone;
use crate::source::{Row, SourceFile, Table};
use crate::text::trim;

/// What is not for the public.
const INTERNAL: [&str; 20] = [
    "内部资料",
    "内部使用",
    "内部掌握",
    "内部参考",
    "内部文件",
    "内部版",
    "供内部",
    "限内部",
    "勿外传",
    "得外传",
    "禁外传",
    "止外传",
    "不对外公",
    "勿对外",
    "勿公开",
    "不得公开",
    "不宜公开",
    "不予公开",
    "不公开",
    "非公开",
];

/// What else than a table may not be published.
const OF_PEOPLE: [&str; 8] = ["患者", "病人", "个人", "隐私", "电话", "身份", "人员", "发布"];

/// What is not the list itself: a draft of it, or an old copy.
const COPIES: [&str; 12] = [
    "征求意见",
    "草稿",
    "初稿",
    "旧版",
    "旧表",
    "历史版",
    "历史备案",
    "历史数据",
    "历史名单",
    "历史记录",
    "历史台账",
    "备份",
];

/// The same where they are the whole name of a sheet or a file.
const WHOLE: [&str; 10] =
    ["历史", "旧", "旧数据", "老数据", "存档", "归档", "回收站", "测试", "样表", "示例"];

/// What a title or the name of a sheet ends with over the form that people fill in, with the rows of
/// its example. Files keep the name of the form that they were filled in from.
const FORMS: [&str; 4] = ["模板", "模版", "样张", "范本"];

/// What stands behind 旧版 where it is none of the table.
const OF_OTHERS: [&str; 3] = ["目录", "证", "许可"];

/// Longer texts are sentences about something else.
const LONGEST: usize = 50;

/// The word and the text by which the names of a sheet and of its file, or a text that stands alone
/// in it, say that it is not to be published.
pub(crate) fn withheld(sheet: &Table, file: &SourceFile) -> Option<(&'static str, String)> {
    let told = |text: &str, word| (word, trim(text).to_owned());
    let form_in = |text: &str| FORMS.into_iter().find(|word| trim(text).ends_with(word));
    let name_of_sheet = file.sheet_name(sheet.sheet);
    if let Some((name, word)) = name_of_sheet.and_then(|name| Some((name, form_in(name)?))) {
        return Some(told(name, word));
    }
    let names = name_of_sheet.into_iter().chain([file.name()]);
    let around = sheet.around.iter().map(String::as_str);
    let mut names = names.chain(around).filter_map(|name| {
        let word = internal_in(name).or_else(|| copy_in(name))?;
        Some(told(name, word))
    });
    let titles = sheet.rows.iter().take_while(|row| row.is_blank() || alone(row).is_some());
    let mut titles = titles.filter_map(|row: &Row| alone(row)).filter(|text| is_short(text));
    let of_title =
        || titles.find_map(|text| Some(told(text, copy_in(text).or_else(|| form_in(text))?)));
    names.next().or_else(of_title).or_else(|| {
        let texts = sheet.rows.iter().filter_map(|row: &Row| alone(row));
        texts.filter_map(|text| Some(told(text, internal_in(text)?))).next()
    })
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST
}

/// The word by which a text says that something is not for the public.
fn internal_in(text: &str) -> Option<&'static str> {
    // Nearly all texts hold neither.
    if !text.contains(['内', '外', '公']) || !is_short(text) {
        return None;
    }
    let of_people = || OF_PEOPLE.iter().any(|word| text.contains(word));
    INTERNAL.into_iter().find(|word| text.contains(word)).filter(|_| !of_people())
}

/// The word by which a name says that what it names is a draft or an old copy.
fn copy_in(name: &str) -> Option<&'static str> {
    let stem = trim(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let whole = WHOLE.into_iter().find(|word| *word == stem);
    let of_others = |behind: &str| OF_OTHERS.iter().any(|other| behind.starts_with(other));
    whole.or_else(|| {
        COPIES.into_iter().find(|word| {
            name.match_indices(word).any(|(at, _)| !of_others(&name[at + word.len()..]))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{copy_in, internal_in};

    #[test]
    fn what_is_not_for_the_public_says_so() {
        for text in [
            "长春市限制类技术备案情况（内部资料，请勿外传）",
            "内部使用",
            "勿公开",
            "（本表不对外公布）",
            "不得公开",
            "此表不宜公开",
        ] {
            assert!(internal_in(text).is_some(), "{text}");
        }
        for text in [
            "限制类技术备案名单（对外公布）",
            "院务公开",
            "主动公开",
            "外传统医学门诊",
            "公开不得含患者姓名，不得公开患者信息",
            "不公开发布会",
        ] {
            assert_eq!(internal_in(text), None, "{text}");
        }
    }

    #[test]
    fn a_draft_or_an_old_copy_says_so() {
        for name in [
            "备案_旧版.csv",
            "备案（征求意见稿）.xlsx",
            "备份.csv",
            "历史备案.csv",
            "历史",
            "旧.xlsx",
            "备案历史数据",
        ] {
            assert!(copy_in(name).is_some(), "{name}");
        }
        for name in
            ["备案.csv", "按旧版目录备案的名单.csv", "备案（更正）.csv", "历史文化区备案.csv"]
        {
            assert_eq!(copy_in(name), None, "{name}");
        }
    }
}
