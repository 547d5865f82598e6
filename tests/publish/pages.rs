//! What the build says about the content of pages.

use gongshi::publish::{Breach, Fault, PublishError};

use crate::support::{assert_whole, publish, target};

#[test]
fn links_that_lead_somewhere_pass() {
    let (_folder, target) = target();
    let index = "<link rel=stylesheet href=/ylws/a.css><a id=here href=#here>1</a>\
        <a href=b/>2</a><a href='b/#中'>3</a><a href='b/index.html?x=1#%E4%B8%AD'>4</a>\
        <a href=/ylws/>5</a><a href=https://example.cn/none>6</a><a href=mailto:>7</a>\
        <a href=data/manifest.json>8</a><a href=data/SHA256SUMS>9</a><a href=#top>10</a>\
        <svg><use href=icons.svg#tick></use></svg><a href=b/list.csv#row=2>11</a>";
    let site = [
        ("index.html", index),
        ("b/index.html", "<h2 id=中>x</h2><a href=../>up</a><img srcset='../icons.svg 2x'>"),
        ("b/list.csv", "a,b"),
        ("a.css", "p{}"),
        ("icons.svg", "<svg><symbol id='tick'/></svg>"),
    ];
    publish(&target, &site).unwrap();
    assert_whole(&target);
}

#[test]
fn every_broken_link_is_named_in_order() {
    let (_folder, target) = target();
    publish(&target, &[("index.html", "old")]).unwrap();
    let site = [
        ("z/index.html", "<a href=../a/#two>x</a><a href=/a/>x</a>"),
        (
            "a/index.html",
            "<p id=one><a href=b>x</a><a href=b>x</a><img src=../gone.svg>\
                          <a href=../z>x</a><a href=#three>x</a><noscript><a href=q/>x</a>",
        ),
        ("up.html", "<a href=../>x</a>"),
    ];
    let error = publish(&target, &site).unwrap_err();
    let text = error.to_string();
    let PublishError::BrokenLinks(links) = error else { panic!("{text}") };
    let found: Vec<(&str, &str, Fault)> =
        links.iter().map(|link| (link.page.as_str(), link.link.as_str(), link.fault)).collect();
    let expected = [
        ("a/index.html", "#three", Fault::NoAnchor),
        ("a/index.html", "../gone.svg", Fault::NoFile),
        ("a/index.html", "../z", Fault::NoFile),
        ("a/index.html", "b", Fault::NoFile),
        ("a/index.html", "q/", Fault::NoFile),
        ("up.html", "../", Fault::Outside),
        ("z/index.html", "../a/#two", Fault::NoAnchor),
        ("z/index.html", "/a/", Fault::Outside),
    ];
    assert_eq!(found, expected);
    assert!(text.starts_with("网站里有 8 处链接失效：\n  a/index.html：链接“#three”"), "{text}");
    assert_whole(&target);
    assert_eq!(std::fs::read_to_string(target.join("index.html")).unwrap(), "old");
}

#[test]
fn a_long_list_is_cut_in_the_message_only() {
    let (_folder, target) = target();
    let page: String = (0..25).map(|n| format!("<a href=none-{n}/>x</a>")).collect();
    let error = publish(&target, &[("index.html", &page)]).unwrap_err();
    let text = error.to_string();
    assert_eq!(text.lines().count(), 22, "{text}");
    assert!(text.ends_with("…… 另有 5 处"), "{text}");
    assert!(matches!(error, PublishError::BrokenLinks(links) if links.len() == 25));
}

#[test]
fn every_breach_of_the_policy_is_named() {
    let (_folder, target) = target();
    let site = [
        ("b.html", "<p style=color:red><a href=none/>x</a>"),
        ("a.html", "<script>1</script><img src=https://example.cn/x.png onerror=x()>"),
        ("drawing.svg", "<svg style='color:red'/>"),
        ("ok.html", "<script src=x.js></script>"),
        ("x.js", "1"),
    ];
    let error = publish(&target, &site).unwrap_err();
    let text = error.to_string();
    let PublishError::Breaches(breaches) = error else { panic!("{text}") };
    let found: Vec<(&str, &Breach)> =
        breaches.iter().map(|found| (found.page.as_str(), &found.breach)).collect();
    let expected = [
        ("a.html", &Breach::InlineScript),
        ("a.html", &Breach::OtherHost("https://example.cn/x.png".to_owned())),
        ("a.html", &Breach::EventAttribute("onerror".to_owned())),
        ("b.html", &Breach::StyleAttribute("p".to_owned())),
    ];
    assert_eq!(found, expected);
    assert!(text.contains("b.html：<p> 上的 style 属性"), "{text}");
    assert!(!target.exists());
}
