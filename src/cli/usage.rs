//! Help and usage errors in Chinese.

use crate::exit_code;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;
use std::num::ParseIntError;

pub(super) const MAIN_HELP: &str =
    "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}{after-help}\n";

pub(super) const HELP: &str =
    "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}\n";

/// Of a command that has commands of its own.
pub(super) const GROUP_HELP: &str =
    "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}\n";

pub(super) const EXIT_CODES: &str = "退出码：
  0  完成
  1  有错误或警告，而命令带了 --strict
  2  命令写错了
  3  没能完成：设置、文件、磁盘或程序故障
  4  没有发布：与已发布的相比有要先核对的变化，或会公布个人信息

每个命令的用法：gongshi <命令> --help";

/// The arguments with `help` understood as people mean it: `help build` is `build --help`.
pub(super) fn with_help(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|first| first == "help") {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}

/// The command that arguments name, as one asks for its help: `gongshi regulation import`.
pub(super) fn named(program: &clap::Command, arguments: &[OsString]) -> String {
    let (mut command, mut name) = (program, program.get_name().to_owned());
    let words = arguments.iter().skip(1).map_while(|argument| argument.to_str());
    for word in words {
        let Some(found) = command.find_subcommand(word) else { break };
        name = format!("{name} {word}");
        command = found;
    }
    name
}

/// Prints help, or says what was not understood and which command's help tells more; returns the
/// exit code.
pub(super) fn report(error: &clap::Error, command: &str) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp => {
            print!("{}", error.render());
            exit_code::DONE
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            eprint!("{}", error.render());
            exit_code::USAGE
        }
        ErrorKind::DisplayVersion => {
            println!("gongshi {}", env!("CARGO_PKG_VERSION"));
            exit_code::DONE
        }
        kind => {
            eprintln!("命令写错了：{}", reason(kind, error));
            eprintln!("查看用法：{command} --help");
            exit_code::USAGE
        }
    }
}

fn reason(kind: ErrorKind, error: &clap::Error) -> String {
    let named = |kind| error.get(kind).map(in_chinese).unwrap_or_default();
    match kind {
        ErrorKind::UnknownArgument => format!("不认识 {}", named(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => {
            format!("没有 {} 这个命令", named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "没有写命令".to_owned(),
        ErrorKind::MissingRequiredArgument => {
            format!("缺少 {}", named(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (of, value) = (named(ContextKind::InvalidArg), named(ContextKind::InvalidValue));
            match why(error) {
                None if value.is_empty() => format!("{of} 后面没有写值"),
                why => format!("{of} 不能是“{value}”{}", why.unwrap_or_default()),
            }
        }
        ErrorKind::ArgumentConflict => {
            format!("{} 不能重复，也不能与别的选项同用", named(ContextKind::InvalidArg))
        }
        ErrorKind::TooManyValues => format!("{} 后面不写值", named(ContextKind::InvalidArg)),
        _ => named(ContextKind::InvalidArg),
    }
}

/// What an error is about; of several, with the comma of Chinese lists.
fn in_chinese(about: &ContextValue) -> String {
    match about {
        ContextValue::Strings(several) => several.join("、"),
        one => one.to_string(),
    }
}

/// Why a value cannot be: the values that can, or the words of the option's own parser; the standard
/// library's are English.
fn why(error: &clap::Error) -> Option<String> {
    let values = error.get(ContextKind::ValidValue).map(in_chinese);
    if let Some(values) = values.filter(|values| !values.is_empty()) {
        return Some(format!("，可以是 {values}"));
    }
    let source = std::error::Error::source(error)?;
    if source.is::<ParseIntError>() {
        return Some("，请写整数".to_owned());
    }
    let why = source.to_string();
    (!why.is_ascii()).then(|| format!("，{why}"))
}
