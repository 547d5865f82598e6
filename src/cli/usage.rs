//! Help and usage errors in Chinese.

use crate::exit_code;
use clap::error::{ContextKind, ErrorKind};
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

/// Prints help, or says what was not understood; returns the exit code.
pub(super) fn report(error: &clap::Error) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp => {
            print!("{}", error.render());
            exit_code::DONE
        }
        ErrorKind::DisplayVersion => {
            println!("gongshi {}", env!("CARGO_PKG_VERSION"));
            exit_code::DONE
        }
        kind => {
            eprintln!("命令写错了：{}", reason(kind, error));
            eprintln!("查看用法：gongshi --help");
            exit_code::USAGE
        }
    }
}

fn reason(kind: ErrorKind, error: &clap::Error) -> String {
    let named = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    match kind {
        ErrorKind::UnknownArgument => format!("不认识 {}", named(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => {
            format!("没有 {} 这个命令", named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "没有写命令".to_owned()
        }
        ErrorKind::MissingRequiredArgument => {
            format!("缺少 {}", named(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!(
                "{} 不能是“{}”{}",
                named(ContextKind::InvalidArg),
                named(ContextKind::InvalidValue),
                why(error).unwrap_or_default()
            )
        }
        ErrorKind::ArgumentConflict => {
            format!("{} 不能重复，也不能与别的选项同用", named(ContextKind::InvalidArg))
        }
        ErrorKind::TooManyValues => format!("{} 后面不写值", named(ContextKind::InvalidArg)),
        _ => named(ContextKind::InvalidArg),
    }
}

/// Why a value cannot be, in the words of the option's own parser; the standard library's are English.
fn why(error: &clap::Error) -> Option<String> {
    let source = std::error::Error::source(error)?;
    if source.is::<ParseIntError>() {
        return Some("，请写整数".to_owned());
    }
    let why = source.to_string();
    (!why.is_ascii()).then(|| format!("，{why}"))
}
