//! The end of a hospital's name that is its own, behind its place and its school: 华西医院 of
//! 四川大学华西医院. Who asks for it means that hospital before those whose names go on.

use crate::search::find::named::{ends_hospital, is_generic};

/// What a hospital's own name stands behind.
const BEFORE_OWN: [&str; 6] = ["附属", "大学", "学院", "集团", "医疗中心", "中国人民"];

/// Characters of an own name.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=8;

/// The own names at the end of a folded title, of an institution that stands there.
pub(crate) fn own_names(title: &[char], place: &str) -> Vec<Vec<char>> {
    let title = String::from_iter(title);
    let behind_place = without_place(&title, place);
    let behind_school = behind_words(behind_place);
    let mut found: Vec<Vec<char>> = Vec::new();
    for own in [behind_place, behind_school, without_place(behind_school, place)] {
        let characters: Vec<char> = own.chars().collect();
        let is_own = own.len() < title.len()
            && LENGTHS.contains(&characters.len())
            && ends_hospital(own)
            && !is_generic(&characters);
        if is_own && !found.contains(&characters) {
            found.push(characters);
        }
    }
    found
}

/// Whether a hospital's name says whose it is before what is its own.
pub(crate) fn has_school(name: &str) -> bool {
    BEFORE_OWN.iter().any(|word| name.contains(word))
}

fn behind_words(name: &str) -> &str {
    let ends = BEFORE_OWN.iter().filter_map(|word| Some(name.rfind(word)? + word.len()));
    ends.max().map_or(name, |end| &name[end..])
}

/// The name without the longest beginning that stands in the path of places.
fn without_place<'a>(name: &'a str, place: &str) -> &'a str {
    let ends = name.char_indices().map(|(at, _)| at).skip(2);
    ends.take_while(|end| place.contains(&name[..*end])).last().map_or(name, |end| &name[end..])
}

#[cfg(test)]
mod tests {
    use super::own_names;

    #[test]
    fn what_stands_behind_place_and_school_is_a_hospitals_own() {
        for (title, place, expected) in [
            ("巴蜀大学华宜医院", "巴蜀省蓉都市", "大学华宜医院 华宜医院"),
            ("京畿医科大学附属北京天缘医院", "北京市丰台区", "北京天缘医院 天缘医院"),
            ("北京协同医院", "北京市东城区", "协同医院"),
            ("上海市东安医院", "上海市浦东新区", "东安医院"),
            ("燕京大学第三医院", "北京市海淀区", ""),
            ("长春市中心医院", "吉林省长春市", ""),
            ("安宁医院", "吉林省长春市", ""),
            ("榆城大医院", "山西省榆城市", ""),
            ("怀宁市立医院", "安徽省怀宁县", ""),
        ] {
            let title: Vec<char> = title.chars().collect();
            let found: Vec<_> =
                own_names(&title, place).into_iter().map(String::from_iter).collect();
            assert_eq!(found.join(" "), expected);
        }
    }
}
