//! The list of files with their checksums, in two forms: `data/manifest.json` for programs and
//! `data/SHA256SUMS` for `sha256sum -c` at the site's root. The second covers the first; neither
//! lists itself.

use super::{OutPath, Output, PublishError, ReleaseInfo};

const MANIFEST: &str = "data/manifest.json";
const SUMS: &str = "data/SHA256SUMS";

/// One published file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Record {
    /// Relative to the site's root.
    pub(super) path: String,
    /// Size in bytes.
    pub(super) bytes: u64,
    /// SHA-256 of the content, in lower-case hexadecimal.
    pub(super) sha256: String,
}

/// Writes both lists through the sink. Call when every other file is in.
pub(super) fn write(output: &Output, release: &ReleaseInfo) -> Result<(), PublishError> {
    output.write(&OutPath::new(MANIFEST)?, manifest(release, &output.records()).as_bytes())?;
    output.write(&OutPath::new(SUMS)?, sums(&output.records()).as_bytes())
}

/// One line a file, so that two manifests can be compared line by line.
fn manifest(release: &ReleaseInfo, records: &[Record]) -> String {
    let ReleaseInfo { as_of, licence, title, accepted } = release;
    let accepted: Vec<String> = accepted.iter().map(|each| quoted(each)).collect();
    let accepted = accepted.join(", ");
    let (as_of, licence, title) = (quoted(as_of), quoted(licence), quoted(title));
    let files: Vec<String> = records.iter().map(line).collect();
    format!(
        "{{\n  \"as_of\": {as_of},\n  \"licence\": {licence},\n  \"title\": {title},\n  \
         \"accepted\": [{accepted}],\n  \"files\": [\n{}\n  ]\n}}\n",
        files.join(",\n")
    )
}

fn line(record: &Record) -> String {
    let Record { path, bytes, sha256 } = record;
    format!("    {{\"path\":{},\"bytes\":{bytes},\"sha256\":\"{sha256}\"}}", quoted(path))
}

fn sums(records: &[Record]) -> String {
    records.iter().map(|record| format!("{}  {}\n", record.sha256, record.path)).collect()
}

/// A JSON string.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        for digit in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(digit.into(), 16));
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::{Record, ReleaseInfo, hex, manifest, sums};

    #[test]
    fn both_lists_are_one_line_a_file() {
        let record = |path: &str| Record { path: path.into(), bytes: 2, sha256: hex(&[0, 0xaf]) };
        let records = [record("a.html"), record("b/c.json")];
        let release = ReleaseInfo {
            as_of: "2025-01-06".into(),
            licence: "署名\"示例\"".into(),
            title: "公示".into(),
            accepted: vec!["示例\"变化".into()],
        };
        let text = manifest(&release, &records);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["licence"], "署名\"示例\"");
        assert_eq!(value["accepted"][0], "示例\"变化");
        assert_eq!(value["files"][1]["path"], "b/c.json");
        assert_eq!(text.lines().count(), 10);
        assert_eq!(sums(&records), "00af  a.html\n00af  b/c.json\n");
        let none = manifest(&release, &[]);
        assert!(serde_json::from_str::<serde_json::Value>(&none).is_ok(), "{none}");
    }
}
