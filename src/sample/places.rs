//! Where institutions are placed and the authority folder each division belongs to.

use crate::catalog::{Jurisdiction, JurisdictionCode, Jurisdictions, Level};

/// The divisions in which institutions are placed, by rank.
#[derive(Default)]
pub(super) struct Ranks<'a> {
    /// 省、自治区、直辖市.
    pub(super) provinces: Vec<&'a Jurisdiction>,
    /// 市、州、地区、盟.
    pub(super) prefectures: Vec<&'a Jurisdiction>,
    /// 县、市、区、旗.
    pub(super) counties: Vec<&'a Jurisdiction>,
    /// Functional areas with an authority of their own.
    pub(super) areas: Vec<&'a Jurisdiction>,
}

impl<'a> Ranks<'a> {
    /// The divisions within a scope.
    pub(super) fn within(places: &'a Jurisdictions, scope: &JurisdictionCode) -> Self {
        let mut ranks = Self::default();
        for place in places.iter().filter(|place| places.is_within(&place.code, scope)) {
            match place.level {
                // Provinces of which the table has no divisions file elsewhere.
                Level::Province if places.children(&place.code).next().is_none() => {}
                Level::Province => ranks.provinces.push(place),
                Level::Prefecture => ranks.prefectures.push(place),
                Level::County => ranks.counties.push(place),
                Level::FunctionalArea => ranks.areas.push(place),
            }
        }
        ranks
    }
}

/// The division whose authority exports a division's filings: the prefecture or functional area
/// itself, the province where there is no prefecture between.
pub(super) fn folder<'a>(places: &'a Jurisdictions, place: &'a Jurisdiction) -> &'a str {
    let exporter = places.ancestors(&place.code).find(|above| above.level != Level::County);
    exporter.unwrap_or(place).code.as_str()
}

/// Where an institution of this division stands: one of its districts, in its seat, or in the
/// division itself where it has none below.
pub(super) fn site<'a>(
    places: &'a Jurisdictions,
    place: &'a Jurisdiction,
    draw: usize,
) -> &'a Jurisdiction {
    let below =
        || places.children(&place.code).filter(|child| child.level != Level::FunctionalArea);
    let districts: Vec<_> = below().filter(|child| child.kind == "市辖区").collect();
    match (districts.is_empty(), below().next()) {
        (false, _) => districts[draw % districts.len()],
        (true, Some(seat)) => site(places, seat, draw),
        (true, None) => place,
    }
}

/// The six digits identifiers carry.
pub(super) fn digits(place: &Jurisdiction) -> &str {
    place.code.as_str().get(..6).unwrap_or_default()
}

/// The name of the medicine of the people an autonomous division is named after.
pub(super) fn ethnic_medicine(place: &Jurisdiction) -> Option<&'static str> {
    const MEDICINES: [(&str, &str); 7] = [
        ("朝鲜族", "朝医"),
        ("蒙古", "蒙医"),
        ("藏族", "藏医"),
        ("维吾尔", "维医"),
        ("傣族", "傣医"),
        ("壮族", "壮医"),
        ("哈萨克", "哈医"),
    ];
    MEDICINES.iter().find(|(people, _)| place.name.contains(people)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::reference::Reference;

    #[test]
    fn every_division_has_its_folder_and_its_site() {
        let places = Reference::builtin().expect("built-in data").places;
        let get = |code| places.get(&JurisdictionCode::new(code).expect("code")).expect("place");
        let own = "220000-changbaishan";
        for (code, expected) in [("222403", "222400"), ("419001", "410000"), (own, own)] {
            assert_eq!(folder(&places, get(code)), expected, "{code}");
        }
        for (code, expected) in [("220100", "220103"), ("222400", "222401"), ("220000", "220103")] {
            assert_eq!(site(&places, get(code), 1).code.as_str(), expected, "{code}");
        }
    }
}
