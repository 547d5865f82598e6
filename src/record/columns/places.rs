//! Columns of places beside each other: 省份, 设区市 and 县（市、区） say together where a hospital is.

use super::{compound, keys};
use crate::record::field::Field;
use crate::text::fold;

/// What a column of places has the names of, from the largest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Division {
    Province,
    City,
    County,
}

/// Whether columns of these names each have the places within those of the one before.
pub(super) fn are_nested(names: &[String]) -> bool {
    let divisions: Option<Vec<Division>> = names.iter().map(|name| division(name)).collect();
    divisions.is_some_and(|all| all.len() > 1 && all.windows(2).all(|pair| pair[0] < pair[1]))
}

fn division(name: &str) -> Option<Division> {
    let own = fold(name.rsplit('·').next().unwrap_or_default());
    if keys::is_key(&own) {
        return match keys::compact(&own).trim_end_matches("NAME") {
            "CITY" => Some(Division::City),
            "COUNTY" | "DISTRICT" => Some(Division::County),
            _ => None,
        };
    }
    // 城市 is put together of other words.
    let is_of_places = own == "城市" || compound::field(&own, &own) == Some(Field::Jurisdiction);
    if !is_of_places || own.contains("行政") || own.ends_with("区域") {
        return None;
    }
    let bare = own.replace("设区", "").replace("地区", "地");
    match bare {
        _ if bare.contains(['县', '区', '旗']) => Some(Division::County),
        _ if bare.contains(['市', '州', '盟', '地']) => Some(Division::City),
        _ => Some(Division::Province),
    }
}

#[cfg(test)]
mod tests {
    use super::are_nested;

    #[test]
    fn places_within_places_are_nested() {
        let nested = |names: &[&str]| {
            are_nested(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
        };
        for names in [
            &["市州", "县区"][..],
            &["设区市", "所属县（市、区）"],
            &["省份", "地（州、市）", "县（市、区、旗）"],
            &["省", "县"],
            &["城市", "所在区"],
            &["cityName", "district_name"],
        ] {
            assert!(nested(names), "{names:?}");
        }
        for names in [
            &["县区", "市州"][..],
            &["市", "所在市"],
            &["行政区域", "县"],
            &["所在地", "县区"],
            &["市"],
        ] {
            assert!(!nested(names), "{names:?}");
        }
    }
}
