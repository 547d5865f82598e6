//! Quality centres that a regulation's annex names for technologies, such as that of the Guizhou
//! draft: data read from the text, so that there is one truth.

use super::Site;
use crate::catalog::TechnologyId;
use crate::content::{Regulation, Unit, UnitKind};
use crate::text::fold;

/// Between the cells of a table's row in a unit's plain text.
const CELLS: char = '\u{3000}';

/// The centres that an annex names for one technology.
#[derive(Debug)]
pub struct DesignatedCentre<'a> {
    /// The document.
    pub regulation: &'a Regulation,
    /// The annex.
    pub annex: &'a Unit,
    /// The code as the annex writes it, slips included.
    pub code: &'a str,
    /// The technology as the annex writes it.
    pub name: &'a str,
    /// The technology, where a catalog lists that name.
    pub technology: Option<TechnologyId>,
    /// One of the centres.
    pub centre: &'a str,
}

impl<'a> Site<'a> {
    /// Every centre that an annex with a table of 技术名称 and 委托中心 names.
    #[must_use]
    pub fn designated_centres(&self) -> Vec<DesignatedCentre<'a>> {
        let mut found = Vec::new();
        for regulation in self.regulations() {
            let annexes = regulation.units.iter().filter(|unit| unit.kind == UnitKind::Annex);
            for annex in annexes {
                let mut lines = annex.text.lines().map(|line| line.split(CELLS));
                let header = lines.by_ref().any(|mut cells| {
                    cells.nth(1) == Some("技术名称") && cells.next() == Some("委托中心")
                });
                for cells in lines.filter(|_| header) {
                    found.extend(self.designated(regulation, annex, &cells.collect::<Vec<_>>()));
                }
            }
        }
        found
    }

    fn designated(
        &self,
        regulation: &'a Regulation,
        annex: &'a Unit,
        cells: &[&'a str],
    ) -> Vec<DesignatedCentre<'a>> {
        let [code, name, centres @ ..] = cells else { return Vec::new() };
        let entries = self.reference.editions.entries();
        let listed = entries.iter().find(|one| fold(&one.entry.name) == fold(name));
        let technology = listed.map(|one| one.entry.technology.clone());
        let centre = |centre: &&'a str| DesignatedCentre {
            regulation,
            annex,
            code,
            name,
            technology: technology.clone(),
            centre,
        };
        centres.iter().map(centre).collect()
    }
}
