//! F116: ended in remark.

use super::prelude::*;
use crate::record::is_other_class;

rule! {
    code: "F116",
    name: "ended-in-remark",
    severity: Error,
    title: "写有已不再有效或没有备案的意思",
    explanation: "没有写备案状态的，按有效公布。备注、审核结果这类列、机构和技术的名称后面、科室等填别的内容的格、单元格的批注、标题、小标题、工作表名或表后的注里写有撤销、取消、暂停、停业、不予、待审、拟开展等字样的，类别写的是禁止类、非限制类的，副本备注写明这项技术已撤销的，填了“取消备案时间”“状态变更原因”这类列的，“是否备案”“是否公示”“是否继续开展”写否、审核结果没有写通过或完成的，写明的有效期已过的，收到材料而没有完成备案时间的，画了删除线的，都不能当作有效，也不能断定是哪一种、从哪天起，这一行没有采用。状态写有效、同一行又写有撤销等字样的，也没有采用。小标题管到下一个同级或更高一级的小标题；注里点了机构名或序号的，只是那几行。写“已恢复”的，只抵消前面的暂停。机构名单里写有停业、注销的，这家机构也不采用；写有已并入、合并到别的机构的，一样（写别的机构并入这一家的，不算）。一格写了几项技术、备注只点明其中一项已经结束的（“其中肿瘤消融已撤销”），只有那一项没有采用。备注这类列本身不读取，也不公布。",
    remedy: "请加上“备案状态”“状态变更日期”两列，写明有效、撤销、取消或暂停。",
    example: "没有“备案状态”，备注“2021年已撤销”",
    basis: Some(&basis::STOP),
}

use crate::record::Ended;

/// What says that a filing whose status is not stated has ended, or was not completed.
pub(crate) fn finding(location: Location, ended: &Ended) -> Finding {
    if let Ended::Word(word) = ended
        && is_other_class(word)
    {
        return of_other_class(location, word);
    }
    let (value, what) = said(ended);
    let stated = match ended {
        Ended::Pending => "看不出备案是否完成",
        _ => "却没有写备案状态",
    };
    let finding = Finding::new(&RULE, location, value, format!("{what}，{stated}"));
    match ended {
        Ended::Around(..) => finding.with_hint(
            "已经撤销、取消、暂停的，请加上“备案状态”“状态变更日期”两列写明；没有备案的，请从表里去掉；仍然有效的，请改正那段文字",
        ),
        Ended::Column(name) | Ended::Old(name) if name.is_ascii() => finding.with_hint(format!(
            "已经删除、作废或者不是现在的记录的，请从导出里去掉；“{name}”不是这个意思的，请在 source.toml 里对应到 ignore"
        )),
        Ended::Undecided(name, code) if !code.contains(char::is_alphabetic) => {
            finding.with_hint(format!(
                "请把代码导出成文字，例如“有效”“已撤销”；“{name}”说的不是备案是否有效的，请在 source.toml 里对应到 ignore"
            ))
        }
        _ => finding,
    }
}

/// A filing of a technology that, as its row says, is none of those that are filed.
fn of_other_class(location: Location, word: &str) -> Finding {
    let message = format!("这一行写的是“{word}”，不是要备案的限制类技术");
    Finding::new(&RULE, location, word, message)
        .with_hint("类别写错的，请改正；确实不是限制类技术的，请从备案表里去掉")
}

/// The same beside the status 有效.
pub(crate) fn though_valid(location: Location, ended: &Ended) -> Finding {
    if let Ended::Word(word) = ended
        && is_other_class(word)
    {
        return of_other_class(location, word);
    }
    let (value, what) = said(ended);
    let place = if matches!(ended, Ended::Around(..)) { "那段文字" } else { "这一格" };
    Finding::new(&RULE, location, value, format!("{what}，备案状态却写的是有效")).with_hint(format!(
        "请改正其中一处：已经撤销、取消、暂停的，改备案状态并写明状态变更日期；备案仍然有效的，改正{place}"
    ))
}

/// The same of a row of another kind, which has no status.
pub(crate) fn of_other(location: Location, ended: &Ended) -> Finding {
    let (value, what) = said(ended);
    let what = if *ended == Ended::Pending { "没有写完成的日期".to_owned() } else { what };
    Finding::new(&RULE, location, value, format!("{what}，这一行没有采用"))
        .with_hint("不应当公布的，请从表里去掉；应当公布的，请改正写有这个意思的地方")
}

/// What says that an institution of a list has closed.
pub(crate) fn of_institution(location: Location, ended: &Ended) -> Finding {
    let (value, what) = said(ended);
    let message = format!("{what}，这家机构没有列入名单，它的备案也不采用");
    Finding::new(&RULE, location, value, message).with_hint(
        "已经停业、注销的，请从名单里去掉，并在备案表里写明备案状态；没有停业的，请改正这一格",
    )
}

/// The word or the column, and what it says.
pub(crate) fn said(ended: &Ended) -> (&str, String) {
    match ended {
        Ended::Word(word) if is_sign(word) => (word, format!("这里写的是“{word}”，是删除的意思")),
        Ended::Word(word) => (word, format!("这里写有“{word}”")),
        Ended::Around(word, text) => (text, format!("标题、小标题、表名或注里写有“{word}”")),
        Ended::Column(name) => (name, format!("“{name}”这一列里填了内容")),
        Ended::Denied(name) => (name, format!("“{name}”这一列没有写是")),
        Ended::Undecided(name, cell) => {
            (cell, format!("“{name}”这一列写的是“{cell}”，看不出备案已经完成"))
        }
        Ended::Old(name) => (name, format!("“{name}”这一列写明不是现在的记录")),
        Ended::Past(name) => (name, format!("“{name}”写的日期已过")),
        Ended::Comment(word) => (word, format!("这一格的批注里写有“{word}”")),
        Ended::Struck => ("", "这一格画了删除线".to_owned()),
        Ended::Changed => ("", "写了状态变更的日期或原因".to_owned()),
        Ended::Pending => ("", "没有写完成备案时间和备案状态".to_owned()),
    }
}

/// Whether a word is the sign of a system: D.
fn is_sign(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_lowercase())
}
