//! The published regulations, read from `content/` as a build reads them.

use gongshi::content::compare::{SpanKind, propose, spans, units_to_compare};
use gongshi::content::{Content, Regulation, RegulationStatus, UnitKind, load, read};
use std::collections::HashSet;
use std::path::Path;

fn content() -> Content {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    load(&read(&dir).expect("content is readable")).expect("content is sound")
}

/// Compares with the expected text, or writes it when `UPDATE_EXPECTED` is set, to be read before
/// it is committed.
fn expect_text(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/structures").join(name);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::create_dir_all(path.parent().expect("folder")).expect("folder");
        return std::fs::write(path, actual).expect("expected");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(expected, actual, "{} differs", path.display());
}

fn regulation(id: &str) -> Regulation {
    content().regulations.into_iter().find(|regulation| regulation.id == id).expect(id)
}

fn anchors<'a>(regulation: &'a Regulation, prefix: &str) -> Vec<&'a str> {
    let anchors = regulation.units.iter().map(|unit| unit.anchor.as_str());
    anchors.filter(|anchor| anchor.starts_with(prefix)).collect()
}

fn contents_with<'a>(regulation: &'a Regulation, prefix: &str) -> Vec<&'a str> {
    let anchors = regulation.contents.iter().map(|entry| entry.anchor.as_str());
    anchors.filter(|anchor| anchor.starts_with(prefix)).collect()
}

fn text_of<'a>(regulation: &'a Regulation, anchor: &str) -> &'a str {
    &regulation.units.iter().find(|unit| unit.anchor == anchor).expect(anchor).text
}

fn consecutive(numbers: std::ops::RangeInclusive<u32>) -> Vec<String> {
    numbers.map(|number| format!("art-{number}")).collect()
}

#[test]
fn every_document_is_there() {
    let content = content();
    let regulations: Vec<_> = content
        .regulations
        .iter()
        .map(|one| (one.id.as_str(), one.version.as_str(), one.status))
        .collect();
    assert_eq!(
        regulations,
        [
            ("guizhou-draft", "2025", RegulationStatus::Draft),
            ("henan-notice", "2024", RegulationStatus::Unstated),
            ("jilin-rules", "2021", RegulationStatus::Unstated),
            ("measures", "2018", RegulationStatus::InForce),
        ]
    );
    let pages: Vec<_> = content.pages.iter().map(|page| page.id.as_str()).collect();
    assert_eq!(pages, ["about", "accessibility", "not-listed"]);
}

/// Every part with its permalink, its citation and how its text begins.
fn structure(regulation: &Regulation) -> String {
    let start =
        |text: &str| text.chars().take_while(|each| *each != '\n').take(18).collect::<String>();
    let count = |kind| regulation.units.iter().filter(|unit| unit.kind == kind).count();
    let parts: usize = regulation.units.iter().map(|unit| unit.parts.len()).sum();
    let kinds =
        [UnitKind::Article, UnitKind::Section, UnitKind::Item, UnitKind::Point, UnitKind::Annex];
    let counts = kinds.map(|kind| format!("{} {}", count(kind), kind.as_str()));
    let mut lines = vec![format!("{}; {parts} parts inside", counts.join(", "))];
    lines.extend(regulation.irregularities.iter().map(|each| {
        format!(
            "! #{} {}{}",
            each.anchor,
            each.message,
            if each.as_printed { " (as printed)" } else { "" }
        )
    }));
    for unit in &regulation.units {
        lines.push(format!("#{} {} {}", unit.anchor, unit.label, start(&unit.text)));
        lines.extend(
            unit.parts
                .iter()
                .map(|part| format!("  #{} {} {}", part.anchor, part.label, start(&part.text))),
        );
    }
    lines.join("\n") + "\n"
}

/// Every reference in order of the text, and where it leads.
fn references(regulation: &Regulation) -> String {
    let resolved = regulation.references.iter().filter(|each| each.target.is_some()).count();
    let found = regulation.references.len();
    let mut lines = vec![format!("{found} found, {resolved} resolved, {} not", found - resolved)];
    lines.extend(regulation.references.iter().map(|each| {
        let from = each.from.as_deref().unwrap_or("-");
        let target = each.target.as_ref().map_or("?".to_owned(), |target| {
            format!("{}#{}", target.regulation, target.anchor.as_deref().unwrap_or_default())
        });
        format!("{from} {} -> {target}", each.text)
    }));
    lines.join("\n") + "\n"
}

#[test]
fn structures_and_references_are_as_reviewed() {
    for regulation in content().regulations {
        let name = format!("{}-{}", regulation.id, regulation.version);
        expect_text(&format!("{name}.structure.txt"), &structure(&regulation));
        expect_text(&format!("{name}.references.txt"), &references(&regulation));
    }
}

/// How much of two regulations answers each other, and what does not and why.
#[test]
fn the_national_measures_and_the_jilin_rules_are_aligned() {
    let content = content();
    let alignment = &content.alignments[0];
    let paired = alignment.rows.iter().filter(|row| !row.from.is_empty() && !row.to.is_empty());
    let mut lines = vec![format!("{} rows, {} with both", alignment.rows.len(), paired.count())];
    for row in &alignment.rows {
        let changes: Vec<_> = row.changes.iter().map(|change| change.as_str()).collect();
        let (from, to) = (row.from.join(" "), row.to.join(" "));
        lines.push(
            format!("{from} -> {to}: {} {}", changes.join(" "), row.note).trim_end().to_owned(),
        );
    }
    expect_text("measures--jilin-rules.alignment.txt", &(lines.join("\n") + "\n"));
    let to = |from: &str| {
        let row = alignment.rows.iter().find(|row| row.from.iter().any(|each| each == from));
        row.map(|row| row.to.clone()).unwrap_or_default()
    };
    assert_eq!(to("art-11"), ["art-12"]);
    assert_eq!(to("art-24"), ["art-25"]);
    assert_eq!(to("art-47"), ["art-41-2"]);
}

/// An invented regulation in three versions: the second changes words and inserts an article, the
/// third changes only how it is set.
fn versions() -> Vec<Regulation> {
    let head = |version: &str| {
        format!(
            "+++\ntitle = \"示例办法\"\nshort_title = \"示例\"\nissuer = \"示例省\"\nin_force = \"{version}\"\nstatus = \"in-force\"\nsource = \"虚构\"\n+++\n"
        )
    };
    let first = "第一条　医疗机构应当于开展首例之日起15个工作日内备案。\n\n第二条　“限制类技术”目录应当公开（每年一次）。\n";
    let second = "第一条　医疗机构应当于开展首例之日起30个工作日内备案。\n\n第一条之一　备案材料由本机构保存，保存期不少于五年。\n\n第二条　“限制类技术”目录应当公开（每年一次）。\n";
    let third = second
        .replace("30", "３０")
        .replace(['“', '”'], "\"")
        .replace('（', "(")
        .replace('）', ")")
        .replace("应当公开", "应当 公开");
    let files: Vec<_> = [("2020", first), ("2022", second), ("2024", &third)]
        .map(|(version, body)| gongshi::content::ContentFile {
            path: format!("regulations/demo/{version}.md"),
            text: format!("{}\n{body}", head(version)),
        })
        .to_vec();
    load(&files).expect("loads").regulations
}

fn marked(old: &Regulation, new: &Regulation) -> Vec<String> {
    let texts = |regulation: &Regulation| {
        units_to_compare(regulation).into_iter().map(|unit| unit.text.clone()).collect::<Vec<_>>()
    };
    let (olds, news) = (texts(old), texts(new));
    let pick = |texts: &[String], at: &[usize]| {
        at.iter().map(|at| texts[*at].as_str()).collect::<String>()
    };
    let old_refs: Vec<&str> = olds.iter().map(String::as_str).collect();
    let new_refs: Vec<&str> = news.iter().map(String::as_str).collect();
    let pairs = propose(&old_refs, &new_refs).into_iter();
    let changes = pairs.flat_map(|pair| spans(&pick(&olds, &pair.from), &pick(&news, &pair.to)));
    changes
        .filter(|span| span.kind != SpanKind::Same)
        .map(|span| {
            if span.kind == SpanKind::Added {
                format!("+{}", span.new)
            } else {
                format!("-{}", span.old)
            }
        })
        .collect()
}

#[test]
fn two_versions_show_their_changed_words_and_a_reissue_none() {
    let versions = versions();
    assert_eq!(
        marked(&versions[0], &versions[1]),
        ["-15", "+30", "+备案材料由本机构保存，保存期不少于五年。"]
    );
    assert!(marked(&versions[1], &versions[2]).is_empty());
}

#[test]
fn permalinks_do_not_change_when_an_article_is_inserted() {
    let versions = versions();
    assert_eq!(anchors(&versions[0], ""), ["art-1", "art-2"]);
    assert_eq!(anchors(&versions[1], ""), ["art-1", "art-1-zhi-1", "art-2"]);
    assert!(versions[1].irregularities.is_empty());
}

#[test]
fn every_slip_of_the_documents_is_known() {
    for regulation in content().regulations {
        for each in &regulation.irregularities {
            assert!(each.as_printed, "{}: {}", regulation.id, each.message);
        }
    }
}

#[test]
fn measures_have_51_articles_in_7_chapters() {
    let measures = regulation("measures");
    assert_eq!(anchors(&measures, ""), consecutive(1..=51));
    assert_eq!(contents_with(&measures, "ch-").len(), 7);
    assert!(text_of(&measures, "art-24").starts_with("医疗机构开展的限制类技术目录"));
    assert!(text_of(&measures, "art-11").contains("（三）技术负责人"));
    assert_eq!(measures.in_force.map(|date| date.to_string()).as_deref(), Some("2018-11-01"));
    assert_eq!(measures.jurisdiction, None);
}

#[test]
fn jilin_rules_have_two_articles_41_as_their_notes_say() {
    let jilin = regulation("jilin-rules");
    let mut expected = consecutive(1..=41);
    expected.push("art-41-2".to_owned());
    expected.extend(consecutive(42..=45));
    assert_eq!(anchors(&jilin, "art-"), expected);
    assert!(jilin.notes.iter().any(|note| note.contains("两个第四十一条")));
    assert!(text_of(&jilin, "art-41").contains("名单及相关信息"));
    assert!(text_of(&jilin, "art-41-2").contains("人体器官移植技术"));
    assert_eq!(text_of(&jilin, "art-45"), "本细则自2021年　月　日起施行。");
    assert_eq!(contents_with(&jilin, "ch-").len(), 6);
}

#[test]
fn jilin_annexes_list_15_and_21_technologies() {
    let jilin = regulation("jilin-rules");
    assert_eq!(anchors(&jilin, "annex-"), ["annex-1", "annex-2", "annex-3"]);
    assert_eq!(text_of(&jilin, "annex-1").lines().count(), 1 + 15);
    assert_eq!(text_of(&jilin, "annex-2").lines().count(), 1 + 21);
    assert!(text_of(&jilin, "annex-2").ends_with("S21　医用高压氧治疗技术"));
}

/// The forms of the annexes can be read without seeing them: real tables with a caption and
/// headers, fields as definition lists, blanks that say that they are blank, and remarks that are
/// no part of the text.
#[test]
fn forms_in_annexes_are_tables_and_definition_lists() {
    let expected = [("jilin-rules", 3, 7), ("guizhou-draft", 15, 91)];
    for (id, tables, fields) in expected {
        let regulation = regulation(id);
        let html = regulation.html();
        let count = |part: &str| html.matches(part).count();
        assert_eq!((count("<table "), count("<dt>")), (tables, fields), "{id}");
        assert_eq!(count("<caption "), tables);
        assert_eq!(count("<thead"), tables);
        assert_eq!(count("<th "), count("<th scope=\""), "{id}: each header says its scope");
        assert_eq!(count("<dt>"), count("<dd>"));
        assert_eq!(count("class=\"blank\""), count(">空白</span></span>"));
        assert!(
            !html.contains('＿') && !regulation.units.iter().any(|unit| unit.text.contains('＿'))
        );
        let remarks = html.split("role=\"note\">").skip(1);
        for remark in remarks.map(|rest| rest.split("</p>").next().unwrap_or_default()) {
            let words = remark.trim().trim_start_matches("<p>");
            assert!(regulation.units.iter().all(|unit| !unit.text.contains(words)), "{words}");
        }
    }
}

#[test]
fn henan_notice_is_counted_by_sections() {
    let henan = regulation("henan-notice");
    assert_eq!(
        anchors(&henan, ""),
        [
            "s1", "s1-1", "s1-2", "s2", "s2-1", "s2-2", "s2-2-1", "s2-2-2", "s2-2-3", "s2-3",
            "s2-3-1", "s2-3-2", "s3", "s4", "s4-1", "s4-2", "s4-3", "s5",
        ]
    );
    assert!(text_of(&henan, "s2-2-3").contains("撤销限制类技术临床应用备案"));
    assert!(text_of(&henan, "s5").ends_with("移交司法机关依法查处。"));
}

#[test]
fn guizhou_draft_is_counted_by_sections_and_has_four_annexes() {
    let guizhou = regulation("guizhou-draft");
    let annexes = ["annex-1", "annex-2", "annex-3", "annex-4"];
    assert_eq!(anchors(&guizhou, "annex-"), annexes);
    assert_eq!(anchors(&guizhou, "s1-2-").len(), 7);
    assert_eq!(anchors(&guizhou, "s1-3-").len(), 4);
    assert_eq!(anchors(&guizhou, "s2-").len(), 5);
    assert_eq!(anchors(&guizhou, "s3-").len(), 5);
    assert!(text_of(&guizhou, "annex-4").contains("GO3　同种异体运动系统"));
    assert_eq!(contents_with(&guizhou, "annex-1-s").len(), 7);
}

#[test]
fn ids_are_unique_and_every_contents_entry_leads_somewhere() {
    for regulation in content().regulations {
        let html = regulation.html();
        let ids: Vec<_> =
            html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let unique: HashSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{}", regulation.id);
        let listed = regulation.contents.iter().map(|entry| entry.anchor.as_str());
        let cited = regulation.units.iter().map(|unit| unit.anchor.as_str());
        let parts = regulation.units.iter().flat_map(|unit| &unit.parts);
        let parts = parts.map(|part| part.anchor.as_str());
        for anchor in listed.chain(cited).chain(parts) {
            assert!(ids.contains(&anchor), "{}: #{anchor}", regulation.id);
        }
    }
}

#[test]
fn bodies_hold_no_style_script_or_contact() {
    let content = content();
    let regulations = content.regulations.iter().map(|one| (one.id.as_str(), one.html()));
    let pages = content.pages.iter().map(|one| (one.id.as_str(), one.html.clone()));
    for (id, html) in regulations.chain(pages) {
        for unwanted in [" style=", "<script", "javascript:", "<img", "0371", "0851", "<h1"] {
            assert!(!html.contains(unwanted), "{id}: {unwanted}");
        }
    }
}

#[test]
fn links_between_articles_and_pages_lead_to_existing_ids() {
    let content = content();
    for page in &content.pages {
        for link in page.html.split("href=\"../regulations/").skip(1) {
            let target = link.split('"').next().expect("closing quote");
            let (id, anchor) = target.split_once("/#").expect("a link to an article");
            let known = content.regulations.iter().filter(|one| one.id == id);
            let found = known.flat_map(|one| &one.units).any(|unit| unit.anchor == anchor);
            assert!(found, "{}: {target}", page.id);
        }
    }
}
