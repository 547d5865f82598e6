//! Why pages can't be rendered: a fault of the theme or of the program, never of the data.

use std::path::PathBuf;

/// What can go wrong while a theme is read or a page is rendered.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The theme's folder can't be listed.
    #[error("读不到主题文件夹 {path}：{source}")]
    ListTheme {
        /// The folder.
        path: PathBuf,
        /// The system's reason.
        source: walkdir::Error,
    },
    /// A file of the theme can't be read.
    #[error("读不到主题文件 {path}：{source}")]
    ReadTheme {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A file in `themes/` that is no part of the one theme that is read.
    #[error(
        "themes/{name} 不会读取：主题文件请放进 themes/default/，例如 themes/default/tokens.css"
    )]
    StrayTheme {
        /// Its path in `themes/`.
        name: String,
    },
    /// A file of the theme that nothing is made of.
    #[error(
        "主题文件 themes/default/{name} 不会用到：文件名要与程序自带的主题相同（如 tokens.css、icon.svg），\
         图片、字体不会发布。请改名或移走"
    )]
    UnusedTheme {
        /// Its path in the theme.
        name: String,
    },
    /// A script of the search that is not this program's.
    #[error(
        "主题文件 themes/default/{name} 与这一版程序自带的不同：搜索的程序和搜索文件要一起更新，站点不能另放一份。\
         请删去 themes/default/search 文件夹"
    )]
    OwnSearch {
        /// Its path in the theme.
        name: String,
    },
    /// A template or style sheet of the theme is not UTF-8.
    #[error("主题文件 {name} 不是 UTF-8 文本")]
    NotText {
        /// Its path in the theme.
        name: String,
    },
    /// A style sheet of the theme wants something fetched.
    #[error(
        "主题的样式表 {name} 里用了 {what}：网页不引用其他网站的资源，主题里的图片、字体也不会发布；\
         请把要引入的样式直接写在这个文件里，去掉 {what}"
    )]
    Fetches {
        /// Its path in the theme.
        name: String,
        /// The words that say so.
        what: &'static str,
    },
    /// A file no theme can do without is missing.
    #[error("主题缺少文件 {name}")]
    Incomplete {
        /// Its path in the theme.
        name: &'static str,
    },
    /// The templates don't parse, or refer to what isn't there.
    #[error("主题的模板有误：\n{message}")]
    Templates {
        /// The engine's report with template and line.
        message: String,
    },
    /// A template failed on a page.
    #[error("页面 {template} 生成失败：\n{message}")]
    Page {
        /// The template.
        template: &'static str,
        /// The engine's report.
        message: String,
    },
    /// A page has no view.
    #[error("没有这类页面的模板：{page}")]
    NoView {
        /// The page's file.
        page: String,
    },
}
