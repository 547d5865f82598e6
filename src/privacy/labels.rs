//! Words right before a number that make it the number of a person, whatever its own form.

use super::Kind;
use crate::text::fold;

/// How far, in bytes, the words before a number are looked at.
const REACH: usize = 72;

/// What a word says of the number behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) kind: Kind,
    /// Letters that stand before the digits and belong to the number, in bytes.
    pub(super) letters: usize,
}

/// Words of a citizen's identity document.
const CITIZENS: [&str; 6] = ["身份证", "身份证件", "公民身份", "身份证明", "SFZ", "SFZH"];

/// Words as [`fold`] makes them, the kind of the number behind them, and its fewest digits.
const LABELS: [(Kind, usize, &[&str]); 8] = [
    (Kind::CitizenId, 15, &CITIZENS),
    (
        Kind::Document,
        6,
        &[
            "护照",
            "PASSPORT",
            "通行证",
            "回乡证",
            "台胞证",
            "军官证",
            "士兵证",
            "警官证",
            "干部证",
            "警察证",
            "学生证",
            "驾驶证",
            "驾照",
            "残疾证",
            "居住证",
            "军人证",
            "军字第",
            "士字第",
            "武字第",
            "医保",
            "医保卡",
            "医保账",
            "社保",
            "社保卡",
            "医保卡号",
            "社保卡号",
            "社会保障卡",
            "社会保障卡号",
            "社会保障",
        ],
    ),
    (
        Kind::Document,
        4,
        &[
            "工号",
            "学号",
            "警号",
            "就诊卡",
            "就诊卡号",
            "诊疗卡号",
            "住院号",
            "病案号",
            "病历号",
            "门诊号",
        ],
    ),
    (
        Kind::Certificate,
        8,
        &[
            "资格证",
            "资格证书",
            "医师证",
            "医师证书",
            "护士证",
            "护士证书",
            "执业证",
            "执业证书",
            "职称证",
            "职称证书",
            "上岗证",
            "职业证书",
            "毕业证",
            "毕业证书",
            "学位证",
            "学位证书",
            "证书编码",
        ],
    ),
    (Kind::BankCard, 10, &["银行卡", "卡号", "银行账号", "账号", "开户行"]),
    (
        Kind::Account,
        5,
        &[
            "QQ",
            "QQ群",
            "扣扣",
            "企鹅号",
            "企鹅",
            "微信",
            "微信号",
            "薇信",
            "VX",
            "WX",
            "V信",
            "WECHAT",
            "WEIXIN",
            "抖音",
            "抖音号",
        ],
    ),
    (Kind::Landline, 4, &["内线", "分机", "小号", "短号", "虚拟网"]),
    (Kind::Birth, 4, &["出生日期", "出生年月", "出生年月日", "出生时间", "生日", "出生于"]),
];

/// Words that name a citizen's identity document or another.
const MAY_BE_CITIZENS: [&str; 3] = ["证件", "ID", "IDCARD"];

/// Words behind which a letter and digits are a travel document, also in a finished file.
const TRAVEL: [&str; 7] =
    ["护照", "PASSPORT", "港澳通行证", "来往内地通行证", "来往大陆通行证", "回乡证", "台胞证"];

/// Words between a label and its number.
const LINKS: [&str; 7] = ["号码", "编号", "号", "NO", "为", "是", "系"];

/// First characters of divisions, which numbers of certificates begin with.
const DIVISIONS: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";

/// Characters behind a number that make it a year or a count.
const UNITS: &str = "年个元名人例台张条起期次项天楼层室床岁%份家";

/// What the words before a number of so many digits say of it.
pub(super) fn before(bytes: &[u8], start: usize, digits: usize) -> Option<Label> {
    let words = Before::of(bytes, start)?;
    words.find(|text, letters| {
        let named = |(kind, fewest, words): &(Kind, usize, &[&str])| {
            let is_one = digits >= *fewest && words.iter().any(|word| text.ends_with(word));
            is_one.then_some(Label { kind: *kind, letters })
        };
        LABELS.iter().find_map(named)
    })
}

/// Whether the words before a number of 15 or 18 signs say that it is a citizen's; `wide` also
/// where they may mean another document.
pub(super) fn is_of_citizen(bytes: &[u8], start: usize, wide: bool) -> bool {
    let words = Before::of(bytes, start);
    let is_sure = |text: &str| CITIZENS.iter().any(|word| text.ends_with(word));
    let may_be = |text: &str| wide && MAY_BE_CITIZENS.iter().any(|word| text.ends_with(word));
    words.is_some_and(|words| {
        words.find(|it, _| (is_sure(it) || may_be(it)).then_some(())).is_some()
    })
}

/// Whether words and a letter before seven digits or more make them a travel document.
pub(super) fn is_travel_document(bytes: &[u8], start: usize) -> bool {
    let words = Before::of(bytes, start);
    let is_one = |text: &str, letters: usize| {
        (letters > 0 && TRAVEL.iter().any(|word| text.ends_with(word))).then_some(())
    };
    words.is_some_and(|words| words.find(is_one).is_some())
}

/// Whether the character behind a number makes it a year or a count.
pub(super) fn counts(right: Option<char>) -> bool {
    right.is_some_and(|character| UNITS.contains(character))
}

/// Whether an extension stands behind a number: 88901234转801.
pub(super) fn is_extended(bytes: &[u8], end: usize) -> bool {
    let behind = String::from_utf8_lossy(&bytes[end..bytes.len().min(end + 24)]);
    let behind = behind.trim_start_matches([' ', '-', '—', '(', '（', '，', ',']);
    let extension = ["转", "分机"].iter().find_map(|word| behind.strip_prefix(word));
    extension.is_some_and(|digits| {
        digits
            .trim_start_matches([' ', ':', '：', '号'])
            .starts_with(|it: char| it.is_ascii_digit())
    })
}

/// The text before a number, as written; letters directly before it may be the number's own.
struct Before {
    text: String,
    letters: usize,
}

impl Before {
    fn of(bytes: &[u8], start: usize) -> Option<Self> {
        let window = &bytes[start.saturating_sub(REACH)..start];
        // Nearly all of these are the numbers of institutions.
        let can_be_label = window.iter().any(|byte| b"QqXxSsIiWw".contains(byte));
        let is_code = !can_be_label || window.iter().any(u8::is_ascii_digit);
        if start == 0 || (window.is_ascii() && is_code) {
            return None;
        }
        let text = String::from_utf8_lossy(window);
        let trimmed = text.trim_end();
        let letters = trimmed.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let letters = if letters > 2 { 0 } else { letters + text.len() - trimmed.len() };
        Some(Self { text: text.into_owned(), letters })
    }

    /// What is found at the end of the text, once it is asked with the letters before the number
    /// and once without them, each time without what may stand between a label and its number.
    fn find<T>(&self, ask: impl Fn(&str, usize) -> Option<T>) -> Option<T> {
        let without = || {
            let text = &self.text[..self.text.len() - self.letters];
            peeled(text).find_map(|text| ask(&text, self.letters))
        };
        peeled(&self.text).find_map(|text| ask(&text, 0)).or_else(without)
    }
}

/// A text folded, then the same without what stands at its end between a label and its number.
fn peeled(text: &str) -> impl Iterator<Item = String> {
    let mut next = Some(bare(&fold(without_tags(text))).to_owned());
    std::iter::from_fn(move || {
        let text = next.take()?;
        next = LINKS
            .iter()
            .find_map(|link| text.strip_suffix(link))
            .or_else(|| text.strip_suffix(|last| DIVISIONS.contains(last)))
            .map(|shorter| bare(shorter).to_owned());
        Some(text)
    })
}

/// Without signs at the end.
fn bare(folded: &str) -> &str {
    folded.trim_end_matches(|last: char| !last.is_alphanumeric())
}

/// Without tags at the end: `身份证号</b>`.
fn without_tags(mut text: &str) -> &str {
    for _ in 0..4 {
        let trimmed = text.trim_end_matches(|last: char| !last.is_alphanumeric() && last != '>');
        match trimmed.strip_suffix('>').and_then(|inside| inside.rfind('<')) {
            Some(tag) => text = &trimmed[..tag],
            None => break,
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{before, is_of_citizen, is_travel_document};
    use crate::privacy::Kind;

    fn kind(text: &str) -> Option<Kind> {
        before(text.as_bytes(), text.len(), 10).map(|label| label.kind)
    }

    #[test]
    fn a_label_stands_right_before_its_number() {
        for text in ["护照", "护 照 号 码：E", "PASSPORT NO. E", "军官证：军字第", "医保卡号A"]
        {
            assert_eq!(kind(text), Some(Kind::Document), "{text}");
        }
        assert_eq!(kind("职称证书号：吉"), Some(Kind::Certificate));
        assert_eq!(kind("报名QQ群："), Some(Kind::Account));
        for text in ["", "护照办理于", "医保编码规则第", "执业许可证", "发生于", "批准文号"]
        {
            assert_eq!(kind(text), None, "{text}");
        }
    }

    #[test]
    fn labels_are_seen_through_tags() {
        let is = |text: &str| is_of_citizen(text.as_bytes(), text.len(), false);
        assert!(is("<th>身份证号</th><td>") && is("**身份证号**：") && is(r#""身份证号":""#));
        assert!(!is("证件号码：") && is_of_citizen("证件号码：".as_bytes(), 15, true));
        let is = |text: &str| is_travel_document(text.as_bytes(), text.len());
        assert!(is("护照号：E") && !is("护照号：") && !is("设备号：E"));
    }
}
