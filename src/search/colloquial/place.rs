//! The places a hospital's name begins with, and how people write them.

use crate::catalog::{Jurisdiction, Jurisdictions, PLACES_END};
use crate::lookup::Table;
use std::collections::BTreeSet;

/// Characters of the longest name of a place.
const LONGEST: usize = 16;

/// Shorter ways to write places, which their hospitals are called by too.
const LOCAL: [(&str, &str); 9] = [
    ("哈尔滨市", "哈市"),
    ("齐齐哈尔市", "齐市"),
    ("呼和浩特市", "呼市"),
    ("乌鲁木齐市", "乌市"),
    ("巴音郭楞蒙古自治州", "巴州"),
    ("博尔塔拉蒙古自治州", "博州"),
    ("克孜勒苏柯尔克孜自治州", "克州"),
    ("锡林郭勒盟", "锡盟"),
    ("西双版纳傣族自治州", "版纳"),
];

/// The places that names can begin with, each with its shorter names.
pub(super) struct Places {
    shorter: Table<String, Vec<String>>,
    /// The cities that are a county each.
    of_county: BTreeSet<String>,
}

/// The ways to write the places that a name begins with.
#[derive(Default)]
pub(super) struct Heads {
    /// As written.
    written: String,
    /// Each without its type.
    short: String,
    /// The last one's shortest name.
    last: String,
    /// Shorter ways that still say the last one's type: 延边州, 广西区.
    typed: Vec<String>,
    /// Whether the last one is a county.
    is_county: bool,
}

impl Places {
    pub(super) fn new(jurisdictions: &Jurisdictions) -> Self {
        let (mut shorter, mut of_county) = (Table::default(), BTreeSet::new());
        for jurisdiction in jurisdictions.iter() {
            let shorts: Vec<String> = short_names(jurisdiction).collect();
            let aliases = jurisdiction.aliases.iter().filter(|each| each.ends_with(PLACES_END));
            for name in aliases.chain([&jurisdiction.name]) {
                shorter.insert(name.clone(), shorts.clone());
            }
            if jurisdiction.kind == "县级市" {
                of_county.insert(jurisdiction.name.clone());
            }
        }
        Self { shorter, of_county }
    }

    /// A place's shorter way, and what a district was called that was a county or a city before, where
    /// no place is called so now.
    pub(super) fn otherwise(&self, place: &Jurisdiction) -> Vec<String> {
        let local = LOCAL.iter().filter(|(name, _)| *name == place.name);
        let short = place.short_name().filter(|each| each.chars().count() >= 2);
        let short = short.filter(|each| place.kind == "市辖区" && !each.ends_with('新'));
        let before =
            short.iter().flat_map(|short| ["县", "市"].map(|kind| format!("{short}{kind}")));
        let before = before.filter(|name| !self.shorter.contains_key(name));
        local.map(|(_, local)| (*local).to_owned()).chain(before).collect()
    }

    /// The places a name begins with, and the rest of it.
    pub(super) fn split<'a>(&self, name: &'a str) -> (Heads, &'a str) {
        let (mut heads, mut rest) = (Heads::default(), name);
        while let Some((place, shorts)) = self.longest(rest).filter(|(it, _)| *it != rest) {
            let shortest = shorts.iter().min_by_key(|each| each.chars().count());
            let shortest = shortest.map_or(place, String::as_str);
            let typed = shorts.iter().filter(|each| each.ends_with(PLACES_END));
            heads.typed = typed.map(|each| format!("{}{each}", heads.short)).collect();
            let local = LOCAL.iter().filter(|(name, _)| *name == place);
            heads.typed.extend(local.map(|(_, local)| (*local).to_owned()));
            if !heads.short.is_empty() {
                heads.typed.push(format!("{}{place}", heads.short));
            }
            if place.ends_with("自治区") {
                heads.typed.push(format!("{}{shortest}区", heads.short));
            }
            heads.is_county = place.ends_with(['县', '旗']) || self.of_county.contains(place);
            heads.written.push_str(place);
            heads.short.push_str(shortest);
            heads.last = shortest.to_owned();
            rest = &rest[place.len()..];
        }
        (heads, rest)
    }

    /// What stands in a text before the first place, written in full or short.
    pub(super) fn before<'a>(&self, text: &'a str) -> &'a str {
        let begins = |rest: &str| {
            self.longest(rest).is_some()
                || self.shorter.values().flatten().any(|short| rest.starts_with(short.as_str()))
        };
        let place = text.char_indices().find(|(at, _)| begins(&text[*at..]));
        place.map_or(text, |(at, _)| &text[..at])
    }

    /// Whether a text is the name of a place, in full or short.
    pub(super) fn is_place(&self, text: &str) -> bool {
        self.shorter.contains_key(text) || self.shorter.values().flatten().any(|each| each == text)
    }

    fn longest<'a>(&self, text: &'a str) -> Option<(&'a str, &[String])> {
        let ends = text.char_indices().skip(1).map(|(at, _)| at).chain([text.len()]).take(LONGEST);
        let known = ends.filter_map(|end| {
            let place = &text[..end];
            self.shorter.get(place).map(|shorts| (place, shorts.as_slice()))
        });
        known.last()
    }
}

impl Heads {
    /// The last place's shortest name; nothing where the name begins with no place.
    pub(super) fn last_short(&self) -> &str {
        &self.last
    }

    /// The places as written.
    pub(super) fn written(&self) -> &str {
        &self.written
    }

    /// These parts after the places.
    pub(super) fn with_each(&self, parts: &[String]) -> Vec<String> {
        let mut heads = vec![&self.written, &self.short];
        heads.dedup();
        heads.extend(&self.typed);
        parts
            .iter()
            .flat_map(|part| heads.iter().map(move |head| format!("{head}{part}")))
            .collect()
    }

    /// A part that needs the last place's type before it: 省医院.
    pub(super) fn with_type(&self, part: Option<String>) -> Vec<String> {
        let heads =
            self.typed.iter().chain([&self.written]).filter(|head| head.ends_with(PLACES_END));
        part.iter()
            .flat_map(|part| heads.clone().map(move |head| format!("{head}{part}")))
            .collect()
    }

    /// 农安医院 for the 人民医院 of a county: there is one.
    pub(super) fn of_county(&self, rest: &str) -> Option<String> {
        (self.is_county && rest == "人民医院").then(|| format!("{}医院", self.last))
    }

    /// The rest of a name after the short places.
    pub(super) fn short_with(&self, rest: &str) -> Vec<String> {
        let ways = std::iter::once(&self.short).chain(&self.typed);
        ways.filter(|way| **way != self.written).map(|way| format!("{way}{rest}")).collect()
    }
}

/// The shorter names of a place: 浦东 for 浦东新区 too.
pub(in crate::search) fn short_names(
    jurisdiction: &Jurisdiction,
) -> impl Iterator<Item = String> + '_ {
    let short = jurisdiction.short_name();
    let new = short.and_then(|short| short.strip_suffix('新'));
    let new = new.filter(|each| jurisdiction.kind == "市辖区" && each.chars().count() >= 2);
    let own = new.or(short).map(str::to_owned);
    own.into_iter().chain(jurisdiction.aliases.iter().cloned())
}
