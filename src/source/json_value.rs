//! JSON values as a table's cells. Own visitors, because a map of `serde_json` keeps the last of
//! two equal keys without a word.

use super::table::Cell;
use super::xlsx::MAX_COLUMNS;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Joins the texts of an array.
const JOINT: &str = "；";

/// One element of the array of records.
#[derive(Debug)]
pub(crate) enum Element {
    /// An object of plain values, in file order.
    Object(Vec<(String, Cell)>),
    /// An object that names this key twice.
    Doubled(String),
    /// An object with an object, or an array of other than texts, under this key.
    Nested(String),
    /// Not an object.
    Other,
}

/// A whole file.
#[derive(Debug)]
pub(crate) enum Document {
    /// An array, or the one array of an object.
    Elements(Vec<Element>),
    /// An object with this many arrays, so that it is not known which holds the records.
    Arrays(usize),
}

/// A member of the outermost object.
enum Member {
    Array(Vec<Element>),
    Other,
}

/// A value of a record; `None` where it is nested.
struct Value(Option<Cell>);

struct ElementVisitor;
struct DocumentVisitor;
struct MemberVisitor;
struct ValueVisitor;

/// Visits every plain value alike.
macro_rules! plain_values {
    ($value:ident => $result:expr) => {
        fn visit_bool<E>(self, $value: bool) -> Result<Self::Value, E> {
            Ok($result)
        }
        fn visit_i64<E>(self, $value: i64) -> Result<Self::Value, E> {
            Ok($result)
        }
        fn visit_u64<E>(self, $value: u64) -> Result<Self::Value, E> {
            Ok($result)
        }
        fn visit_f64<E>(self, $value: f64) -> Result<Self::Value, E> {
            Ok($result)
        }
        fn visit_str<E>(self, $value: &str) -> Result<Self::Value, E> {
            Ok($result)
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            let $value = ();
            Ok($result)
        }
    };
}

impl<'de> Visitor<'de> for ElementVisitor {
    type Value = Element;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a record")
    }

    plain_values!(_value => Element::Other);

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Element, A::Error> {
        drain(seq)?;
        Ok(Element::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Element, A::Error> {
        let mut cells: Vec<(String, Cell)> = Vec::new();
        let (mut doubled, mut nested) = (None, None);
        while let Some((key, Value(value))) = map.next_entry::<String, Value>()? {
            // Too many keys are a defect of their own: they need no comparing.
            if cells.len() > usize::from(MAX_COLUMNS) {
                continue;
            }
            if cells.iter().any(|(held, _)| *held == key) {
                doubled = Some(key);
            } else if let Some(cell) = value {
                cells.push((key, cell));
            } else {
                nested = Some(key);
            }
        }
        Ok(match (doubled, nested) {
            (Some(key), _) => Element::Doubled(key),
            (None, Some(key)) => Element::Nested(key),
            (None, None) => Element::Object(cells),
        })
    }
}

impl<'de> Visitor<'de> for DocumentVisitor {
    type Value = Document;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an array of records or an object that holds one")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Document, A::Error> {
        elements(seq).map(Document::Elements)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
        let mut arrays = Vec::new();
        while let Some((_, member)) = map.next_entry::<IgnoredAny, Member>()? {
            if let Member::Array(elements) = member {
                arrays.push(elements);
            }
        }
        let found = arrays.len();
        Ok(match arrays.pop() {
            Some(elements) if found == 1 => Document::Elements(elements),
            _ => Document::Arrays(found),
        })
    }
}

impl<'de> Visitor<'de> for MemberVisitor {
    type Value = Member;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any value")
    }

    plain_values!(_value => Member::Other);

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Member, A::Error> {
        elements(seq).map(Member::Array)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Member, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Member::Other)
    }
}

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    plain_values!(value => Value(Some(value.into_cell())));

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut texts = Some(Vec::new());
        while let Some(Value(value)) = seq.next_element::<Value>()? {
            texts = texts.zip(value).map(|(mut texts, cell)| {
                texts.push(cell.text);
                texts
            });
        }
        Ok(Value(texts.map(|texts| Cell::text(texts.join(JOINT)))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value(None))
    }
}

/// A plain value as the cell it would be in a sheet.
trait IntoCell {
    fn into_cell(self) -> Cell;
}

impl IntoCell for bool {
    fn into_cell(self) -> Cell {
        Cell::text(if self { "是" } else { "否" })
    }
}

impl IntoCell for i64 {
    fn into_cell(self) -> Cell {
        Cell::number(self.to_string())
    }
}

impl IntoCell for u64 {
    fn into_cell(self) -> Cell {
        Cell::number(self.to_string())
    }
}

impl IntoCell for f64 {
    fn into_cell(self) -> Cell {
        Cell::number(self.to_string())
    }
}

impl IntoCell for &str {
    fn into_cell(self) -> Cell {
        Cell::text(self)
    }
}

impl IntoCell for () {
    fn into_cell(self) -> Cell {
        Cell::default()
    }
}

fn elements<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<Vec<Element>, A::Error> {
    let mut elements = Vec::new();
    while let Some(element) = seq.next_element()? {
        elements.push(element);
    }
    Ok(elements)
}

fn drain<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<(), A::Error> {
    while seq.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ElementVisitor)
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(DocumentVisitor)
    }
}

impl<'de> Deserialize<'de> for Member {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(MemberVisitor)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ValueVisitor)
    }
}
