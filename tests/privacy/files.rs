//! What is recognised in finished files, where values stand beside each other.

use gongshi::privacy::{Form, scan};

#[test]
fn files_are_searched_in_their_own_forms() {
    let page = "<td>13800138000</td>";
    let json = r#"{"note":"\u7535\u8bdd13800138000"}"#;
    let split = r#"{"note":"138\u200b0013\u200b8000"}"#;
    let feed = "&lt;p&gt;138&lt;b&gt;0013&lt;/b&gt;8000&lt;/p&gt;";
    let attribute = r#"<a href="tel:+8613800138000">x</a>"#;
    for file in [page, json, split, feed, attribute, "a,一三八零零一三八零零零,b\n"] {
        let hits = scan(file.as_bytes(), Form::File);
        assert_eq!(hits.len(), 1, "{file}: {hits:?}");
        assert_eq!(hits[0].value, "13800138000");
    }
}

/// In a finished file a label makes a number certain only where its form fits too.
#[test]
fn files_are_searched_for_certain_labels() {
    let found = [
        "<th>身份证号</th><td>220101198501011230</td>",
        "<p><strong>身份证号</strong>：220101 19850101 1230</p>",
        r#"{"身份证号":"22010119850101123X"}"#,
        "身份证号：220101850199123",
        "护照号：E12345678",
        "<b>港澳通行证</b> H1234567890",
        "电话 +852 9123 4567",
    ];
    for file in found {
        assert_eq!(scan(file.as_bytes(), Form::File).len(), 1, "{file}");
    }
    let innocent = [
        "身份证号：220101000000000000",
        "证件号码：220101198501011230",
        "护照 12345678",
        "出生日期：1985年5月6日",
        "QQ群：12345678",
        "社保卡号：123456789",
        "138：0013：8000",
        "00852-91234567",
        "8890-1234转801",
        "{\"身份证\":1,\"b\":220101}",
        "a,身份证号,b\n1,220101198501011230,3\n",
        "e12345678 护照 abe12345678",
    ];
    for file in innocent {
        assert_eq!(scan(file.as_bytes(), Form::File), [], "{file}");
    }
}

#[test]
fn values_of_their_own_never_join() {
    let files = [
        "<td>138</td><td>0013</td><td>8000</td>",
        "a,138,0013,8000,b\n",
        "[138,1234,5678]",
        "{\"a\":138,\"b\":12345678}",
        "41\n2023\n13\n800138000\n",
    ];
    for file in files {
        assert_eq!(scan(file.as_bytes(), Form::File), [], "{file}");
    }
}
