//! The first sentence of an institution's page: what it may be asked for.

use crate::catalog::TechnologyId;
use crate::dataset::{Filing, InstitutionIndex};
use crate::record::FilingStatus;
use crate::render::format;
use crate::site::Site;
use std::collections::{BTreeMap, BTreeSet};

/// What the sentence tells of: what an institution has filed, technology by technology.
pub(super) struct Lead<'a> {
    /// How many technologies have a valid filing.
    valid: usize,
    /// The last filing of each technology that has no valid one.
    ended: Vec<&'a Filing>,
    /// Whether filings are known that are no longer listed.
    has_former: bool,
    /// Whether a row about a filing was not taken.
    is_held: bool,
}

impl<'a> Lead<'a> {
    pub(super) fn of(site: &Site<'a>, index: InstitutionIndex) -> Self {
        let is_valid = |filing: &&Filing| filing.status == FilingStatus::Active;
        let valid: BTreeSet<&TechnologyId> =
            site.filings_of(index).filter(is_valid).map(|filing| &filing.technology).collect();
        let others = site.filings_of(index).filter(|filing| !valid.contains(&filing.technology));
        let last: BTreeMap<_, _> = others.map(|filing| (&filing.technology, filing)).collect();
        let mut ended: Vec<_> = last.into_values().collect();
        ended.sort_by_key(|filing| (filing.status, site.technology_rank(&filing.technology)));
        let has_former = !site.former_filings_of(index).is_empty();
        let is_held = site.dataset.held.contains(&index);
        Self { valid: valid.len(), ended, has_former, is_held }
    }

    /// Whether nothing at all is recorded, which is not a prohibition.
    pub(super) fn is_unknown(&self) -> bool {
        self.valid == 0 && self.ended.is_empty() && !self.has_former
    }

    /// 6 项限制类技术备案有效，另有 1 项暂停。
    pub(super) fn sentence(&self, site: &Site<'_>) -> String {
        match (self.valid, self.ended.as_slice()) {
            (0, []) if self.has_former => {
                "报送的资料里没有这家医疗机构的备案；以前公布过的备案见下表。".to_owned()
            }
            (0, []) if self.is_held => {
                "收到过这家医疗机构的备案资料，还有没弄清的地方，没有采用，等报送机关更正。"
                    .to_owned()
            }
            (0, []) => "本站未见这家医疗机构的备案记录。".to_owned(),
            (0, [only]) => format!("没有有效的备案：{}。", ended(site, only)),
            (0, several) => format!("没有有效的备案：{}。", counted(several)),
            (valid, []) => format!("已备案 {valid} 项限制类技术，备案有效。"),
            (valid, some) => {
                format!("{valid} 项限制类技术备案有效，另有 {}。", counted(some))
            }
        }
    }
}

/// 血液净化技术的备案已取消（2025年6月25日起）.
fn ended(site: &Site<'_>, filing: &Filing) -> String {
    let technology = site.reference.technologies.get(&filing.technology);
    let name = technology.map_or(filing.technology.as_str(), |each| each.name.as_str());
    let since = filing.status_date.map(|date| format!("（{}起）", date.in_chinese()));
    format!("{name}的备案{}{}", filing.status.in_chinese(), since.unwrap_or_default())
}

/// 2 项已撤销，1 项暂停; the filings come status by status.
fn counted(filings: &[&Filing]) -> String {
    let of_status = filings.chunk_by(|one, other| one.status == other.status);
    let word = |filings: &[&Filing]| {
        let count = format::number(filings.len() as u32);
        format!("{count} 项{}", filings[0].status.in_chinese())
    };
    of_status.map(word).collect::<Vec<_>>().join("，")
}
