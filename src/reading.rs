//! Readings of Chinese characters in Latin letters: the only module that knows the pinyin crate.
//!
//! Two questions are answered: every reading that someone may type ([`readings`]), and the one
//! under which a name is filed in an alphabet ([`initial`]).

use pinyin::{ToPinyin, ToPinyinMulti};

/// At most so many readings of one character are told apart: the rarer ones are those of
/// dictionaries, not of names.
const MOST_READINGS: usize = 3;

/// Beginnings of words, of place names above all, whose first character is not read in the way
/// its dictionary gives first.
const PLACE_READINGS: &[(&str, &str)] = &[
    ("长", "chang"),
    ("重庆", "chong"),
    ("佛", "fo"),
    ("蚌埠", "beng"),
    ("亳", "bo"),
    ("六安", "lu"),
    ("丽水", "li"),
    ("厦门", "xia"),
    ("台州", "tai"),
    ("铅山", "yan"),
    ("番禺", "pan"),
    ("单县", "shan"),
    ("莘县", "shen"),
    ("浚县", "xun"),
    ("尉犁", "yu"),
    ("乐清", "yue"),
    ("乐亭", "lao"),
    ("乐陵", "lao"),
    ("宕昌", "tan"),
    ("任丘", "ren"),
    ("任县", "ren"),
    ("洪洞", "hong"),
    ("朝阳", "chao"),
    ("曾都", "zeng"),
    ("盛", "sheng"),
    ("解放", "jie"),
    ("大", "da"),
    ("省", "sheng"),
    ("都", "du"),
    ("会", "hui"),
    ("单", "shan"),
    ("覃", "qin"),
    ("阿", "a"),
    ("石", "shi"),
    ("车", "che"),
];

/// Readings that dictionaries give too late or not at all.
const MORE_READINGS: &[(char, &str)] = &[
    ('堡', "pu"),
    ('埠', "bu"),
    ('亳', "bo"),
    ('厦', "xia"),
    ('莞', "guan"),
    ('圳', "zhen"),
    ('六', "lu"),
    ('洞', "tong"),
    ('荥', "xing"),
    ('歙', "she"),
    ('黟', "yi"),
    ('涡', "guo"),
    ('郯', "tan"),
    ('鄄', "juan"),
    ('乐', "lao"),
    ('宕', "tan"),
];

/// Every reading of a character that someone may type, without tones, the most usual first;
/// empty for what is no Chinese character.
#[must_use]
pub fn readings(character: char) -> Vec<&'static str> {
    let usual = character.to_pinyin().map(|reading| reading.plain());
    let others = character
        .to_pinyin_multi()
        .into_iter()
        .flat_map(|all| all.into_iter().map(|reading| reading.plain()).collect::<Vec<_>>());
    let mut found: Vec<&'static str> = Vec::new();
    for reading in usual.into_iter().chain(others) {
        let reading = if reading.contains('ü') { typed(reading) } else { reading };
        if !found.contains(&reading) && found.len() < MOST_READINGS {
            found.push(reading);
        }
    }
    let more = MORE_READINGS.iter().filter(|(each, _)| *each == character);
    found.extend(
        more.map(|(_, reading)| *reading).filter(|each| !found.contains(each)).collect::<Vec<_>>(),
    );
    found
}

/// ü as keyboards write it.
fn typed(reading: &'static str) -> &'static str {
    match reading {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lve",
        "nüe" => "nve",
        other => other,
    }
}

/// How a name is read, a syllable a character; characters without a reading are left out.
#[must_use]
pub fn reading(name: &str) -> Vec<&'static str> {
    name.char_indices().filter_map(|(at, character)| syllable(&name[at..], character)).collect()
}

/// The reading of the first character of a text, by what follows it.
fn syllable(text: &str, first: char) -> Option<&'static str> {
    let place = PLACE_READINGS.iter().find(|(place, _)| text.starts_with(place));
    place.map(|(_, reading)| *reading).or_else(|| usual(first))
}

/// The most usual reading of a character: the first of [`readings`], without looking for others
/// where there is one.
fn usual(character: char) -> Option<&'static str> {
    let usual = character.to_pinyin().map(|reading| typed(reading.plain()));
    usual.or_else(|| readings(character).first().copied())
}

/// The letter under which a name stands in an alphabet, `A` to `Z`; `None` where its first
/// character has no reading and is no letter.
#[must_use]
pub fn initial(name: &str) -> Option<char> {
    let first = name.chars().next()?;
    let letter = syllable(name, first).and_then(|reading| reading.chars().next()).unwrap_or(first);
    letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::{initial, readings};

    #[test]
    fn characters_with_several_readings_have_them_all() {
        for (character, reading) in [
            ('长', "chang"),
            ('重', "chong"),
            ('佛', "fo"),
            ('蚌', "beng"),
            ('亳', "bo"),
            ('六', "lu"),
        ] {
            assert!(
                readings(character).contains(&reading),
                "{character}: {:?}",
                readings(character)
            );
        }
        assert_eq!(readings('A'), Vec::<&str>::new());
    }

    #[test]
    fn places_stand_under_the_letter_they_are_read_with() {
        let letters: Vec<_> =
            ["长春市", "重庆市", "亳州市", "厦门市", "朝阳区", "A市", "（"].map(initial).into();
        let expected = ['C', 'C', 'B', 'X', 'C', 'A'].map(Some);
        assert_eq!(letters[..6], expected);
        assert_eq!(letters[6], None);
        assert_eq!(super::reading("长春（市）"), ["chang", "chun", "shi"]);
    }
}
