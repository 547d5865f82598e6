//! F117: may have ended.

use super::prelude::*;

rule! {
    code: "F117",
    name: "may-have-ended",
    severity: Warning,
    title: "附近写有已不再有效的意思，看不出说的是哪一条",
    explanation: "表后的注、较长的标题里写有撤销、取消、停业等字样，又看不出说的是哪些行；标题写的是申请、受理、初审、公示期，行里却写了完成备案时间；同一工作簿里有几张工作表按各版目录命名，这一张是较早的一版；或者备案状态写的是有效，备注里写有停业、注销、正在办理等可能说的是别的事的字样；院务公开的备注里写有撤销、停止开展等字样。这些行照常采用，但说的如果就是这些备案，公布的就不对。",
    remedy: "说的是表里的备案的，请在那一行写明备案状态和状态变更日期；说的是别的事的，不用改。",
    example: "表后写“注：甲医院已撤销备案”，表里没有叫“甲医院”的",
    basis: Some(&basis::STOP),
}

use crate::record::Ended;

/// A long title or a note that speaks of an end, and of none of the rows for certain.
pub(crate) fn in_text(location: Location, ended: &Ended) -> Finding {
    let (word, text) = match ended {
        Ended::Around(word, text) => (*word, text.as_str()),
        Ended::Word(word) => (*word, *word),
        _ => ("", ""),
    };
    let message = format!("标题或注里写有“{word}”，看不出说的是哪些行，各行照常采用");
    Finding::new(&RULE, location, text, message)
}

/// A title that speaks of what was asked for, over rows that say when it was completed.
pub(crate) fn asked_for(location: Location, word: &str, text: &str) -> Finding {
    let message = format!("标题、表名或文件名写有“{word}”，写了完成备案时间的各行照常采用");
    Finding::new(&RULE, location, text, message).with_hint(
        "还没有完成备案的，请从表里去掉，或者空着完成备案时间；都已完成备案的，请改正标题，或加上“备案状态”一列",
    )
}

/// A sheet that is called by an older edition of a catalog than another one.
pub(crate) fn of_edition(location: Location, own: &str, newer: &str) -> Finding {
    let message = format!("工作表“{own}”按较早的一版目录命名，另有工作表“{newer}”，各行照常采用");
    Finding::new(&RULE, location, own, message).with_hint(
        "这一版的名单已经不再维护、有效的都写在新的一张里的，请删去这张工作表；仍然有效的，无需改动",
    )
}

/// What a hospital's own row says of an end; its count is published.
pub(crate) fn of_disclosure(location: Location, ended: &Ended) -> Finding {
    let word = match ended {
        Ended::Word(word) | Ended::Comment(word) => word,
        _ => "",
    };
    let message = match word {
        "" => "这里写有备案已不再有效、或者没有完成的意思，公开的例数照常采用".to_owned(),
        word => format!("这里写有“{word}”，公开的例数照常采用"),
    };
    Finding::new(&RULE, location, word, message).with_hint(
        "说的是备案已经结束的，请在备案表里写明备案状态和状态变更日期；还没有备案的，请从公开的表里去掉",
    )
}

/// A remark beside the status 有效 that may be about something else.
pub(crate) fn beside_valid(location: Location, ended: &Ended) -> Finding {
    let word = match ended {
        Ended::Word(word) => word,
        _ => "",
    };
    let message = format!("这里写有“{word}”，备案状态写的是有效，这一行照常采用");
    Finding::new(&RULE, location, word, message)
}
