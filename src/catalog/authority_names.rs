//! How offices are titled, past and present, and the words for directly managed institutions.

use super::authority::AuthorityKind;

/// What the wording of an authority says: an office of this kind in this place, where 省, 市,
/// 县 and so on stand for the one that the reader is in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Office<'a> {
    pub(crate) place: &'a str,
    pub(crate) kind: AuthorityKind,
}

/// Titles in use since 2018, from 2013 to 2018 (卫生计生), and before (卫生局, 卫生厅); longer
/// ones before those they end with.
const TITLES: [(&str, AuthorityKind); 28] = [
    ("卫生和计划生育委员会", AuthorityKind::Health),
    ("卫生计划生育委员会", AuthorityKind::Health),
    ("卫生和计划生育局", AuthorityKind::Health),
    ("卫生计划生育局", AuthorityKind::Health),
    ("卫生健康行政主管部门", AuthorityKind::Health),
    ("卫生健康行政部门", AuthorityKind::Health),
    ("卫生健康主管部门", AuthorityKind::Health),
    ("卫生行政主管部门", AuthorityKind::Health),
    ("卫生行政部门", AuthorityKind::Health),
    ("卫生主管部门", AuthorityKind::Health),
    ("卫生健康委员会", AuthorityKind::Health),
    ("卫生健康和计划生育局", AuthorityKind::Health),
    ("卫生健康委", AuthorityKind::Health),
    ("卫生健康局", AuthorityKind::Health),
    ("卫生计生委", AuthorityKind::Health),
    ("卫生计生局", AuthorityKind::Health),
    ("卫健委", AuthorityKind::Health),
    ("卫健局", AuthorityKind::Health),
    ("卫计委", AuthorityKind::Health),
    ("卫计局", AuthorityKind::Health),
    ("卫生厅", AuthorityKind::Health),
    ("卫生局", AuthorityKind::Health),
    ("中医药主管部门", AuthorityKind::Tcm),
    ("中医药管理部门", AuthorityKind::Tcm),
    ("中医药管理局", AuthorityKind::Tcm),
    ("中医管理局", AuthorityKind::Tcm),
    ("中医药局", AuthorityKind::Tcm),
    ("中医局", AuthorityKind::Tcm),
];

/// The last characters of these: most texts have none of them, and need no more than one look.
const LAST: [char; 5] = ['会', '委', '局', '厅', '门'];

/// The Henan and Guizhou notices' words for institutions under the province itself, and their
/// likes below it, with the place whose health authority manages them.
const DIRECTLY_MANAGED: [(&str, &str); 15] = [
    ("省直", "省"),
    ("省直属", "省"),
    ("省属", "省"),
    ("省管", "省"),
    ("省本级", "省"),
    ("自治区直属", "自治区"),
    ("委属委管", "省"),
    ("委属", "省"),
    ("委管", "省"),
    ("委直属", "省"),
    ("市直", "市"),
    ("市属", "市"),
    ("市本级", "市"),
    ("州直", "州"),
    ("州属", "州"),
];

/// Understands a folded wording; `None` when it is no office.
pub(crate) fn office(folded: &str) -> Option<Office<'_>> {
    if let Some((_, place)) = DIRECTLY_MANAGED.iter().find(|(words, _)| *words == folded) {
        return Some(Office { place, kind: AuthorityKind::Health });
    }
    TITLES.iter().find_map(|(title, kind)| {
        let place = folded.strip_suffix(title).filter(|place| !place.is_empty())?;
        Some(Office { place, kind: *kind })
    })
}

/// Whether a text ends with the title of an office: 长春市卫健委.
pub(crate) fn ends_as_office(text: &str) -> bool {
    text.ends_with(LAST) && TITLES.iter().any(|(title, _)| text.ends_with(title))
}

#[cfg(test)]
mod tests {
    use super::{AuthorityKind, Office, TITLES, ends_as_office, office};

    #[test]
    fn every_title_is_recognised_at_the_end_of_a_text() {
        for (title, _) in TITLES {
            assert!(ends_as_office(&format!("示例市{title}")), "{title}");
        }
        assert!(!ends_as_office("示例市医学会"));
    }

    #[test]
    fn no_title_hides_a_longer_one() {
        for (position, (title, _)) in TITLES.iter().enumerate() {
            let hidden = TITLES[position + 1..].iter().find(|(later, _)| later.ends_with(title));
            assert_eq!(hidden, None, "{title}");
        }
    }

    #[test]
    fn a_title_without_a_place_is_no_authority() {
        assert_eq!(office("卫健委"), None);
        let changchun = Office { place: "长春市", kind: AuthorityKind::Health };
        assert_eq!(office("长春市卫生局"), Some(changchun));
    }
}
