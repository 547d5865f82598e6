//! The built-in reference data, seen through the public surface.

use gongshi::catalog::{
    AuthorityKind, CatalogKind, EditionId, Fate, ItemCode, JurisdictionCode, Level, Reference,
    Resolution, ResolveContext, TechnologyId, TechnologyResolution,
};
use gongshi::date::PartialDate;

fn reference() -> Reference {
    Reference::builtin().expect("built-in data")
}

fn edition(id: &str) -> EditionId {
    EditionId::new(id).expect(id)
}

fn place(code: &str) -> JurisdictionCode {
    JurisdictionCode::new(code).expect(code)
}

fn date(text: &str) -> PartialDate {
    PartialDate::from_iso(text).expect(text)
}

#[test]
fn the_editions_have_their_items() {
    let reference = reference();
    let sizes = [
        ("national-2017", 15),
        ("national-2022", 12),
        ("jilin-2021", 21),
        ("prohibited-2015", 5),
        ("prohibited-2025", 2),
    ];
    for (id, size) in sizes {
        let found = reference.editions.get(&edition(id)).map(|one| one.entries.len());
        assert_eq!(found, Some(size), "{id}");
    }
    assert_eq!(reference.editions.iter().count(), sizes.len());
    assert_eq!(reference.technologies.iter().count(), 17 + 21 + 7);
}

#[test]
fn every_file_in_the_data_folder_is_built_in() {
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let files = |folder: &str| std::fs::read_dir(data.join(folder)).expect(folder).count();
    let reference = reference();
    assert_eq!(files("catalogs"), reference.editions.iter().count());
    let written = "由本站编写";
    let reviewed = reference.crosswalks.iter().filter(|each| each.source.contains(written));
    assert_eq!(files("crosswalks"), reviewed.count());
}

#[test]
fn one_code_means_different_technologies_in_two_editions() {
    let reference = reference();
    let technology = |id: &str, code: &str| {
        reference.editions.item(&edition(id), code).map(|entry| entry.technology.to_string())
    };
    assert_eq!(technology("national-2017", "G10").as_deref(), Some("tumor-ablation"));
    assert_eq!(technology("national-2022", "G10").as_deref(), Some("ai-assisted-treatment"));
    for number in 5..=12 {
        let code = format!("G{number:02}");
        assert_ne!(technology("national-2017", &code), technology("national-2022", &code));
    }
}

#[test]
fn the_crosswalk_accounts_for_every_item() {
    let reference = reference();
    let (from, to) = (edition("national-2017"), edition("national-2022"));
    let crosswalk = reference.crosswalks.get(&from, &to).expect("the crosswalk");
    let count = |fate: Fate| crosswalk.rows.iter().filter(|row| row.fate == fate).count();
    assert_eq!(count(Fate::Kept) + count(Fate::Renamed) + count(Fate::Renumbered), 10);
    assert_eq!((count(Fate::Renamed), count(Fate::Removed), count(Fate::New)), (1, 5, 2));
    for row in &crosswalk.rows {
        if let (Some(old), Some(new)) = (&row.from, &row.to) {
            let old = reference.editions.item(&from, old).expect("old");
            let new = reference.editions.item(&to, new).expect("new");
            assert_eq!(old.technology, new.technology, "{}", row.explanation);
        }
    }
    assert!(reference.crosswalks.get(&to, &from).is_none());
}

#[test]
fn the_editions_in_force_follow_place_and_date() {
    let reference = reference();
    let restricted = |code: &str, on: &str| -> Vec<String> {
        let editions = reference.in_force(&place(code), date(on));
        let restricted = editions.iter().filter(|one| one.kind == CatalogKind::Restricted);
        restricted.map(|one| one.id.to_string()).collect()
    };
    assert_eq!(restricted("220104", "2023-05-01"), ["jilin-2021", "national-2022"]);
    assert_eq!(restricted("220104", "2019"), ["national-2017"]);
    assert_eq!(restricted("110105", "2022-04-20"), ["national-2022"]);
    assert_eq!(restricted("110105", "2022-04-19"), ["national-2017"]);
    assert_eq!(restricted("110105", "2022-04"), ["national-2017", "national-2022"]);
    assert_eq!(restricted("110105", "2016"), Vec::<String>::new());
    assert_eq!(restricted("000000", "2023"), ["national-2022"]);
}

#[test]
fn a_technology_knows_its_listings_newest_first() {
    let reference = reference();
    let id = TechnologyId::new("tumor-ablation").expect("id");
    let listings = reference.listings(&id);
    let codes: Vec<_> = listings.iter().map(|one| one.entry.code.as_deref()).collect();
    assert_eq!(codes, [Some("G08"), Some("G10")]);
    for one in listings {
        let (edition, entry) = reference.editions.at(&one.reference()).expect("stored");
        assert_eq!((&edition.id, &entry.name), (&one.edition.id, &one.entry.name));
    }
}

#[test]
fn every_technology_is_listed_and_explained() {
    let reference = reference();
    for technology in reference.technologies.iter() {
        assert!(!reference.listings(&technology.id).is_empty(), "{}", technology.id);
        assert!(technology.explanation.ends_with('。'), "{}", technology.id);
        assert!(technology.explanation.chars().count() >= 15, "{}", technology.id);
    }
}

#[test]
fn codes_are_well_formed() {
    let reference = reference();
    for edition in reference.editions.iter() {
        for entry in &edition.entries {
            let parsed = entry.code.as_deref().map(|code| ItemCode::parse(code).is_some());
            assert_eq!(parsed, edition.is_restricted().then_some(true), "{}", entry.name);
        }
    }
}

#[test]
fn the_country_is_whole() {
    let places = reference().jurisdictions;
    let of_level = |level| places.iter().filter(|one| one.level == level).count();
    assert_eq!(of_level(Level::Province), 34);
    assert_eq!(of_level(Level::FunctionalArea), 3);
    assert_eq!(places.children(&JurisdictionCode::country()).count(), 34);
    assert_eq!(places.children(&place("220000")).count(), 10);
    assert_eq!(places.full_name(&place("220104")), "吉林省长春市朝阳区");
    assert_eq!(places.distinct_name(&place("220104")), "长春市朝阳区");
    assert_eq!(places.distinct_name(&place("220183")), "德惠市");
    assert_eq!(places.parent(&place("419001")).map(|one| one.name.as_str()), Some("河南省"));
    assert_eq!(places.province(&place("110105")).map(|one| one.name.as_str()), Some("北京市"));
    assert!(places.is_within(&place("220104"), &place("220000")));
    assert!(!places.is_within(&place("110105"), &place("220000")));
    assert!(places.is_within(&place("110105"), &JurisdictionCode::country()));
}

#[test]
fn places_are_found_as_people_write_them() {
    let places = reference().jurisdictions;
    let cases = [
        ("220104", "220104"),
        ("吉林省长春市朝阳区", "220104"),
        ("长春市朝阳区", "220104"),
        ("长春朝阳区", "220104"),
        ("朝阳区", "220104"),
        ("吉林省 长春市 朝阳区", "220104"),
        ("吉林省-长春市-朝阳区", "220104"),
        ("长春", "220100"),
        ("吉林市", "220200"),
        ("吉林省", "220000"),
        ("吉林省吉林市", "220200"),
        ("延边", "222400"),
        ("延边州", "222400"),
        ("前郭县", "220721"),
        ("前郭尔罗斯蒙古族自治县", "220721"),
        ("长白山", "220000-changbaishan"),
        ("220000-changbaishan", "220000-changbaishan"),
        ("北京市朝阳区", "110105"),
        ("北京市市辖区朝阳区", "110105"),
        ("辽宁省朝阳市", "211300"),
    ];
    for (text, code) in cases {
        let found = places.resolve(text, &place("220000"));
        assert_eq!(found, Resolution::Resolved(place(code)), "{text}");
    }
    let henan = places.resolve("济源示范区", &place("410000"));
    assert_eq!(henan, Resolution::Resolved(place("419001")));
    let above = places.resolve("吉林省", &place("220104"));
    assert_eq!(above, Resolution::Resolved(place("220000")));
}

#[test]
fn a_name_of_several_places_is_ambiguous() {
    let places = reference().jurisdictions;
    let several = |text: &str, scope: &str| match places.resolve(text, &place(scope)) {
        Resolution::Ambiguous(codes) => codes.iter().map(ToString::to_string).collect(),
        other => vec![format!("{other:?}")],
    };
    assert_eq!(several("朝阳区", JurisdictionCode::COUNTRY), ["110105", "220104"]);
    assert_eq!(several("朝阳", JurisdictionCode::COUNTRY).len(), 4);
    assert_eq!(several("吉林", "220000"), ["220000", "220200"]);
    assert_eq!(several("通化", "220000"), ["220500", "220521"]);
    assert_eq!(several("铁西区", "210000"), ["210106", "210303"]);
}

#[test]
fn a_place_elsewhere_counts_only_with_its_province() {
    let places = reference().jurisdictions;
    for text in ["海淀区", "南山区", "大连市", "某某区", "", "区", "市辖区", "220199"]
    {
        assert_eq!(places.resolve(text, &place("220000")), Resolution::Unknown, "{text}");
    }
}

#[test]
fn authorities_are_found_as_people_write_them() {
    let reference = reference();
    let cases = [
        ("吉林省卫生健康委员会", "220000"),
        ("省卫生健康委", "220000"),
        ("省卫健委", "220000"),
        ("省直", "220000"),
        ("委属委管", "220000"),
        ("220000", "220000"),
        ("220000-TCM", "220000-tcm"),
        ("长春市卫生健康委员会", "220100"),
        ("长春市卫健委", "220100"),
        ("长春卫健委", "220100"),
        ("长春市卫生和计划生育委员会", "220100"),
        ("长春市卫计委", "220100"),
        ("长春市卫生局", "220100"),
        ("吉林省卫生厅", "220000"),
        ("朝阳区卫健局", "220104"),
        ("长春市朝阳区卫生健康局", "220104"),
        ("德惠市卫生健康局", "220183"),
        ("延边州卫生健康委员会", "222400"),
        ("吉林省中医药管理局", "220000-tcm"),
        ("省中医药管理局", "220000-tcm"),
        ("长春市中医药管理局", "220100-tcm"),
        ("长白山卫生健康局", "220000-changbaishan"),
    ];
    for (text, id) in cases {
        let found = reference.resolve_authority(text, &place("220000"));
        let found = found.resolved().map(|one| one.to_string());
        assert_eq!(found.as_deref(), Some(id), "{text}");
    }
}

#[test]
fn the_listed_exceptions_are_known() {
    let reference = reference();
    for (text, scope, id) in [
        ("贵安新区社会事业管理局", "520000", "520000-guian"),
        ("航空港区教卫体局", "410000", "410000-hangkonggang"),
        ("济源示范区卫生健康委", "410000", "419001"),
    ] {
        let found = reference.resolve_authority(text, &place(scope)).resolved();
        assert_eq!(found.map(|one| one.to_string()).as_deref(), Some(id), "{text}");
    }
}

#[test]
fn ambiguous_and_unknown_authorities_are_answers() {
    let reference = reference();
    let in_the_country = reference.resolve_authority("朝阳区卫健局", &JurisdictionCode::country());
    assert!(matches!(in_the_country, Resolution::Ambiguous(two) if two.len() == 2));
    let in_dehui = reference.resolve_authority("市卫健局", &place("220183"));
    assert!(matches!(in_dehui, Resolution::Ambiguous(two) if two.len() == 2));
    for text in ["", "卫健委", "某市卫健委", "长春市", "市场监管局", "市卫健委"]
    {
        let found = reference.resolve_authority(text, &place("220000"));
        assert_eq!(found, Resolution::Unknown, "{text}");
    }
}

#[test]
fn authorities_have_names_and_never_guessed_titles() {
    let reference = reference();
    let named = |text: &str| {
        let id = gongshi::catalog::AuthorityId::new(text).expect(text);
        reference.authorities.get(&id).expect(text).clone()
    };
    assert_eq!(named("220000").name, "吉林省卫生健康委员会");
    assert_eq!(named("220104").name, "长春市朝阳区卫生健康行政部门");
    assert_eq!(named("220183").name, "德惠市卫生健康行政部门");
    assert_eq!(named("220000-tcm").name, "吉林省中医药管理局");
    assert_eq!(named("220100-tcm").kind, AuthorityKind::Tcm);
    let mainland = reference.jurisdictions.children(&JurisdictionCode::country());
    let mainland = mainland.filter(|one| !["71", "81", "82"].contains(&&one.code.as_str()[..2]));
    for province in mainland {
        assert_eq!(named(province.code.as_str()).name, format!("{}卫生健康委员会", province.name));
    }
}

#[test]
fn the_site_adds_and_replaces_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let catalogs = folder.path().join("catalogs");
    std::fs::create_dir(&catalogs).expect("created");
    let own = r#"{"id":"anhui-2022","kind":"restricted","title":"示例目录","short_title":"示例",
        "issuer":"示例机关","document_number":null,"jurisdiction":"340000","issued":"2022",
        "in_force_from":"2022","in_force_until":null,"replaced_by":null,"notes":[],"source":"示例",
        "entries":[{"code":"A1","technology":"skin-allotransplantation",
        "name":"同种异体皮肤移植技术","aliases":[],"scope":null,"indication":null,"note":null}]}"#;
    std::fs::write(catalogs.join("anhui-2022.json"), own).expect("written");
    let reference = Reference::load(folder.path()).expect("a good overlay");
    assert!(reference.editions.get(&edition("anhui-2022")).is_some());
    assert!(reference.editions.get(&edition("national-2022")).is_some());
}

#[test]
fn a_faulty_file_is_named() {
    let message = |path: &str, text: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("parent")).expect("created");
        std::fs::write(&file, text).expect("written");
        Reference::load(folder.path()).err().map(|error| error.to_string()).unwrap_or_default()
    };
    let catalog = |id: &str, technology: &str, code: &str| {
        format!(
            r#"{{"id":"{id}","kind":"restricted","title":"t","short_title":"t","issuer":"i",
            "document_number":null,"jurisdiction":null,"issued":null,"in_force_from":null,
            "in_force_until":null,"replaced_by":null,"notes":[],"source":"s","entries":[
            {{"code":"{code}","technology":"{technology}","name":"示例","aliases":[],"scope":null,
            "indication":null,"note":null}}]}}"#
        )
    };
    let cases = [
        ("catalogs/x.json", catalog("x", "no-such", "A1"), "no-such"),
        ("catalogs/x.json", catalog("y", "ecmo", "A1"), "文件名"),
        ("catalogs/x.json", catalog("x", "ecmo", "一"), "编号"),
        ("catalogs/x.json", catalog("X", "ecmo", "A1"), "标识"),
        ("catalogs/x.json", "{}".to_owned(), "data/catalogs/x.json"),
        ("jurisdictions.csv", "code,name\n1,a\n".to_owned(), "data/jurisdictions.csv"),
        ("authorities.csv", "id,name,jurisdiction,kind,aliases\n9,a,9,health,\n".to_owned(), "9"),
        ("calendar/workdays.csv", "date,kind,holiday_en,holiday_zh\n".to_owned(), "年份"),
    ];
    for (path, text, part) in cases {
        let message = message(path, &text);
        assert!(message.contains(path) && message.contains(part), "{path}: {message}");
    }
}

// A cell with a name is read as the technology; one with an everyday word never is.
#[test]
fn the_words_people_ask_with_are_no_names() {
    let reference = reference();
    let mut words = 0;
    for technology in reference.technologies.iter() {
        let mut seen = std::collections::BTreeSet::new();
        for word in &technology.asked_as {
            assert!(word.chars().count() > 1 && seen.insert(word), "{word}");
            let context = ResolveContext {
                jurisdiction: &place("220100"),
                on: Some(date("2023")),
                edition_hint: None,
            };
            let resolution = reference.resolve_technology(word, &context);
            let unread = matches!(
                resolution,
                TechnologyResolution::Unknown { .. } | TechnologyResolution::OutOfScope { .. }
            );
            assert!(unread, "{word}: {resolution:?}");
            words += 1;
        }
    }
    assert!(words > 150, "{words}");
}
