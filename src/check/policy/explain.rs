//! Which findings an entry of `data/suppressions.toml` explains.

use super::suppression::{Suppression, Suppressions};
use crate::catalog::{Reference, TechnologyId};
use crate::check::Checked;
use crate::check::finding::Finding;
use crate::check::rules::stale_suppression;
use crate::dataset::{Dataset, Institution, InstitutionIndex};
use crate::record::RawRow;
use crate::source::{Encoding, FileId, Location, SourceFile};
use crate::text::{fold, matches};
use std::collections::HashMap;
use std::sync::Arc;

/// Marks the findings that an entry explains; an entry without any becomes a finding.
pub(super) fn explain(suppressions: &Suppressions, checked: &mut Checked, reference: &Reference) {
    let entries = &suppressions.entries;
    if entries.is_empty() {
        return;
    }
    let Checked { dataset, findings } = checked;
    let file = list(dataset, suppressions);
    let mut used = vec![false; entries.len()];
    let rows = Rows::new(dataset);
    for finding in findings.iter_mut() {
        let known = rows.of(finding.location);
        let fits = |entry: &Suppression| entry.fits(finding, dataset, known, reference);
        if let Some(at) = entries.iter().position(fits) {
            used[at] = true;
            finding.explained = Some(Arc::clone(&entries[at].explanation));
        }
    }
    let stale = entries.iter().zip(used).filter(|(_, used)| !used);
    findings.extend(stale.map(|(entry, _)| {
        let at = Location { row: entry.line, ..Location::of_file(file) };
        stale_suppression::finding(at, entry.rule)
    }));
}

/// Lists the file among the sources: what it explains is published as counts, and a finding can
/// name its place.
fn list(dataset: &mut Dataset, suppressions: &Suppressions) -> FileId {
    let id = FileId(dataset.sources.files.len() as u32);
    dataset.sources.files.push(SourceFile {
        authority: String::new(),
        snapshot: None,
        path: "suppressions.toml".to_owned(),
        sha256: suppressions.sha256.clone(),
        bytes: suppressions.bytes,
        encoding: Some(Encoding::Utf8),
        delimiter: None,
        sheets: Vec::new(),
    });
    id
}

impl Suppression {
    fn fits(
        &self,
        finding: &Finding,
        dataset: &Dataset,
        named: &[Named<'_>],
        reference: &Reference,
    ) -> bool {
        if finding.rule.code != self.rule.code {
            return false;
        }
        let at = finding.location;
        let path = &dataset.sources.file(at.file).path;
        if self.file.as_ref().is_some_and(|pattern| !matches(pattern, path))
            || self.row.is_some_and(|row| row != at.row)
        {
            return false;
        }
        let institution = self.institution.as_ref().is_none_or(|wanted| {
            let mut known = named.iter().map(|(index, _)| dataset.institution(*index));
            known.any(|each| is_called(each, wanted))
        });
        let technology = self.technology.as_ref().is_none_or(|wanted| {
            let several = named.iter().filter(|(_, id)| id.is_some()).count() > 1;
            let mut ids = named.iter().filter_map(|(_, id)| *id);
            ids.any(|id| is_technology(id, wanted, reference, several.then_some(finding)))
        });
        institution && technology
    }
}

/// Whether an institution goes by a name or a number.
fn is_called(institution: &Institution, wanted: &str) -> bool {
    let names = institution.former_names.iter().chain(&institution.aliases);
    let numbers = institution.registration_number.iter().chain(&institution.credit_code);
    let folded = fold(wanted);
    std::iter::once(&institution.name).chain(names).chain(numbers).any(|own| fold(own) == folded)
}

/// Whether a technology goes by an id or a name. Of a row with several technologies the finding
/// must name it as well.
fn is_technology(
    id: &TechnologyId,
    wanted: &str,
    reference: &Reference,
    of_several: Option<&Finding>,
) -> bool {
    let name = reference.technologies.get(id).map_or("", |technology| technology.name.as_str());
    let called = id.as_str() == wanted || fold(name) == fold(wanted);
    called
        && of_several
            .is_none_or(|finding| finding.value.contains(name) || finding.message.contains(name))
}

type RowKey = (FileId, u16, u32);

/// An institution a row speaks of, and a technology where it names one.
type Named<'a> = (InstitutionIndex, Option<&'a TechnologyId>);

/// Whom and what each row speaks of.
struct Rows<'a> {
    named: HashMap<RowKey, Vec<Named<'a>>>,
}

impl<'a> Rows<'a> {
    fn new(dataset: &'a Dataset) -> Self {
        let mut rows = Self { named: HashMap::new() };
        for (at, each) in dataset.institutions.iter().enumerate() {
            rows.add(&each.origin, InstitutionIndex(at as u32), None);
        }
        for each in &dataset.filings {
            rows.add(&each.origin, each.institution, Some(&each.technology));
        }
        for each in &dataset.disclosures {
            rows.add(&each.origin, each.institution, Some(&each.technology));
        }
        for each in &dataset.training_bases {
            rows.add(&each.origin, each.institution, Some(&each.technology));
        }
        for each in &dataset.licence_notes {
            rows.add(&each.origin, each.institution, None);
        }
        for each in &dataset.surgery_items {
            rows.add(&each.origin, each.institution, None);
        }
        for each in &dataset.new_technologies {
            rows.add(&each.origin, each.institution, None);
        }
        rows
    }

    fn add(&mut self, row: &RawRow, whose: InstitutionIndex, what: Option<&'a TechnologyId>) {
        let Location { file, sheet, row, .. } = row.location;
        self.named.entry((file, sheet, row)).or_default().push((whose, what));
    }

    fn of(&self, at: Location) -> &[Named<'a>] {
        self.named.get(&(at.file, at.sheet, at.row)).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_stands_for_any_run_of_characters() {
        assert!(matches("220100/*/备案.csv", "220100/2026-11-15/备案.csv"));
        assert!(matches("*.csv", "a/b.csv") && matches("a*b*c", "aXbbc"));
        assert!(!matches("220100/*/备案.csv", "220200/2026-11-15/备案.csv"));
        assert!(!matches("备案.csv", "220100/2026-11-15/备案.csv"));
    }
}
