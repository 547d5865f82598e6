//! Authorities (卫生健康行政部门): who issues the licence and holds the filing.
//!
//! The real names of a few are listed. The others are known by rule: each jurisdiction has a
//! health authority, and possibly one for Chinese medicine. Their offices' titles differ from
//! place to place and are not guessed; they are shown as <jurisdiction>卫生健康行政部门.

use super::authority_names::{Office, office};
use super::error::ReferenceError;
use super::ids::{AuthorityId, JurisdictionCode};
use super::jurisdiction::{Jurisdictions, Level};
use super::resolution::Resolution;
use crate::lookup::Table;
use crate::text::fold;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What an authority is responsible for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AuthorityKind {
    /// 卫生健康行政部门.
    #[serde(alias = "卫生健康")]
    Health,
    /// 中医药主管部门, for institutions of Chinese medicine (Measures, art. 50).
    #[serde(alias = "中医药")]
    Tcm,
}

/// An authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// Its id.
    pub id: AuthorityId,
    /// Its real name if listed, otherwise a descriptive one.
    pub name: String,
    /// Where it is the authority.
    pub jurisdiction: JurisdictionCode,
    /// What for.
    pub kind: AuthorityKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// As the rule gives it, where a row says it.
    #[serde(default)]
    id: Option<AuthorityId>,
    #[serde(alias = "机关名称")]
    name: String,
    #[serde(alias = "行政区划")]
    jurisdiction: JurisdictionCode,
    #[serde(default, alias = "类别")]
    kind: Option<AuthorityKind>,
    #[serde(default, alias = "别名")]
    aliases: String,
}

/// All authorities, listed and by rule.
#[derive(Clone, Debug)]
pub struct Authorities {
    by_id: Table<AuthorityId, Authority>,
    listed: BTreeMap<String, AuthorityId>,
}

impl Authorities {
    /// Reads the listed ones, CSV with the header `id,name,jurisdiction,kind,aliases`, and adds
    /// those by rule.
    ///
    /// # Errors
    /// A row that cannot be read, an id that is not the one the rule gives, an unknown
    /// jurisdiction, or a name of two authorities. `file` names the table in the message.
    pub fn from_csv(
        file: &str,
        text: &str,
        jurisdictions: &Jurisdictions,
    ) -> Result<Self, ReferenceError> {
        let mut all =
            Self { by_id: by_rule(jurisdictions).into_iter().collect(), listed: BTreeMap::new() };
        all.add(file, text)?;
        Ok(all)
    }

    /// Lists more of them, or the same under other names.
    pub(crate) fn add(&mut self, file: &str, text: &str) -> Result<(), ReferenceError> {
        for row in super::files::table::<Row>(file, text)? {
            self.list(row).map_err(|what| ReferenceError::invalid(file, what))?;
        }
        Ok(())
    }

    fn list(&mut self, row: Row) -> Result<(), String> {
        let Row { id, name, jurisdiction, kind, aliases } = row;
        let kind = kind.unwrap_or(AuthorityKind::Health);
        let by_rule = id_of(&jurisdiction, kind);
        let id = id.unwrap_or_else(|| by_rule.clone());
        if id != by_rule || !self.by_id.contains_key(&id) {
            return Err(format!("{id} {name}：标识与行政区划、类别不符，或没有这个行政区划"));
        }
        for label in std::iter::once(name.clone()).chain(super::files::list(&aliases)) {
            if self.listed.insert(fold(&label), id.clone()).is_some_and(|other| other != id) {
                return Err(format!("名称“{label}”属于两个机关"));
            }
        }
        self.by_id.insert(id.clone(), Authority { id, name, jurisdiction, kind });
        Ok(())
    }

    /// The authority of this id.
    #[must_use]
    pub fn get(&self, id: &AuthorityId) -> Option<&Authority> {
        self.by_id.get(id)
    }

    /// Whether the authority is listed by its real name, and so is known to exist; those by rule
    /// may not.
    #[must_use]
    pub fn is_listed(&self, id: &AuthorityId) -> bool {
        self.listed.values().any(|listed| listed == id)
    }

    /// Finds the authority that a text means: a listed name, an id, or a jurisdiction followed
    /// by an office's usual title, past or present (长春市卫健委, 德惠市卫生局). `scope` is the
    /// jurisdiction whose lists the text stands in; 省卫健委 and 省直 mean its province's.
    #[must_use]
    pub fn resolve(
        &self,
        text: &str,
        scope: &JurisdictionCode,
        jurisdictions: &Jurisdictions,
    ) -> Resolution<AuthorityId> {
        let folded = fold(text);
        if let Some(id) = self.listed.get(&folded).or_else(|| self.same_id(&folded)) {
            return Resolution::Resolved(id.clone());
        }
        let Some(Office { place, kind }) = office(&folded) else { return Resolution::Unknown };
        place_above(place, scope, jurisdictions)
            .unwrap_or_else(|| jurisdictions.resolve(place, scope))
            .map(|code| id_of(&code, kind))
    }

    fn same_id(&self, folded: &str) -> Option<&AuthorityId> {
        self.by_id.get_key_value(folded.to_ascii_lowercase().as_str()).map(|(id, _)| id)
    }
}

fn id_of(jurisdiction: &JurisdictionCode, kind: AuthorityKind) -> AuthorityId {
    match kind {
        AuthorityKind::Health => AuthorityId::health(jurisdiction),
        AuthorityKind::Tcm => AuthorityId::tcm(jurisdiction),
    }
}

fn by_rule(jurisdictions: &Jurisdictions) -> BTreeMap<AuthorityId, Authority> {
    let kinds =
        [(AuthorityKind::Health, "卫生健康行政部门"), (AuthorityKind::Tcm, "中医药主管部门")];
    let authority = |code: &JurisdictionCode, (kind, title): (AuthorityKind, &str)| {
        let id = id_of(code, kind);
        let name = format!("{}{title}", jurisdictions.distinct_name(code));
        (id.clone(), Authority { id, name, jurisdiction: code.clone(), kind })
    };
    let both = |code| kinds.map(|kind| authority(code, kind));
    jurisdictions.iter().flat_map(|jurisdiction| both(&jurisdiction.code)).collect()
}

/// 省, 市, 县 … alone mean the one that the scope is or lies in; `None` for any other text.
fn place_above(
    place: &str,
    scope: &JurisdictionCode,
    jurisdictions: &Jurisdictions,
) -> Option<Resolution<JurisdictionCode>> {
    let mut above = jurisdictions.ancestors(scope);
    let found: Vec<JurisdictionCode> = match place {
        "省" | "自治区" | "本省" | "我省" => {
            above.filter(|one| one.level == Level::Province).map(|one| one.code.clone()).collect()
        }
        "区" => above
            .find(|one| one.level > Level::Prefecture && one.name.ends_with('区'))
            .map(|one| one.code.clone())
            .into_iter()
            .collect(),
        "市" | "州" | "盟" | "县" | "旗" | "地区" => {
            above.filter(|one| one.name.ends_with(place)).map(|one| one.code.clone()).collect()
        }
        _ => return None,
    };
    Some(Resolution::of(found))
}
