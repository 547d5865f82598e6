use super::{Content, ContentError, ContentFile, load, read};

const REGULATION: &str = "+++\n\
    title = \"示例办法\"\nshort_title = \"示例\"\nissuer = \"示例省卫生健康委员会\"\n\
    issued = \"2023-05\"\nstatus = \"in-force\"\njurisdiction = \"220000\"\nsource = \"虚构\"\n+++\n";

fn file(path: &str, text: &str) -> ContentFile {
    ContentFile { path: path.into(), text: text.into() }
}

fn regulation(body: &str) -> super::Regulation {
    let files = [file("regulations/demo/2023.md", &format!("{REGULATION}\n{body}"))];
    load(&files).expect("loads").regulations.remove(0)
}

fn anchors(regulation: &super::Regulation) -> Vec<(&str, &str, &str)> {
    let units = regulation.units.iter();
    units.map(|unit| (unit.anchor.as_str(), unit.label.as_str(), unit.text.as_str())).collect()
}

#[test]
fn articles_keep_their_paragraphs_and_items() {
    let demo = regulation(
        "## 第一章　总则\n\n第一条　甲。\n\n（一）乙；\n\n1\\. 丙\n\n第五条所称甲。\n\n第一条　丁。\n",
    );
    assert_eq!(
        anchors(&demo),
        [
            ("art-1", "第一条", "甲。\n（一）乙；\n1. 丙\n第五条所称甲。"),
            ("art-1-2", "第一条", "丁。")
        ]
    );
    assert!(demo.html().starts_with(
        "<h2 id=\"ch-1\"><a class=\"anchor\" href=\"#ch-1\">第一章</a>　总则</h2>\n\
         <div id=\"art-1\"><p id=\"art-1-k1\"><a class=\"anchor\" href=\"#art-1\">第一条</a>　甲。</p>\n\
         <p id=\"art-1-k1-x1\" class=\"item\"><a class=\"anchor\" href=\"#art-1-k1-x1\">（一）</a>乙；</p>\n"
    ));
    let parts = demo.units[0].parts.iter();
    let parts: Vec<_> = parts.map(|part| (part.anchor.as_str(), part.label.as_str())).collect();
    assert_eq!(
        parts,
        [
            ("art-1-k1", "第一条第一款"),
            ("art-1-k1-x1", "第一条第一款第一项"),
            ("art-1-k1-x1-m1", "第一条第一款第一项第一目"),
            ("art-1-k2", "第一条第二款"),
        ]
    );
    let told: Vec<_> = demo.irregularities.iter().map(|each| each.message.as_str()).collect();
    assert_eq!(told, ["第一条出现了两次"]);
    assert_eq!(
        (demo.irregularities[0].line, demo.irregularities[0].anchor.as_str()),
        (21, "art-1-2")
    );
    assert_eq!(demo.issued.map(|date| date.to_string()).as_deref(), Some("2023-05"));
}

#[test]
fn sections_items_and_points_are_cited_by_their_path() {
    let demo = regulation(
        "前言\n\n## 一、甲\n\n乙。\n\n### (二)丙\n\n1\\. 丁。\n\n(1)戊；\n\n---\n\n联系方式从略。\n",
    );
    assert_eq!(
        anchors(&demo),
        [
            ("s1", "一、甲", "乙。"),
            ("s1-2", "一（二）", "丙"),
            ("s1-2-1", "一（二）1", "丁。\n(1)戊；")
        ]
    );
    let contents: Vec<_> =
        demo.contents.iter().map(|entry| (entry.level, entry.label.as_str())).collect();
    assert_eq!(contents, [(1, "一、甲"), (2, "(二)丙")]);
    assert!(demo.html().contains("<div id=\"s1-2-1\"><p class=\"item\">"));
    let parts: Vec<_> = demo.units[2].parts.iter().map(|part| part.label.as_str()).collect();
    assert_eq!(parts, ["一（二）1（1）"]);
    let told: Vec<_> = demo.irregularities.iter().map(|each| each.message.as_str()).collect();
    assert_eq!(told, ["从（二）开始，前面没有（一）"]);
}

#[test]
fn an_annex_is_one_unit_and_its_numbers_do_not_clash() {
    let demo = regulation(
        "## 一、甲\n\n## 附件1　表\n\n一、乙\n\n### 一、丙\n\n- 丁\n- 戊\n\n第一条　己\n\n## 附件2　书\n",
    );
    assert_eq!(
        anchors(&demo),
        [
            ("s1", "一、甲", ""),
            ("annex-1", "附件1　表", "一、乙\n一、丙\n丁\n戊\n第一条　己"),
            ("annex-2", "附件2　书", "")
        ]
    );
    let contents: Vec<_> =
        demo.contents.iter().map(|entry| (entry.level, entry.anchor.as_str())).collect();
    assert_eq!(contents, [(1, "s1"), (1, "annex-1"), (2, "annex-1-s1"), (1, "annex-2")]);
}

#[test]
fn pages_keep_the_ids_of_their_headings() {
    let text =
        "+++\ntitle = \"关于\"\nsummary = \"甲\"\norder = 1\n+++\n\n# 说明 {#notes}\n\n## 乙\n";
    let pages = load(&[file("pages/about.md", text)]).expect("loads").pages;
    assert_eq!(pages[0].id, "about");
    assert_eq!(pages[0].html, "<h2 id=\"notes\">说明</h2>\n<h2>乙</h2>\n");
}

#[test]
fn order_of_the_files_does_not_matter() {
    let files =
        ["b/2", "a/2", "a/1"].map(|name| file(&format!("regulations/{name}.md"), REGULATION));
    let ids = |content: Content| -> Vec<_> {
        content.regulations.into_iter().map(|one| (one.id, one.version)).collect()
    };
    let mut reversed = files.clone();
    reversed.reverse();
    let loaded = ids(load(&files).expect("loads"));
    assert_eq!(loaded, ids(load(&reversed).expect("loads")));
    assert_eq!(loaded[0], ("a".to_owned(), "1".to_owned()));
}

#[test]
fn misplaced_and_repeated_files_are_refused() {
    for path in
        ["about.md", "pages/About.md", "regulations/demo.md", "pages/a/b/c.md", "pages/a.txt"]
    {
        let error = load(&[file(path, REGULATION)]).expect_err(path);
        assert!(matches!(error, ContentError::Misplaced { .. }), "{error}");
    }
    let twice = file("regulations/demo/2023.md", REGULATION);
    let error = load(&[twice.clone(), twice]).expect_err("twice");
    assert!(matches!(error, ContentError::Duplicate { .. }), "{error}");
}

#[test]
fn a_name_is_no_jurisdiction_code() {
    let text = REGULATION.replace("220000", "吉林省");
    let error = load(&[file("regulations/demo/2023.md", &text)]).expect_err("not a code");
    assert!(error.to_string().contains("jurisdiction 写作“吉林省”"), "{error}");
}

#[test]
fn files_are_read_with_relative_paths() {
    let dir = tempfile::tempdir().expect("temporary folder");
    std::fs::create_dir(dir.path().join("pages")).expect("folder");
    for name in ["pages/b.md", "pages/a.md", "pages/a.md.bak", "pages/.a.md.swp", "Thumbs.db"] {
        std::fs::write(dir.path().join(name), "甲").expect("file");
    }
    let files = read(dir.path()).expect("reads");
    assert_eq!(files, [file("pages/a.md", "甲"), file("pages/b.md", "甲")]);
    let error = read(&dir.path().join("none")).expect_err("no folder");
    assert!(matches!(error, ContentError::List { .. }), "{error}");
}

#[test]
fn a_file_that_nothing_would_be_made_of_is_refused() {
    for name in ["办法.docx", "about.MD", "about.txt"] {
        let dir = tempfile::tempdir().expect("temporary folder");
        std::fs::write(dir.path().join(name), "甲").expect("file");
        let error = read(dir.path()).expect_err(name);
        let misplaced = matches!(&error, ContentError::Misplaced { path } if path == name);
        assert!(misplaced, "{error}");
    }
}

#[cfg(unix)]
#[test]
fn files_that_links_lead_to_are_read() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let other = tempfile::tempdir().expect("temporary folder");
    std::fs::write(other.path().join("a.md"), "甲").expect("file");
    std::os::unix::fs::symlink(other.path(), dir.path().join("pages")).expect("link");
    assert_eq!(read(dir.path()).expect("reads"), [file("pages/a.md", "甲")]);
}
