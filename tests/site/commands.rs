//! The commands as a clerk uses them.

use std::path::Path;
use std::process::{Command, Output};

fn gongshi(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshi"));
    command.args(arguments).current_dir(folder).output().expect("gongshi runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_new_site_builds_and_checks() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let made = gongshi(temporary.path(), &["init", "新站", "--jurisdiction", "520000"]);
    assert!(made.status.success(), "{}", text(&made.stderr));
    let checked = gongshi(temporary.path(), &["check", "新站", "--strict", "--no-annotated"]);
    assert!(checked.status.success(), "{}", text(&checked.stdout));
    let built = gongshi(temporary.path(), &["build", "新站", "--timings"]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    let timings = text(&built.stderr);
    for stage in ["读取文件，认出记录：", "核查：", "生成页面：", "核对链接并发布：", "合计"]
    {
        assert!(timings.contains(stage), "{stage}: {timings}");
    }
    let pages = timings.split("生成页面：").nth(1).and_then(|rest| rest.split(" 个页面").next());
    let pages: usize = pages.expect("a count").parse().expect("a number");
    let written = walkdir::WalkDir::new(temporary.path().join("新站/public")).into_iter();
    let written = written.map(|entry| entry.expect("an entry"));
    let html = written.filter(|entry| entry.path().extension().is_some_and(|end| end == "html"));
    assert_eq!(html.count(), pages, "{timings}");
    assert!(temporary.path().join("新站/public/index.html").is_file());
    let again = gongshi(temporary.path(), &["init", "新站"]);
    assert_eq!(again.status.code(), Some(3), "a site is never overwritten");
}

#[test]
fn init_knows_the_country_and_the_names_of_authorities() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    for (folder, code, authority) in [
        ("国", "000000", "国家卫生健康委员会"),
        ("省", "220000", "吉林省卫生健康委员会"),
        ("县", "220104", "长春市朝阳区卫生健康行政部门"),
    ] {
        let made = gongshi(temporary.path(), &["init", folder, "--jurisdiction", code]);
        assert_eq!(made.status.code(), Some(0), "{made:?}");
        let settings = std::fs::read_to_string(temporary.path().join(folder).join("site.toml"));
        let settings = settings.expect("settings");
        assert!(settings.contains(&format!("authority = \"{authority}\"")), "{settings}");
        let built = gongshi(temporary.path(), &["check", folder, "--no-annotated"]);
        assert_eq!(built.status.code(), Some(0), "{built:?}");
    }
}

#[test]
fn exit_codes_tell_findings_usage_and_faults_apart() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let repository = crate::support::repository();
    let code = |folder: &Path, arguments: &[&str]| gongshi(folder, arguments).status.code();
    assert_eq!(code(repository, &["check", "--no-annotated"]), Some(0));
    assert_eq!(code(repository, &["check", "--strict", "--no-annotated"]), Some(1));
    assert_eq!(code(repository, &["chek"]), Some(2));
    assert_eq!(code(temporary.path(), &["check"]), Some(3));
}

#[test]
fn help_and_usage_errors_are_in_chinese() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    for arguments in [
        &["--help"][..],
        &["build", "--help"],
        &["check", "--help"],
        &["explain", "--help"],
        &["serve", "--help"],
        &["init", "--help"],
        &["template", "--help"],
        &["sample", "--help"],
        &["regulation", "--help"],
        &["catalog", "--help"],
        &["regulation", "import", "--help"],
        &["regulation", "align", "--help"],
        &["regulation", "check", "--help"],
        &["catalog", "compare", "--help"],
    ] {
        let help = text(&gongshi(temporary.path(), arguments).stdout);
        assert!(help.contains("用法："), "{help}");
        for english in ["Usage", "Options", "Print help", "default:", "possible values"] {
            assert!(!help.contains(english), "{english} in {help}");
        }
    }
    let group = text(&gongshi(temporary.path(), &["regulation", "--help"]).stdout);
    assert!(["import", "check", "align"].iter().all(|name| group.contains(name)), "{group}");
    for (arguments, told) in [
        (&["build", "--colour"][..], "不认识 --colour\n"),
        (&["sample", "x", "--institutions", "ab"], "不能是“ab”，请写整数\n"),
        (&["build", "--timings=3"], "--timings 后面不写值\n"),
        (&["build", "--date"], "--date <日期> 后面没有写值\n"),
        (
            &["check", "--format", "xml"],
            "“xml”，可以是 text、json\n查看用法：gongshi check --help\n",
        ),
        (
            &["catalog", "compare"],
            "缺少 <目录>、<目录>\n查看用法：gongshi catalog compare --help\n",
        ),
        (&["bild"], "没有 bild 这个命令\n查看用法：gongshi --help\n"),
    ] {
        let wrong = gongshi(temporary.path(), arguments);
        assert!(text(&wrong.stderr).contains(told), "{}", text(&wrong.stderr));
    }
}

#[test]
fn help_is_asked_for_either_way() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    for (asked, usual) in [
        (&["help"][..], &["--help"][..]),
        (&["help", "build"], &["build", "--help"]),
        (&["help", "catalog", "compare"], &["catalog", "compare", "--help"]),
    ] {
        let [asked, usual] = [asked, usual].map(|each| gongshi(temporary.path(), each));
        assert!(asked.status.success() && !asked.stdout.is_empty(), "{asked:?}");
        assert_eq!(text(&asked.stdout), text(&usual.stdout));
    }
}

#[test]
fn who_names_no_command_is_shown_them() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    for (alone, usual) in [(&[][..], &["--help"][..]), (&["catalog"], &["catalog", "--help"])] {
        let [alone, usual] = [alone, usual].map(|each| gongshi(temporary.path(), each));
        assert_eq!(alone.status.code(), Some(2));
        assert_eq!(text(&alone.stderr), text(&usual.stdout));
    }
}

#[test]
fn a_refused_build_names_the_day_it_was_asked_for() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(&temporary.path().join("站点"));
    crate::history::week(&site, "2026-11-08", &[crate::history::FIRST, crate::history::SECOND]);
    assert!(gongshi(&site, &["build", "--date", "2026-11-08"]).status.success());
    crate::history::week(&site, "2026-11-15", &[crate::history::SECOND]);
    crate::history::week(&site, "2026-11-22", &[crate::history::SECOND]);
    let refused = gongshi(&site, &["build", "--date", "2026-11-15"]);
    let told = text(&refused.stderr);
    assert!(told.contains("  gongshi build --date 2026-11-15 --accept removals"), "{told}");
    let built = gongshi(&site, &["build", "--date", "2026-11-15", "--accept", "removals"]);
    let told = text(&built.stderr);
    assert!(told.contains("220100/2026-11-22 的日期晚于 2026-11-15，没有读取"), "{told}");
    let refused = gongshi(temporary.path(), &["init", "站点/site.toml"]);
    assert!(text(&refused.stderr).contains("是文件，不是文件夹"), "{refused:?}");
}

#[test]
fn the_template_names_every_table_it_has() {
    let help = gongshi(crate::support::repository(), &["template", "--help"]);
    for kind in gongshi::template::ORDER {
        assert!(text(&help.stdout).contains(kind.in_chinese()), "{}", text(&help.stdout));
    }
}

/// A correction of a count that only the published site still knows.
#[test]
fn a_check_looks_at_the_site_where_it_is_published() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(&temporary.path().join("站点"));
    let week = |day: &str, counts: &str| {
        let place = format!("220100/2026-11-{day}");
        crate::history::week(&site, &format!("2026-11-{day}"), &[crate::history::FIRST]);
        let text = format!("医疗机构名称,登记号,技术名称,累计例数,截止日期\n{counts}");
        crate::support::export(&site, &place, "公开.csv", text.as_bytes());
    };
    let row = "示例市第一医院,111111111111111111,肿瘤消融治疗技术";
    week("08", &format!("{row},120,2026-06-30\n"));
    let run = |arguments: &[&str]| {
        let output = gongshi(&site, arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    run(&["build", "--target", "网站", "--date", "2026-11-22"]);
    week("15", &format!("{row},130,2026-09-30\n"));
    let correction = "[[correction]]\ndate = 2026-11-15\nkind = \"disclosure\"\nname = \"示例市第一医院\"\ninstitution = \"111111111111111111\"\n\
        technology = \"tumor-ablation\"\nfield = \"累计例数\"\nas_of = 2026-06-30\n\
        was = 120\nnow = \"102例\"\nreason = \"多报\"\nby = \"220100\"\n";
    std::fs::write(site.join("data/corrections.toml"), correction).expect("a correction");
    let check = ["check", "--no-annotated", "--date", "2026-11-22"];
    let elsewhere = run(&check);
    let there = run(&[&check[..], &["--target", "网站"]].concat());
    assert_ne!(elsewhere, there, "without the published count the correction means nothing");
}

#[test]
fn findings_as_json_have_place_and_remedy() {
    let output =
        gongshi(crate::support::repository(), &["check", "--format", "json", "--no-annotated"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("findings");
    assert!(!findings.is_empty());
    for finding in findings {
        assert!(finding["at"]["file"].is_string() && finding["remedy"].is_string(), "{finding}");
    }
    assert!(report["errors"].as_u64().is_some_and(|errors| errors > 0));
}

/// Who has a thousand notices must still see the one error.
#[test]
fn a_build_shows_errors_first_and_a_few_of_each_rule() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let rows = (1..=12).map(|number| format!("示例第{number}医院,肿瘤消融治疗技术,2023-05-06"));
    let mut rows: Vec<String> = rows.collect();
    rows.push("示例县医院,肿瘤消溶治疗技术,2023-05-06".to_owned());
    let table = format!("医疗机构名称,技术名称,完成备案时间\n{}\n", rows.join("\n"));
    crate::support::export(&site, "220100/2026-11-15", "备案.csv", table.as_bytes());
    let built = text(&gongshi(&site, &["build"]).stderr);
    let (error, notice) = (built.find("错误 F201"), built.find("提示 F502：已备案"));
    assert!(error.is_some() && error < notice, "{built}");
    assert_eq!(built.matches("提示 F502：已备案但未见公开").count(), 3, "{built}");
    assert!(built.contains("提示 F502：另有 9 处，用 gongshi check 逐处列出"), "{built}");
    let checked = text(&gongshi(&site, &["check", "--no-annotated"]).stdout);
    assert_eq!(checked.matches("提示 F502：已备案但未见公开").count(), 12, "{checked}");
    assert!(checked.find("错误 F201") < checked.find("提示 F502"), "{checked}");
}

#[test]
fn nothing_is_drawn_in_a_pipe() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    gongshi(temporary.path(), &["init", "站"]);
    let built = gongshi(temporary.path(), &["build", "站"]);
    assert!(!text(&built.stderr).contains('\u{1b}'), "{}", text(&built.stderr));
}

#[test]
fn a_rule_explains_itself_as_the_site_weighs_it() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = crate::support::site(temporary.path());
    let said = |label: &str| text(&gongshi(&site, &["explain", label]).stdout);
    assert!(said("F403").contains("级别：提示") && said("F403").contains("第十一条"));
    let settings = format!("{}\n[rules]\nF403 = \"warning\"", crate::support::SETTINGS);
    std::fs::write(site.join("site.toml"), settings).expect("settings");
    assert!(said("late-filing").contains("级别：警告（规则本身是提示"), "{}", said("f403"));
    assert!(text(&gongshi(&site, &["explain"]).stdout).contains("F590"));
    assert_eq!(gongshi(&site, &["explain", "F999"]).status.code(), Some(2));
}

#[test]
fn a_pasted_regulation_is_imported_and_its_doubts_are_told() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let pasted =
        "示例省试点办法\n第 １ 条 为了 管理，制定本办法。\n第三条　本办法自2024年1月1日起施行。\n";
    std::fs::write(temporary.path().join("文本.txt"), pasted).expect("text");
    let target = "content/regulations/trial/2024.md";
    let arguments = ["regulation", "import", "文本.txt", "--output", target];
    let imported = gongshi(temporary.path(), &arguments);
    assert!(imported.status.success(), "{}", text_of(&imported));
    assert!(text_of(&imported).contains("缺第二条"), "{}", text_of(&imported));
    let checked = gongshi(temporary.path(), &["regulation", "check", "--strict"]);
    assert_eq!(checked.status.code(), Some(1), "the gap is not yet explained");
    assert!(text(&checked.stdout).contains("trial/2024.md 第"), "{}", text(&checked.stdout));
    assert_eq!(gongshi(temporary.path(), &arguments).status.code(), Some(3), "never overwritten");
}

#[test]
fn a_regulation_saved_by_notepad_is_imported_and_bad_bytes_are_told() {
    // 第一条　甲。 in GBK, and a second line with a byte that is none.
    let mut bytes = b"\xb5\xda\xd2\xbb\xcc\xf5\xa1\xa1\xbc\xd7\xa1\xa3\r\n".repeat(2);
    let temporary = tempfile::tempdir().expect("temporary folder");
    let import = |bytes: &[u8]| {
        std::fs::write(temporary.path().join("文本.txt"), bytes).expect("text");
        gongshi(temporary.path(), &["regulation", "import", "文本.txt"])
    };
    let imported = import(&bytes);
    assert!(text(&imported.stdout).contains("第一条　甲。"), "{}", text(&imported.stdout));
    assert!(text_of(&imported).contains("文件编码：GB18030"), "{}", text_of(&imported));
    let at = bytes.len() - 4;
    bytes[at] = 0xFF;
    let imported = import(&bytes);
    assert!(text_of(&imported).contains("第 2 行：有读不出的字节（FF）"), "{}", text_of(&imported));
    let refused = import(&b"PK\x03\x04\0\0\0\0".repeat(40));
    assert_eq!(refused.status.code(), Some(3));
    assert!(text_of(&refused).contains("不是能识别的纯文本"), "{}", text_of(&refused));
}

#[test]
fn any_two_catalogs_are_compared() {
    let compare = |arguments: &[&str]| {
        gongshi(crate::support::repository(), &[&["catalog", "compare"], arguments].concat())
    };
    let lines = compare(&["jilin-2021", "prohibited-2025"]);
    let lines = text(&lines.stdout);
    assert!(lines.contains("23 行") && lines.contains("— → 未编号"), "{lines}");
    let rows = compare(&["national-2017", "national-2022", "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_slice(&rows.stdout).expect("JSON");
    let moved = rows.as_array().expect("rows").iter().find(|row| row["from_code"] == "G10");
    assert_eq!(moved.expect("G10")["to_code"], "G08");
    let table = text(&compare(&["national-2017", "national-2022", "--format", "csv"]).stdout);
    assert_eq!(table.lines().count(), 1 + 15 + 2, "{table}");
    let unknown = compare(&["national-2017", "anhui-2099"]);
    assert_eq!(unknown.status.code(), Some(3));
    assert!(text_of(&unknown).contains("现有：jilin-2021"), "{}", text_of(&unknown));
}

fn text_of(output: &Output) -> String {
    text(&output.stderr)
}

#[test]
fn a_proposed_alignment_keeps_what_was_reviewed() {
    let proposed =
        gongshi(crate::support::repository(), &["regulation", "align", "measures", "jilin-rules"]);
    let proposed = text(&proposed.stdout);
    assert!(
        proposed.contains("from = [\"art-24\"]\nto = [\"art-25\"]\nchanges = [\"added\"]"),
        "{proposed}"
    );
}
