//! One fact about one cell or one pair of records.

use crate::record::{Field, RawRow};
use crate::source::Location;
use jiff::civil::Date;
use std::sync::Arc;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The record is set aside: written to the report with its reason, not published.
    Error,
    /// Published, and told to the clerk.
    Warning,
    /// A neutral fact.
    Notice,
}

impl Severity {
    /// The word of the reports.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Notice => "提示",
        }
    }

    /// The severity of a [`Severity::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Notice].into_iter().find(|each| each.code() == code)
    }

    /// The word of the JSON report.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

/// An article a rule or a page rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// Regulation id below `/regulations/`.
    pub regulation: &'static str,
    /// Anchor of the article, such as `art-24`.
    pub anchor: &'static str,
    /// As cited: 《医疗技术临床应用管理办法》第二十四条.
    pub citation: &'static str,
}

/// A rule: everything the report, the site and the documentation say of it.
#[derive(Debug)]
pub struct Rule {
    /// Stable code, such as `F203`; never reused.
    pub code: &'static str,
    /// Stable English name, the same as the rule's file.
    pub name: &'static str,
    /// How much its findings weigh where the site's settings say nothing else.
    pub severity: Severity,
    /// What is found, as a heading.
    pub title: &'static str,
    /// Why it matters, in one or two sentences.
    pub explanation: &'static str,
    /// What a clerk should do.
    pub remedy: &'static str,
    /// A value that breaks the rule.
    pub example: &'static str,
    /// The article it rests on, where it rests on one.
    pub basis: Option<&'static Basis>,
}

impl Rule {
    /// Whether a site may let the rule's findings weigh this much.
    ///
    /// An error sets its record aside because nothing publishable is left of it: it stays one
    /// whatever a site would like, and what is publishable can't become one.
    #[must_use]
    pub fn may_weigh(&self, severity: Severity) -> bool {
        (self.severity == Severity::Error) == (severity == Severity::Error)
    }
}

/// Why a finding is no fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The reason, as written.
    pub reason: String,
    /// Who gave it, where stated.
    pub by: Option<String>,
    /// When.
    pub date: Date,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it weighs: the rule's severity, or what the site's settings say instead.
    pub severity: Severity,
    /// Where.
    pub location: Location,
    /// The cell's raw text; empty where the finding is about a row or a file.
    pub value: String,
    /// What is wrong with this value, in Chinese.
    pub message: String,
    /// What to do about this value, where more can be said than the rule's remedy.
    pub hint: Option<String>,
    /// Other places the finding speaks of, such as the first of two duplicates.
    pub related: Vec<Location>,
    /// Why it is no fault, where someone looked into it.
    pub explained: Option<Arc<Explanation>>,
    /// Whether it compares numbers of cases that are not told: it is then not counted in public.
    pub kept_back: bool,
}

impl Finding {
    /// A finding without hint and related places.
    #[must_use]
    pub fn new(
        rule: &'static Rule,
        location: Location,
        value: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity: rule.severity,
            location,
            value: value.into(),
            message: message.into(),
            hint: None,
            related: Vec::new(),
            explained: None,
            kept_back: false,
        }
    }

    /// A finding about a record's cell, with its text as written.
    #[must_use]
    pub fn of_cell(
        rule: &'static Rule,
        row: &RawRow,
        field: Field,
        message: impl Into<String>,
    ) -> Self {
        Self::new(rule, row.location_of(field), row.text(field).unwrap_or_default(), message)
    }

    /// Adds what to do about this value.
    #[must_use]
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Adds another place the finding speaks of.
    #[must_use]
    pub fn with_related(mut self, location: Location) -> Self {
        self.related.push(location);
        self
    }

    /// What to do: the hint where there is one, else the rule's remedy.
    #[must_use]
    pub fn remedy(&self) -> &str {
        self.hint.as_deref().unwrap_or(self.rule.remedy)
    }
}
