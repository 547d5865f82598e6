//! Administrative divisions and the authority folder each belongs to.

use super::SampleError;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The whole country's divisions.
pub(super) struct Places {
    all: Vec<Place>,
    by_code: BTreeMap<String, usize>,
}

/// One division.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Place {
    /// GB/T 2260 code, or the own code of a functional area.
    pub(super) code: String,
    /// Name without its parents.
    pub(super) name: String,
    /// 省, 地级市, 县 …
    #[serde(rename = "type")]
    kind: String,
    parent: String,
}

/// The divisions in which institutions are placed, by rank.
#[derive(Default)]
pub(super) struct Ranks<'a> {
    /// 省、自治区、直辖市.
    pub(super) provinces: Vec<&'a Place>,
    /// 市、州、地区、盟.
    pub(super) prefectures: Vec<&'a Place>,
    /// 县、市、区、旗.
    pub(super) counties: Vec<&'a Place>,
    /// Functional areas with an authority of their own.
    pub(super) areas: Vec<&'a Place>,
}

impl Places {
    /// Reads `data/jurisdictions.csv`.
    ///
    /// # Errors
    /// When a line is malformed.
    pub(super) fn parse(text: &str) -> Result<Self, SampleError> {
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
        let all: Vec<Place> = reader.deserialize().collect::<Result<_, _>>().map_err(|error| {
            SampleError::Reference { file: "jurisdictions.csv", message: error.to_string() }
        })?;
        let by_code =
            all.iter().enumerate().map(|(index, place)| (place.code.clone(), index)).collect();
        Ok(Self { all, by_code })
    }

    /// The division of a code.
    pub(super) fn get(&self, code: &str) -> Option<&Place> {
        self.by_code.get(code).map(|&index| &self.all[index])
    }

    /// The divisions within a scope (`000000`: the mainland), by rank.
    pub(super) fn ranks(&self, scope: &str) -> Ranks<'_> {
        let mut ranks = Ranks::default();
        for place in self.all.iter().filter(|place| self.is_within(place, scope)) {
            match place.kind.as_str() {
                "特别行政区" => {}
                "功能区" => ranks.areas.push(place),
                // 710000 has no divisions in the table and none of its hospitals files here.
                _ if place.parent.is_empty() && place.code == "710000" => {}
                _ if place.parent.is_empty() => ranks.provinces.push(place),
                _ if is_prefecture(place) => ranks.prefectures.push(place),
                _ => ranks.counties.push(place),
            }
        }
        ranks
    }

    fn is_within(&self, place: &Place, scope: &str) -> bool {
        scope == "000000"
            || place.code == scope
            || self.get(&place.parent).is_some_and(|parent| self.is_within(parent, scope))
    }

    /// Code of the authority that exports a division's filings: the prefecture's or functional
    /// area's own, the province's where there is no prefecture between.
    pub(super) fn folder<'a>(&'a self, place: &'a Place) -> &'a str {
        if place.kind == "功能区" || is_prefecture(place) {
            return &place.code;
        }
        self.get(&place.parent).map_or(&place.code, |parent| self.folder(parent))
    }

    /// The province a division belongs to.
    pub(super) fn province<'a>(&'a self, place: &'a Place) -> &'a Place {
        self.get(&place.parent).map_or(place, |parent| self.province(parent))
    }

    /// As hospitals are named: a city district takes its city's name before its own.
    pub(super) fn title(&self, place: &Place) -> String {
        match self.get(&place.parent) {
            Some(parent) if place.kind == "市辖区" => format!("{}{}", parent.name, place.name),
            _ => place.name.clone(),
        }
    }

    /// All names from the province down: 吉林省长春市朝阳区.
    pub(super) fn path(&self, place: &Place) -> String {
        let above = self.get(&place.parent).map(|parent| self.path(parent)).unwrap_or_default();
        format!("{above}{}", place.name)
    }

    /// Where an institution of this division stands: one of its districts, or the division
    /// itself where it has none.
    pub(super) fn site<'a>(&'a self, place: &'a Place, draw: usize) -> &'a Place {
        let below: Vec<&Place> = self.children(place).collect();
        let districts: Vec<&Place> =
            below.iter().copied().filter(|child| child.kind == "市辖区").collect();
        let seat = below.iter().copied().find(|child| child.kind != "功能区");
        match (districts.is_empty(), seat) {
            (false, _) => districts[draw % districts.len()],
            (true, Some(seat)) if seat.code != place.code => self.site(seat, draw),
            (true, _) => place,
        }
    }

    fn children<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a Place> {
        // Codes below a division sort right after its own.
        let stem = place.code.trim_end_matches('0').to_owned();
        self.by_code
            .range(place.code.clone()..)
            .map(|(_, &index)| &self.all[index])
            .take_while(move |child| child.code.starts_with(&stem))
            .filter(move |child| child.parent == place.code)
    }
}

impl Place {
    /// The six digits identifiers carry.
    pub(super) fn digits(&self) -> &str {
        self.code.get(..6).unwrap_or(&self.code)
    }

    /// The name of the medicine of the people an autonomous division is named after.
    pub(super) fn ethnic_medicine(&self) -> Option<&'static str> {
        const MEDICINES: [(&str, &str); 7] = [
            ("朝鲜族", "朝医"),
            ("蒙古", "蒙医"),
            ("藏族", "藏医"),
            ("维吾尔", "维医"),
            ("傣族", "傣医"),
            ("壮族", "壮医"),
            ("哈萨克", "哈医"),
        ];
        MEDICINES.iter().find(|(people, _)| self.name.contains(people)).map(|(_, name)| *name)
    }
}

fn is_prefecture(place: &Place) -> bool {
    matches!(place.kind.as_str(), "地级市" | "地区" | "盟" | "自治州")
}

#[cfg(test)]
mod tests {
    use crate::sample::reference::Reference;

    #[test]
    fn every_division_has_its_folder_and_name() {
        let places = Reference::embedded().expect("embedded data").places;
        let folder = |code| places.get(code).map(|place| places.folder(place).to_owned());
        assert_eq!(folder("222403").as_deref(), Some("222400"));
        assert_eq!(folder("220000").as_deref(), Some("220000"));
        assert_eq!(folder("419001").as_deref(), Some("410000"));
        let district = places.get("220104").expect("朝阳区");
        assert_eq!(places.title(district), "长春市朝阳区");
        assert_eq!(places.path(district), "吉林省长春市朝阳区");
    }

    #[test]
    fn institutions_stand_in_a_district() {
        let places = Reference::embedded().expect("embedded data").places;
        let site = |code| places.get(code).map(|place| places.site(place, 1).code.clone());
        assert_eq!(site("220100").as_deref(), Some("220103"));
        assert_eq!(site("222400").as_deref(), Some("222401"));
        assert_eq!(site("220000").as_deref(), Some("220103"));
    }
}
