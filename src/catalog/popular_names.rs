//! What the public calls well-known hospitals: no register has it and no rule gives it.

use super::error::ReferenceError;
use super::files::{list, table};
use crate::lookup::Table;
use serde::Deserialize;

/// The popular names of hospitals, by their registered names.
#[derive(Clone, Debug, Default)]
pub struct PopularNames(Table<String, Vec<String>>);

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

    /// The popular names of the hospital registered under exactly this name.
    #[must_use]
    pub fn of(&self, name: &str) -> &[String] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::PopularNames;

    #[test]
    fn only_the_whole_name_has_them() {
        let text = "name,asked_as\n示例大学第一附属医院,示一院;示例一附\n";
        let names = PopularNames::from_csv("x.csv", text).expect("a table");
        assert_eq!(names.of("示例大学第一附属医院"), ["示一院", "示例一附"]);
        assert_eq!(names.of("示例大学第一附属医院东院"), [] as [&str; 0]);
    }

    #[test]
    fn a_name_has_one_row() {
        let text = "name,asked_as\n示例医院,甲\n示例医院,乙\n";
        let error = PopularNames::from_csv("x.csv", text).expect_err("twice");
        assert!(error.to_string().contains("示例医院"), "{error}");
    }
}
