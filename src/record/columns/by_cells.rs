//! Columns whose names say too little, known by what stands in them and beside them: `name` over
//! hospitals, 备案内容 over technologies.

use super::Names;
use super::matrix::is_technology;
use super::resolve::cells_of;
use super::several::MOST_NAMES;
use super::synonyms::ColumnName;
use crate::record::field::Field;
use crate::record::header::heading;
use crate::source::Row;
use crate::text::fold;

/// Names of the column of the hospital that a base, or a centre, stands in.
const HOSTS: [&str; 16] = [
    "依托单位",
    "依托医院",
    "依托机构",
    "依托医疗机构",
    "挂靠单位",
    "挂靠医院",
    "挂靠机构",
    "承担单位",
    "承担医院",
    "承办单位",
    "所在医院",
    "所在单位",
    "基地所在医院",
    "基地所在单位",
    "基地依托单位",
    "基地依托医院",
];

/// Names of the column of a base's own name, which is the hospital's where no other column is.
const BASES: [&str; 3] = ["基地名称", "培训基地", "培训基地名称"];

/// Whether a text is the name of a column of the hospitals that bases stand in.
pub(crate) fn is_of_hosts(text: &str) -> bool {
    HOSTS.contains(&fold(text).as_str())
}

/// What a text is.
type Is = fn(&str) -> bool;

/// Whether a column has texts, and all of them are that.
fn are(test: Is, rows: &[Row], at: usize) -> bool {
    let mut texts = cells_of(rows, at).peekable();
    texts.peek().is_some() && texts.all(test)
}

impl Names {
    /// Takes 依托单位 for the hospital of a training base, and 基地名称 beside it for none.
    pub(crate) fn name_hosts(&mut self) {
        const OF_BASES: [Field; 3] = [Field::FiledOn, Field::Plan, Field::Places];
        let fields = self.fields();
        let own = |text: &str| fold(text.rsplit('·').next().unwrap_or_default());
        let hosts = self.unknown().filter(|(_, text)| is_of_hosts(&own(text)));
        let [host] = hosts.map(|(at, _)| at).collect::<Vec<_>>()[..] else { return };
        let named = self.named().filter(|column| column.field == Field::InstitutionName);
        let named: Vec<usize> = named.map(|column| column.index).collect();
        let is_base = |at: usize| {
            let named = self.named_at(at).filter(|named| !named.is_said);
            named.is_some_and(|named| BASES.contains(&own(&named.text).as_str()))
        };
        let is_of_bases = fields.contains(&Field::Technology)
            && OF_BASES.iter().any(|field| fields.contains(field));
        match named[..] {
            [base] if is_base(base) => self.cells[base].as_mut().into_iter().for_each(|named| {
                named.name = ColumnName::Unknown;
            }),
            [] if is_of_bases => {}
            _ => return,
        }
        if let Some(named) = &mut self.cells[host] {
            named.name = ColumnName::Field(Field::InstitutionName);
        }
    }

    /// Takes columns of JSON that are called no more than `name` for what all of their cells name:
    /// hospitals, or technologies.
    pub(crate) fn name_by_cells(&mut self, rows: &[Row]) {
        const PLAIN: [&str; 3] = ["NAME", "名称", "名字"];
        let lacks = |names: &Self, field| !names.fields().contains(&field);
        let is_plain = |text: &str| {
            let own = text.rsplit('·').next().unwrap_or_default();
            PLAIN.contains(&fold(own).as_str())
        };
        let plain: Vec<usize> =
            self.unknown().filter(|(_, text)| is_plain(text)).map(|(at, _)| at).collect();
        let tests: [(Field, Is); 2] =
            [(Field::InstitutionName, heading::is_hospital), (Field::Technology, is_technology)];
        for at in plain {
            let is = |(field, test): &&(Field, Is)| lacks(self, *field) && are(*test, rows, at);
            let meant = tests.iter().find(is);
            if let (Some((field, _)), Some(named)) = (meant, &mut self.cells[at]) {
                named.name = ColumnName::Field(*field);
            }
        }
    }

    /// Takes columns without a name, right of the one of hospitals or of technologies, for more of
    /// them where all of their cells are: one name stands over several columns. Hospitals only
    /// where a row has more than one hospital has names.
    pub(crate) fn name_unnamed_by_cells(&mut self, rows: &[Row]) {
        let tests: [(Field, Is); 2] =
            [(Field::InstitutionName, heading::is_hospital), (Field::Technology, is_technology)];
        for (field, test) in tests {
            let named = self.named().filter(|column| column.field == field);
            let [first] = named.map(|column| column.index).collect::<Vec<_>>()[..] else {
                continue;
            };
            let is_more = |at: &usize| {
                let is_unnamed = self.cells.get(*at).is_none_or(Option::is_none);
                is_unnamed && are(test, rows, *at)
            };
            let more: Vec<usize> = (first + 1..).take_while(is_more).collect();
            let in_row = |row: &Row| {
                let all = std::iter::once(&first).chain(&more);
                all.filter(|at| row.cells.get(**at).is_some_and(|cell| !cell.is_blank())).count()
            };
            let may_be_names =
                field == Field::InstitutionName && rows.iter().all(|row| in_row(row) <= MOST_NAMES);
            if more.is_empty() || may_be_names || !self.blocks.is_empty() {
                continue;
            }
            let name = self.cells[first].clone();
            self.cells.resize(self.cells.len().max(first + 1 + more.len()), None);
            more.iter().for_each(|at| self.cells[*at] = name.clone());
            self.blocks = std::iter::once(first).chain(more).map(|at| vec![at]).collect();
        }
    }

    /// Takes a column of what was filed, whatever it is, for the technologies that all of its cells
    /// name: 备案内容 beside 完成备案时间.
    pub(crate) fn name_filed_by_cells(&mut self, rows: &[Row]) {
        const FILED: [&str; 13] = [
            "项目名称",
            "项目",
            "项目内容",
            "开展项目",
            "开展项目名称",
            "开展的项目",
            "备案内容",
            "备案事项",
            "备案项目名称",
            "备案的项目",
            "备案的项目名称",
            "备案技术内容",
            "备案名称",
        ];
        let fields = self.fields();
        let named = [Field::Technology, Field::NewTechnologyName, Field::SurgeryName];
        let is_filed = [Field::Completed, Field::PapersComplete];
        if named.iter().any(|field| fields.contains(field))
            || !is_filed.iter().any(|field| fields.contains(field))
            || !fields.contains(&Field::InstitutionName)
        {
            return;
        }
        let is_of_filed = |text: &str| {
            let own = text.rsplit('·').next().unwrap_or_default();
            FILED.contains(&fold(own).as_str())
        };
        let columns = self.unknown().filter(|(_, text)| is_of_filed(text));
        let columns: Vec<usize> = columns.map(|(at, _)| at).collect();
        let [at] = columns[..] else { return };
        let are_technologies = are(is_technology, rows, at);
        if let Some(named) = self.cells[at].as_mut().filter(|_| are_technologies) {
            named.name = ColumnName::Field(Field::Technology);
        }
    }

    /// Takes 项目名称 for what a list of new technologies lists, where nothing else is.
    pub(crate) fn name_projects(&mut self, around: &[&str]) {
        const PROJECTS: [&str; 3] = ["项目名称", "项目", "新技术新项目"];
        const OF_NEW: [&str; 3] = ["新技术", "新项目", "新业务"];
        let fields = self.fields();
        let named = [Field::NewTechnologyName, Field::Technology, Field::SurgeryName];
        let is_of_new = || around.iter().any(|text| OF_NEW.iter().any(|it| text.contains(it)));
        let is_admitted = fields.contains(&Field::AdmittedOn);
        if !is_admitted || named.iter().any(|field| fields.contains(field)) || !is_of_new() {
            return;
        }
        let mut projects = self.cells.iter_mut().flatten().filter(|named| {
            named.name == ColumnName::Unknown && PROJECTS.contains(&fold(&named.text).as_str())
        });
        if let (Some(project), None) = (projects.next(), projects.next()) {
            project.name = ColumnName::Field(Field::NewTechnologyName);
        }
    }
}
