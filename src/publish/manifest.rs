//! The list of files with their checksums, in two forms: `data/manifest.json` for programs and
//! `data/SHA256SUMS` for `sha256sum -c` at the site's root. The second covers the first; neither
//! lists itself.

use super::{OutPath, Output, PublishError, ReleaseInfo};
use std::hash::{Hash, Hasher};

const MANIFEST: &str = "data/manifest.json";
const SUMS: &str = "data/SHA256SUMS";

/// One published file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Record {
    /// Relative to the site's root.
    pub(super) path: String,
    /// Size in bytes.
    pub(super) bytes: u64,
    /// SHA-256 of the content.
    pub(super) sha256: [u8; 32],
}

/// Two records are the same file if their paths differ by case only: on some servers they are.
#[derive(Debug)]
pub(super) struct Claimed(pub(super) Record);

impl PartialEq for Claimed {
    fn eq(&self, other: &Self) -> bool {
        self.0.path.eq_ignore_ascii_case(&other.0.path)
    }
}

impl Eq for Claimed {}

impl Hash for Claimed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let path = self.0.path.as_str();
        match path.bytes().any(|byte| byte.is_ascii_uppercase()) {
            true => path.to_ascii_lowercase().hash(state),
            false => path.hash(state),
        }
    }
}

/// Writes both lists through the sink. Call when every other file is in.
pub(super) fn write(output: &Output, release: &ReleaseInfo) -> Result<(), PublishError> {
    output.write(&OutPath::new(MANIFEST)?, manifest(release, &output.records()).as_bytes())?;
    output.write(&OutPath::new(SUMS)?, sums(&output.records()).as_bytes())
}

/// One line a file, so that two manifests can be compared line by line. Made in one piece: at
/// national scale it is 14 MB, when the most memory is in use.
fn manifest(release: &ReleaseInfo, records: &[Record]) -> String {
    let ReleaseInfo { as_of, licence, title, accepted } = release;
    let accepted: Vec<String> = accepted.iter().map(|each| quoted(each)).collect();
    let accepted = accepted.join(", ");
    let (as_of, licence, title) = (quoted(as_of), quoted(licence), quoted(title));
    let mut text = format!(
        "{{\n  \"as_of\": {as_of},\n  \"licence\": {licence},\n  \"title\": {title},\n  \
         \"accepted\": [{accepted}],\n  \"files\": [\n"
    );
    for (at, record) in records.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { ",\n" });
        text.push_str(&line(record));
    }
    text.push_str("\n  ]\n}\n");
    text
}

fn line(record: &Record) -> String {
    let Record { path, bytes, sha256 } = record;
    let (path, sha256) = (quoted(path), hex(sha256));
    format!("    {{\"path\":{path},\"bytes\":{bytes},\"sha256\":\"{sha256}\"}}")
}

fn sums(records: &[Record]) -> String {
    let mut text = String::new();
    for record in records {
        text.extend([&hex(&record.sha256), "  ", &record.path, "\n"]);
    }
    text
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
        let record = |path: &str| Record { path: path.into(), bytes: 2, sha256: [0xaf; 32] };
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
        let sum = hex(&[0xaf; 32]);
        assert_eq!(sums(&records), format!("{sum}  a.html\n{sum}  b/c.json\n"));
        assert_eq!(value["files"][1]["sha256"], sum);
        let none = manifest(&release, &[]);
        assert!(serde_json::from_str::<serde_json::Value>(&none).is_ok(), "{none}");
    }
}
