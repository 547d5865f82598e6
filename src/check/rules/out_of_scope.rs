//! F205: out of scope.

use super::prelude::*;

rule! {
    code: "F205",
    name: "out-of-scope",
    severity: Error,
    title: "这项技术另有规定",
    explanation: "人体器官移植、人类辅助生殖、细胞治疗不适用限制类技术备案的规定。",
    remedy: "请从备案表中移出，按各自的规定办理。",
    example: "人类辅助生殖技术",
    basis: Some(&basis::SCOPE),
}

/// A technology under rules of its own.
pub(crate) fn finding(location: Location, text: &str, topic: &str) -> Finding {
    Finding::new(&RULE, location, text, format!("属于{topic}，不适用限制类技术备案"))
}
