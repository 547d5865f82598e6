//! Personal data: how it is recognised, however it is written, and how it is shown masked.
//!
//! Pure and at the bottom of the pipeline: text or bytes come in, places and kinds go out.
//!
//! 1. `decode` gives the characters of a text as a reader would see them: entities, escapes and
//!    inline tags undone;
//! 2. `signs` says what each is in a number: a digit in some script, a separator, invisible;
//! 3. `runs` gathers the digits that stand together, in one pass without allocating where there
//!    are none (`bytes` dismisses the rest), and `beside` says whether letters make them part of a code;
//! 4. `numbers` and `address` judge them: citizen IDs, mobiles, landlines, certificates, bank
//!    cards, e-mail addresses; `checks` has the arithmetic, `labels` the words before a number
//!    that make it one of a person whatever its form, `abroad` what telephones beyond have;
//! 5. `mask` words a text without them.
//!
//! Digits in Chinese numerals may begin or end a number anywhere, so that 张三138… and
//! 一三八… are both found: one reading alone would hide the other.
//!
//! `small_counts` is the setting by which small numbers of cases are not told.

mod abroad;
mod address;
mod beside;
mod bytes;
mod checks;
mod decode;
mod labels;
mod mask;
mod numbers;
mod runs;
mod signs;
mod small_counts;

pub use mask::{mask, masked};
pub use small_counts::{Few, SmallCounts};

use std::collections::HashSet;
use std::ops::Range;

/// What stands in place of a published text that had personal data in it.
pub const WITHHELD: &str = "未公布（含个人信息，已隐去）";

/// The kinds of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 公民身份号码 (GB 11643), with its check character, or of 15 digits; behind its label any.
    CitizenId,
    /// 手机号码.
    Mobile,
    /// 固定电话号码.
    Landline,
    /// 电子邮箱.
    Email,
    /// 医师资格证书编码: 27 characters that end with the holder's citizen ID; behind its label any.
    Certificate,
    /// 银行卡号 (Luhn check digit); behind its label any.
    BankCard,
    /// 护照, 通行证, 军官证, 医保卡 and the like, behind the label.
    Document,
    /// QQ, 微信, behind the label.
    Account,
    /// 出生日期, behind the label.
    Birth,
}

impl Kind {
    /// The name people use.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::CitizenId => "身份证号",
            Self::Mobile => "手机号码",
            Self::Landline => "电话号码",
            Self::Email => "电子邮箱",
            Self::Certificate => "资格证书编码",
            Self::BankCard => "银行卡号",
            Self::Document => "证件号码",
            Self::Account => "社交账号",
            Self::Birth => "出生日期",
        }
    }
}

/// One piece of personal data in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The plain form: digits without separators and prefix, addresses in lower case.
    pub value: String,
}

/// What kind of text is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The text of one cell: commas and line breaks may stand inside a number.
    Cell,
    /// A finished file: commas and line breaks separate values.
    File,
}

/// Values that are public although they look personal: the declared contacts of the authority,
/// identifiers of institutions. Compared by their exact plain form.
#[derive(Clone, Debug, Default)]
pub struct Exempt {
    values: HashSet<String>,
}

impl Exempt {
    /// Adds a value as anyone may write it.
    pub fn add(&mut self, text: &str) {
        self.values.extend(find(text).into_iter().map(|hit| hit.value));
        self.values.insert(checks::plain(text));
    }

    /// Whether a value is among them.
    #[must_use]
    pub fn has(&self, value: &str) -> bool {
        self.values.contains(value)
    }
}

/// The personal data in the text of a cell.
#[must_use]
pub fn find(text: &str) -> Vec<Hit> {
    scan(text.as_bytes(), Form::Cell)
}

/// The personal data in a text or a finished file, in order. Bytes that are not UTF-8 separate.
#[must_use]
pub fn scan(bytes: &[u8], form: Form) -> Vec<Hit> {
    runs::hits(bytes, form)
}
