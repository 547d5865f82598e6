//! A site of a province whose own catalog is not built in, and what its clerk may add.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn gongshi(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshi"));
    command.args(arguments).current_dir(folder).output().expect("gongshi runs")
}

fn said(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8_lossy(&both).into_owned()
}

fn write(path: PathBuf, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

const FILINGS: &str = "医疗机构名称,限制类技术名称,首例开展日期,完成备案时间,备案状态\n\
    示例甲医院,血液净化技术,2024年4月10日,2024年5月6日,有效\n\
    示例甲医院,同种异体皮肤移植技术,2024年4月10日,2024年5月6日,有效\n\
    示例甲医院,示例新增技术,2024年4月10日,2024年5月6日,有效\n\
    示例甲医院,自体骨髓移植术,2024年4月10日,2024年5月6日,有效\n";

/// A new site of 贵州省 with these filings.
fn guizhou(folder: &Path) -> PathBuf {
    let made = gongshi(folder, &["init", "站", "--jurisdiction", "520000"]);
    assert!(said(&made).contains("本站没有收录贵州省增补的目录"), "{}", said(&made));
    let site = folder.join("站");
    std::fs::remove_dir_all(site.join("data/sources/520000")).expect("the example");
    write(site.join("data/sources/520000/2026-11-15/备案.csv"), FILINGS);
    site
}

/// The example of the clerk's guide that begins with a column.
fn example(first: &str) -> String {
    let guide = std::fs::read_to_string(crate::support::repository().join("README.zh-CN.md"));
    let guide = guide.expect("the guide");
    let mut blocks = guide.split("```csv\n").skip(1);
    let block = blocks.find(|block| block.starts_with(first)).expect("an example");
    block.split("```").next().expect("its end").to_owned()
}

fn page(site: &Path, address: &str) -> String {
    std::fs::read_to_string(site.join("public").join(address)).expect(address)
}

#[test]
fn nothing_is_claimed_by_a_catalog_that_is_not_there() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = guizhou(temporary.path());
    let checked = said(&gongshi(&site, &["check", "--no-annotated"]));
    assert_eq!(checked.matches("判断不了当地要不要备案").count(), 4, "{checked}");
    assert!(!checked.contains("不需要备案") && !checked.contains("不再需要备案"), "{checked}");
    let built = gongshi(&site, &["build"]);
    assert!(built.status.success(), "{}", said(&built));
    for address in ["catalogs/", "technologies/", "not-listed/"] {
        let page = page(&site, &format!("{address}index.html"));
        assert!(page.contains("本站没有收录贵州省增补的目录"), "{address}: {page}");
    }
    let catalogs = page(&site, "catalogs/index.html");
    assert!(catalogs.contains("国家现行的限制类技术目录有 1 份，共 12 项"), "{catalogs}");
}

#[test]
fn a_new_site_speaks_of_its_own_province() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = guizhou(temporary.path());
    let built = gongshi(&site, &["build"]);
    assert!(built.status.success(), "{}", said(&built));
    for address in ["index.html", "search/index.html", "404.html"] {
        let page = page(&site, address);
        assert!(page.contains("例如：贵阳 肿瘤消融"), "{address}: {page}");
        assert!(!page.contains("长春"), "{address}: {page}");
    }
    assert!(!page(&site, "accessibility/index.html").contains("演示站"));
    let about = page(&site, "about/index.html");
    assert_eq!(about.matches("（外省规定，供参考）").count(), 3, "{about}");
    assert!(!about.contains("省适用）"), "{about}");
}

#[test]
fn what_the_guide_shows_is_read() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = guizhou(temporary.path());
    write(site.join("data/catalogs/guizhou-2024.csv"), &example("目录名称"));
    let offices = example("机关名称").replace("示例市卫生健康局", "贵阳市卫生健康局");
    write(site.join("data/authorities.csv"), &offices);
    write(site.join("data/calendar/workdays.csv"), &example("日期"));
    let checked = said(&gongshi(&site, &["check", "--no-annotated"]));
    assert!(checked.contains("采用 2、搁置 2"), "{checked}");
    assert!(!checked.contains("没有收录"), "{checked}");
    let built = gongshi(&site, &["build"]);
    assert!(built.status.success(), "{}", said(&built));
    assert!(page(&site, "technologies/shili-xinzeng/index.html").contains("示例甲医院"));
    let catalogs = page(&site, "catalogs/index.html");
    assert!(catalogs.contains("贵州省现行的限制类技术目录有 2 份，共 15 项"), "{catalogs}");
    assert!(!catalogs.contains("没有收录贵州省"), "{catalogs}");
    let edition = page(&site, "catalogs/guizhou-2024/index.html");
    assert!(edition.contains("三、四级") && edition.contains("在国家目录之外增补"), "{edition}");
}

#[test]
fn faults_of_added_files_name_the_file_and_the_place() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = guizhou(temporary.path());
    let catalog = example("目录名称");
    let with = |from: &str, to: &str| catalog.replacen(from, to, 1);
    let cases = [
        ("catalogs/a.csv", with("行政区划,520000", "行政区划,贵州"), "行政区划代码"),
        ("catalogs/a.csv", with("施行日期,2024-01-01", "施行日期,某日"), "第 6 行"),
        ("catalogs/a.csv", with("发布机关", "发文机关"), "第 3 行：不认识“发文机关”"),
        ("catalogs/a.csv", with("shili-xinzeng", ""), "第 14 行：程序不认识“示例新增技术”"),
        ("catalogs/a.csv", with("S2", "S1"), "编号 S1 重复"),
        ("catalogs/a.csv", with("技术名称", "名字"), "没有列名一行"),
        ("catalogs/贵州.csv", catalog.clone(), "小写字母"),
        ("catalogs/a.xlsx", catalog.clone(), "不会读取"),
        ("catalogs/a.json", "{\n  \"id\": \"a\"\n}".to_owned(), "第 3 行"),
        ("authorities.csv", "机关名称,代码\n示例,520000\n".to_owned(), "没有“代码”这一项"),
        ("calendar/workdays.csv", "日期,安排\n2027-01-01,休息\n".to_owned(), "不能写“休息”"),
        ("calendar/2027.csv", "日期,安排\n".to_owned(), "workdays.csv"),
        ("correction.toml", String::new(), "不会读取"),
    ];
    for (name, text, words) in cases {
        let path = site.join("data").join(name);
        write(path.clone(), &text);
        let checked = gongshi(&site, &["check", "--no-annotated"]);
        let told = said(&checked);
        assert_eq!(checked.status.code(), Some(3), "{name}: {told}");
        assert!(told.contains(words) && told.contains(&format!("data/{name}")), "{name}: {told}");
        assert!(!told.contains("missing") && !told.contains("expected"), "{name}: {told}");
        std::fs::remove_file(path).expect("removed");
    }
}

#[test]
fn slips_on_the_command_line_are_told_in_chinese() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = guizhou(temporary.path());
    let told = |arguments: &[&str]| said(&gongshi(&site, arguments));
    for code in ["贵州省", "贵州", "52"] {
        let told = told(&["init", "新", "--jurisdiction", code]);
        assert!(told.contains("贵州省的代码是 520000"), "{told}");
    }
    for address in ["abc", ":99999", "127.0.0.1:99999"] {
        assert!(told(&["serve", "--address", address]).contains("127.0.0.1:8080"), "{address}");
    }
    assert!(told(&["regulation", "import", "无.txt"]).contains("没有这个文件"));
    assert!(told(&["template", "备按"]).contains("有：备案、院务公开"));
    let found = [told(&["search", "贵州省 肿瘤消融"]), told(&["search", "贵州省", "肿瘤消融"])];
    assert!(found[0].contains("共 ") && found[0] == found[1], "{found:?}");
    let elsewhere = gongshi(temporary.path(), &["search", "贵州省", "肿瘤消融", "站"]);
    assert_eq!(said(&elsewhere), found[0]);
}

#[test]
fn personal_data_of_a_page_is_told_with_its_line() {
    let temporary = tempfile::tempdir().expect("temporary folder");
    let site = guizhou(temporary.path());
    let page =
        "+++\ntitle = \"联系\"\nsummary = \"怎样联系。\"\norder = 4\n+++\n\n请拨打 13800138000。\n";
    write(site.join("content/pages/contact.md"), page);
    let built = gongshi(&site, &["build"]);
    let told = said(&built);
    assert_eq!(built.status.code(), Some(4), "{told}");
    assert!(told.contains("取自 content/pages/contact.md 第 7 行"), "{told}");
    assert_eq!(told.matches("会出现在 contact/index.html").count(), 1, "{told}");
}
