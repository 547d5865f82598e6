//! Sheets that are named by editions of a catalog: 2015版 beside 2022年版. The list of an older edition
//! may be one that nobody keeps any more.

use crate::source::{SourceFile, Table};

/// The name of a sheet that is called by an edition, and that of the sheet in its workbook that is
/// called by the newest one, where that is newer.
pub(crate) fn older(sheet: &Table, file: &SourceFile) -> Option<(String, String)> {
    let own = file.sheet_name(sheet.sheet)?;
    let year = edition(own)?;
    let newest = file.sheets.iter().filter_map(|name| Some((edition(name)?, name))).max()?;
    (newest.0 > year).then(|| (own.to_owned(), newest.1.clone()))
}

/// The year of the edition by which a sheet is called: 2017年版目录, 2022版.
fn edition(name: &str) -> Option<u16> {
    let (before, _) = name.split_once('版')?;
    let before = before.strip_suffix('年').unwrap_or(before);
    let from = before.len().checked_sub("2022".len())?;
    let year = before.get(from..)?.parse().ok()?;
    (2009..2100).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::edition;

    #[test]
    fn sheets_are_called_by_editions() {
        for (name, year) in
            [("2015版", 2015), ("2022年版", 2022), ("国家2017年版目录", 2017), ("备案2022版", 2022)]
        {
            assert_eq!(edition(name), Some(year), "{name}");
        }
        for name in ["新版", "2022年", "V2版", "版", "1999版"] {
            assert_eq!(edition(name), None, "{name}");
        }
    }
}
