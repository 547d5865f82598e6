use super::{Node, NodeKind, import, print, read};
use proptest::prelude::*;

/// Pasted from a web page: irregular spaces, full-width digits, no third article.
const PASTED: &str = "示例省卫生健康委员会\n\
    示卫医发〔2023〕１２号\n\
    示例省医疗技术 管理 办法\n\
    \n\
    （2023年5月6日公布　自2023年６月１日起施行）\n\
    \u{a0}\u{a0}第 一 章　总 则\n\
    \u{3000}\u{3000}第１条 为了加强 管理，制定本办法。\n\
    第二条　下列情形应当备案：（一）甲类；（二）乙类。\n\
    \u{3000}\u{3000}第四条本办法所称技术，是指为诊断和治疗疾病而采取的\n\
    专业手段。第五条　机构应当在 15 个工作日内报告。\n\
    联系人：某某\n\
    附件 1\n\
    备案表\n\
    一、名称\n";

#[test]
fn a_pasted_text_becomes_a_regulation_and_its_doubts_are_told() {
    let imported = import(PASTED);
    let expected = "## 第一章　总则\n\n第一条　为了加强管理，制定本办法。\n\n\
        第二条　下列情形应当备案：\n\n（一）甲类；\n\n（二）乙类。\n\n\
        第四条　本办法所称技术，是指为诊断和治疗疾病而采取的专业手段。\n\n\
        第五条　机构应当在15个工作日内报告。\n\n## 附件1　备案表\n\n一、名称\n";
    let (front, body) = imported.markdown.split_once("\n+++\n\n").expect("front matter");
    assert!(body.ends_with(expected), "{body}");
    for line in [
        "title = \"示例省医疗技术管理办法\"",
        "issuer = \"示例省卫生健康委员会\"",
        "document_number = \"示卫医发〔2023〕12号\"",
        "联系方式从略",
        "issued = \"2023-05-06\"",
        "in_force = \"2023-06-01\"",
        "status = \"unstated\"",
    ] {
        assert!(front.contains(line), "{line}: {front}");
    }
    let told: Vec<_> = imported.doubts.iter().map(|each| each.message.as_str()).collect();
    for part in
        ["缺第三条", "“第１条”改写为“第一条”", "联系方式没有照录", "已另起一段", "断开的句子"]
    {
        assert!(told.iter().any(|message| message.contains(part)), "{part}: {told:?}");
    }
    assert!(!imported.markdown.contains("某某"), "no contact is kept");
    assert_eq!(imported.units, 5);
}

#[test]
fn nothing_is_guessed() {
    let imported = import("随便一段话。\n");
    assert_eq!(imported.units, 0);
    assert!(imported.markdown.contains("title = \"\""), "{}", imported.markdown);
    let told = imported.doubts.iter().any(|each| each.message.contains("没有认出任何条文"));
    assert!(told, "{:?}", imported.doubts);
    let blank = import("甲省试点办法\n第一条　本办法自2021年 月 日起施行。\n");
    assert!(blank.markdown.contains("in_force = \"2021\""), "{}", blank.markdown);
    assert!(blank.markdown.contains("2021年　月　日"), "{}", blank.markdown);
}

#[test]
fn the_published_texts_come_back_as_they_are() {
    let content = crate::content::load(&crate::content::builtin()).expect("content");
    for file in crate::content::builtin() {
        let Some(name) = file.path.strip_prefix("regulations/") else { continue };
        let imported = import(&file.text);
        let id = name.split('/').next().expect("id");
        let original = content.regulations.iter().find(|each| each.id == id).expect(id);
        let anchors = |regulation: &crate::content::Regulation| -> Vec<String> {
            let units = regulation
                .units
                .iter()
                .filter(|unit| unit.chapter.is_some() || !unit.anchor.starts_with("annex"));
            units.map(|unit| unit.anchor.clone()).collect()
        };
        let again =
            crate::content::ContentFile { path: file.path.clone(), text: imported.markdown };
        let again = crate::content::load(&[again]).expect(id);
        assert_eq!(anchors(&again.regulations[0]), anchors(original), "{id}");
    }
}

fn words() -> impl Strategy<Value = String> {
    "[甲乙丙丁戊己庚辛]{1,30}".prop_map(|text| format!("{text}。"))
}

fn node(kind: NodeKind, number: usize, text: String) -> Node {
    Node { kind, number: number as u32, sub: 0, text }
}

/// Chapters of articles with paragraphs and items.
fn measures() -> impl Strategy<Value = Vec<Node>> {
    let article =
        (words(), prop::collection::vec(words(), 0..3), prop::collection::vec(words(), 0..3));
    let chapter = ("[甲乙丙]{1,8}", prop::collection::vec(article, 1..4));
    prop::collection::vec(chapter, 1..4).prop_map(|chapters| {
        let (mut nodes, mut articles) = (Vec::new(), 0);
        for (at, (heading, own)) in chapters.into_iter().enumerate() {
            nodes.push(node(NodeKind::Chapter, at + 1, heading));
            for (text, items, paragraphs) in own {
                articles += 1;
                nodes.push(node(NodeKind::Article, articles, text));
                let items = items.into_iter().enumerate();
                nodes.extend(items.map(|(at, text)| node(NodeKind::Item, at + 1, text)));
                nodes.extend(paragraphs.into_iter().map(|text| node(NodeKind::Text, 0, text)));
            }
        }
        nodes
    })
}

/// Sections with items and points.
fn notice() -> impl Strategy<Value = Vec<Node>> {
    let item = (words(), prop::collection::vec(words(), 0..3));
    let section = ("[甲乙丙]{1,8}", prop::collection::vec(item, 0..3));
    prop::collection::vec(section, 1..4).prop_map(|sections| {
        let mut nodes = Vec::new();
        for (at, (heading, items)) in sections.into_iter().enumerate() {
            nodes.push(node(NodeKind::Section, at + 1, heading));
            for (at, (text, points)) in items.into_iter().enumerate() {
                nodes.push(node(NodeKind::Item, at + 1, text));
                let points = points.into_iter().enumerate();
                nodes.extend(points.map(|(at, text)| node(NodeKind::Point, at + 1, text)));
            }
        }
        nodes
    })
}

proptest! {
    #[test]
    fn printed_markdown_reads_back_as_the_same_tree(nodes in prop_oneof![measures(), notice()]) {
        let (again, doubts) = read(&print(&nodes));
        prop_assert_eq!(again, nodes);
        prop_assert_eq!(doubts, []);
    }

    #[test]
    fn any_text_is_an_answer(text in "[第一二条章（）、。：1. \n附件甲]{0,60}") {
        let _ = import(&text);
    }
}
