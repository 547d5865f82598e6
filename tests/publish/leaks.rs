//! Personal data in the finished bytes stops the release.

use std::io::Write;
use std::path::Path;

use gongshi::privacy::{Exempt, Kind};
use gongshi::publish::PublishError;

use crate::support::{assert_whole, begin, inode, path, publish, release, target};

/// The files, paths and kinds a publication is refused for.
fn refused(target: &Path, files: &[(&str, &[u8])]) -> Vec<(String, Kind, String)> {
    let publication = begin(target).unwrap();
    for (name, bytes) in files {
        publication.output().write(&path(name), bytes).unwrap();
    }
    match publication.finish(&release()).unwrap_err() {
        PublishError::PersonalData(leaks) => {
            leaks.into_iter().map(|leak| (leak.path.clone(), leak.kind, leak.masked())).collect()
        }
        error => panic!("{error}"),
    }
}

fn archive(member: &str, text: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file(member, options).unwrap();
    archive.write_all(text.as_bytes()).unwrap();
    archive.finish().unwrap().into_inner()
}

#[test]
fn every_leak_is_named_and_the_present_release_stays() {
    let (_folder, target) = target();
    publish(&target, &[("index.html", "x")]).unwrap();
    let before = inode(&target);
    let workbook = archive("xl/sharedStrings.xml", "<t>张三</t><t>138&#48;0138000</t>");
    let files: [(&str, &[u8]); 5] = [
        ("index.html", "<p>电话 一三八零零一三八零零零".as_bytes()),
        ("a/index.json", br#"{"note":"zhangsan\u0040example.com"}"#),
        ("data/a.csv", b"a,11010519491231002X,b\n"),
        ("feed.xml", b"<content>&lt;p&gt;0431-&lt;b&gt;88901234&lt;/b&gt;</content>"),
        ("data/a.xlsx", &workbook),
    ];
    let expected = [
        ("a/index.json", Kind::Email, "z***@example.com"),
        ("data/a.csv", Kind::CitizenId, "110*************2X"),
        ("data/a.xlsx!xl/sharedStrings.xml", Kind::Mobile, "138******00"),
        ("feed.xml", Kind::Landline, "043*******34"),
        ("index.html", Kind::Mobile, "138******00"),
    ];
    let expected = expected.map(|(path, kind, shown)| (path.to_owned(), kind, shown.to_owned()));
    assert_eq!(refused(&target, &files), expected);
    assert_eq!(inode(&target), before);
    assert_whole(&target);
}

#[test]
fn no_message_has_the_value() {
    let (_folder, target) = target();
    let publication = begin(&target).unwrap();
    publication.output().write(&path("a"), b"13800138000").unwrap();
    let error = publication.finish(&release()).unwrap_err();
    for text in [error.to_string(), format!("{error:?}")] {
        assert!(text.contains("138******00") && !text.contains("13800138000"), "{text}");
    }
}

#[test]
fn an_archive_that_cannot_be_read_is_refused() {
    let (_folder, target) = target();
    let publication = begin(&target).unwrap();
    let error = publication.output().write(&path("a.xlsx"), b"PK\x03\x04broken").unwrap_err();
    assert!(matches!(error, PublishError::Unsearchable { .. }), "{error}");
    assert!(publication.finish(&release()).is_err());
}

/// A file published by a program that recognised less is not waved through.
#[test]
fn unchanged_files_are_searched_again() {
    let (_folder, target) = target();
    let mut publication = begin(&target).unwrap();
    let mut exempt = Exempt::default();
    exempt.add("0431-88901234");
    publication.allow(exempt);
    publication.output().write(&path("a"), "电话（0431）88901234".as_bytes()).unwrap();
    publication.finish(&release()).unwrap();
    assert_eq!(refused(&target, &[("a", "电话（0431）88901234".as_bytes())]).len(), 1);
}

#[test]
fn coded_numbers_may_look_like_anything_and_their_text_may_not() {
    let coded = b"\x02o\x01a@e.qb\xff";
    let with_text = |text: &str| {
        let (_folder, target) = target();
        let publication = begin(&target).unwrap();
        publication.output().write_coded(&path("lists/1.bin"), coded, text).unwrap();
        publication.finish(&release())
    };
    with_text("长春\n").unwrap();
    let told = with_text("长春\n13800138000\n").unwrap_err().to_string();
    assert!(told.contains("lists/1.bin") && !told.contains("13800138000"), "{told}");
}
