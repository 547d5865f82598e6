//! Which catalog entry a written technology name means, on a date, in a jurisdiction.
//!
//! In: the cell's text for one technology. Out: one [`TechnologyResolution`]; nothing is ever
//! taken by its code alone, and nothing by likeness.
//!
//! 1. [`super::written`] splits the text into code, name and scope bracket;
//! 2. the name index says which technology the name means;
//! 3. the date and the jurisdiction say which of its entries was in force;
//! 4. the code, if written, must be that entry's.

use super::Reference;
use super::answer::{MatchKind, NotInForceReason, ResolveContext, TechnologyResolution};
use super::code::{ItemCode, trailing_bracket};
use super::edition::{Edition, EntryRef, Listed};
use super::grades::Grades;
use super::ids::TechnologyId;
use super::names::Meaning;
use super::nearest::nearest;
use super::out_of_scope::OutOfScopeTopic;
use super::technology::Technology;
use super::written::Written;
use crate::text::{fold, trim};

impl Reference {
    /// Says what a written technology name means. See the module's description.
    #[must_use]
    pub fn resolve_technology(
        &self,
        text: &str,
        context: &ResolveContext<'_>,
    ) -> TechnologyResolution {
        let written = Written::read(text, &self.names);
        let found = written.meaning(&self.names).or_else(|| self.with_indication(text));
        match (found, written.code) {
            (Some(meaning), _) => self.place(text, &written, meaning, context),
            (None, Some(code)) if written.name.is_empty() => self.code_only(code, context),
            (None, _) => self.unlisted(written.name, context),
        }
    }

    /// The grades that a written name limits itself to, as written, where they are not those that
    /// its entry restricts.
    pub(crate) fn grades_apart<'t>(&self, text: &'t str, entry: &EntryRef) -> Option<&'t str> {
        let (_, content) = trailing_bracket(text)?;
        // A number alone may number the technology.
        let written = Grades::parse(content).filter(|_| content.contains('级'))?;
        let (_, entry) = self.editions.at(entry)?;
        let restricted = entry.scope.as_deref().and_then(Grades::parse);
        (restricted != Some(written)).then(|| trim(content))
    }

    /// A prohibited technology named together with its indication.
    fn with_indication(&self, text: &str) -> Option<&Meaning> {
        let folded = fold(text);
        let named = self.names.iter().filter(|(key, _)| folded.contains(key));
        named.map(|(_, meaning)| meaning).find(|meaning| {
            self.listings(&meaning.technology)
                .iter()
                .any(|one| one.entry.indication.as_deref().is_some_and(|name| states(text, name)))
        })
    }

    fn place(
        &self,
        text: &str,
        written: &Written<'_>,
        meaning: &Meaning,
        context: &ResolveContext<'_>,
    ) -> TechnologyResolution {
        let listings = self.hinted(self.listings(&meaning.technology), context);
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            listings.into_iter().partition(|one| self.applies(one.edition, context.jurisdiction));
        let current: Vec<_> =
            here.iter().copied().filter(|one| is_current(one.edition, context)).collect();
        if let Some(one) = current.iter().find(|one| !one.edition.is_restricted()) {
            return prohibited(text, one);
        }
        if current.is_empty() {
            return not_in_force(&here, &elsewhere, context)
                .unwrap_or_else(|| self.unlisted(written.name, context));
        }
        self.choose(written, meaning, &here, &current, context)
    }

    fn choose(
        &self,
        written: &Written<'_>,
        meaning: &Meaning,
        here: &[Listed<'_>],
        current: &[Listed<'_>],
        context: &ResolveContext<'_>,
    ) -> TechnologyResolution {
        let in_scope: Vec<_> = current.iter().copied().filter(|one| covers(written, one)).collect();
        let own = |one: &&Listed<'_>| meaning.names.contains(&one.reference());
        let by_code = |one: &&Listed<'_>| written.code.is_none_or(|code| has_code(one, code));
        let fitting: Vec<_> = in_scope.iter().filter(by_code).copied().collect();
        let best = fitting.iter().find(own).or(fitting.first());
        let by_name = in_scope.iter().find(own).or(in_scope.first());
        match (best, by_name, written.code) {
            (Some(one), ..) => entry(written, meaning, one),
            (None, Some(one), Some(code)) => self.mismatch(code, one, here, current, context),
            (None, ..) => self.unlisted(written.name, context),
        }
    }

    fn mismatch(
        &self,
        code: ItemCode,
        by_name: &Listed<'_>,
        here: &[Listed<'_>],
        current: &[Listed<'_>],
        context: &ResolveContext<'_>,
    ) -> TechnologyResolution {
        let is_current_entry =
            |one: &Listed<'_>| current.iter().any(|other| other.reference() == one.reference());
        let fits = here.iter().filter(|one| has_code(one, code) && !is_current_entry(one));
        let means = self.coded(code, context).into_iter();
        TechnologyResolution::CodeNameMismatch {
            code,
            name_entry: by_name.reference(),
            technology: by_name.entry.technology.clone(),
            code_means: means
                .filter(|one| is_current(one.edition, context))
                .map(|one| (one.edition.id.clone(), one.entry.name.clone()))
                .collect(),
            fits: fits.map(Listed::reference).collect(),
        }
    }

    fn code_only(&self, code: ItemCode, context: &ResolveContext<'_>) -> TechnologyResolution {
        let candidates = self.coded(code, context).iter().map(Listed::reference).collect();
        TechnologyResolution::CodeOnly { code, candidates }
    }

    fn unlisted(&self, name: &str, context: &ResolveContext<'_>) -> TechnologyResolution {
        if let Some(topic) = OutOfScopeTopic::of(&fold(name)) {
            return TechnologyResolution::OutOfScope { topic };
        }
        let nearest = nearest(name, &self.known_names(context), &self.words_for(context));
        TechnologyResolution::Unknown { nearest }
    }

    /// The words with which people ask for what is listed in the jurisdiction.
    fn words_for<'r>(&'r self, context: &ResolveContext<'_>) -> Vec<(&'r str, &'r Technology)> {
        let listed = |technology: &&Technology| {
            let listings = self.listings(&technology.id);
            listings.iter().any(|one| self.applies(one.edition, context.jurisdiction))
        };
        let technologies = self.technologies.iter().filter(listed);
        let words = |each: &'r Technology| each.asked_as.iter().map(move |word| (&**word, each));
        technologies.flat_map(words).collect()
    }

    /// The names that can be meant in the jurisdiction.
    fn known_names(&self, context: &ResolveContext<'_>) -> Vec<(String, TechnologyId)> {
        let here = self.editions.entries().into_iter();
        let here = here.filter(|one| self.applies(one.edition, context.jurisdiction));
        here.flat_map(|one| {
            let technology = &one.entry.technology;
            let aliases = self.technologies.get(technology).map_or(&[][..], |known| &known.aliases);
            let names = [one.entry.full_name()].into_iter();
            names.chain(aliases.iter().cloned()).map(|name| (name, technology.clone()))
        })
        .collect()
    }

    fn coded(&self, code: ItemCode, context: &ResolveContext<'_>) -> Vec<Listed<'_>> {
        let here = |one: &Listed<'_>| self.applies(one.edition, context.jurisdiction);
        self.editions.entries().into_iter().filter(|one| has_code(one, code) && here(one)).collect()
    }

    /// Only the entries of the edition that the source names, if it names one of them.
    fn hinted<'a>(
        &self,
        listings: Vec<Listed<'a>>,
        context: &ResolveContext<'_>,
    ) -> Vec<Listed<'a>> {
        let Some(hint) = context.edition_hint.map(fold) else { return listings };
        let named: Vec<_> =
            listings.iter().copied().filter(|one| is_named(one.edition, &hint)).collect();
        if named.is_empty() { listings } else { named }
    }
}

fn is_named(edition: &Edition, folded_hint: &str) -> bool {
    let names = [edition.id.as_str(), &edition.title, &edition.short_title];
    let number = edition.document_number.as_deref();
    let hint = of_year(folded_hint);
    names.into_iter().chain(number).any(|name| of_year(&fold(name)) == hint)
}

/// 国家2017年目录, 国家2017版目录 and 国家2017年版目录 are one.
fn of_year(name: &str) -> String {
    name.replace("年版", "年").replace('版', "年")
}

/// Without a date every edition can be meant.
fn is_current(edition: &Edition, context: &ResolveContext<'_>) -> bool {
    context.on.is_none_or(|on| edition.can_be_in_force(on))
}

fn has_code(one: &Listed<'_>, code: ItemCode) -> bool {
    one.entry.code.as_deref().and_then(ItemCode::parse) == Some(code)
}

/// Whether the grades written, if any, touch those that the entry restricts.
fn covers(written: &Written<'_>, one: &Listed<'_>) -> bool {
    let restricted = one.entry.scope.as_deref().and_then(Grades::parse);
    match (&written.grades, restricted) {
        (Some(written), Some(restricted)) => written.overlap(&restricted),
        _ => true,
    }
}

fn entry(written: &Written<'_>, meaning: &Meaning, one: &Listed<'_>) -> TechnologyResolution {
    let reference = one.reference();
    let matched = if !meaning.names.contains(&reference) {
        if meaning.names.is_empty() { MatchKind::Alias } else { MatchKind::OtherEdition }
    } else if written.is_exactly(one.entry) {
        MatchKind::Exact
    } else {
        MatchKind::Folded
    };
    let technology = one.entry.technology.clone();
    TechnologyResolution::Entry { entry: reference, technology, matched }
}

fn prohibited(text: &str, one: &Listed<'_>) -> TechnologyResolution {
    let indication = one.entry.indication.clone();
    TechnologyResolution::Prohibited {
        entry: one.reference(),
        technology: one.entry.technology.clone(),
        indication_stated: indication.as_deref().is_some_and(|name| states(text, name)),
        indication,
    }
}

/// Whether a text names a disease, 病 and 症 and the ways to write type 2 being the same.
fn states(text: &str, disease: &str) -> bool {
    let plain = |text: &str| fold(text).replace("II型", "2型").replace("二型", "2型");
    let disease = plain(disease);
    plain(text).contains(disease.strip_suffix('病').unwrap_or(&disease))
}

/// The reason that comes nearest: the newest edition here that has ended, the earliest here yet
/// to come, the newest elsewhere.
fn not_in_force(
    here: &[Listed<'_>],
    elsewhere: &[Listed<'_>],
    context: &ResolveContext<'_>,
) -> Option<TechnologyResolution> {
    let on = context.on;
    let ended = || here.iter().find(|one| on.is_some_and(|on| one.edition.no_longer_in_force(on)));
    let one = ended().or_else(|| here.last()).or_else(|| elsewhere.first())?;
    Some(TechnologyResolution::NotInForce {
        entry: one.reference(),
        technology: one.entry.technology.clone(),
        reason: reason(one.edition, here.is_empty(), context)?,
    })
}

fn reason(
    edition: &Edition,
    is_elsewhere: bool,
    context: &ResolveContext<'_>,
) -> Option<NotInForceReason> {
    if is_elsewhere {
        let jurisdiction = edition.jurisdiction.clone()?;
        return Some(NotInForceReason::Elsewhere { jurisdiction });
    }
    match (edition.in_force_from, edition.in_force_until) {
        (_, Some(on)) if context.on.is_some_and(|day| edition.no_longer_in_force(day)) => {
            let replaced_by = edition.replaced_by.clone();
            Some(NotInForceReason::Ended { on, replaced_by })
        }
        (Some(from), _) => Some(NotInForceReason::NotYet { from }),
        (None, _) => None,
    }
}
