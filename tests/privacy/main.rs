//! What is recognised as personal data, however it is disguised, and what is not.
//!
//! The numbers are invented: the citizen IDs belong to no known person, the mobiles to nobody.

mod cells;
mod columns;
mod files;

use gongshi::privacy::{Exempt, Form, Kind, find, mask, scan};
use proptest::prelude::*;

use Kind::{Account, BankCard, Birth, Certificate, CitizenId, Document, Email, Landline, Mobile};

/// Each must be found in a cell.
const DISGUISED: &[(Kind, &str)] = &[
    // Mobiles.
    (Mobile, "13800138000"),
    (Mobile, "手机13800138000"),
    (Mobile, "张三13800138000（白天）"),
    (Mobile, "１３８００１３８０００"),
    (Mobile, "138 0013 8000"),
    (Mobile, "138-0013-8000"),
    (Mobile, "138—0013—8000"),
    (Mobile, "138.0013.8000"),
    (Mobile, "138·0013·8000"),
    (Mobile, "138_0013_8000"),
    (Mobile, "138/0013/8000"),
    (Mobile, "138，0013，8000"),
    (Mobile, "138,0013,8000"),
    (Mobile, "(138)0013-8000"),
    (Mobile, "（138）00138000"),
    (Mobile, "1 3 8 0 0 1 3 8 0 0 0"),
    (Mobile, "1-3-8-0-0-1-3-8-0-0-0"),
    (Mobile, "138\u{200b}0013\u{200b}8000"),
    (Mobile, "138\u{2060}00138\u{feff}000"),
    (Mobile, "138\u{ad}00138000"),
    (Mobile, "138\u{3000}0013\u{a0}8000"),
    (Mobile, "138\n0013\n8000"),
    (Mobile, "+8613800138000"),
    (Mobile, "+86 138 0013 8000"),
    (Mobile, "0086-138-0013-8000"),
    (Mobile, "8613800138000"),
    (Mobile, "013800138000"),
    (Mobile, "一三八〇〇一三八〇〇〇"),
    (Mobile, "一三八零零一三八零零零"),
    (Mobile, "壹叁捌零零壹叁捌零零零"),
    (Mobile, "幺三八零零幺三八零零零"),
    (Mobile, "张三一三八零零一三八零零零"),
    (Mobile, "张三幺三八 零零幺三 八零零零"),
    (Mobile, "张三1三8零零1三8零零0"),
    (Mobile, "1三八0013八000"),
    (Mobile, "李四138-零零一三-8000"),
    (Mobile, "①③⑧⓪⓪①③⑧⓪⓪⓪"),
    (Mobile, "❶❸❽⓿⓿❶❸❽⓿⓿⓿"),
    (Mobile, "¹³⁸⁰⁰¹³⁸⁰⁰⁰"),
    (Mobile, "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎"),
    (Mobile, "1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣"),
    (Mobile, "١٣٨٠٠١٣٨٠٠٠"),
    (Mobile, "138OO138OOO"),
    (Mobile, "138001380oo"),
    (Mobile, "&#49;&#51;&#56;00138000"),
    (Mobile, "&#x31;3800138000"),
    (Mobile, "&amp;#49;3800138000"),
    (Mobile, r"\u0031\u0033800138000"),
    (Mobile, "%31%33800138000"),
    (Mobile, "138<b>0013</b>8000"),
    (Mobile, "138<!-- x -->00138000"),
    (Mobile, "138<U+200B>00138000"),
    (Mobile, "tel13800138000"),
    (Mobile, "微信wx13800138000"),
    (Mobile, "2023-05-06 138 0013 8000"),
    (Mobile, "1.13800138000 2.内科"),
    (Mobile, "19912345678、备用"),
    // Citizen IDs and certificates.
    (CitizenId, "11010519491231002X"),
    (CitizenId, "11010519491231002x"),
    (CitizenId, "１１０１０５１９４９１２３１００２Ｘ"),
    (CitizenId, "110105 19491231 002X"),
    (CitizenId, "110105-1949-1231-002X"),
    (CitizenId, "1101051949\u{200d}1231002X"),
    (CitizenId, "身份证号220101198505061239"),
    (CitizenId, "2 2 0 1 0 1 1 9 8 5 0 5 0 6 1 2 3 9"),
    (CitizenId, "二二〇一〇一一九八五〇五〇六一二三九"),
    (CitizenId, "身份证一一〇一〇五一九四九一二三一〇〇二X"),
    (CitizenId, "张三二二零一零一一九八五零五零六一二三九"),
    (CitizenId, "贰贰零壹零壹壹玖捌伍零伍零陆壹贰叁玖"),
    (CitizenId, "22O1O1198505061239"),
    (CitizenId, "440306 200101018828"),
    (CitizenId, "11010519491231002Х"),
    (CitizenId, "130503670401001"),
    (CitizenId, "130503 670401 001"),
    (Certificate, "201322110220101198505061239"),
    (Certificate, "2013 22 110 220101 19850506 1239"),
    (Certificate, "资格证书编码：２０１３２２１１０２２０１０１１９８５０５０６１２３９"),
    // Landlines.
    (Landline, "0431-88901234"),
    (Landline, "（0431）88901234"),
    (Landline, "0431 8890 1234"),
    (Landline, "043188901234"),
    (Landline, "010-66551234"),
    (Landline, "0856-5221234转8001"),
    (Landline, "+86-431-88901234"),
    (Landline, "0431—88901234—801"),
    (Landline, "零四三一八八九零一二三四"),
    (Landline, "０４３１－８８９０１２３４"),
    (Landline, "联系电话：88901234"),
    (Landline, "电话5221234"),
    (Landline, "Tel: 8890-1234"),
    // Addresses.
    (Email, "zhangsan@example.com"),
    (Email, "ZhangSan@Example.COM.CN"),
    (Email, "zhang.san＠example．com"),
    (Email, "zhangsan[at]example.com"),
    (Email, "zhangsan{&#97;t}example.com"),
    (Email, "zhangsan(at)example[dot]com"),
    (Email, "zhangsan（at）example.com"),
    (Email, "zhangsan @ example . com"),
    (Email, "zhang\u{200b}san@exam\u{200b}ple.com"),
    (Email, "邮箱zhangsan@example.com请联系"),
    (Email, "zhangsan&#64;example.com"),
    (Email, "zhangsan@example。com"),
    // What only a label makes one.
    (CitizenId, "身份证号：220101198501011230"),
    (CitizenId, "居民身份证（220101 19850101 1230）"),
    (CitizenId, "身份证号220101*19850101*1230"),
    (CitizenId, "身 份 证：220101850101123"),
    (CitizenId, "身份证号：220101850199123"),
    (Document, "护照号E12345678"),
    (Document, "护照：EA 1234567"),
    (Document, "PASSPORT NO. E12345678"),
    (Document, "港澳通行证H1234567890"),
    (Document, "台胞证 12345678"),
    (Document, "军官证：军字第1234567号"),
    (Document, "社保卡号：1234567890"),
    (Document, "医保卡号A12345678"),
    (Certificate, "医师资格证号2013221102201"),
    (Certificate, "执业证书编号：110220000001234"),
    (Account, "扣扣：12345678"),
    (Account, "微信号wx12345678"),
    (Birth, "出生日期：1985年5月6日"),
    (Birth, "生日19850506"),
    (BankCard, "银行卡号：6228480012345678"),
    // Odd separators.
    (Mobile, "138：0013：8000"),
    (Mobile, "138；0013；8000"),
    (Mobile, "138|0013|8000"),
    (Mobile, "138*0013*8000"),
    (Mobile, "138《0013》8000"),
    (Mobile, r"138\0013\8000"),
    (Mobile, "138＿0013＿8000"),
    (Mobile, "138#0013#8000"),
    (Mobile, "一三八：零零一三：八零零零"),
    // Telephones beyond, and extensions.
    (Mobile, "+852 9123 4567"),
    (Mobile, "00852-91234567"),
    (Mobile, "电话：853 6612 3456"),
    (Mobile, "＋886-912-345-678"),
    (Mobile, "+886-2-2345-6789"),
    (Landline, "88901234转801"),
    (Landline, "8890-1234 转 801"),
    (Landline, "内线8801"),
    // Cards.
    (BankCard, "6222021234567890128"),
    (BankCard, "6222 0212 3456 7890 128"),
    (BankCard, "6228-4800-1234-5671"),
    (BankCard, "4111111111111111"),
    (BankCard, "六二二二〇二一二三四五六七八九〇一二八"),
];

/// None may be found, neither in a cell nor in a file.
const INNOCENT: &[&str] = &[
    "",
    "示例市第一医院",
    "2023-05-06",
    "2023年5月6日",
    "2023.5.6至2023.12.31",
    "2023-05-06 2023-06-07 2024-01-08",
    "20230506",
    "20230506-20231231",
    "2026-11-15T08:30:00+08:00",
    "2026-11-15 13:45:12",
    "二〇二三年五月六日",
    "二〇一八年十一月一日起施行",
    "肿瘤消融治疗技术（2023年5月6日）；心室辅助技术（2024年1月8日）",
    "G05、G06、G07、G08、G09、G10、G11、G12",
    "GO3 心血管疾病介入诊疗技术（三、四级手术）",
    "（一）（二）（三）（四）（五）（六）（七）（八）（九）（十）",
    "一、二、三、四、五、六、七、八、九、十、十一",
    "第一百三十八条",
    "国卫办医发〔2022〕6号",
    "国家卫生健康委员会令第1号",
    "国办发〔2017〕47号",
    "吉卫规〔2021〕13号",
    "GB 32100—2015",
    "GB/T 2260-2007",
    "GB 11643-1999",
    "ISO 7064:2003 MOD 11-2",
    "41例",
    "共14例",
    "1,234例",
    "12,345,678",
    "13,800,138",
    "累计开展 1380 例",
    "91220101MA1Y7ABC36",
    "M000100Y422010211A1001",
    "412345670220101151A1001",
    "412345678220102115A1002",
    "PDY00012322010211D2102",
    "220101123456789012",
    "520102123456789012",
    "111111111111111111",
    "222222222222222222",
    "220101000012",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1380013800013800138000138001380001380013800013800138000138001380",
    "a13800138000b13800138000c13800138000d13800138000e13800138000f1380",
    "https://example.org/ylws/institutions/1a2b3c4/",
    "https://example.org/changes/2026-11-15/#tumor-ablation",
    "data/manifest.json 1048576",
    "8,128 159.2,75 312,22",
    "0 0 320 150",
    "M12 3.5 2.25 8.75v6.5L12 20.5l9.75-5.25",
    "rgba(0, 0, 0, 0.35)",
    "0.3512345678",
    "3.14159265358979",
    "1.0.219",
    "192.168.100.200",
    "978-7-117-12345-6",
    "9787117123456",
    "ISSN 1000-0607",
    "ICD-9-CM-3 37.6600x001",
    "37.66001",
    "吉ICP备12345678号-1",
    "吉公网安备 22010202000123号",
    "2200000001",
    "邮编130051",
    "长春市人民大街1388号",
    "A座1503室",
    "12320",
    "12345",
    "400-820-8820",
    "50% 60% 70%",
    "@media (min-width: 40rem)",
    "@context",
    "logo@2x.png",
    "serde@1.0.219",
    "a @ b",
    "138****8000",
    "110105********002X",
    "2024、2025、2026",
    "1998-2026",
    "13 2023-11-15 1",
    "2022年版第12项，2017年版第15项",
    "1 2 3 4 5 6 7 8 9 10 11 12",
    "联系人：无",
    "电话：无",
    "联系日期20230506",
    "示例县第三人民医院（原示例县人民医院）",
    "工作表“备案”第 13800 行",
    "999999999999",
    "10.1056/NEJMoa2034577",
    "17:00-18:30 2026",
    "第1、3、5、7、9、11、13、15项",
    "联勤保障部队第九六四医院",
    "手术编码3766001",
    "手术操作 88901234",
    "2019/1/31-2023/12/31",
    "18.05.6-2023.5.6",
    "解放军第964医院、第208医院",
    "14.1、14.29、14.39",
    "手术编码37.6600x001；37.6800；39.6500",
    "床位1500、2000、300",
    "13:30-14:30;15:30-16:30;8:30",
    "2019-01-01；2019-05-06；2020-11-01",
    "护照2019年第12345678号",
    "设备编号：E12345678",
    "医保编码330100001",
    "批准文号国械注准20173210001",
    "852912345678",
    "+852",
    "转院12345678转出",
    "证件号码：无",
    "身份证号（18位）：",
];

fn kinds(text: &str) -> Vec<Kind> {
    find(text).into_iter().map(|hit| hit.kind).collect()
}

#[test]
fn every_disguise_is_seen_through() {
    assert!(DISGUISED.len() >= 60);
    let missed: Vec<_> =
        DISGUISED.iter().filter(|(kind, text)| !kinds(text).contains(kind)).collect();
    assert!(missed.is_empty(), "not found: {missed:#?}");
}

#[test]
fn every_disguise_is_found_among_other_text() {
    for (kind, text) in DISGUISED {
        for around in [format!("内科主任（{text}）联系"), format!("“{text}”。2023-05-06")]
        {
            assert!(kinds(&around).contains(kind), "{around:?}: {:?}", find(&around));
        }
    }
}

#[test]
fn innocent_text_is_left_alone() {
    assert!(INNOCENT.len() >= 60);
    for form in [Form::Cell, Form::File] {
        let wrong: Vec<_> = INNOCENT
            .iter()
            .map(|text| (text, scan(text.as_bytes(), form)))
            .filter(|(_, hits)| !hits.is_empty())
            .collect();
        assert!(wrong.is_empty(), "{form:?}: {wrong:#?}");
    }
}

#[test]
fn only_the_exact_value_is_exempt() {
    let mut exempt = Exempt::default();
    exempt.add("0431-88901234");
    exempt.add("gov@example.cn");
    let of = |text: &str| find(text).iter().all(|hit| exempt.has(&hit.value));
    assert!(of("电话（0431）8890 1234，邮箱 GOV@example.cn"));
    assert!(!of("0431-88901235"));
    assert!(!of("other@example.cn"));
}

#[test]
fn bytes_that_are_no_text_are_no_fault() {
    assert_eq!(scan(&[0xFF, b'1', 0xC3, 0x28, 0xE4, 0xB8], Form::File), []);
    let mixed = [&b"\xFF13800138000\xFF"[..], "一".as_bytes()].concat();
    assert_eq!(scan(&mixed, Form::File).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1024, ..ProptestConfig::default() })]

    /// Any mobile, split at any places by any one separator, is found and can be masked.
    #[test]
    fn any_split_mobile_is_found(
        second in 3u8..=9, rest in "[0-9]{9}", cuts in prop::collection::btree_set(1usize..11, 0..5),
        separator in prop::sample::select(vec!["\u{200b}", " ", "-", "．", "</b>"]),
        digits in prop::sample::select(vec!["0123456789", "０１２３４５６７８９", "〇一二三四五六七八九"]),
    ) {
        let plain = format!("1{second}{rest}");
        let mut text = String::from("张三");
        for (at, digit) in plain.bytes().enumerate() {
            if cuts.contains(&at) { text.push_str(separator); }
            text.extend(digits.chars().nth(usize::from(digit - b'0')));
        }
        let groups_of_a_date = plain.contains("19") || plain.contains("20");
        prop_assume!(!groups_of_a_date);
        prop_assert!(kinds(&text).contains(&Mobile), "{text}");
        prop_assert_eq!(kinds(&mask(&text)), []);
    }

    /// No text makes the scan fail, and what is masked stays masked.
    #[test]
    fn any_text_can_be_masked(text in "[0-9一二三〇OXlx@.&#;<b>/ -]{0,60}") {
        prop_assert_eq!(kinds(&mask(&mask(&text))).len(), kinds(&mask(&text)).len());
        for hit in find(&text) {
            prop_assert!(text.get(hit.range).is_some());
        }
    }

    /// Hexadecimal digests hold no numbers of people.
    #[test]
    fn digests_are_innocent(digest in "[0-9a-f]{64}") {
        prop_assert_eq!(scan(digest.as_bytes(), Form::File), []);
    }
}
