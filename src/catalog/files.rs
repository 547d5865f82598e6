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
    /// The site's, which add to the built-in ones.
    pub(crate) own_authorities: Option<SourceFile>,
    pub(crate) hospital_names: SourceFile,
    pub(crate) workdays: SourceFile,
    /// The site's, whose years replace the built-in ones.
    pub(crate) own_workdays: Option<SourceFile>,
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
            own_authorities: None,
            hospital_names: built_in!("hospital-names.csv"),
            workdays: built_in!("calendar/workdays.csv"),
            own_workdays: None,
        }
    }

    /// Takes the site's files from its data folder where it has them.
    pub(crate) fn overlaid(mut self, site_data: &Path) -> Result<Self, ReferenceError> {
        self.technologies.extend(optional(site_data, "technologies.json")?);
        self.catalogs.extend(folder(site_data, "catalogs", &[".json", ".csv"])?);
        self.crosswalks.extend(folder(site_data, "crosswalks", &[".json"])?);
        known_only(site_data)?;
        self.own_authorities = optional(site_data, "authorities.csv")?;
        self.own_workdays = optional(site_data, "calendar/workdays.csv")?;
        for (file, path) in [
            (&mut self.jurisdictions, "jurisdictions.csv"),
            (&mut self.hospital_names, "hospital-names.csv"),
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

/// The files of a folder, which need not exist, with one of these endings.
fn folder(
    site_data: &Path,
    name: &str,
    endings: &[&str],
) -> Result<BTreeMap<String, SourceFile>, ReferenceError> {
    let mut files = Vec::new();
    for file_name in names_in(&site_data.join(name))? {
        let path = format!("{name}/{file_name}");
        if !endings.iter().any(|ending| file_name.ends_with(ending)) {
            return Err(unread(&path, &format!("这个文件夹里只能放 {} 文件", endings.join("、"))));
        }
        files.extend(optional(site_data, &path)?);
    }
    Ok(by_name(files))
}

/// The tables and settings that may stand in `data/` itself.
const IN_DATA: [&str; 6] = [
    "technologies.json",
    "jurisdictions.csv",
    "authorities.csv",
    "hospital-names.csv",
    "corrections.toml",
    "suppressions.toml",
];
/// How files end that a person would expect to be read.
const TABLES: [&str; 6] = [".csv", ".tsv", ".xlsx", ".xls", ".json", ".toml"];

/// Refuses a table or setting under a name that nothing reads: its content would be missed.
fn known_only(site_data: &Path) -> Result<(), ReferenceError> {
    let is_table = |name: &String| {
        let name = name.to_ascii_lowercase();
        TABLES.iter().any(|ending| name.ends_with(ending))
    };
    let mut tables = names_in(site_data)?.into_iter().filter(is_table);
    if let Some(name) = tables.find(|name| !IN_DATA.contains(&name.as_str())) {
        let why = format!(
            "导出的文件请放进 data/sources/<机关>/<日期>/，目录放进 data/catalogs/；data 里只读 {}",
            IN_DATA.join("、")
        );
        return Err(unread(&name, &why));
    }
    let calendar = names_in(&site_data.join("calendar"))?;
    match calendar.iter().find(|name| *name != "workdays.csv") {
        Some(name) => Err(unread(&format!("calendar/{name}"), "这个文件夹里只能放 workdays.csv")),
        None => Ok(()),
    }
}

fn unread(path: &str, why: &str) -> ReferenceError {
    ReferenceError::invalid(&format!("data/{path}"), format!("这个文件不会读取。{why}"))
}

/// The names of the files that a person sees in a folder, which need not exist, in order.
fn names_in(path: &Path) -> Result<Vec<String>, ReferenceError> {
    let failed = |source| ReferenceError::Read { path: path.to_owned(), source };
    let listing = match std::fs::read_dir(path) {
        Ok(listing) => listing,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(failed(source)),
    };
    let mut names = Vec::new();
    for item in listing {
        let item = item.map_err(failed)?;
        let name = item.file_name().to_string_lossy().into_owned();
        if !crate::folder::is_hidden(&name) && !item.path().is_dir() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The file's name without folder and ending, which must be the id of what it holds.
pub(crate) fn stem(file: &str) -> &str {
    let base = file.rsplit_once('/').map_or(file, |(_, base)| base);
    let endings = [".json", ".csv"];
    endings.iter().find_map(|ending| base.strip_suffix(ending)).unwrap_or(base)
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
