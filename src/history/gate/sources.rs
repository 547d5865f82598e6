//! Exports that became older or were delivered before, and authorities whose exports are gone.

use super::super::accept::Class;
use super::{Objection, Sides};
use crate::source::Repeated;

pub(super) fn objections(sides: &Sides<'_>) -> Vec<Objection> {
    let before = sides.before.sources.iter();
    let found = before.filter_map(|(folder, last)| {
        let title = match sides.sources.get(folder) {
            None => format!("“{folder}”的导出不见了，上次发布用的是 {last} 的"),
            Some(now) if now < last => {
                format!("“{folder}”的导出变旧了：上次发布用的是 {last} 的，这次最新的是 {now} 的")
            }
            Some(_) => return None,
        };
        Some(Objection {
            name: Class::Source.name(folder),
            title,
            items: listed(sides, folder),
            advice: "请检查 data/sources 里是不是少了文件夹、日期写错，或者文件夹改了名称",
        })
    });
    // What was published from is no news.
    let is_new = |it: &&Repeated| sides.before.sources.get(&it.folder) != Some(&it.date);
    found.chain(sides.repeated.iter().filter(is_new).map(again)).collect()
}

/// An old export under a new date would take back all that came after it.
fn again(repeated: &Repeated) -> Objection {
    let Repeated { folder, date, earlier } = repeated;
    Objection {
        name: Class::Repeated.name(format_args!("{folder}/{date}")),
        title: format!("“{folder}”{date} 的文件和 {earlier} 的完全一样，和后来的又不一样"),
        items: Vec::new(),
        advice: "多半是把旧文件又放了一遍，请换成这次的导出；确实改回原样的，核对后接受",
    }
}

/// The institutions that the folder listed last.
fn listed(sides: &Sides<'_>, folder: &str) -> Vec<String> {
    let of_folder = sides
        .before
        .institutions
        .iter()
        .filter(|known| known.listed && known.source.as_deref() == Some(folder));
    of_folder.map(|known| known.name.clone()).collect()
}
