//! The files of the reference data: those built in, overlaid by a site's own.

use super::error::ReferenceError;
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// The text of one file and the name messages give it.
#[derive(Clone, Debug)]
pub(crate) struct SourceFile {
    pub(crate) name: String,
    pub(crate) text: Cow<'static, str>,
}

/// Every file, unparsed.
pub(crate) struct SourceFiles {
    /// The built-in ones, then the site's, whose technologies replace those of the same id.
    pub(crate) technologies: Vec<SourceFile>,
    /// By file name.
    pub(crate) catalogs: BTreeMap<String, SourceFile>,
    /// By file name.
    pub(crate) crosswalks: BTreeMap<String, SourceFile>,
    pub(crate) jurisdictions: SourceFile,
    pub(crate) authorities: SourceFile,
    pub(crate) hospital_names: SourceFile,
    pub(crate) workdays: SourceFile,
}

macro_rules! built_in {
    ($path:literal) => {
        SourceFile {
            name: concat!("data/", $path).to_owned(),
            text: Cow::Borrowed(include_str!(concat!("../../data/", $path))),
        }
    };
}

impl SourceFiles {
    pub(crate) fn builtin() -> Self {
        let catalogs = [
            built_in!("catalogs/jilin-2021.json"),
            built_in!("catalogs/national-2017.json"),
            built_in!("catalogs/national-2022.json"),
            built_in!("catalogs/prohibited-2015.json"),
            built_in!("catalogs/prohibited-2025.json"),
        ];
        Self {
            technologies: vec![built_in!("technologies.json")],
            catalogs: by_name(catalogs),
            crosswalks: by_name([built_in!("crosswalks/national-2017--national-2022.json")]),
            jurisdictions: built_in!("jurisdictions.csv"),
            authorities: built_in!("authorities.csv"),
            hospital_names: built_in!("hospital-names.csv"),
            workdays: built_in!("calendar/workdays.csv"),
        }
    }

    /// Takes the site's files from its data folder where it has them.
    pub(crate) fn overlaid(mut self, site_data: &Path) -> Result<Self, ReferenceError> {
        self.technologies.extend(optional(site_data, "technologies.json")?);
        self.catalogs.extend(folder(site_data, "catalogs")?);
        self.crosswalks.extend(folder(site_data, "crosswalks")?);
        for (file, path) in [
            (&mut self.jurisdictions, "jurisdictions.csv"),
            (&mut self.authorities, "authorities.csv"),
            (&mut self.hospital_names, "hospital-names.csv"),
            (&mut self.workdays, "calendar/workdays.csv"),
        ] {
            if let Some(own) = optional(site_data, path)? {
                *file = own;
            }
        }
        Ok(self)
    }
}

fn by_name(files: impl IntoIterator<Item = SourceFile>) -> BTreeMap<String, SourceFile> {
    files.into_iter().map(|file| (file.name.clone(), file)).collect()
}

fn optional(site_data: &Path, path: &str) -> Result<Option<SourceFile>, ReferenceError> {
    let full = site_data.join(path);
    match std::fs::read_to_string(&full) {
        Ok(text) => {
            let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
            Ok(Some(SourceFile { name: format!("data/{path}"), text: Cow::Owned(text) }))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(ReferenceError::Read { path: full, source }),
    }
}

/// The `.json` files of a folder, which need not exist.
fn folder(site_data: &Path, name: &str) -> Result<BTreeMap<String, SourceFile>, ReferenceError> {
    let path = site_data.join(name);
    let failed = |source| ReferenceError::Read { path: path.clone(), source };
    let listing = match std::fs::read_dir(&path) {
        Ok(listing) => listing,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(source) => return Err(failed(source)),
    };
    let mut files = Vec::new();
    for item in listing {
        let file_name = item.map_err(failed)?.file_name();
        if let Some(file_name) = file_name.to_str().filter(|file| file.ends_with(".json")) {
            files.extend(optional(site_data, &format!("{name}/{file_name}"))?);
        }
    }
    Ok(by_name(files))
}

/// The file's name without folder and ending, which must be the id of what it holds.
pub(crate) fn stem(file: &str) -> &str {
    let base = file.rsplit_once('/').map_or(file, |(_, base)| base);
    base.strip_suffix(".json").unwrap_or(base)
}

pub(crate) fn json<T: DeserializeOwned>(file: &SourceFile) -> Result<T, ReferenceError> {
    serde_json::from_str(&file.text)
        .map_err(|source| ReferenceError::Json { file: file.name.clone(), source })
}

/// The rows of a CSV table with a header; lines that start with `#` are comments.
pub(crate) fn table<T: DeserializeOwned>(file: &str, text: &str) -> Result<Vec<T>, ReferenceError> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let rows: Result<Vec<T>, csv::Error> = reader.deserialize().collect();
    rows.map_err(|source| ReferenceError::Table { file: file.to_owned(), source })
}

/// The parts of a cell that lists several, separated by `;`.
pub(crate) fn list(cell: &str) -> Vec<String> {
    let parts = cell.split(';').map(crate::text::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
