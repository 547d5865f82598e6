//! What a sheet or a file is named after: one technology, or one hospital.

use super::given::{Given, before_list};
use super::heading::{is_one, is_own_name, name_in, technology_in};
use crate::record::field::Field;
use crate::source::Cell;
use crate::text::trim;

/// The technology that a sheet is named after.
pub(crate) fn technology_of_sheet(name: &str) -> Option<Given> {
    let name = technology_in(name);
    is_one(name).then(|| given(Field::Technology, name))
}

/// The hospital that a sheet is named after.
pub(crate) fn hospital_of_sheet(name: &str) -> Option<Given> {
    let name = name_in(name);
    is_own_name(name).then(|| given(Field::InstitutionName, name))
}

/// The technology that a file is named after: 附件3 心室辅助技术备案名单（2026年10月）.csv.
pub(crate) fn technology_of_file(name: &str) -> Option<Given> {
    technology_of_sheet(bare(name)).or_else(|| technology_of_sheet(without_bracket(bare(name))))
}

/// The hospital that a file is named after, or with whose name its own begins:
/// 示例甲医院手术分级管理目录.csv.
pub(crate) fn hospital_of_file(name: &str) -> Option<Given> {
    let listed = || before_list(bare(name)).filter(|name| is_own_name(name));
    hospital_of_sheet(bare(name))
        .or_else(|| listed().map(|name| given(Field::InstitutionName, name)))
}

fn given(field: Field, name: &str) -> Given {
    Given { field, column: 1, cell: Cell::text(name) }
}

/// The name of a file without its ending.
fn bare(name: &str) -> &str {
    trim(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}

/// Without the bracket behind it: （2026年10月）.
fn without_bracket(name: &str) -> &str {
    let open = name.rfind(['（', '(']).filter(|_| name.ends_with(['）', ')']));
    open.map_or(name, |at| trim(&name[..at]))
}
