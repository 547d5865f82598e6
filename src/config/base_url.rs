//! Whether an address can be that of the site.

/// What is wrong with it.
pub(super) fn fault(url: &str) -> Option<&'static str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let Some((host, path)) = rest.and_then(|rest| rest.split_once('/')) else {
        return Some("须为以 http:// 或 https:// 开头、以 / 结尾的网址");
    };
    if !url.ends_with('/') || url.contains(['?', '#']) {
        return Some("须以 / 结尾，不带 ? 和 #");
    }
    if url.contains(|sign: char| sign.is_whitespace() || sign.is_control()) {
        return Some("不能有空格、换行或不显示的字符");
    }
    if !url.is_ascii() {
        return Some("只能用 ASCII 字符：中文域名请写成 xn-- 的形式，路径请改用字母和数字");
    }
    if host.contains('@') {
        return Some("不能带用户名和密码：它会写进每个网页");
    }
    if path.split('/').rev().skip(1).any(|part| matches!(part, "" | "." | "..")) {
        return Some("路径里不能有连着的 /，也不能有 . 或 ..");
    }
    host_fault(host)
}

fn host_fault(host: &str) -> Option<&'static str> {
    // The address of a host may itself have colons, inside brackets.
    let (name, port) = match host.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')) {
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    };
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "-._".contains(sign);
    let in_brackets = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let is_name = match in_brackets {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => !name.is_empty() && name.chars().all(is_plain),
    };
    if !is_name {
        return Some("域名的写法不对，例如 https://example.org/ylws/");
    }
    match port.map(str::parse::<u16>) {
        Some(Ok(0) | Err(_)) => Some("端口须为 1 到 65535"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn only_addresses_of_sites_pass() {
        for fine in [
            "https://example.org/",
            "http://127.0.0.1:8000/",
            "https://wsjkw.example.gov.cn/ylws/a-b/",
            "http://[::1]:8080/",
            "http://localhost/",
        ] {
            assert_eq!(fault(fine), None, "{fine}");
        }
        for wrong in [
            "example.org/",
            "https://example.org",
            "https://x\n/",
            "https:///",
            "https://user:password@x/",
            "https://x:99999/",
            "https://x:/",
            "https://x/a//",
            "https://x/../",
            "https://x/中文/",
            "https://x/?a/",
        ] {
            assert!(fault(wrong).is_some(), "{wrong:?}");
        }
    }
}
