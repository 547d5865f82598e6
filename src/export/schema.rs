//! JSON Schema (draft 2020-12) of the JSON document of a data set, made from the declaration.
//! A line of the NDJSON file fits `#/$defs/record`.

use super::address;
use crate::site::Site;
use crate::site::dictionary::{DataField, DataSet, FieldKind, Form};
use serde_json::{Map, Value, json};

const PARTIAL_DATE: &str = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";
const DATE: &str = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// The schema of a data set's JSON document.
pub(crate) fn schema(site: &Site<'_>, set: &DataSet) -> Value {
    let text = json!({"type": "string"});
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address(site, &set.path(Form::Schema)),
        "title": set.title,
        "description": set.meaning,
        "type": "object",
        "required": ["title", "as_of", "licence", "publisher", "source", "fields", "records"],
        "properties": {
            "title": text,
            "as_of": {"type": "string", "format": "date", "pattern": DATE},
            "licence": text,
            "publisher": text,
            "source": text,
            "fields": {"type": "array", "items": {"type": "object"}},
            "records": {"type": "array", "items": {"$ref": "#/$defs/record"}},
        },
        "$defs": {"record": record(set)},
    })
}

fn record(set: &DataSet) -> Value {
    let properties: Map<_, _> =
        set.fields.iter().map(|field| (field.name.to_owned(), property(field))).collect();
    let required: Vec<_> = set.fields.iter().map(|field| field.name).collect();
    json!({
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": false,
    })
}

fn property(field: &DataField) -> Value {
    let mut property = of_kind(field.kind);
    property.insert("title".to_owned(), field.title.into());
    let description = match field.null {
        None => field.meaning.to_owned(),
        Some(null) => format!("{}；空值表示：{null}", field.meaning),
    };
    property.insert("description".to_owned(), description.into());
    if field.null.is_some() {
        allow_null(&mut property);
    }
    Value::Object(property)
}

fn of_kind(kind: FieldKind) -> Map<String, Value> {
    let value = match kind {
        FieldKind::Text => json!({"type": "string"}),
        FieldKind::Integer => json!({"type": "integer", "minimum": 0}),
        FieldKind::PartialDate => json!({"type": "string", "pattern": PARTIAL_DATE}),
        FieldKind::Date => json!({"type": "string", "format": "date", "pattern": DATE}),
        FieldKind::Url => json!({"type": "string", "format": "uri", "pattern": "^https?://"}),
        FieldKind::TextList => json!({"type": "array", "items": {"type": "string"}}),
        FieldKind::Choice(values) => {
            let values: Vec<_> = values().into_iter().map(|choice| choice.value).collect();
            json!({"type": "string", "enum": values})
        }
    };
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn allow_null(property: &mut Map<String, Value>) {
    if let Some(kind) = property.remove("type") {
        property.insert("type".to_owned(), json!([kind, "null"]));
    }
    if let Some(Value::Array(values)) = property.get_mut("enum") {
        values.push(Value::Null);
    }
}
