//! The class of a technology as tables write it: 常规类 or 非限制类, 限制类, 禁止类.

/// Class of a technology (《医疗技术临床应用管理办法》 arts. 9 and 10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TechnologyClass {
    /// 常规类, 非限制类: neither of the two others.
    Ordinary,
    /// 限制类.
    Restricted,
    /// 禁止类.
    Prohibited,
}

/// 非限制 stands before 限制, which it holds. 非禁止 leaves open which of the others is meant.
const WORDS: [(&str, Option<TechnologyClass>); 5] = [
    ("非限制", Some(TechnologyClass::Ordinary)),
    ("非禁止", None),
    ("常规", Some(TechnologyClass::Ordinary)),
    ("限制", Some(TechnologyClass::Restricted)),
    ("禁止", Some(TechnologyClass::Prohibited)),
];

/// The class that a text names; `None` where it names none, or several.
pub(crate) fn parse_technology_class(text: &str) -> Option<TechnologyClass> {
    let mut rest = text.to_owned();
    let mut named = Vec::new();
    for (word, class) in WORDS {
        if rest.contains(word) {
            rest = rest.replace(word, "");
            named.extend(class);
        }
    }
    let first = *named.first()?;
    named.iter().all(|class| *class == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::{TechnologyClass, parse_technology_class};

    #[test]
    fn a_class_is_read_with_its_not() {
        use TechnologyClass::{Ordinary, Prohibited, Restricted};
        let cases = [
            ("限制类", Some(Restricted)),
            ("限制类技术", Some(Restricted)),
            ("非限制类", Some(Ordinary)),
            ("常规类（非限制类）", Some(Ordinary)),
            ("常规", Some(Ordinary)),
            ("禁止类", Some(Prohibited)),
            ("非禁止类", None),
            ("限制类/非限制类", None),
            ("限制类、禁止类", None),
            ("二类", None),
            ("", None),
        ];
        for (text, class) in cases {
            assert_eq!(parse_technology_class(text), class, "{text}");
        }
    }
}
