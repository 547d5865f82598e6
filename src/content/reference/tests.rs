use crate::content::{Content, ContentFile, load};

const HEAD: &str =
    "short_title = \"示例\"\nissuer = \"示例\"\nstatus = \"in-force\"\nsource = \"虚构\"\n+++\n";

fn content(body: &str) -> Content {
    let file = |id: &str, title: &str, body: &str| ContentFile {
        path: format!("regulations/{id}/1.md"),
        text: format!("+++\ntitle = \"{title}\"\n{HEAD}\n{body}"),
    };
    let other = "第一条　甲：\n\n（一）乙；\n\n（二）丙。\n\n丁。\n";
    load(&[file("a", "甲办法", body), file("b", "乙办法", other)]).expect("loads")
}

fn links(body: &str) -> Vec<String> {
    let html = content(body).regulations[0].html();
    let parts = html.split("class=\"reference\" href=\"").skip(1);
    parts.filter_map(|part| part.split("</a>").next()).map(str::to_owned).collect()
}

#[test]
fn documents_articles_paragraphs_and_items_become_links() {
    assert_eq!(
        links("第一条　按《乙办法》（令）第一条第一款第二项、《乙办法》和《丙条例》第三条办理。\n"),
        ["../b/#art-1-k1-x2\">《乙办法》（令）第一条第一款第二项", "../b/\">《乙办法》"]
    );
    assert_eq!(
        links(
            "第一条　甲：\n\n（一）乙；\n\n（二）丙。\n\n出现前款第一项、第二项，按本办法第一条和第九条。\n"
        ),
        [
            "#art-1-k1\">前款",
            "#art-1-k1-x1\">第一项",
            "#art-1-k1-x2\">第二项",
            "#art-1\">本办法第一条"
        ]
    );
}

#[test]
fn what_leads_nowhere_is_remembered_and_stays_text() {
    let content = content("第一条　按《丙条例》（国令〔2020〕1号）第三条、第九条。\n");
    let references = &content.regulations[0].references;
    assert_eq!(references.len(), 2);
    assert!(references.iter().all(|each| each.target.is_none()));
    assert_eq!(references[0].from.as_deref(), Some("art-1"));
    let number = references[0].document.as_ref().and_then(|(_, number)| number.as_deref());
    assert_eq!(number, Some("国令〔2020〕1号"));
}

#[test]
fn annexes_are_found_by_number_and_by_title() {
    assert_eq!(
        links("## 一、甲\n\n填写附件1、2和《备案书》，持《许可证》。\n\n## 附件1　备案书\n\n乙\n"),
        ["#annex-1\">附件1", "#annex-1\">《备案书》"]
    );
}
