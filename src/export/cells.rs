//! A row as text cells, for CSV.
//!
//! The `csv` crate refuses lists inside a struct, so rows are turned into cells here: an absent
//! value is an empty cell, a list is joined with [`LIST_SEPARATOR`], everything else is its text.

use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use std::fmt::{self, Display, Write as _};

/// Between the members of a list in one cell.
pub(crate) const LIST_SEPARATOR: char = '；';

/// The cells of one row; kept from row to row, so that their memory is used again.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    names: Vec<&'static str>,
    texts: Vec<String>,
    used: usize,
}

impl Cells {
    /// Reads a row.
    ///
    /// # Errors
    /// When the row is not a flat struct of texts, numbers, words and lists of texts.
    pub(crate) fn read(&mut self, row: &impl Serialize) -> Result<(), NotARow> {
        self.names.clear();
        self.used = 0;
        row.serialize(Row(self))
    }

    /// The names of the fields.
    pub(crate) fn names(&self) -> &[&'static str] {
        &self.names
    }

    /// The text of each field.
    pub(crate) fn texts(&self) -> &[String] {
        &self.texts[..self.used]
    }

    fn next(&mut self, name: &'static str) -> &mut String {
        self.names.push(name);
        if self.used == self.texts.len() {
            self.texts.push(String::new());
        }
        let cell = &mut self.texts[self.used];
        self.used += 1;
        cell.clear();
        cell
    }
}

/// The value is not a flat row: a fault of the program, which the tests exclude.
#[derive(Debug, thiserror::Error)]
#[error("a row holds what no cell can hold: {0}")]
pub(crate) struct NotARow(String);

impl serde::ser::Error for NotARow {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl From<fmt::Error> for NotARow {
    fn from(error: fmt::Error) -> Self {
        Self::custom(error)
    }
}

type No = Impossible<(), NotARow>;

fn refused<T>(what: &str) -> Result<T, NotARow> {
    Err(NotARow::custom(what))
}

macro_rules! refuse {
    ($($method:ident($($kind:ty),*) -> $output:ty;)*) => {
        $(fn $method(self, $(_: $kind),*) -> Result<$output, NotARow> {
            refused(stringify!($method))
        })*
    };
}

macro_rules! refuse_compounds {
    () => {
        type SerializeTuple = No;
        type SerializeTupleStruct = No;
        type SerializeTupleVariant = No;
        type SerializeMap = No;
        type SerializeStructVariant = No;

        refuse! {
            serialize_bytes(&[u8]) -> ();
            serialize_unit() -> ();
            serialize_unit_struct(&'static str) -> ();
            serialize_tuple(usize) -> No;
            serialize_tuple_struct(&'static str, usize) -> No;
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No;
            serialize_map(Option<usize>) -> No;
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> No;
        }

        fn serialize_newtype_variant<T: ?Sized + Serialize>(
            self,
            _: &'static str,
            _: u32,
            variant: &'static str,
            _: &T,
        ) -> Result<(), NotARow> {
            refused(variant)
        }
    };
}

macro_rules! write_numbers {
    ($($method:ident($kind:ty);)*) => {
        $(fn $method(self, value: $kind) -> Result<(), NotARow> {
            Ok(write!(self.0, "{value}")?)
        })*
    };
}

/// Takes the struct apart.
struct Row<'c>(&'c mut Cells);

impl<'c> Serializer for Row<'c> {
    type Ok = ();
    type Error = NotARow;
    type SerializeSeq = No;
    type SerializeStruct = Self;
    refuse_compounds!();
    refuse! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_none() -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_seq(Option<usize>) -> No;
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), NotARow> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), NotARow> {
        value.serialize(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, NotARow> {
        Ok(self)
    }
}

impl SerializeStruct for Row<'_> {
    type Ok = ();
    type Error = NotARow;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), NotARow> {
        value.serialize(Cell(self.0.next(name)))
    }

    fn end(self) -> Result<(), NotARow> {
        Ok(())
    }
}

/// Appends one value to a cell's text.
struct Cell<'c>(&'c mut String);

impl<'c> Serializer for Cell<'c> {
    type Ok = ();
    type Error = NotARow;
    type SerializeSeq = Members<'c>;
    type SerializeStruct = No;
    refuse_compounds!();
    refuse! {
        serialize_bool(bool) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_struct(&'static str, usize) -> No;
    }
    write_numbers! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
    }

    fn serialize_str(self, value: &str) -> Result<(), NotARow> {
        self.0.push_str(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), NotARow> {
        Ok(())
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), NotARow> {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), NotARow> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), NotARow> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'c>, NotARow> {
        Ok(Members { cell: self.0, first: true })
    }
}

/// Joins the members of a list.
struct Members<'c> {
    cell: &'c mut String,
    first: bool,
}

impl SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = NotARow;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), NotARow> {
        if !std::mem::take(&mut self.first) {
            self.cell.push(LIST_SEPARATOR);
        }
        value.serialize(Cell(self.cell))
    }

    fn end(self) -> Result<(), NotARow> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Cells;
    use serde::Serialize;

    #[derive(Serialize)]
    struct Example<'a> {
        text: &'a str,
        count: Option<u32>,
        names: Vec<&'a str>,
        kind: crate::catalog::CatalogKind,
    }

    #[test]
    fn a_row_becomes_its_cells() {
        let mut cells = Cells::default();
        let kind = crate::catalog::CatalogKind::Prohibited;
        let row = Example { text: "示例", count: Some(3), names: vec!["甲", "乙"], kind };
        cells.read(&row).expect("a flat row");
        assert_eq!(cells.names(), ["text", "count", "names", "kind"]);
        assert_eq!(cells.texts(), ["示例", "3", "甲；乙", "prohibited"]);
        let row = Example { text: "", count: None, names: vec![], kind };
        cells.read(&row).expect("a flat row");
        assert_eq!(cells.texts(), ["", "", "", "prohibited"]);
    }

    #[test]
    fn nested_values_are_refused() {
        assert!(Cells::default().read(&"text").is_err());
        assert!(Cells::default().read(&vec![1]).is_err());
    }
}
