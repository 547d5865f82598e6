use super::{data_set, files};
use crate::export::fixture::Fixture;
use crate::export::{FileSink, Sink};
use crate::site::dictionary::{DataSetId, Form};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Keeps every file.
#[derive(Default)]
struct Kept(Mutex<BTreeMap<String, Vec<u8>>>);

struct KeptFile<'k> {
    kept: &'k Kept,
    path: String,
    bytes: Vec<u8>,
}

impl Sink for Kept {
    type Error = &'static str;
    type File<'s> = KeptFile<'s>;

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), &'static str> {
        let earlier = self.0.lock().expect("lock").insert(path.to_owned(), bytes.to_vec());
        assert!(earlier.is_none(), "{path} twice");
        Ok(())
    }

    fn open(&self, path: &str) -> Result<KeptFile<'_>, &'static str> {
        Ok(KeptFile { kept: self, path: path.to_owned(), bytes: Vec::new() })
    }
}

impl FileSink for KeptFile<'_> {
    type Error = &'static str;

    fn push(&mut self, part: &[u8]) -> Result<(), &'static str> {
        self.bytes.extend_from_slice(part);
        Ok(())
    }

    fn push_again(&mut self, part: &[u8]) -> Result<(), &'static str> {
        self.push(part)
    }

    fn finish(self) -> Result<(), &'static str> {
        self.kept.write(&self.path, &self.bytes)
    }
}

fn text(fixture: &Fixture, id: DataSetId, form: Form) -> String {
    let kept = Kept::default();
    data_set(&fixture.site(), id, &kept).expect("no error");
    let mut files = kept.0.into_inner().expect("lock");
    String::from_utf8(files.remove(&id.declaration().path(form)).expect("the form")).expect("UTF-8")
}

fn json(fixture: &Fixture, id: DataSetId, form: Form) -> Value {
    serde_json::from_str(&text(fixture, id, form)).expect("JSON")
}

fn table(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.expect("a record"));
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_form_has_the_same_records() {
    let fixture = Fixture::new();
    for id in DataSetId::ALL {
        let document = json(&fixture, *id, Form::Json);
        let records = document["records"].as_array().expect("records");
        assert_eq!(document["count"], records.len());
        let lines = text(&fixture, *id, Form::Ndjson);
        let lines = lines.lines().map(|line| serde_json::from_str(line).expect("JSON"));
        assert_eq!(*records, lines.collect::<Vec<Value>>(), "{id:?}");
        for form in [Form::Csv, Form::ExcelCsv] {
            let table = table(&text(&fixture, *id, form));
            assert_eq!(table.len(), records.len() + 1, "{id:?} {form:?}");
            let names = id.declaration().fields.iter().map(|field| field.name);
            assert!(names.eq(table[0].iter().map(String::as_str)), "{id:?}");
        }
    }
}

#[test]
fn the_schema_fits_the_records() {
    let fixture = Fixture::new();
    for id in DataSetId::ALL {
        let schema = json(&fixture, *id, Form::Schema);
        let document = json(&fixture, *id, Form::Json);
        for key in schema["required"].as_array().expect("required") {
            assert!(!document[key.as_str().expect("a key")].is_null(), "{key}");
        }
        for record in document["records"].as_array().expect("records") {
            assert_eq!(fault(&schema["$defs"]["record"], record), None, "{id:?} {record}");
        }
    }
}

/// What of a record breaks a record's schema, for the few keywords such a schema uses.
fn fault(schema: &Value, record: &Value) -> Option<String> {
    let record = record.as_object().expect("an object");
    let properties = schema["properties"].as_object().expect("properties");
    let required = schema["required"].as_array().expect("required");
    let missing = required.iter().find(|name| !record.contains_key(name.as_str().unwrap_or("")));
    let surplus = record.keys().find(|name| !properties.contains_key(*name)).cloned();
    let wrong = || record.iter().find(|(name, value)| !fits(&properties[name.as_str()], value));
    missing.map(Value::to_string).or(surplus).or_else(|| wrong().map(|(name, _)| name.clone()))
}

fn fits(schema: &Value, value: &Value) -> bool {
    let kind = match value {
        Value::Null => "null",
        Value::String(_) => "string",
        Value::Number(_) => "integer",
        Value::Array(_) => "array",
        Value::Bool(_) | Value::Object(_) => "other",
    };
    let of_kind = schema["type"] == kind
        || schema["type"].as_array().is_some_and(|kinds| kinds.iter().any(|each| each == kind));
    let listed = schema["enum"].as_array().is_none_or(|values| values.contains(value));
    let mut members = value.as_array().into_iter().flatten();
    of_kind && listed && members.all(|member| fits(&schema["items"], member))
}

#[test]
fn a_wrong_record_breaks_the_schema() {
    let fixture = Fixture::new();
    let schema = json(&fixture, DataSetId::Filings, Form::Schema);
    let mut record = json(&fixture, DataSetId::Filings, Form::Json)["records"][0].clone();
    for (field, value) in [("status", "gone".into()), ("source_row", Value::Null)] {
        let right = std::mem::replace(&mut record[field], value);
        assert_eq!(fault(&schema["$defs"]["record"], &record).as_deref(), Some(field));
        record[field] = right;
    }
    record["contact"] = "示例".into();
    assert_eq!(fault(&schema["$defs"]["record"], &record).as_deref(), Some("contact"));
}

#[test]
fn no_cell_for_excel_is_a_formula() {
    let fixture = Fixture::new();
    for id in DataSetId::ALL {
        let text = text(&fixture, *id, Form::ExcelCsv);
        assert!(text.starts_with('\u{FEFF}'), "{id:?}");
        for cell in table(&text).into_iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell}");
        }
    }
}

#[test]
fn only_the_file_for_excel_is_guarded() {
    let fixture = Fixture::new();
    let plain = table(&text(&fixture, DataSetId::Institutions, Form::Csv));
    let excel = table(&text(&fixture, DataSetId::Institutions, Form::ExcelCsv));
    for (row, column, value) in
        [(1, 1, "=示例市第一医院"), (1, 4, "123456789012345678"), (2, 0, "0012345")]
    {
        assert_eq!(plain[row][column], value);
        assert_eq!(excel[row][column], format!("'{value}"));
    }
}

fn collected(fixture: &Fixture) -> BTreeMap<String, Vec<u8>> {
    let kept = Kept::default();
    files(&fixture.site(), &kept).expect("no error");
    kept.0.into_inner().expect("lock")
}

#[test]
fn all_files_are_handed_on_and_hold_no_control_character() {
    let fixture = Fixture::new();
    let files = collected(&fixture);
    let comparisons = fixture.site().crosswalks().count();
    assert_eq!(files.len(), DataSetId::ALL.len() * Form::ALL.len() + comparisons + 6);
    for (path, bytes) in &files {
        let text = std::str::from_utf8(bytes).expect(path);
        let is_raw = |each: char| each.is_control() && !"\n\r\t".contains(each);
        assert!(!text.contains(is_raw), "{path}");
        assert!(text.ends_with('\n'), "{path}");
    }
    assert_eq!(files, collected(&fixture));
}

/// Takes nothing, or no part of a file.
struct Full(bool);

impl Sink for Full {
    type Error = &'static str;
    type File<'s> = Full;

    fn write(&self, _: &str, _: &[u8]) -> Result<(), &'static str> {
        Err("disk full")
    }

    fn open(&self, _: &str) -> Result<Full, &'static str> {
        if self.0 { Err("disk full") } else { Ok(Full(true)) }
    }
}

impl FileSink for Full {
    type Error = &'static str;

    fn push(&mut self, _: &[u8]) -> Result<(), &'static str> {
        Err("no space left")
    }

    fn push_again(&mut self, part: &[u8]) -> Result<(), &'static str> {
        self.push(part)
    }

    fn finish(self) -> Result<(), &'static str> {
        Err("not ended")
    }
}

#[test]
fn the_first_error_of_the_sink_is_the_answer() {
    assert_eq!(files(&Fixture::new().site(), &Full(true)), Err("disk full"));
    assert_eq!(files(&Fixture::new().site(), &Full(false)), Err("no space left"));
}

#[test]
fn records_keep_their_order_beyond_one_task() {
    let mut fixture = Fixture::new();
    let centre = fixture.dataset.quality_centres[0].clone();
    let numbered = |at: usize| {
        let name = format!("示例中心{at}");
        crate::dataset::QualityCentre { name, ..centre.clone() }
    };
    fixture.dataset.quality_centres = (0..20_000).map(numbered).collect();
    let table = table(&text(&fixture, DataSetId::QualityCentres, Form::Csv));
    assert!(table[1..].iter().enumerate().all(|(at, row)| row[0] == format!("示例中心{at}")));
}
