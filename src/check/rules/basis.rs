//! The articles that rules rest on.

use super::super::finding::Basis;

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
