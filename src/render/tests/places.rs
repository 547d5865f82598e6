//! Where institutions are listed: every count of a place is that of the list under it.

use super::{fixture, html};
use crate::dataset::InstitutionIndex;
use crate::record::FilingStatus;
use crate::site::{Page, PlaceBasis, PlaceCounts};

/// The site of Changchun: one hospital in it, one in the city of Jilin, one under the province of
/// which nothing says where it stands.
fn city() -> fixture::Inputs {
    let mut inputs = fixture::inputs();
    inputs.jurisdiction = fixture::place("220100");
    inputs
}

#[test]
fn a_citys_counts_leave_out_what_stands_outside_it() {
    let mut inputs = city();
    inputs.dataset.filings[2].status = FilingStatus::Active;
    let site = inputs.site();
    let id = fixture::technology("tumor-ablation");
    assert_eq!(site.active_institutions(&id), 2);
    let counts = PlaceCounts { institutions: 2, active_institutions: 2, active_filings: 3 };
    assert_eq!(site.place_counts(&site.jurisdiction), counts);
    let technology = html(&site, &Page::Technology(id));
    assert!(technology.contains("吉林省长春市有 2 家医疗机构备案有效"), "{technology}");
    let (inside, outside) =
        technology.split_once("不在吉林省长春市的医疗机构").expect("a section of its own");
    assert!(inside.contains("吉林省长春市，未写明所在区县（1 家）"), "{inside}");
    assert!(!inside.contains("示例市中心医院") && outside.contains("示例市中心医院"), "{outside}");
    assert!(outside.contains("共 1 家，1 项"), "{outside}");
    assert_eq!(technology.matches("id=p-220100").count(), 1, "no anchor twice");
}

#[test]
fn a_citys_list_of_institutions_has_a_part_for_those_outside() {
    let inputs = city();
    let page = html(&inputs.site(), &Page::Institutions);
    assert!(page.contains("本站列出 2 家医疗机构"), "{page}");
    let (inside, outside) = page.split_once("不在吉林省长春市的医疗机构").expect("a part");
    assert!(inside.contains("吉林省长春市，未写明所在区县（1 家）"), "{inside}");
    assert!(inside.contains("示例县医院") && !inside.contains("示例市中心医院"), "{inside}");
    assert!(outside.contains("共 1 家") && outside.contains("示例市中心医院"), "{outside}");
    assert!(html(&inputs.site(), &Page::Home).contains("2 家医疗机构，看某一家备案了什么"));
    let province = fixture::inputs();
    assert!(!html(&province.site(), &Page::Institutions).contains("不在吉林省"));
}

#[test]
fn a_place_above_the_area_says_nothing_of_where_in_it() {
    let mut inputs = city();
    inputs.dataset.institutions[2].jurisdiction = Some(fixture::place("220000"));
    let site = inputs.site();
    let bases = [PlaceBasis::Institution, PlaceBasis::Institution, PlaceBasis::Site];
    assert_eq!([0, 1, 2].map(|at| site.place_basis(InstitutionIndex(at))), bases);
    assert_eq!(site.place_of(InstitutionIndex(2)), &fixture::place("220100"));
    let elsewhere: Vec<_> = site.institutions_elsewhere().collect();
    assert_eq!(elsewhere, [InstitutionIndex(1)]);
}

#[test]
fn what_is_left_to_report_of_a_place_depends_on_what_is_below_it() {
    let mut inputs = fixture::inputs();
    let id = fixture::technology("tumor-ablation");
    let mut told = |code: &str| {
        inputs.jurisdiction = fixture::place(code);
        inputs.dataset.institutions[2].jurisdiction = Some(fixture::place(code));
        html(&inputs.site(), &Page::Technology(id.clone()))
    };
    assert!(told("220000").contains("吉林省，未写明所在市县（1 家）"));
    assert!(told("220100").contains("吉林省长春市，未写明所在区县（1 家）"));
    let county = told("220104");
    assert!(county.contains("吉林省长春市朝阳区（2 家）") && !county.contains("未写明所在市"));
    inputs.jurisdiction = fixture::place("000000");
    inputs.dataset.institutions[2].jurisdiction = None;
    inputs.dataset.institutions[2].authority = None;
    let country = html(&inputs.site(), &Page::Technology(id));
    assert!(country.contains("全国，未写明所在省（1 家）"), "{country}");
}

#[test]
fn the_list_of_institutions_counts_the_unplaced_alone() {
    let mut inputs = fixture::inputs();
    let page = html(&inputs.site(), &Page::Institutions);
    assert!(page.contains("吉林省，未写明所在市县（1 家）"), "{page}");
    inputs.dataset.filings[3].status = FilingStatus::Cancelled;
    let page = html(&inputs.site(), &Page::Institutions);
    assert!(page.contains("吉林省，未写明所在市县（1 家，其中 0 家有有效备案）"), "{page}");
}

#[test]
fn a_technology_filed_twice_is_one_item_everywhere() {
    let mut inputs = fixture::inputs();
    let again = inputs.dataset.filings[1].clone();
    inputs.dataset.filings.insert(2, again);
    inputs.dataset.filings[3].status = FilingStatus::Active;
    let site = inputs.site();
    let place = |code: &str| site.place_counts(&fixture::place(code)).active_filings;
    assert_eq!([place("220104"), place("220202"), place("220000")], [2, 1, 4]);
    let list = html(&site, &Page::Institutions);
    let row = list.split("示例省肿瘤医院").nth(1).expect("a row");
    let row = row.split("</tr>").next().unwrap_or_default();
    assert!(row.contains(">2<"), "{row}");
    let home = html(&site, &Page::Home);
    assert!(
        home.contains("<strong>3</strong> 家医疗机构的 <strong>4</strong> 项备案有效"),
        "{home}"
    );
}

/// The last two numbers of each row of the first table after a text, summed.
fn sums(page: &str, after: &str) -> [u32; 2] {
    let table = page.split(after).nth(1).expect("a table");
    let table = table.split("</table>").next().unwrap_or_default();
    let mut sums = [0, 0];
    for row in table.split("<tr").skip(2) {
        let cells: Vec<u32> =
            row.split('>').filter_map(|cell| cell.split('<').next()?.trim().parse().ok()).collect();
        let [.., institutions, filings] = cells[..] else { panic!("{row}") };
        sums = [sums[0] + institutions, sums[1] + filings];
    }
    sums
}

#[test]
fn the_rows_of_places_add_up_to_the_sentence_above_them() {
    let mut inputs = fixture::inputs();
    inputs.dataset.filings[2].status = FilingStatus::Active;
    let site = inputs.site();
    assert_eq!(sums(&html(&site, &Page::Home), "各地区的有效备案</h2>"), [3, 4]);
    let province = html(&site, &Page::Jurisdiction(fixture::place("220000")));
    assert_eq!(sums(&province, "下属地区的有效备案</h2>"), [3, 4]);
    let all = html(&site, &Page::Jurisdictions);
    assert!(all.contains("吉林省，未写明所在市县"), "{all}");
}

#[test]
fn where_an_institution_is_listed_is_not_where_it_stands() {
    let inputs = fixture::inputs();
    let site = inputs.site();
    let all = site.letters();
    let pages: String =
        all.iter().map(|(letter, _)| html(&site, &Page::Letter(*letter, 1))).collect();
    let row = pages.split("示例县医院").nth(1).expect("a row");
    let row = row.split("</tr>").next().unwrap_or_default();
    assert!(row.contains("资料未写明") && !row.contains("吉林省"), "{row}");
    assert!(pages.contains("吉林省长春市朝阳区"));
}

#[test]
fn the_page_of_the_countrys_places_does_not_lead_to_itself() {
    let mut inputs = fixture::inputs();
    assert!(html(&inputs.site(), &Page::Jurisdictions).contains("也可以看"));
    inputs.jurisdiction = fixture::place("000000");
    assert!(!html(&inputs.site(), &Page::Jurisdictions).contains("也可以看"));
}
