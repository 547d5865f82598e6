//! What can be chosen in a template: the lists of its hidden sheet.

use super::Place;
use crate::catalog::{AuthorityId, Edition, Jurisdiction, Level as PlaceLevel, Resolution};
use crate::date::PartialDate;
use crate::record::{BaseStatus, FilingStatus, Level};
use crate::workbook::{BookError, Look, Sheet};

/// One list; its order is the column of the hidden sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Technologies,
    Codes,
    Authorities,
    Places,
    FilingStatuses,
    BaseStatuses,
    Levels,
    Categories,
    SurgeryLevels,
    Grades,
    Classes,
    Periods,
}

/// Categories of institutions, by the rules for the Regulation on medical institutions, art. 3.
const CATEGORIES: [&str; 26] = [
    "综合医院",
    "中医医院",
    "中西医结合医院",
    "民族医医院",
    "肿瘤医院",
    "心血管病医院",
    "胸科医院",
    "血液病医院",
    "骨科医院",
    "眼科医院",
    "口腔医院",
    "耳鼻喉科医院",
    "妇产科医院",
    "儿童医院",
    "精神病医院",
    "传染病医院",
    "皮肤病医院",
    "整形外科医院",
    "美容医院",
    "康复医院",
    "其他专科医院",
    "妇幼保健院",
    "社区卫生服务中心",
    "卫生院",
    "疗养院",
    "门诊部",
];

const LEVELS: [Level; 13] = [
    Level::ThreeA,
    Level::ThreeB,
    Level::ThreeC,
    Level::Three,
    Level::TwoA,
    Level::TwoB,
    Level::TwoC,
    Level::Two,
    Level::OneA,
    Level::OneB,
    Level::OneC,
    Level::One,
    Level::Ungraded,
];

const FILING_STATUSES: [FilingStatus; 4] = [
    FilingStatus::Active,
    FilingStatus::Suspended,
    FilingStatus::Withdrawn,
    FilingStatus::Cancelled,
];

/// A technology in force, for the guide.
pub(super) struct Item {
    pub(super) code: String,
    pub(super) name: String,
    /// Short title of its edition.
    pub(super) edition: String,
}

/// The lists of a place on a day.
pub(super) struct Lists {
    /// The technologies that can be filed there and then.
    pub(super) items: Vec<Item>,
    columns: [Vec<String>; 12],
}

impl Lists {
    /// Collects them.
    pub(super) fn of(place: &Place<'_>) -> Self {
        let items = items(place);
        let codes = items.iter().map(|item| item.code.clone()).filter(|code| !code.is_empty());
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let columns = [
            items.iter().map(|item| item.name.clone()).collect(),
            codes.collect(),
            authorities(place),
            places(place),
            FILING_STATUSES.map(|status| status.in_chinese().to_owned()).to_vec(),
            [BaseStatus::Active, BaseStatus::Stopped]
                .map(|status| status.in_chinese().to_owned())
                .to_vec(),
            LEVELS.map(|level| level.in_chinese().to_owned()).to_vec(),
            words(&CATEGORIES),
            words(&["一级", "二级", "三级", "四级"]),
            words(&["一级", "二级", "三级"]),
            words(&["常规类", "限制类"]),
            words(&["1年", "2年"]),
        ];
        Self { items, columns }
    }

    /// How long a list is.
    pub(super) fn count(&self, list: List) -> u32 {
        u32::try_from(self.columns[list as usize].len()).unwrap_or(u32::MAX)
    }

    /// One of a list, to show how its cells look.
    pub(super) fn example(&self, list: List) -> Option<&str> {
        self.columns[list as usize].first().map(String::as_str)
    }

    /// Writes them, a column each.
    pub(super) fn write(&self, sheet: &mut Sheet<'_>) -> Result<(), BookError> {
        for (at, texts) in (0..).zip(&self.columns) {
            for (row, text) in (0..).zip(texts) {
                sheet.text(row, at, text, Look::Text)?;
            }
        }
        Ok(())
    }
}

/// National items first, then those of the province, each in the order of its catalog.
fn items(place: &Place<'_>) -> Vec<Item> {
    let on = PartialDate::from_day(place.day);
    let mut editions: Vec<&Edition> = place.reference.in_force(place.jurisdiction, on);
    editions.retain(|edition| edition.is_restricted());
    editions.sort_by_key(|edition| edition.jurisdiction.clone());
    let mut items: Vec<Item> = Vec::new();
    for edition in editions {
        for entry in &edition.entries {
            let name = entry.full_name();
            if items.iter().any(|item| item.name == name) {
                continue;
            }
            let code = entry.code.clone().unwrap_or_default();
            items.push(Item { code, name, edition: edition.short_title.clone() });
        }
    }
    items
}

/// The area's own divisions.
fn divisions<'a>(place: &Place<'a>) -> Vec<&'a Jurisdiction> {
    let all = &place.reference.jurisdictions;
    let within = |one: &&Jurisdiction| all.is_within(&one.code, place.jurisdiction);
    all.iter().filter(within).collect()
}

/// Authorities of the area and of the province above it, by names that mean them there. The
/// authorities of Chinese medicine are listed down to the cities, where they are offices.
fn authorities(place: &Place<'_>) -> Vec<String> {
    let reference = place.reference;
    let above = reference.jurisdictions.province(place.jurisdiction);
    let mut within = divisions(place);
    within.extend(above.filter(|province| !within.iter().any(|one| one.code == province.code)));
    let ids = within.iter().flat_map(|one| {
        let tcm = one.level <= PlaceLevel::Prefecture;
        let tcm = tcm.then(|| AuthorityId::tcm(&one.code));
        [Some(AuthorityId::health(&one.code)), tcm].into_iter().flatten()
    });
    let named = |id: AuthorityId| {
        let name = reference.authorities.get(&id)?.name.clone();
        let meant = reference.resolve_authority(&name, place.jurisdiction);
        (meant == Resolution::Resolved(id)).then_some(name)
    };
    ids.filter_map(named).collect()
}

fn places(place: &Place<'_>) -> Vec<String> {
    let all = &place.reference.jurisdictions;
    let named = |one: &Jurisdiction| {
        let names = [all.distinct_name(&one.code), all.full_name(&one.code).to_owned()];
        let means = |name: &String| {
            all.resolve(name, place.jurisdiction) == Resolution::Resolved(one.code.clone())
        };
        names.into_iter().find(means)
    };
    divisions(place).into_iter().filter_map(named).collect()
}
