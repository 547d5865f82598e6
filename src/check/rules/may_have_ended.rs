//! F117: may have ended.

use super::prelude::*;

rule! {
    code: "F117",
    name: "may-have-ended",
    severity: Warning,
    title: "附近写有已不再有效的意思，看不出说的是哪一条",
    explanation: "表后的注、较长的标题里写有撤销、取消、停业等字样，又看不出说的是哪些行；或者备案状态写的是有效，备注里写有停业、注销、正在办理等可能说的是别的事的字样。这些行照常采用，但说的如果就是这些备案，公布的就不对。",
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

/// A remark beside the status 有效 that may be about something else.
pub(crate) fn beside_valid(location: Location, ended: &Ended) -> Finding {
    let word = match ended {
        Ended::Word(word) => word,
        _ => "",
    };
    let message = format!("这里写有“{word}”，备案状态写的是有效，这一行照常采用");
    Finding::new(&RULE, location, word, message)
}
