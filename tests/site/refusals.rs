//! What the commands refuse, and how they end where something can't be written or read.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshi"));
    command.args(arguments).current_dir(folder);
    command
}

fn gongshi(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().expect("gongshi runs")
}

/// Exit code and what was said on the error stream.
fn end(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// A folder with a new site in `S`.
fn new_site() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(gongshi(folder.path(), &["init", "S"]).status.success());
    folder
}

#[test]
fn a_release_without_its_ledger_is_not_continued() {
    let folder = new_site();
    assert!(gongshi(folder.path(), &["build", "S"]).status.success());
    let ledger = folder.path().join("S/public/data/ledger.json");
    fs::remove_file(&ledger).expect("the ledger goes");
    let (code, said) = end(&gongshi(folder.path(), &["build", "S"]));
    assert!(code == Some(3) && said.contains("没有台账"), "{code:?} {said}");
    assert!(folder.path().join("S/public/index.html").is_file(), "the release stays");
}

#[test]
fn inputs_and_releases_are_not_written_into() {
    let folder = new_site();
    for target in ["S/data/www", "S/content", "S/themes/x"] {
        let (code, said) = end(&gongshi(folder.path(), &["build", "S", "--target", target]));
        assert!(code == Some(3) && said.contains("不能发布到"), "{target}: {code:?} {said}");
    }
    let built = gongshi(folder.path(), &["build", "S", "--target", "www"]);
    assert!(built.status.success(), "{}", end(&built).1);
    let table = "医疗机构名称,限制类技术名称,完成备案时间\n示例甲医院,不存在的技术,2023-05-06\n";
    let day = fs::read_dir(folder.path().join("S/data/sources/220000")).expect("a day").next();
    let day = day.expect("a day").expect("a day").path();
    fs::write(day.join("坏.csv"), table).expect("a file");
    let (code, said) = end(&gongshi(folder.path(), &["check", "S", "--annotated", "www/check"]));
    assert!(code == Some(3) && said.contains("批注副本不能放在"), "{code:?} {said}");
    assert!(!folder.path().join("www/check").exists());
    assert_eq!(end(&gongshi(folder.path(), &["check", "S", "--annotated", "copies"])).0, Some(0));
}

#[test]
fn what_cannot_be_said_changes_only_the_code_of_the_output() {
    let folder = new_site();
    let full = || Stdio::from(File::options().write(true).open("/dev/full").expect("a device"));
    for arguments in [&["check", "S", "--no-annotated"][..], &["explain"], &["--help"]] {
        let mut heard = command(folder.path(), arguments);
        let output = heard.stdout(full()).output().expect("gongshi runs");
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        assert!(end(&output).1.contains("结果写不出去"), "{arguments:?}: {}", end(&output).1);
    }
    let deaf = command(folder.path(), &["build", "S"]).stderr(full()).status().expect("runs");
    assert_eq!(deaf.code(), Some(0));
    let deaf = command(folder.path(), &["chek"]).stderr(full()).status().expect("runs");
    assert_eq!(deaf.code(), Some(2));
}

#[test]
fn folders_that_are_not_there_are_told() {
    let folder = new_site();
    for arguments in [
        &["regulation", "check", "nowhere"][..],
        &["catalog", "compare", "national-2017", "national-2022", "--site", "nowhere"],
        &["search", "吉林", "S", "--target", "nowhere"],
    ] {
        let (code, said) = end(&gongshi(folder.path(), arguments));
        assert!(code == Some(3) && said.contains("没有 nowhere"), "{arguments:?}: {said}");
    }
}

#[test]
fn a_bad_line_of_queries_leaves_the_others() {
    let folder = new_site();
    let mut search = command(folder.path(), &["search", "-", "S"]);
    search.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = search.spawn().expect("gongshi runs");
    let lines = ["消融\n".as_bytes(), b"\xFF\n", "医院\r\n".as_bytes()].concat();
    running.stdin.take().expect("a pipe").write_all(&lines).expect("three lines");
    let output = running.wait_with_output().expect("an end");
    let (code, said) = end(&output);
    assert!(code == Some(0) && said.contains("第 2 行"), "{code:?} {said}");
    let answers = String::from_utf8(output.stdout).expect("text");
    assert_eq!(answers.lines().count(), 3, "{answers}");
}

#[test]
fn settings_and_pages_say_what_is_wrong_and_where() {
    let folder = new_site();
    let settings = folder.path().join("S/site.toml");
    let good = fs::read_to_string(&settings).expect("settings");
    let check = |bytes: &[u8]| {
        fs::write(&settings, bytes).expect("settings");
        end(&gongshi(folder.path(), &["check", "S", "--no-annotated"]))
    };
    let (code, said) = check(b"title = \"\xCA\xBE\xC0\xFD\"\n");
    assert!(code == Some(3) && said.contains("UTF-8") && !said.contains("init"), "{said}");
    let titled = good.replacen("title = \"", "title = \"\u{202E}", 1);
    let (code, said) = check(titled.as_bytes());
    assert!(code == Some(3) && said.contains("title"), "{said}");
    assert_eq!(check(good.as_bytes()).0, Some(0));
    let page = folder.path().join("S/content/pages/about.md");
    fs::create_dir_all(page.parent().expect("a folder")).expect("a folder");
    let head = "+++\ntitle = \"关于\"\nsummary = \"说明\"\norder = 1\n+++\n\n";
    for (body, why) in [
        (">".repeat(2000) + "x\n", "第 7 行"),
        ("<div>\n重要通知\n</div>\n".to_owned(), "第 7 行：不能写 HTML"),
    ] {
        fs::write(&page, [head, &body].concat()).expect("a page");
        let (code, said) = end(&gongshi(folder.path(), &["build", "S"]));
        assert!(code == Some(3) && said.contains(why) && said.contains("about.md"), "{said}");
    }
    fs::write(&page, "+++\ntitel = \"关于\"\n+++\n\n").expect("a page");
    let (code, said) = end(&gongshi(folder.path(), &["build", "S"]));
    assert!(code == Some(3) && said.contains("第 2 行") && said.contains("titel"), "{said}");
}
