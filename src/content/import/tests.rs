use super::{Node, NodeKind, import, print, read};
use crate::content::{ContentFile, Regulation, load};
use proptest::prelude::*;

const FRONT: &str = "+++\ntitle = \"甲\"\nshort_title = \"甲\"\nissuer = \"甲\"\n\
    status = \"unstated\"\nsource = \"虚构\"\n+++\n";

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
fn an_annex_whose_title_begins_with_a_number_keeps_both() {
    let imported = import("示例办法\n第一条　甲。\n附件1 15项技术目录\n附件 2\n备案表\n");
    assert!(imported.markdown.ends_with("## 附件1　15项技术目录\n\n## 附件2　备案表\n"));
}

/// A notice counted 一、（一）1.（1）, with a list of annexes, a signature, a table and a form.
const NOTICE: &str = "关于印发某省备案工作指南的通知\n各市卫生健康委：\n一、备案范围\n\
    （一）国家限制类技术。\n1.按照国家目录执行；\n（1）移植类；\n2．按照省级目录执行。\n\
    二、其他事项\n本通知自2023年7月1日起施行。\n附件：1.省级目录\n      2.备案表\n\
    某省卫生健康委员会办公室\n2023年6月12日\n附件1\n省级目录\n\
    序号\t技术名称\n1\t消化内镜诊疗技术\n附件2\n备案表\n\t机构名称\n\t\n\t联 系 人\n\t\n";

#[test]
fn what_stands_behind_a_notice_is_no_part_of_it() {
    let imported = import(NOTICE).markdown;
    let notice = parsed(imported.clone());
    let anchors: Vec<_> = notice.units.iter().map(|unit| unit.anchor.as_str()).collect();
    let expected = ["s1", "s1-1", "s1-1-1", "s1-1-2", "s2", "annex-1", "annex-2"];
    assert_eq!(anchors, expected, "{imported}");
    assert_eq!(notice.units[2].parts[0].anchor, "s1-1-1-1");
    assert_eq!(notice.units[4].text, "本通知自2023年7月1日起施行。");
    assert_eq!(notice.issuer, "某省卫生健康委员会办公室");
    assert_eq!(notice.issued.map(|date| date.to_string()).as_deref(), Some("2023-06-12"));
    let html = notice.html();
    assert!(html.contains("<th scope=\"row\" role=\"rowheader\">1</th>"), "{html}");
    assert_eq!(html.matches("<dt>").count(), 2, "{html}");
    assert!(html.contains("<dt>联系人</dt>"), "{html}");
    assert_eq!(notice.irregularities, []);
}

#[test]
fn a_title_of_several_lines_is_one() {
    let title = |text: &str| {
        let markdown = import(text).markdown;
        markdown.lines().nth(1).expect("title").to_owned()
    };
    let notice = "甲省卫生健康委关于进一步规范\n\n限制类技术\n\n有关工作的通知（征求意见稿）\n\n\
                  各市：\n根据《办法》（国家卫生健康委令第1号），通知如下：\n一、备案\n";
    assert_eq!(
        title(notice),
        "title = \"甲省卫生健康委关于进一步规范限制类技术有关工作的通知（征求意见稿）\""
    );
    assert!(!import(notice).markdown.contains("document_number"), "another document's number");
    assert_eq!(
        title("甲省管理办法\n\n实施细则\n第一条　甲。\n"),
        "title = \"甲省管理办法实施细则\""
    );
    let whole = "甲省卫生健康委员会\n关于公开备案的通知\n各市：\n一、备案\n";
    assert_eq!(title(whole), "title = \"关于公开备案的通知\"");
    assert!(import(whole).markdown.contains("issuer = \"甲省卫生健康委员会\""));
}

#[test]
fn a_printed_table_of_contents_is_left_out() {
    let text = "某市管理办法（试行）\n目 录\n第一章 总则……1\n第二章 附则……3\n第一章 总则\n\
        第二十四条 甲。\n第二十四条之一 乙。\n第二章 附则\n第二十五条 丙。\n";
    let imported = import(text);
    assert!(
        imported.markdown.contains("title = \"某市管理办法（试行）\""),
        "{}",
        imported.markdown
    );
    let told: Vec<_> = imported.doubts.iter().map(|each| each.message.as_str()).collect();
    assert!(told.contains(&"从这一行到第 4 行是目录，没有照录"), "{told:?}");
    assert!(told.iter().any(|each| each.contains("从第二十四条开始")), "{told:?}");
    let parsed = parsed(imported.markdown.replace("issuer = \"\"", "issuer = \"甲\""));
    let anchors: Vec<_> = parsed.units.iter().map(|unit| unit.anchor.as_str()).collect();
    assert_eq!(anchors, ["art-24", "art-24-zhi-1", "art-25"]);
    assert_eq!(parsed.irregularities.len(), 1, "chapters are counted once");
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
        let (again, original) = (tree(&parsed(imported.markdown)), tree(original));
        for (again, original) in again.iter().zip(&original) {
            assert_eq!(again, original, "{id}");
        }
        assert_eq!(again.len(), original.len(), "{id}");
    }
}

/// What can be cited, with its words but for their spaces: the parts as a reader finds them.
fn tree(regulation: &Regulation) -> Vec<String> {
    let line = |anchor: &str, label: &str, text: &str| {
        format!("#{anchor} {label}: {}", text.replace([' ', '\u{3000}'], ""))
    };
    let units = regulation.units.iter().flat_map(|unit| {
        let parts = unit.parts.iter().map(move |part| line(&part.anchor, &part.label, &part.text));
        let chapter = unit.chapter.iter().map(|chapter| format!("in {chapter}"));
        chapter.chain([line(&unit.anchor, &unit.label, &unit.text)]).chain(parts)
    });
    units.collect()
}

fn parsed(markdown: String) -> Regulation {
    let file = ContentFile { path: "regulations/new/1.md".to_owned(), text: markdown };
    load(&[file]).expect("a sound file").regulations.remove(0)
}

#[test]
fn a_forms_field_is_kept_and_a_persons_number_is_not() {
    let text = "示例办法\n第一条　甲。\n附件1　备案表\n联系人\n联系电话：\n联系人：某某 0431-1\n";
    let imported = import(text).markdown;
    assert!(imported.contains("联系人\n\n联系电话：\n"), "{imported}");
    assert!(!imported.contains("某某"), "{imported}");
}

fn words() -> impl Strategy<Value = String> {
    "[甲乙丙丁戊己庚辛]{1,30}".prop_map(|text| format!("{text}。"))
}

fn several(most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(words(), 0..most)
}

fn heading() -> impl Strategy<Value = String> {
    "[甲乙丙]{1,8}"
}

/// A part, and the permalinks that it and its paragraph have when a site reads it.
type Told = (Node, Vec<String>);

fn told(kind: NodeKind, number: (usize, usize), text: String, anchors: &[&str]) -> Told {
    let (number, sub) = (number.0 as u32, number.1 as u32);
    (Node { kind, number, sub, text }, anchors.iter().map(|anchor| (*anchor).to_owned()).collect())
}

/// One 款: its text, then 项 with their 目.
type Paragraph = (String, Vec<(String, Vec<String>)>);

fn paragraph() -> impl Strategy<Value = Paragraph> {
    (words(), prop::collection::vec((words(), several(3)), 0..3))
}

/// An article of a number, with its 款, 项 and 目.
fn article(number: (usize, usize), paragraphs: Vec<Paragraph>) -> Vec<Told> {
    let own = match number {
        (number, 0) => format!("art-{number}"),
        (number, sub) => format!("art-{number}-zhi-{sub}"),
    };
    let mut all = Vec::new();
    for (k, (text, items)) in paragraphs.into_iter().enumerate() {
        let paragraph = format!("{own}-k{}", k + 1);
        all.push(match k {
            0 => told(NodeKind::Article, number, text, &[&own, &paragraph]),
            _ => told(NodeKind::Text, (0, 0), text, &[&paragraph]),
        });
        for (x, (text, points)) in items.into_iter().enumerate() {
            let item = format!("{paragraph}-x{}", x + 1);
            all.push(told(NodeKind::Item, (x + 1, 0), text, &[&item]));
            all.extend(points.into_iter().enumerate().map(|(m, text)| {
                told(NodeKind::Point, (m + 1, 0), text, &[&format!("{item}-m{}", m + 1)])
            }));
        }
    }
    all
}

/// Chapters, some with divisions, of articles, some inserted later (第五条之一).
fn measures() -> impl Strategy<Value = Vec<Told>> {
    let article = (0..3_usize, prop::collection::vec(paragraph(), 1..4));
    let part = (heading(), any::<bool>(), prop::collection::vec(article, 1..4));
    prop::collection::vec(part, 1..4).prop_map(|parts| {
        let (mut all, mut last) = (Vec::new(), (0, 0));
        for (at, (heading, divided, articles)) in parts.into_iter().enumerate() {
            all.push(told(NodeKind::Chapter, (at + 1, 0), heading.clone(), &[]));
            if divided {
                all.push(told(NodeKind::Division, (1, 0), heading, &[]));
            }
            for (inserted, paragraphs) in articles {
                let inserted = inserted == 0 && last.0 > 0;
                last = if inserted { (last.0, last.1 + 1) } else { (last.0 + 1, 0) };
                all.extend(self::article(last, paragraphs));
            }
        }
        all
    })
}

/// Sections with items, points and (1).
fn notice() -> impl Strategy<Value = Vec<Told>> {
    let point = (words(), several(3));
    let item = (words(), prop::collection::vec(point, 0..3));
    let section = (heading(), prop::collection::vec(item, 0..3));
    prop::collection::vec(section, 1..4).prop_map(|sections| {
        let mut all = Vec::new();
        for (s, (heading, items)) in sections.into_iter().enumerate() {
            let section = format!("s{}", s + 1);
            all.push(told(NodeKind::Section, (s + 1, 0), heading, &[&section]));
            for (i, (text, points)) in items.into_iter().enumerate() {
                let item = format!("{section}-{}", i + 1);
                all.push(told(NodeKind::Item, (i + 1, 0), text, &[&item]));
                for (p, (text, below)) in points.into_iter().enumerate() {
                    let point = format!("{item}-{}", p + 1);
                    all.push(told(NodeKind::Point, (p + 1, 0), text, &[&point]));
                    all.extend(below.into_iter().enumerate().map(|(at, text)| {
                        let anchor = format!("{point}-{}", at + 1);
                        told(NodeKind::SubPoint, (at + 1, 0), text, &[&anchor])
                    }));
                }
            }
        }
        all
    })
}

/// A text with annexes behind it, which hold paragraphs, a table or a form.
fn with_annexes(text: impl Strategy<Value = Vec<Told>>) -> impl Strategy<Value = Vec<Told>> {
    let table = words().prop_map(|cell| format!("| 甲 | 乙 |\n| --- | --- |\n| {cell} | ＿＿ |"));
    let form = heading().prop_map(|field| format!("{field}\n: ＿＿"));
    let block = prop_oneof![words(), table, form, heading().prop_map(|text| format!("### {text}"))];
    let annex = (heading(), prop::collection::vec(block, 0..4));
    (text, prop::collection::vec(annex, 0..3)).prop_map(|(mut all, annexes)| {
        for (at, (title, blocks)) in annexes.into_iter().enumerate() {
            let anchor = format!("annex-{}", at + 1);
            all.push(told(NodeKind::Annex, (at + 1, 0), title, &[&anchor]));
            all.extend(blocks.into_iter().map(|text| told(NodeKind::Text, (0, 0), text, &[])));
        }
        all
    })
}

proptest! {
    #[test]
    fn printed_markdown_reads_back_as_the_same_tree(
        told in with_annexes(prop_oneof![measures(), notice()]),
    ) {
        let (nodes, anchors): (Vec<_>, Vec<_>) = told.into_iter().unzip();
        let markdown = print(&nodes);
        let (again, doubts) = read(&markdown);
        prop_assert_eq!(again, nodes);
        prop_assert_eq!(doubts, []);
        let regulation = parsed(format!("{FRONT}\n{markdown}"));
        let read: Vec<_> = regulation.units.iter().flat_map(|unit| {
            let parts = unit.parts.iter().map(|part| part.anchor.clone());
            std::iter::once(unit.anchor.clone()).chain(parts).collect::<Vec<_>>()
        }).collect();
        prop_assert_eq!(read, anchors.concat());
        prop_assert_eq!(regulation.irregularities, []);
    }

    #[test]
    fn any_text_is_an_answer(text in "[第一二条章（）、。：1. \n附件甲]{0,60}") {
        let _ = import(&text);
    }
}
