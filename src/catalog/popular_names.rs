//! What the public calls well-known hospitals: no register has it and no rule gives it.

use super::error::ReferenceError;
use super::files::{list, table};
use crate::lookup::Table;
use serde::Deserialize;

/// The popular names of hospitals, by their registered names.
#[derive(Clone, Debug, Default)]
pub struct PopularNames(Table<String, Vec<String>>);

/// What stands before the names of the army's hospitals or is left out.
const ARMY: &str = "中国人民解放军";

/// The ends of a second name in brackets; a campus there is another hospital's part.
const NAMES_END: [&str; 5] = ["医院", "中心", "研究所", "科学院", "研究院"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    asked_as: String,
}

impl PopularNames {
    /// Reads a table with the header `name,asked_as`; several names are separated by `;`.
    ///
    /// # Errors
    /// A row that cannot be read, or a second one of the same name. `file` names the table in the
    /// message.
    pub fn from_csv(file: &str, text: &str) -> Result<Self, ReferenceError> {
        let mut all = Table::default();
        for Row { name, asked_as } in table::<Row>(file, text)? {
            if all.insert(name.clone(), list(&asked_as)).is_some() {
                return Err(ReferenceError::invalid(file, format!("“{name}”列了两次")));
            }
        }
        Ok(Self(all))
    }

    /// The popular names of the hospital registered under this name, be it with 中国人民解放军 before
    /// it or without, or with another hospital's name in brackets behind it.
    #[must_use]
    pub fn of(&self, name: &str) -> &[String] {
        let brackets = name.split_once(['（', '(']);
        let second = |inner: &str| {
            NAMES_END.iter().any(|end| inner.trim_end_matches(['）', ')']).ends_with(end))
        };
        let outer = brackets.filter(|(_, inner)| second(inner)).map_or(name, |(outer, _)| outer);
        let army = format!("{ARMY}{outer}");
        let civil = outer.strip_prefix(ARMY).unwrap_or(outer);
        let found = [name, outer, &army, civil].into_iter().find_map(|each| self.0.get(each));
        found.map(Vec::as_slice).unwrap_or_default()
    }

    /// What the branch of a hospital with popular names is called by them: what the longest of those
    /// that its name begins with is called, and the rest of its name.
    pub fn of_branch<'a>(&'a self, name: &'a str) -> impl Iterator<Item = String> + 'a {
        let ends = name.char_indices().map(|(at, _)| at).skip(1);
        let main = ends.filter_map(|end| Some((self.0.get(&name[..end])?, &name[end..]))).last();
        main.into_iter().flat_map(|(names, rest)| names.iter().map(move |it| format!("{it}{rest}")))
    }

    /// What hospitals are called that everybody knows, be they on the site or not.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.values().flatten().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::PopularNames;

    #[test]
    fn only_the_name_itself_has_them() {
        let text = "name,asked_as\n示例大学第一附属医院,示一院;示例一附\n";
        let names = PopularNames::from_csv("x.csv", text).expect("a table");
        assert_eq!(names.of("示例大学第一附属医院"), ["示一院", "示例一附"]);
        assert_eq!(names.of("示例大学第一附属医院（示例市医院）"), ["示一院", "示例一附"]);
        assert_eq!(names.of("中国人民解放军示例大学第一附属医院").len(), 2);
        for other in ["示例大学第一附属医院东院", "示例大学第一附属医院（东院区）"]
        {
            assert_eq!(names.of(other), [] as [&str; 0]);
        }
    }

    #[test]
    fn a_branch_is_called_as_its_hospital_is() {
        let names =
            PopularNames::from_csv("x.csv", "name,asked_as\n示例大学第一医院,示一;示大医院\n");
        let names = names.expect("a table");
        let of_branch = |name| names.of_branch(name).collect::<Vec<_>>().join(" ");
        assert_eq!(of_branch("示例大学第一医院东院区"), "示一东院区 示大医院东院区");
        assert_eq!(of_branch("示例大学第一医院") + &of_branch("示例大学第二医院东院区"), "");
    }

    #[test]
    fn a_name_has_one_row() {
        let text = "name,asked_as\n示例医院,甲\n示例医院,乙\n";
        let error = PopularNames::from_csv("x.csv", text).expect_err("twice");
        assert!(error.to_string().contains("示例医院"), "{error}");
    }
}
