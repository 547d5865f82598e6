//! The articles that rules rest on.

use crate::check::finding::Basis;

pub(crate) static FILE: Basis = Basis {
    regulation: "measures",
    anchor: "art-11",
    citation: "《医疗技术临床应用管理办法》第十一条",
};
pub(crate) static RESTRICTED: Basis = Basis {
    regulation: "measures",
    anchor: "art-10",
    citation: "《医疗技术临床应用管理办法》第十条",
};
pub(crate) static PROHIBITED: Basis = Basis {
    regulation: "measures",
    anchor: "art-9",
    citation: "《医疗技术临床应用管理办法》第九条",
};
pub(crate) static SCOPE: Basis = Basis {
    regulation: "measures",
    anchor: "art-47",
    citation: "《医疗技术临床应用管理办法》第四十七条",
};
pub(crate) static DISCLOSE: Basis = Basis {
    regulation: "measures",
    anchor: "art-24",
    citation: "《医疗技术临床应用管理办法》第二十四条",
};
pub(crate) static STOP: Basis = Basis {
    regulation: "measures",
    anchor: "art-25",
    citation: "《医疗技术临床应用管理办法》第二十五条",
};
pub(crate) static TCM: Basis = Basis {
    regulation: "measures",
    anchor: "art-50",
    citation: "《医疗技术临床应用管理办法》第五十条",
};
pub(crate) static TRAIN: Basis = Basis {
    regulation: "measures",
    anchor: "art-29",
    citation: "《医疗技术临床应用管理办法》第二十九条",
};
pub(crate) static OPEN_TRAINING: Basis = Basis {
    regulation: "measures",
    anchor: "art-28",
    citation: "《医疗技术临床应用管理办法》第二十八条",
};
pub(crate) static STOP_TRAINING: Basis = Basis {
    regulation: "measures",
    anchor: "art-30",
    citation: "《医疗技术临床应用管理办法》第三十条",
};
pub(crate) static DISCLOSE_IN_JILIN: Basis = Basis {
    regulation: "jilin-rules",
    anchor: "art-25",
    citation: "《吉林省医疗技术临床应用管理办法实施细则》第二十五条",
};
