//! The file → the corrections in the order of their dates.

use super::entry::Entries;
use super::{CorrectionError, CorrectionFile, Corrections};
use crate::catalog::{JurisdictionCode, Reference};
use crate::source::hex;
use sha2::{Digest, Sha256};
use std::io::ErrorKind;
use std::path::Path;

/// The file below a site's `data/`.
pub const FILE_NAME: &str = "corrections.toml";

/// Reads the corrections of a site's `data/` folder; none where there is no such file.
///
/// # Errors
/// When the file is there and any of it can't be used.
pub fn read(
    data: &Path,
    reference: &Reference,
    site: &JurisdictionCode,
) -> Result<Corrections, CorrectionError> {
    let path = data.join(FILE_NAME);
    // To read a pipe would wait for ever.
    if std::fs::metadata(&path).is_ok_and(|facts| !facts.is_file()) {
        let message = "不是普通的文件".to_owned();
        return Err(CorrectionError::Malformed { path, message });
    }
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Corrections::default()),
        Err(source) => return Err(CorrectionError::Unreadable { path, source }),
    };
    parse(&bytes, &path, reference, site)
}

fn parse(
    bytes: &[u8],
    path: &Path,
    reference: &Reference,
    site: &JurisdictionCode,
) -> Result<Corrections, CorrectionError> {
    let malformed = |message: String| CorrectionError::Malformed { path: path.into(), message };
    let text = std::str::from_utf8(bytes).map_err(|_| malformed("须存为 UTF-8 文本".to_owned()))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let file: Entries = toml::from_str(text)
        .map_err(|error| malformed(crate::toml_words::in_chinese(&error, text)))?;
    let mut entries = Vec::new();
    let (mut line, mut before) = (1, 0);
    for entry in file.entries {
        // They come in the order of the file.
        let start = entry.span().start;
        line += text[before..start].matches('\n').count() as u32;
        before = start;
        let understood = entry.into_inner().understood(line, reference, site);
        entries.push(understood.map_err(|(key, reason)| CorrectionError::Invalid {
            path: path.into(),
            line,
            key,
            reason,
        })?);
    }
    entries.sort_by_key(|each| each.date);
    let file = CorrectionFile { sha256: hex(&Sha256::digest(bytes)), bytes: bytes.len() as u64 };
    Ok(Corrections { file: Some(file), entries })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str = r#"
# 更正
[[correction]]
date = 2026-11-16
kind = "filing"
institution = "M000100Y422010211A1001"
name = "示例市第一医院"
technology = "tumor-ablation"
field = "完成备案时间"
was = "2023年5月6日"
now = 2023-05-16
reason = "登记时日期录错"
by = "220100"
"#;

    fn read(text: &str) -> Result<Corrections, String> {
        let reference = Reference::load(Path::new("data")).expect("reference");
        let site = JurisdictionCode::new("220000").expect("code");
        let parsed = parse(text.as_bytes(), Path::new(FILE_NAME), &reference, &site);
        parsed.map_err(|error| error.to_string())
    }

    #[test]
    fn values_are_read_as_cells_are() {
        use super::super::{Change, Value};
        let read = read(ENTRY).expect("an entry");
        let [correction] = read.entries.as_slice() else { panic!("one entry") };
        assert_eq!(correction.line, 3);
        let Change::Value { was: Some(Value::Date(was)), now: Some(Value::Date(now)), .. } =
            &correction.change
        else {
            panic!("dates: {correction:?}");
        };
        assert_eq!([was.to_string(), now.to_string()], ["2023-05-06", "2023-05-16"]);
    }

    #[test]
    fn what_no_cell_may_hold_no_correction_may() {
        let department = ENTRY
            .replace("完成备案时间", "所在科室")
            .replace("\"2023年5月6日\"", "\"内科\"")
            .replace("2023-05-16", "\"肿瘤科\"");
        assert!(read(&department).is_ok());
        for (from, to, key) in [
            ("肿瘤科", "联系人李建国", "now"),
            ("肿瘤科", "<script>alert(1)</script>", "now"),
            ("肿瘤科", "=cmd|1", "now"),
            ("内科", "内科13800138000", "was"),
            ("登记时日期录错", "请拨打13800138000核对", "reason"),
            ("登记时日期录错", "录错，经办人：于海", "reason"),
            ("登记时日期录错", "护照号E12345678的医师离职", "reason"),
            ("示例市第一医院", "<script>1</script>", "name"),
            ("M000100Y422010211A1001", "../../x", "institution"),
        ] {
            let error = read(&department.replace(from, to)).expect_err(to);
            assert!(error.contains("第 3 行") && error.contains(key), "{to}: {error}");
        }
    }

    #[test]
    fn every_fault_names_its_line_and_key() {
        let faults = [
            ("kind = \"filing\"", "kind = \"filling\"", "kind"),
            ("tumor-ablation", "tumour", "technology"),
            ("完成备案时间", "技术名称", "field"),
            ("now = 2023-05-16", "now = \"某日\"", "now"),
            ("now = 2023-05-16", "now = \"2023-5-6\"", "now"),
            ("by = \"220100\"", "by = \"某人\"", "by"),
            ("登记时日期录错", " ", "reason"),
            ("date = 2026-11-16", "date = \"2026-11\"", "date"),
            ("kind = \"filing\"", "kind = \"removal\"", "field"),
        ];
        for (from, to, key) in faults {
            let error = read(&ENTRY.replace(from, to)).expect_err(to);
            assert!(error.contains("第 3 行") && error.contains(key), "{to}: {error}");
        }
        assert!(read(&ENTRY.replace("field", "feild")).is_err_and(|it| it.contains("feild")));
        assert!(read(&ENTRY.replace("reason", "#reason")).is_err(), "a reason is needed");
    }
}
