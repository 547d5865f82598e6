//! Other ways to write the places of a site where they stand alone in a query: 沪, 魔都, beijing. A
//! query is read with the name (`themes/default/search/query.js` does the same).

use crate::catalog::Jurisdiction;
use crate::reading;
use crate::search::document::collect::Place;
use std::collections::BTreeMap;

/// Places of which the reading is known: those with the most institutions.
const MOST_READ: usize = 48;

/// How deep below the site's area they lie: provinces and cities of a national site.
const DEEPEST_READ: usize = 1;

/// What a place is called besides, and its name.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("京", "北京"),
    ("帝都", "北京"),
    ("京城", "北京"),
    ("津", "天津"),
    ("津门", "天津"),
    ("冀", "河北"),
    ("晋", "山西"),
    ("蒙", "内蒙古"),
    ("内蒙", "内蒙古"),
    ("辽", "辽宁"),
    ("吉", "吉林"),
    ("黑", "黑龙江"),
    ("沪", "上海"),
    ("沪上", "上海"),
    ("申城", "上海"),
    ("魔都", "上海"),
    ("苏", "江苏"),
    ("浙", "浙江"),
    ("皖", "安徽"),
    ("闽", "福建"),
    ("赣", "江西"),
    ("鲁", "山东"),
    ("豫", "河南"),
    ("鄂", "湖北"),
    ("湘", "湖南"),
    ("粤", "广东"),
    ("桂", "广西"),
    ("琼", "海南"),
    ("渝", "重庆"),
    ("山城", "重庆"),
    ("川", "四川"),
    ("蜀", "四川"),
    ("黔", "贵州"),
    ("滇", "云南"),
    ("藏", "西藏"),
    ("陕", "陕西"),
    ("秦", "陕西"),
    ("shaanxi", "陕西"),
    ("甘", "甘肃"),
    ("陇", "甘肃"),
    ("青", "青海"),
    ("宁", "宁夏"),
    ("新", "新疆"),
    ("穗", "广州"),
    ("羊城", "广州"),
    ("花城", "广州"),
    ("深", "深圳"),
    ("鹏城", "深圳"),
    ("蓉", "成都"),
    ("蓉城", "成都"),
    ("杭", "杭州"),
    ("甬", "宁波"),
    ("金陵", "南京"),
    ("江城", "武汉"),
    ("星城", "长沙"),
    ("泉城", "济南"),
    ("岛城", "青岛"),
    ("榕城", "福州"),
    ("鹭岛", "厦门"),
    ("洪城", "南昌"),
    ("邕城", "南宁"),
    ("椰城", "海口"),
    ("冰城", "哈尔滨"),
    ("春城", "昆明"),
];

/// The words for a place that its name begins with, which need not stand alone: 内蒙.
pub(crate) fn beginnings(place: &Jurisdiction) -> impl Iterator<Item = &'static str> {
    let words = OTHER_WORDS.iter().map(|(word, _)| *word);
    words.filter(|word| word.chars().count() > 1 && place.name.starts_with(*word))
}

/// The words for the places of a site, folded, each with the name that is found.
pub(crate) fn words(places: &[Place]) -> BTreeMap<String, String> {
    let known = |name: &str| places.iter().any(|each| each.short == name);
    let other = OTHER_WORDS.iter().filter(|(_, name)| known(name));
    let other = other.map(|(word, name)| (word.replace('o', "0"), (*name).to_owned()));
    read(places).into_iter().chain(other).collect()
}

/// The readings of the greatest places; of one that two places share, none.
fn read(places: &[Place]) -> BTreeMap<String, String> {
    let mut greatest: Vec<&Place> =
        places.iter().filter(|each| each.depth <= DEEPEST_READ).collect();
    let mut names: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for place in &greatest {
        let all = names.entry(reading::reading(&place.short).concat()).or_default();
        if !all.contains(&place.short.as_str()) {
            all.push(&place.short);
        }
    }
    greatest.sort_by_key(|each| std::cmp::Reverse(each.documents.len()));
    greatest.truncate(MOST_READ);
    let only = |name: &str| {
        let reading = reading::reading(name).concat();
        (names[&reading].len() == 1 && reading.len() > 2)
            .then(|| (reading.replace('o', "0"), name.to_owned()))
    };
    greatest.iter().filter_map(|each| only(&each.short)).collect()
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::search::document::collect::Place;

    fn place(short: &str, depth: usize) -> Place {
        let (code, name) = (String::new(), format!("{short}市"));
        Place { code, name, short: short.to_owned(), depth, documents: vec![1, 2] }
    }

    #[test]
    fn places_of_the_site_have_other_words() {
        let all = [place("上海", 0), place("苏州", 1), place("宿州", 1), place("农安", 2)];
        let found = words(&all);
        let found: Vec<_> = found.iter().map(|(word, name)| format!("{word} {name}")).collect();
        assert_eq!(found, ["shanghai 上海", "沪 上海", "沪上 上海", "申城 上海", "魔都 上海"]);
    }
}
