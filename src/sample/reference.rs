//! The built-in reference data, as inventing needs it.

use crate::catalog::{
    self, CatalogEntry, EditionId, JurisdictionCode, Jurisdictions, ReferenceError,
};

/// Divisions and the editions filings are made under.
pub(super) struct Reference {
    /// Divisions of the whole country.
    pub(super) places: Jurisdictions,
    /// Entries of each edition, in the order of [`EditionKind`].
    editions: [Vec<CatalogEntry>; 3],
}

/// The editions filings are made under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EditionKind {
    /// 国家2017年版目录.
    National2017,
    /// 国家2022年版目录.
    National2022,
    /// 吉林省2021年版目录.
    Jilin2021,
}

impl Reference {
    /// Takes what is needed from the data built into the program.
    ///
    /// # Errors
    /// A fault in the built-in files.
    pub(super) fn builtin() -> Result<Self, ReferenceError> {
        let all = catalog::Reference::builtin()?;
        let editions = [
            entries(&all, "national-2017")?,
            entries(&all, "national-2022")?,
            entries(&all, "jilin-2021")?,
        ];
        Ok(Self { places: all.jurisdictions, editions })
    }

    /// Name of the division of a code.
    pub(super) fn place_name(&self, code: &str) -> &str {
        let place = JurisdictionCode::new(code).ok().and_then(|code| self.places.get(&code));
        place.map_or("", |place| place.name.as_str())
    }

    /// Entries of an edition, in its order.
    pub(super) fn entries(&self, edition: EditionKind) -> &[CatalogEntry] {
        &self.editions[edition as usize]
    }

    /// The entry of a technology in an edition.
    pub(super) fn entry(&self, edition: EditionKind, technology: &str) -> Option<&CatalogEntry> {
        self.entries(edition).iter().find(|entry| entry.technology.as_str() == technology)
    }
}

fn entries(all: &catalog::Reference, id: &str) -> Result<Vec<CatalogEntry>, ReferenceError> {
    let edition = EditionId::new(id).ok().and_then(|id| all.editions.get(&id));
    let missing = || ReferenceError::invalid("data/catalogs", format!("缺少目录 {id}"));
    edition.map(|edition| edition.entries.clone()).ok_or_else(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_told_apart() {
        let reference = Reference::builtin().expect("built-in data");
        let code = |edition| reference.entry(edition, "tumor-ablation").map(|e| e.code.clone());
        assert_eq!(code(EditionKind::National2017).flatten().as_deref(), Some("G10"));
        assert_eq!(code(EditionKind::National2022).flatten().as_deref(), Some("G08"));
        assert_eq!(code(EditionKind::Jilin2021), None);
    }
}
