//! Columns about people, which no settings make public.

use gongshi::record::{HeaderDefectKind, Interpreted, interpret};
use gongshi::source::read;
use jiff::civil::date;
use std::fs;

/// What the files of one export say.
pub(crate) fn interpreted(files: &[(&str, &str)]) -> Interpreted {
    let root = tempfile::tempdir().expect("a folder");
    let folder = root.path().join("220000/2026-11-15");
    fs::create_dir_all(&folder).expect("its folders");
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("a file");
    }
    let read = read(root.path(), date(2026, 11, 16)).expect("a folder that can be listed");
    interpret(&read)
}

#[test]
fn a_column_about_people_is_no_field_whatever_the_settings_say() {
    let settings = "[[file]]\nname = '*'\n\
                    columns = { '联系人' = 'department', '身份证号' = 'registration_number',\
                    '患者例数' = 'cumulative_cases', '部门' = 'department' }\n";
    let text = "医疗机构名称,技术名称,完成备案时间,联系人,身份证号,患者例数,部门\n\
                示例甲医院,肿瘤消融治疗技术,2023-05-06,张三,220101198501011230,41,介入科\n";
    let table = interpreted(&[("a.csv", text), ("source.toml", settings)]).tables.remove(0);
    let refused = ["联系人", "身份证号"].map(|it| HeaderDefectKind::PrivateSetting(it.to_owned()));
    let kinds: Vec<_> = table.header_defects.iter().map(|defect| &defect.kind).collect();
    assert_eq!(kinds, refused.iter().collect::<Vec<_>>());
    let [record] = table.records.as_slice() else { panic!("one record") };
    let cells: Vec<_> = record.row.cells().map(|cell| cell.text).collect();
    assert!(!cells.contains(&"张三") && !cells.contains(&"220101198501011230"), "{cells:?}");
    assert!(cells.contains(&"41") && cells.contains(&"介入科"), "{cells:?}");
}

/// 名称 is said to be the institution's name, and stands under 联系人 too.
#[test]
fn what_is_said_of_a_name_does_not_hold_under_a_group_about_people() {
    let settings = "[[file]]\nname = '*'\ncolumns = { '部' = 'department' }\n";
    let text = "医疗机构名称,技术名称,完成备案时间,联系人\n,,,部\n\
                示例甲医院,肿瘤消融治疗技术,2023-05-06,张三\n";
    let table = interpreted(&[("a.csv", text), ("source.toml", settings)]).tables.remove(0);
    let texts = format!("{:?}", table.records);
    assert!(!table.records.is_empty() && !texts.contains("张三"), "{texts}");
}
