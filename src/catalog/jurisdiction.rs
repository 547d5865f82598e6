//! Jurisdictions (行政区划): the divisions of GB/T 2260 and the functional areas that publish
//! though the standard lacks them.

use super::error::ReferenceError;
use super::ids::JurisdictionCode;
use super::place_names::PlaceNames;
use super::resolution::Resolution;
use crate::lookup::Table;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How far below the country a jurisdiction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 省级: province, autonomous region, municipality, special administrative region.
    Province,
    /// 地级: prefecture-level city, autonomous prefecture, prefecture, league.
    Prefecture,
    /// 县级: county, district, county-level city, banner, wherever its parent is.
    County,
    /// 功能区: no division of GB/T 2260.
    FunctionalArea,
}

impl Level {
    fn of(kind: &str) -> Option<Self> {
        match kind {
            "省" | "自治区" | "直辖市" | "特别行政区" => Some(Self::Province),
            "地级市" | "自治州" | "地区" | "盟" => Some(Self::Prefecture),
            "县" | "自治县" | "市辖区" | "县级市" | "旗" | "自治旗" | "林区" | "特区" => {
                Some(Self::County)
            }
            "功能区" => Some(Self::FunctionalArea),
            _ => None,
        }
    }
}

/// One jurisdiction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jurisdiction {
    /// Its code.
    pub code: JurisdictionCode,
    /// Its full name, without those of its parents.
    pub name: String,
    /// Its type in the table's words, such as 地级市.
    pub kind: String,
    /// Its level.
    pub level: Level,
    /// The jurisdiction it belongs to; `None` for a province.
    pub parent: Option<JurisdictionCode>,
    /// Other names in real use.
    pub aliases: Vec<String>,
}

impl Jurisdiction {
    /// The name without its type, if two characters are left.
    #[must_use]
    pub fn short_name(&self) -> Option<&str> {
        let suffix = match self.kind.as_str() {
            "省" => "省",
            "直辖市" | "地级市" | "县级市" => "市",
            "地区" => "地区",
            "盟" => "盟",
            "市辖区" => "区",
            "县" => "县",
            "旗" => "旗",
            "林区" => "林区",
            "特区" => "特区",
            _ => return None,
        };
        self.name.strip_suffix(suffix).filter(|short| short.chars().count() >= 2)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: JurisdictionCode,
    name: String,
    #[serde(rename = "type")]
    kind: String,
    parent: Option<JurisdictionCode>,
    aliases: String,
}

/// All jurisdictions, by code.
#[derive(Clone, Debug)]
pub struct Jurisdictions {
    by_code: Table<JurisdictionCode, Jurisdiction>,
    children: Table<JurisdictionCode, Vec<JurisdictionCode>>,
    /// The names with those of all parents.
    full_names: Table<JurisdictionCode, String>,
    names: PlaceNames,
}

impl Jurisdictions {
    /// Reads the table: CSV with the header `code,name,type,parent,aliases`.
    ///
    /// # Errors
    /// A row that cannot be read, a code twice, an unknown type, or a parent that is missing or
    /// not above its child. `file` names the table in the message.
    pub fn from_csv(file: &str, text: &str) -> Result<Self, ReferenceError> {
        let mut by_code = BTreeMap::new();
        for row in super::files::table::<Row>(file, text)? {
            let jurisdiction = from_row(file, row)?;
            let code = jurisdiction.code.clone();
            if by_code.insert(code.clone(), jurisdiction).is_some() {
                return Err(ReferenceError::invalid(file, format!("代码 {code} 重复")));
            }
        }
        check_parents(file, &by_code)?;
        let (children, names) = (children_of(&by_code), PlaceNames::new(by_code.values()));
        let full_names = by_code.keys().map(|code| (code.clone(), full_name(&by_code, code)));
        let full_names = full_names.collect();
        let (by_code, children) = (by_code.into_iter().collect(), children.into_iter().collect());
        Ok(Self { full_names, by_code, children, names })
    }

    /// The jurisdiction of this code.
    #[must_use]
    pub fn get(&self, code: &JurisdictionCode) -> Option<&Jurisdiction> {
        self.by_code.get(code)
    }

    /// All of them, in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = &Jurisdiction> {
        self.by_code.values()
    }

    /// The jurisdiction that this one belongs to.
    #[must_use]
    pub fn parent(&self, code: &JurisdictionCode) -> Option<&Jurisdiction> {
        self.get(self.get(code)?.parent.as_ref()?)
    }

    /// The jurisdictions directly below, in the order of their codes; those of the whole
    /// country are the provinces.
    pub fn children<'a>(
        &'a self,
        code: &JurisdictionCode,
    ) -> impl Iterator<Item = &'a Jurisdiction> + use<'a> {
        self.children.get(code).into_iter().flatten().filter_map(|child| self.get(child))
    }

    /// The jurisdiction itself, its parent and so on up to the province.
    pub fn ancestors<'a>(
        &'a self,
        code: &JurisdictionCode,
    ) -> impl Iterator<Item = &'a Jurisdiction> + use<'a> {
        std::iter::successors(self.get(code), |below| self.get(below.parent.as_ref()?))
    }

    /// The province it lies in, itself if it is one.
    #[must_use]
    pub fn province(&self, code: &JurisdictionCode) -> Option<&Jurisdiction> {
        self.ancestors(code).last()
    }

    /// Whether `code` is `ancestor` or lies in it; everything lies in the whole country.
    #[must_use]
    pub fn is_within(&self, code: &JurisdictionCode, ancestor: &JurisdictionCode) -> bool {
        ancestor.is_country() || self.ancestors(code).any(|above| above.code == *ancestor)
    }

    /// Whether one of the two lies in the other, or both are the same.
    #[must_use]
    pub fn overlap(&self, one: &JurisdictionCode, other: &JurisdictionCode) -> bool {
        self.is_within(one, other) || self.is_within(other, one)
    }

    /// The level of a jurisdiction.
    #[must_use]
    pub fn level(&self, code: &JurisdictionCode) -> Option<Level> {
        self.get(code).map(|jurisdiction| jurisdiction.level)
    }

    /// The name with those of all its parents: 吉林省长春市朝阳区; empty for an unknown code.
    #[must_use]
    pub fn full_name(&self, code: &JurisdictionCode) -> &str {
        self.full_names.get(code).map_or("", String::as_str)
    }

    /// The name that tells it from its like within a province: a district is named with its
    /// city (长春市朝阳区), everything else alone.
    #[must_use]
    pub fn distinct_name(&self, code: &JurisdictionCode) -> String {
        let Some(jurisdiction) = self.get(code) else { return String::new() };
        match self.parent(code).filter(|_| jurisdiction.kind == "市辖区") {
            Some(city) => format!("{}{}", city.name, jurisdiction.name),
            None => jurisdiction.name.clone(),
        }
    }

    /// Finds the jurisdiction that a text means.
    ///
    /// `scope` is the jurisdiction whose lists the text stands in: names are looked for in it
    /// and among its ancestors. A name from elsewhere counts only when the text says its
    /// province (北京市朝阳区). A code is taken wherever it is.
    #[must_use]
    pub fn resolve(&self, text: &str, scope: &JurisdictionCode) -> Resolution<JurisdictionCode> {
        let folded = crate::text::fold(text);
        let as_code = JurisdictionCode::new(folded.to_ascii_lowercase());
        match as_code.map(|code| self.get(&code)) {
            Ok(Some(found)) => Resolution::Resolved(found.code.clone()),
            _ => self.names.resolve(&folded, scope, self),
        }
    }
}

fn from_row(file: &str, row: Row) -> Result<Jurisdiction, ReferenceError> {
    let Row { code, name, kind, parent, aliases } = row;
    let level = Level::of(&kind)
        .ok_or_else(|| ReferenceError::invalid(file, format!("{code} 的类型“{kind}”不认识")))?;
    let aliases = super::files::list(&aliases);
    Ok(Jurisdiction { code, name, kind, level, parent, aliases })
}

/// Levels fall strictly from parent to child, so that no chain of parents can be a ring.
fn check_parents(
    file: &str,
    by_code: &BTreeMap<JurisdictionCode, Jurisdiction>,
) -> Result<(), ReferenceError> {
    for child in by_code.values() {
        let rightly_placed = match &child.parent {
            None => child.level == Level::Province,
            Some(code) => by_code.get(code).is_some_and(|parent| parent.level < child.level),
        };
        if !rightly_placed {
            let what = format!("{} {} 的上级缺失或有误", child.code, child.name);
            return Err(ReferenceError::invalid(file, what));
        }
    }
    Ok(())
}

fn full_name(
    by_code: &BTreeMap<JurisdictionCode, Jurisdiction>,
    code: &JurisdictionCode,
) -> String {
    let Some(own) = by_code.get(code) else { return String::new() };
    let above = own.parent.as_ref().map(|parent| full_name(by_code, parent));
    above.unwrap_or_default() + &own.name
}

fn children_of(
    by_code: &BTreeMap<JurisdictionCode, Jurisdiction>,
) -> BTreeMap<JurisdictionCode, Vec<JurisdictionCode>> {
    let mut children: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for child in by_code.values() {
        let parent = child.parent.clone().unwrap_or_else(JurisdictionCode::country);
        children.entry(parent).or_default().push(child.code.clone());
    }
    children
}

#[cfg(test)]
mod tests {
    use super::Jurisdictions;

    fn load(rows: &str) -> Result<Jurisdictions, String> {
        Jurisdictions::from_csv("x.csv", &format!("code,name,type,parent,aliases\n{rows}"))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn faulty_tables_are_named() {
        let province = "990000,示例省,省,,\n";
        assert!(load(province).is_ok());
        let cases = [
            ("990100,示例市,地级市,990000,\n", "上级"),
            ("990000,示例省,州府,,\n", "类型"),
            ("990000,示例省,省,,\n990000,示例省,省,,\n", "重复"),
            ("990000,示例省,省,990000,\n", "上级"),
            ("990100,示例市,地级市,,\n", "上级"),
        ];
        for (rows, part) in cases {
            let message = load(rows).err().unwrap_or_default();
            assert!(message.contains("x.csv") && message.contains(part), "{message}");
        }
    }
}
