//! The embedded divisions and catalogs, as far as inventing needs them.

use super::SampleError;
use super::places::Places;
use serde::Deserialize;

/// Divisions and catalogs.
pub(super) struct Reference {
    /// Divisions of the whole country.
    pub(super) places: Places,
    /// Editions, in the order of [`EditionKind`].
    editions: [Edition; 3],
}

/// The editions filings are made under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EditionKind {
    /// 国家2017年目录.
    National2017,
    /// 国家2022年目录.
    National2022,
    /// 吉林省2021版目录.
    Jilin2021,
}

#[derive(Deserialize)]
struct Edition {
    entries: Vec<Entry>,
}

/// One entry of an edition.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Entry {
    /// Code within the edition.
    pub(super) code: String,
    /// Technology id.
    pub(super) technology: String,
    /// Name without its scope.
    pub(super) name: String,
    /// 三、四级手术.
    pub(super) scope: Option<String>,
}

impl Reference {
    /// Reads what is embedded.
    ///
    /// # Errors
    /// When an embedded file is malformed.
    pub(super) fn embedded() -> Result<Self, SampleError> {
        Ok(Self {
            places: Places::parse(include_str!("../../data/jurisdictions.csv"))?,
            editions: [
                edition(
                    "catalogs/national-2017.json",
                    include_str!("../../data/catalogs/national-2017.json"),
                )?,
                edition(
                    "catalogs/national-2022.json",
                    include_str!("../../data/catalogs/national-2022.json"),
                )?,
                edition(
                    "catalogs/jilin-2021.json",
                    include_str!("../../data/catalogs/jilin-2021.json"),
                )?,
            ],
        })
    }

    /// Entries of an edition, in its order.
    pub(super) fn entries(&self, edition: EditionKind) -> &[Entry] {
        &self.editions[edition as usize].entries
    }

    /// The entry of a technology in an edition.
    pub(super) fn entry(&self, edition: EditionKind, technology: &str) -> Option<&Entry> {
        self.entries(edition).iter().find(|entry| entry.technology == technology)
    }
}

fn edition(file: &'static str, text: &str) -> Result<Edition, SampleError> {
    serde_json::from_str(text)
        .map_err(|error| SampleError::Reference { file, message: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_told_apart() {
        let reference = Reference::embedded().expect("embedded data");
        let code = |edition| reference.entry(edition, "tumor-ablation").map(|e| e.code.clone());
        assert_eq!(code(EditionKind::National2017).as_deref(), Some("G10"));
        assert_eq!(code(EditionKind::National2022).as_deref(), Some("G08"));
        assert_eq!(code(EditionKind::Jilin2021), None);
    }
}
