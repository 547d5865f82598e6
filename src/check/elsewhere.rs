//! Tables whose title says that they are the list of another place than the folder they lie in.

use super::place::Places;
use crate::lookup::Map;
use crate::record::InterpretedTable;
use crate::source::FileId;
use crate::text::is_ideograph;

/// Words by which a title is that of a list.
const LISTS: [&str; 4] = ["备案", "限制类", "医疗技术", "医疗机构"];

/// Characters at most before the end of a place's name.
const LONGEST_PLACE: usize = 20;

/// The titles that name another place, by sheet.
pub(super) type Elsewhere = Map<(FileId, u16), String>;

/// Finds them in the titles over the tables.
pub(super) fn elsewhere(tables: &[InterpretedTable], places: &Places<'_>) -> Elsewhere {
    let mut found = Elsewhere::default();
    for table in tables {
        let title = table.titles.iter().find(|title| names_another(title, table.file, places));
        if let Some(title) = title {
            found.insert((table.file, table.sheet), title.clone());
        }
    }
    found
}

/// Whether a title begins with a place that is neither that of the folder, nor within or above it.
fn names_another(title: &str, file: FileId, places: &Places<'_>) -> bool {
    // 吉林市示例医院 may stand anywhere.
    if title.contains('院') || !LISTS.iter().any(|word| title.contains(word)) {
        return false;
    }
    let Some(own) = places.folder(file).and_then(|authority| places.area(authority)) else {
        return false;
    };
    let title = title.trim_start_matches(|each: char| !is_ideograph(each) || each == '年');
    let title = title.trim_start_matches("关于").trim_start_matches("公布");
    let ends = title.char_indices().take(LONGEST_PLACE);
    let ends =
        ends.filter(|(_, each)| matches!(each, '省' | '市' | '县' | '区' | '州' | '盟' | '旗'));
    let prefixes = ends.map(|(at, each)| &title[..at + each.len_utf8()]);
    let named: Vec<_> = prefixes.filter_map(|name| places.place(name, own)).collect();
    named.last().is_some_and(|place| !places.overlap(place, own))
}
