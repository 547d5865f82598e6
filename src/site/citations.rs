//! 被引用于: what refers to an article or rests on it.

use super::dictionary::{DataField, DataSet, DataSetId};
use super::{Page, Site, Topic};
use crate::check::{RULES, Rule};
use crate::content::{Page as Written, Regulation, Term, Unit};
use std::collections::BTreeMap;

/// What refers to an article.
#[derive(Clone, Copy, Debug)]
pub enum Citing<'a> {
    /// A part of a regulation, or its preface.
    Regulation(&'a Regulation, Option<&'a Unit>),
    /// A rule of the checks.
    Rule(&'static Rule),
    /// A public data field.
    Field(&'static DataSet, &'static DataField),
    /// A page of the site's editors.
    Written(&'a Written),
    /// A word explained.
    Term(&'a Term),
    /// A kind of page of the site, by its name and its list.
    Pages(Topic, &'static str, &'static Page),
}

/// What refers to each article, by regulation and permalink of the unit.
#[derive(Debug, Default)]
pub struct Citations<'a> {
    by_unit: BTreeMap<(String, String), Vec<Citing<'a>>>,
}

impl<'a> Citations<'a> {
    /// What refers to a unit or to a part of it, regulations first.
    #[must_use]
    pub fn of(&self, regulation: &str, anchor: &str) -> &[Citing<'a>] {
        let key = (regulation.to_owned(), anchor.to_owned());
        self.by_unit.get(&key).map(Vec::as_slice).unwrap_or_default()
    }

    /// Adds what refers to a part; `""` is the document as a whole. References inside one
    /// document are read there and not counted.
    fn add(&mut self, site: &Site<'a>, regulation: &str, anchor: &str, citing: Citing<'a>) {
        let found = site.regulation(regulation).and_then(|found| found.find(anchor));
        let anchor = found.map_or(anchor, |(unit, _)| unit.anchor.as_str());
        let key = (regulation.to_owned(), anchor.to_owned());
        let own = self.by_unit.entry(key).or_default();
        if !own.iter().any(|each| same(each, &citing)) {
            own.push(citing);
        }
    }
}

fn same(one: &Citing<'_>, other: &Citing<'_>) -> bool {
    match (one, other) {
        (Citing::Regulation(one, at), Citing::Regulation(other, there)) => {
            one.id == other.id && at.map(|unit| &unit.anchor) == there.map(|unit| &unit.anchor)
        }
        (Citing::Written(one), Citing::Written(other)) => one.id == other.id,
        (Citing::Term(one), Citing::Term(other)) => one.id == other.id,
        (Citing::Pages(_, one, _), Citing::Pages(_, other, _)) => one == other,
        _ => false,
    }
}

impl<'a> Site<'a> {
    /// What refers to each article.
    #[must_use]
    pub fn citations(&self) -> Citations<'a> {
        let mut citations = Citations::default();
        self.add_regulations(&mut citations);
        self.add_topics(&mut citations);
        for rule in RULES.iter().copied() {
            if let Some(basis) = rule.basis {
                citations.add(self, basis.regulation, basis.anchor, Citing::Rule(rule));
            }
        }
        self.add_fields(&mut citations);
        self.add_written(&mut citations);
        citations
    }

    fn add_regulations(&self, citations: &mut Citations<'a>) {
        for regulation in self.regulations() {
            for reference in &regulation.references {
                let Some(target) = &reference.target else { continue };
                if target.regulation == regulation.id {
                    continue;
                }
                let unit = reference.from.as_deref().and_then(|anchor| regulation.find(anchor));
                let citing = Citing::Regulation(regulation, unit.map(|(unit, _)| unit));
                let anchor = target.anchor.as_deref().unwrap_or_default();
                citations.add(self, &target.regulation, anchor, citing);
            }
        }
    }

    fn add_topics(&self, citations: &mut Citations<'a>) {
        for topic in Topic::ALL {
            for (regulation, anchor) in topic.articles() {
                for (name, page) in topic.pages().iter().filter(|(_, page)| self.has_section(page))
                {
                    citations.add(self, regulation, anchor, Citing::Pages(topic, name, page));
                }
            }
        }
    }

    fn add_fields(&self, citations: &mut Citations<'a>) {
        for id in DataSetId::ALL {
            let set = id.declaration();
            for field in set.fields {
                for basis in field.basis {
                    citations.add(self, basis.regulation, basis.anchor, Citing::Field(set, field));
                }
            }
        }
    }

    fn add_written(&self, citations: &mut Citations<'a>) {
        for term in self.glossary().into_iter().flat_map(|glossary| &glossary.terms) {
            for (regulation, anchor) in term.basis() {
                citations.add(self, regulation, anchor, Citing::Term(term));
            }
        }
        for page in &self.content.pages {
            for link in page.html.split("href=\"../regulations/").skip(1) {
                let target = link.split('"').next().unwrap_or_default();
                if let Some((regulation, anchor)) = target.split_once("/#") {
                    citations.add(self, regulation, anchor, Citing::Written(page));
                }
            }
        }
    }
}
