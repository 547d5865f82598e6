//! F002: unsupported file.

use super::prelude::*;

rule! {
    code: "F002",
    name: "unsupported-file",
    severity: Error,
    title: "文件格式或位置不对",
    explanation: "只认 data/sources/<机关>/<日期>/ 里的 .csv、.tsv、.xlsx、.xlsm、.json、.ndjson 文件。",
    remedy: "旧的 .xls 请用 Excel 或 WPS 打开，选“文件 → 另存为”，类型选“Excel 工作簿（*.xlsx）”；其他文件请移到正确的文件夹或删去。",
    example: "2026年备案.xls",
    basis: None,
}

/// An ending that is not read.
pub(crate) fn ending(location: Location, ending: &str) -> Finding {
    let message = match ending {
        "" => "文件名没有后缀，不知道是什么格式".to_owned(),
        ending => format!("不读 .{ending} 格式的文件"),
    };
    let finding = Finding::new(&RULE, location, ending, message);
    match ending {
        "pdf" | "doc" | "docx" | "wps" | "jpg" | "jpeg" | "png" | "tif" | "tiff" | "bmp" | "ofd" => {
            finding.with_hint(
                "这种文件里的表格不能照原样读出来。请提供名单的 Excel 或 CSV 文件；只有这一份的，请把表格誊到 Excel 里再核对",
            )
        }
        "et" | "ett" | "ods" | "xlsb" | "numbers" => finding.with_hint(
            "请用 WPS 或 Excel 打开，选“文件 → 另存为”，类型选“Excel 工作簿（*.xlsx）”",
        ),
        "txt" => finding.with_hint("里面是表格的，请把后缀改成 .csv；不是的，请移走"),
        "zip" | "rar" | "7z" | "gz" => finding.with_hint("这是压缩包，请解压后放进里面的表格"),
        _ => finding,
    }
}

/// An old binary workbook.
pub(crate) fn old_workbook(location: Location) -> Finding {
    Finding::new(&RULE, location, ".xls", "这是旧版 Excel 文件（.xls）")
        .with_hint("请用 Excel 或 WPS 打开，选“文件 → 另存为”，类型选“Excel 工作簿（*.xlsx）”")
}

/// A file larger than the reader takes; sizes in bytes.
pub(crate) fn too_large(location: Location, bytes: u64, limit: u64) -> Finding {
    let megabytes = |bytes: u64| bytes.div_ceil(1 << 20);
    let message = format!("展开后有 {} MB，超过 {} MB 的上限", megabytes(bytes), megabytes(limit));
    Finding::new(&RULE, location, "", message)
        .with_hint("请把文件按地区分成几份，或删去空行、空列后另存")
}

/// A file outside `<authority>/<date>/`.
pub(crate) fn misplaced(location: Location) -> Finding {
    Finding::new(&RULE, location, "", "文件不在 <机关>/<日期>/ 文件夹里")
        .with_hint("请放进 data/sources/<机关>/<日期>/：机关写行政区划代码或全称，日期写导出那天，如 2026-11-15")
}

/// An export of an authority that has a newer one in another folder.
pub(crate) fn passed_over(location: Location, other: &str) -> Finding {
    let message = format!("这个机关在“{other}”文件夹里有更新的导出，这一份没有读取");
    Finding::new(&RULE, location, "", message)
        .with_hint("一个机关只用一个文件夹：请把这里各个日期的文件夹都移进去，名称不要再换")
}

/// A folder of an export in which nothing was put.
pub(crate) fn empty_folder(location: Location) -> Finding {
    Finding::new(&RULE, location, "", "这个日期的文件夹里没有导出的文件，不当作一次导出")
        .with_hint("请把这一天导出的文件放进去；不要了的，请删去这个文件夹")
}

/// A symbolic link, folder or device where a file should be.
pub(crate) fn not_a_file(location: Location) -> Finding {
    Finding::new(
        &RULE,
        location,
        "",
        "这是文件夹、快捷方式（符号链接）或设备，不是普通文件，没有打开",
    )
    .with_hint("请把文件本身放进这个文件夹，里面不要再分文件夹")
}

/// A name that is no text.
pub(crate) fn unreadable_name(location: Location) -> Finding {
    Finding::new(&RULE, location, "", "文件名不是 UTF-8 文字，没有打开")
        .with_hint("请给文件改名，例如 备案.xlsx")
}
