//! The command line: one small file a command. Everything said here is Chinese.
//!
//! In: the arguments. Out: text on the terminal and an exit code (see [`crate::exit_code`]).
//! This is the only place that reads the clock: the day of a build is an input of the library, and
//! what its stages took (`timings`) is told to the user alone.

/// Says something on the error stream. Where nobody can hear it, the work and the exit code are
/// the same.
macro_rules! eprintln {
    ($($said:tt)*) => {
        std::io::Write::write_fmt(
            &mut std::io::stderr(),
            format_args!("{}\n", format_args!($($said)*)),
        )
        .unwrap_or_default()
    };
}

/// The same without an end of line.
macro_rules! eprint {
    ($($said:tt)*) => {
        std::io::Write::write_fmt(&mut std::io::stderr(), format_args!($($said)*))
            .unwrap_or_default()
    };
}

mod build;
mod catalog;
mod check;
mod copies;
mod explain;
mod init;
mod inputs;
mod memory;
mod preview;
mod progress;
mod regulation;
mod sample;
mod search;
pub mod serve;
mod template;
mod threads;
mod timings;
mod usage;

use crate::exit_code;
use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// What a command ends with: an exit code, or why it could not be done.
type Outcome = Result<u8, Box<dyn std::error::Error>>;

#[derive(Debug, Parser)]
#[command(
    name = "gongshi",
    version,
    about = "gongshi 公示：把卫生健康部门的导出文件做成可查、可核对的公示网站",
    override_usage = "gongshi <命令> [选项]",
    help_template = usage::MAIN_HELP,
    arg_required_else_help = true,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    after_help = usage::EXIT_CODES
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[arg(short, long, global = true, action = clap::ArgAction::Help, help = "显示帮助")]
    help: Option<bool>,
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help = "显示版本")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(about = "生成并发布网站", override_usage = "gongshi build [站点文件夹] [选项]", help_template = usage::HELP)]
    Build(build::Arguments),
    #[command(about = "只核查，不发布", override_usage = "gongshi check [站点文件夹] [选项]", help_template = usage::HELP)]
    Check(check::Arguments),
    #[command(about = "说明一条核查规则", override_usage = "gongshi explain [规则]", help_template = usage::HELP)]
    Explain(explain::Arguments),
    #[command(about = "在本机预览，改动后自动刷新", override_usage = "gongshi serve [站点文件夹] [选项]", help_template = usage::HELP)]
    Serve(preview::Arguments),
    #[command(about = "在本机搜索，结果和网站上的一样", override_usage = "gongshi search <词语>… [站点文件夹] [选项]", help_template = usage::HELP)]
    Search(search::Arguments),
    #[command(about = "新建一个站点", override_usage = "gongshi init <文件夹> [选项]", help_template = usage::HELP)]
    Init(init::Arguments),
    #[command(about = "法规：转换纯文本，核对编号和引用，起草对照表", override_usage = "gongshi regulation <命令>", arg_required_else_help = true, help_template = usage::GROUP_HELP)]
    Regulation(regulation::Arguments),
    #[command(about = "目录：逐项对照任意两版", override_usage = "gongshi catalog <命令>", arg_required_else_help = true, help_template = usage::GROUP_HELP)]
    Catalog(catalog::Arguments),
    #[command(about = "写一个供填报的表格模板（.xlsx）", override_usage = "gongshi template [表…] [选项]", help_template = usage::HELP)]
    Template(template::Arguments),
    #[command(about = "生成虚构的示例数据（演示和压力测试用）", override_usage = "gongshi sample <文件夹> [选项]", help_template = usage::HELP)]
    Sample(sample::Arguments),
}

/// Runs the program with its arguments, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    memory::in_small_pages();
    memory::given_back_soon();
    end_with_the_reader();
    let written_down = usage::with_help(arguments);
    let arguments = match Arguments::try_parse_from(&written_down) {
        Ok(arguments) => arguments,
        Err(error) => {
            let command = usage::named(&Arguments::command(), &written_down);
            return ExitCode::from(written(usage::report(&error, &command)));
        }
    };
    threads::start();
    let outcome = match arguments.command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Serve(arguments) => preview::run(&arguments),
        Command::Search(arguments) => search::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Regulation(arguments) => regulation::run(&arguments),
        Command::Catalog(arguments) => catalog::run(&arguments),
        Command::Template(arguments) => template::run(&arguments),
        Command::Sample(arguments) => sample::run(&arguments),
    };
    ExitCode::from(written(outcome.unwrap_or_else(|error| fault(error.as_ref()))))
}

/// The exit code, unless what was said on the standard output could not be written.
fn written(code: u8) -> u8 {
    match std::io::stdout().flush() {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => unwritten(&error),
        _ => code,
    }
}

fn unwritten(error: &dyn std::fmt::Display) -> u8 {
    eprintln!("错误：结果写不出去：{error}");
    exit_code::FAULT
}

/// The system's number for a pipe that nobody reads any more.
const BROKEN_PIPE: i32 = 32;

/// Ends quietly where nobody reads on (`gongshi check | head`), as other programs do.
fn end_with_the_reader() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let said = panic.payload().downcast_ref::<String>();
        if let Some(why) = said.and_then(|said| said.strip_prefix("failed printing to stdout: ")) {
            let is_unread =
                why.contains(&std::io::Error::from_raw_os_error(BROKEN_PIPE).to_string());
            std::process::exit(if is_unread { exit_code::DONE } else { unwritten(&why) }.into());
        }
        report(panic);
    }));
}

fn fault(error: &(dyn std::error::Error + 'static)) -> u8 {
    eprintln!("错误：{}", crate::privacy::mask(&error.to_string()));
    match error.downcast_ref::<crate::BuildError>() {
        Some(crate::BuildError::Refused(_) | crate::BuildError::PersonalData(_)) => {
            exit_code::REFUSED
        }
        _ => exit_code::FAULT,
    }
}

/// The value of an option that names a day.
fn day(text: &str) -> Result<jiff::civil::Date, &'static str> {
    text.parse().map_err(|_| "请写成 年-月-日，例如 2026-11-15")
}

/// Today, by the clock of this machine.
fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(8))).date()
}
