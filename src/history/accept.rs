//! What a person accepts by name after the gate refused.

use std::collections::BTreeSet;

/// The names accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accept {
    /// Whatever the gate objects to: for previews, which publish nothing.
    Everything,
    /// Exactly these, as a refusal prints them.
    Named(BTreeSet<String>),
}

/// The classes of names: what stands before the colon, and what stands behind it.
const CLASSES: [(&str, &str); 8] = [
    ("removals", ""),
    ("source", "机关文件夹"),
    ("technology", "技术标识"),
    ("jurisdiction", "行政区划代码"),
    ("count", "机构标识/技术标识"),
    ("counts", "项数"),
    ("completed", "机关文件夹"),
    ("status", "机关文件夹"),
];

impl Accept {
    /// Nothing.
    #[must_use]
    pub fn nothing() -> Self {
        Self::Named(BTreeSet::new())
    }

    /// These names.
    #[must_use]
    pub fn names<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        Self::Named(names.into_iter().map(Into::into).collect())
    }

    /// Whether a name is accepted.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::Named(names) => names.contains(name),
        }
    }

    /// Whether a text has the form of a name; `Err` says which forms there are.
    ///
    /// # Errors
    /// When it has none of the forms.
    pub fn check_name(text: &str) -> Result<(), String> {
        let (class, about) = text.split_once(':').unwrap_or((text, ""));
        let known = |(name, behind): &&(&str, &str)| {
            *name == class && behind.is_empty() == about.is_empty()
        };
        match CLASSES.iter().find(known) {
            Some(_) => Ok(()),
            None => Err(format!("须是程序拒绝发布时列出的名称：{}", forms())),
        }
    }
}

fn forms() -> String {
    let form = |(name, behind): &(&str, &str)| match behind.is_empty() {
        true => (*name).to_owned(),
        false => format!("{name}:{behind}"),
    };
    CLASSES.iter().map(form).collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::Accept;

    #[test]
    fn a_name_has_one_of_the_forms() {
        for name in ["removals", "technology:ecmo", "count:a1b2c3d/ecmo", "counts:12"] {
            assert_eq!(Accept::check_name(name), Ok(()), "{name}");
        }
        for name in ["removal", "removals:1", "technology", "technology:", "", "x:y"] {
            assert!(Accept::check_name(name).is_err(), "{name}");
        }
    }
}
