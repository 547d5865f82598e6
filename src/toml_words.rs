//! What is wrong with a settings file, in a clerk's words.

/// The parser's error with its line and column; `text` is what was parsed.
#[must_use]
pub fn in_chinese(error: &toml::de::Error, text: &str) -> String {
    let message = error.message();
    let quoted = |index: usize| message.split('`').nth(index).unwrap_or_default().to_owned();
    let what = if message.starts_with("unknown field") {
        match message.split_once("expected") {
            Some((_, known)) => {
                let known: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
                format!("没有“{}”这项设置；这里可以写的有：{}", quoted(1), known.join("、"))
            }
            None => format!("没有“{}”这项设置", quoted(1)),
        }
    } else if message.starts_with("missing field") {
        format!("缺少“{}”这项设置", quoted(1))
    } else if message.starts_with("invalid type") {
        format!("值的类型不对，应为{}", expected(message))
    } else if message.starts_with("duplicate") {
        "同一项设置写了两次".to_owned()
    } else if is_chinese(message) {
        // What a setting's own reader says is in Chinese already.
        message.to_owned()
    } else if ["invalid value", "out of range", "too large", "overflow"]
        .iter()
        .any(|why| message.contains(why))
    {
        "数值超出了这项设置能写的范围".to_owned()
    } else {
        unparsed(error, text)
    };
    match error.span().and_then(|span| text.get(..span.start)) {
        Some(before) => {
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|sign| *sign != '\n').count() + 1;
            format!("第 {line} 行第 {column} 个字：{what}")
        }
        None => what,
    }
}

/// What is wrong with a line that is no TOML, by what people write in its place.
fn unparsed(error: &toml::de::Error, text: &str) -> String {
    let start = error.span().map_or(0, |span| span.start.min(text.len()));
    let before = text.get(..start).unwrap_or_default();
    let begin = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text[begin..].lines().next().unwrap_or_default();
    let line = line.split_once('#').map_or(line, |(said, _)| said);
    let (key, value) = line.split_once('=').unwrap_or((line, ""));
    let value = value.trim();
    let is_bare = |sign: char| !sign.is_ascii_digit() && !"\"'[{+-.".contains(sign);
    if let Some(sign) =
        [key, value].concat().chars().find(|sign| "“”‘’＝，【】｛｝".contains(*sign))
    {
        return format!(
            "用了中文标点“{sign}”：引号、等号、逗号和括号都要用英文的，例如 title = \"标题\""
        );
    }
    let key = key.trim();
    if value.starts_with(|sign: char| sign.is_ascii_digit()) && value.contains(['年', '月']) {
        return format!("日期请写成 2026-11-30，或者加上英文引号：{key} = \"{value}\"");
    }
    if !["", "true", "false"].contains(&value) && value.starts_with(is_bare) {
        return format!("文字要写在英文引号里：{key} = \"{value}\"");
    }
    "写法不对，请检查引号、等号和方括号".to_owned()
}

/// Whether a message is in Chinese, but for what it quotes.
fn is_chinese(message: &str) -> bool {
    let is_han = |sign: char| ('\u{4e00}'..='\u{9fff}').contains(&sign);
    message.split('`').step_by(2).any(|part| part.contains(is_han))
}

/// The type that a value must have.
fn expected(message: &str) -> &'static str {
    let (_, expected) = message.rsplit_once("expected ").unwrap_or_default();
    match expected {
        "a string" => "用英文引号括起的文字",
        "a boolean" => "true 或 false",
        "a map" => "一组设置",
        "a sequence" => "方括号括起的列表",
        _ if expected.starts_with('f')
            || expected.starts_with('i')
            || expected.starts_with('u') =>
        {
            "不加引号的数字"
        }
        _ => "另一种写法",
    }
}

#[cfg(test)]
mod tests {
    use super::in_chinese;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only its errors are of interest")]
    struct Settings {
        name: String,
        share: Option<f64>,
    }

    fn told(text: &str) -> String {
        in_chinese(&toml::from_str::<Settings>(text).expect_err("an error"), text)
    }

    #[test]
    fn the_usual_mistakes_are_told_without_the_parsers_english() {
        let cases = [
            ("name = '甲'\n省 = 1", "写法不对"),
            (
                "name = '甲'\nnmae = 1",
                "第 2 行第 1 个字：没有“nmae”这项设置；这里可以写的有：name、share",
            ),
            ("share = 1.0", "缺少“name”这项设置"),
            ("name = 3", "第 1 行第 8 个字：值的类型不对，应为用英文引号括起的文字"),
            ("name = '甲'\nshare = '5'", "第 2 行第 9 个字：值的类型不对，应为不加引号的数字"),
            ("name = '甲'\nname = '乙'", "同一项设置写了两次"),
            ("name = '甲", "写法不对"),
            ("name = “甲”", "第 1 行第 8 个字：用了中文标点““”"),
            ("name = 示例省", "文字要写在英文引号里：name = \"示例省\""),
            ("name = abc # 说明", "文字要写在英文引号里：name = \"abc\""),
            ("share = 1.0\nname = 2026年11月30日", "第 2 行"),
            ("name = 2026年11月30日", "日期请写成 2026-11-30"),
            ("name ＝ '甲'", "用了中文标点“＝”"),
        ];
        for (text, words) in cases {
            assert!(told(text).contains(words), "{text}: {}", told(text));
        }
    }
}
