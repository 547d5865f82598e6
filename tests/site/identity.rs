//! Whose address is whose: numbers that several share, that are reused, that are corrected.

use crate::history::{FIRST, HEADER, SECOND, id_of, json, last_events, week};
use crate::support::{build, export, options, site};
use gongshi::Silent;
use gongshi::history::Accept;
use std::fs;
use std::path::Path;

/// A credit code is its owner's, who may have several hospitals: their addresses stay their own.
#[test]
fn an_address_does_not_go_to_another_hospital_of_the_same_owner() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    let code = "122200004127593106";
    let week = |date: &str, rows: &str| {
        let header = "医疗机构名称,登记号,统一社会信用代码,技术名称,完成备案时间\n";
        export(&site, &format!("220100/{date}"), "备案.csv", format!("{header}{rows}").as_bytes());
        let accept = Accept::Everything;
        gongshi::build(&gongshi::BuildOptions { accept, ..options(&site) }, &Silent)
            .expect("built");
    };
    week("2026-11-08", &format!("示例大学医院,111111111111,{code},心室辅助技术,2019-01-20\n"));
    let first = id_of(&site, "111111111111");
    // Another licence under another name, the first no longer listed.
    week("2026-11-15", &format!("示例大学医院北院,222222222222,{code},心室辅助技术,2019-01-20\n"));
    assert_ne!(id_of(&site, "222222222222"), first);
    // The same name with another licence is the same hospital.
    week("2026-11-16", &format!("示例大学医院北院,333333333333,{code},心室辅助技术,2019-01-20\n"));
    week("2026-11-17", &format!("示例大学医院北院,222222222222,{code},心室辅助技术,2019-01-20\n"));
    let ledger = json(&site, "data/ledger.json");
    assert_eq!(ledger["institutions"].as_array().map(Vec::len), Some(2));
}

/// Publishes a list of institutions: name, number, code, place.
fn listed(site: &Path, date: &str, rows: &[[&str; 4]]) {
    let rows: String = rows.iter().map(|row| row.join(",") + "\n").collect();
    let text = format!("医疗机构名称,登记号,统一社会信用代码,所在地\n{rows}");
    export(site, &format!("220100/{date}"), "医疗机构.csv", text.as_bytes());
    let accept = Accept::Everything;
    gongshi::build(&gongshi::BuildOptions { accept, ..options(site) }, &Silent).expect("built");
}

fn name_of(site: &Path, id: &str) -> String {
    let ledger = json(site, "data/ledger.json");
    let known = ledger["institutions"].as_array().expect("institutions").iter();
    let mut of_id = known.filter(|each| each["id"] == id);
    of_id.next().expect(id)["name"].as_str().expect("name").to_owned()
}

const CODE: &str = "122200004127593106";
const OTHER_CODE: &str = "12100000400000624D";

#[test]
fn a_number_given_to_another_hospital_takes_no_address_with_it() {
    let number = "111111111111";
    for [before, after] in [
        [["示例市甲医院", CODE, "220102"], ["示例市乙康复中心", OTHER_CODE, "220103"]],
        [["示例市甲医院", CODE, ""], ["示例市乙康复中心", OTHER_CODE, ""]],
        [["示例市甲医院", "", "220102"], ["示例市乙康复中心", "", "220183"]],
    ] {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = site(temporary.path());
        let row = |[name, code, place]: [&'static str; 3]| [name, number, code, place];
        listed(&site, "2026-11-08", &[row(before)]);
        let id = id_of(&site, number);
        listed(&site, "2026-11-15", &[row(after)]);
        assert_eq!(last_events(&site), ["removed", "institution_added"], "{after:?}");
        assert_eq!(name_of(&site, &id), "示例市甲医院", "{after:?}");
        // Each stays what it is, whoever is listed.
        listed(&site, "2026-11-16", &[row(after)]);
        assert_eq!(last_events(&site), Vec::<String>::new(), "{after:?}");
    }
}

#[test]
fn a_renamed_hospital_keeps_its_address_with_one_number_the_same() {
    for after in [
        ["示例市乙医院", "111111111111", CODE, "220103"],
        ["示例市乙医院", "111111111111", "", "220102"],
        ["示例市甲医院", "111111111111", OTHER_CODE, "220103"],
    ] {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = site(temporary.path());
        listed(&site, "2026-11-08", &[["示例市甲医院", "111111111111", CODE, "220102"]]);
        let id = id_of(&site, "111111111111");
        listed(&site, "2026-11-15", &[after]);
        assert_eq!(id_of(&site, "111111111111"), id, "{after:?}");
    }
}

fn correct(site: &Path, field: &str, was: &str, now: &str, name: &str, number: &str) {
    let text = format!(
        "[[correction]]\ndate = 2026-11-10\nkind = \"institution\"\n\
         institution = \"{number}\"\nname = \"{name}\"\nfield = \"{field}\"\n\
         was = \"{was}\"\nnow = \"{now}\"\nreason = \"录错\"\nby = \"220100\"\n"
    );
    let path = site.join("data/corrections.toml");
    let before = fs::read_to_string(&path).unwrap_or_default();
    fs::write(path, before + &text).expect("corrections");
}

const ONE: [&str; 2] = ["示例市第一医院", "111111111111111111"];
const TWO: [&str; 2] = ["示例市第二医院", "222222222222222222"];

#[test]
fn a_correction_gives_no_hospital_the_number_of_another() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    build(&site);
    let ids = [ONE, TWO].map(|[_, number]| id_of(&site, number));
    correct(&site, "登记号", ONE[1], TWO[1], ONE[0], ONE[1]);
    let built = build(&site);
    assert!(built.checked.findings.iter().any(|finding| finding.rule.code == "F606"));
    assert_eq!([ONE, TWO].map(|[_, number]| id_of(&site, number)), ids);
    assert_eq!(last_events(&site), Vec::<String>::new());
    // Where both were exchanged, each keeps its address.
    correct(&site, "登记号", TWO[1], ONE[1], TWO[0], TWO[1]);
    let built = build(&site);
    assert!(built.checked.findings.iter().all(|finding| finding.rule.code != "F606"));
    assert_eq!([TWO, ONE].map(|[_, number]| id_of(&site, number)), ids);
    assert_eq!(ids.map(|id| name_of(&site, &id)), [ONE, TWO].map(|[name, _]| name));
}

#[test]
fn a_corrected_number_that_a_former_hospital_had_takes_no_address() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-01", &[FIRST, SECOND]);
    build(&site);
    let ids = [ONE, TWO].map(|[_, number]| id_of(&site, number));
    week(&site, "2026-11-08", &[FIRST]);
    let accept = || gongshi::BuildOptions { accept: Accept::Everything, ..options(&site) };
    gongshi::build(&accept(), &Silent).expect("built");
    correct(&site, "登记号", ONE[1], TWO[1], ONE[0], ONE[1]);
    for date in ["2026-11-08", "2026-11-15"] {
        week(&site, date, &[FIRST]);
        gongshi::build(&accept(), &Silent).expect("built");
        assert_eq!(name_of(&site, &ids[1]), TWO[0], "{date}");
        assert_eq!(name_of(&site, &ids[0]), ONE[0], "{date}");
    }
}

#[test]
fn a_correction_of_a_name_that_is_taken_back_is_no_renaming() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-08", &[FIRST, SECOND]);
    correct(&site, "医疗机构名称", ONE[0], "示例市第一人民医院", ONE[0], ONE[1]);
    build(&site);
    let id = id_of(&site, ONE[1]);
    assert_eq!(name_of(&site, &id), "示例市第一人民医院");
    fs::remove_file(site.join("data/corrections.toml")).expect("removed");
    week(&site, "2026-11-15", &[FIRST, SECOND]);
    build(&site);
    assert_eq!(name_of(&site, &id), ONE[0]);
    assert_eq!(last_events(&site), ["corrected"]);
    let page = fs::read_to_string(site.join(format!("public/institutions/{id}/index.html")));
    assert!(!page.expect("page").contains("曾用名"), "it never had another name");
    let known = json(&site, "data/ledger.json");
    let known = known["institutions"].as_array().expect("all").iter().find(|it| it["id"] == *id);
    assert_eq!(known.expect("known")["former_names"].as_array().map(Vec::len), Some(0));
}

/// Publishes filings of hospitals without numbers, each with its folder.
fn unnumbered(site: &Path, date: &str, rows: &[(&str, &str)]) {
    let mut folders: Vec<&str> = rows.iter().map(|(folder, _)| *folder).collect();
    folders.dedup();
    for folder in folders {
        let own = rows.iter().filter(|(of, _)| *of == folder);
        let own: String =
            own.map(|(_, name)| format!("{name},心室辅助技术,2019-01-20\n")).collect();
        let text = format!("医疗机构名称,技术名称,完成备案时间\n{own}");
        export(site, &format!("{folder}/{date}"), "备案.csv", text.as_bytes());
    }
    let accept = Accept::Everything;
    gongshi::build(&gongshi::BuildOptions { accept, ..options(site) }, &Silent).expect("built");
}

/// A hospital known by its name alone stands in its city's list too, or its row tells the former
/// name; one of the same name in another city is another.
#[test]
fn an_address_without_numbers_outlives_another_list_and_a_new_name() {
    for (before, after, known) in [
        (
            vec![("220000", "示例甲医院")],
            vec![("220000", "示例甲医院"), ("220100", "示例甲医院")],
            1,
        ),
        (
            vec![("220000", "示例甲医院"), ("220100", "示例甲医院")],
            vec![("220000", "示例甲医院")],
            1,
        ),
        (vec![("220100", "示例甲医院")], vec![("220100", "示例乙医院（原示例甲医院）")], 1),
        (vec![("220100", "示例甲医院")], vec![("220200", "示例甲医院")], 2),
        (
            vec![("220100", "示例甲医院"), ("220200", "示例甲医院")],
            vec![("220000", "示例甲医院")],
            3,
        ),
        // Two of which each may be the one.
        (
            vec![("220100", "示例甲医院")],
            vec![
                ("220100", "示例乙医院（原示例甲医院）"),
                ("220100", "示例丙医院（原示例甲医院）"),
            ],
            3,
        ),
    ] {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = site(temporary.path());
        unnumbered(&site, "2026-11-08", &before);
        for folder in ["220000", "220100", "220200"] {
            let _ = fs::remove_dir_all(site.join("data/sources").join(folder));
        }
        unnumbered(&site, "2026-11-15", &after);
        let ledger = json(&site, "data/ledger.json");
        let institutions = ledger["institutions"].as_array().map_or(0, Vec::len);
        assert_eq!(institutions, known, "{before:?} {after:?}");
    }
}

/// A week's export lacks the column of numbers; the next has it again, and another name.
#[test]
fn a_number_that_one_export_does_not_state_is_remembered() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = site(temporary.path());
    week(&site, "2026-11-01", &[FIRST, SECOND]);
    build(&site);
    let id = id_of(&site, "111111111111111111");
    let without = format!("{HEADER}{FIRST}\n{SECOND}\n").replace(",登记号", "");
    let without = without.replace(",111111111111111111", "").replace(",222222222222222222", "");
    export(&site, "220100/2026-11-08", "备案.csv", without.as_bytes());
    build(&site);
    week(&site, "2026-11-15", &[&FIRST.replace("第一医院", "中心医院"), SECOND]);
    build(&site);
    assert_eq!(id_of(&site, "111111111111111111"), id);
    assert_eq!(name_of(&site, &id), "示例市中心医院");
}

/// A row that says what a hospital was called is of the hospital that other rows still call so; not
/// where a number, another place or the list of institutions says otherwise.
#[test]
fn a_former_name_beside_the_present_one_makes_no_second_hospital() {
    let number = ["PDY00000022010111A1001", "PDY00000022010111A1002"];
    for (rows, names) in [
        (["220100,示例县医院,", "220100,示例市医院（原示例县医院）,"], vec!["示例市医院"]),
        (["220100,示例市医院（原示例县医院）,", "220100,示例县医院,"], vec!["示例市医院"]),
        (
            ["220100,示例县医院,", "220200,示例市医院（原示例县医院）,"],
            vec!["示例县医院", "示例市医院"],
        ),
        (
            [
                &format!("220100,示例县医院,{}", number[0]),
                &format!("220100,示例市医院（原示例县医院）,{}", number[1]),
            ],
            vec!["示例县医院", "示例市医院"],
        ),
    ] {
        let temporary = tempfile::tempdir().expect("temporary folder");
        let site = site(temporary.path());
        for (at, row) in rows.iter().enumerate() {
            let (folder, row) = row.split_once(',').expect("a folder");
            let text = format!(
                "医疗机构名称,登记号,技术名称,完成备案时间\n{row},心室辅助技术,2019-01-20\n"
            );
            export(&site, &format!("{folder}/2026-11-15"), &format!("{at}.csv"), text.as_bytes());
        }
        let checked = gongshi::inspect(&site, crate::support::TODAY).expect("inspected").checked;
        let mut found: Vec<&str> =
            checked.dataset.institutions.iter().map(|each| each.name.as_str()).collect();
        found.sort_unstable();
        let mut names = names;
        names.sort_unstable();
        assert_eq!(found, names, "{rows:?}");
    }
}
