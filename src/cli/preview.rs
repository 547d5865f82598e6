//! `gongshi serve`: the preview of a site, built beside it and never published.

use super::inputs::Inputs;
use super::serve::{self, ServeOptions};
use super::{Outcome, build};
use crate::config::Config;
use crate::history::Accept;
use crate::{BuildOptions, Silent, exit_code};

/// The preview's folder in the site's folder. Hidden, so that the watcher does not see it.
const PREVIEW: &str = ".preview";

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "地址", value_parser = address, default_value = serve::DEFAULT_ADDRESS, hide_default_value = true, help = "监听的地址和端口，默认 127.0.0.1:8080（只有本机能打开）")]
    address: String,
}

/// A host and a port to listen on.
fn address(text: &str) -> Result<String, &'static str> {
    let is_one = text
        .rsplit_once(':')
        .is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok());
    let how = "请写成 地址:端口，端口是 0 到 65535，例如 127.0.0.1:8080";
    if is_one { Ok(text.to_owned()) } else { Err(how) }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let site = &arguments.inputs.site;
    let base_path = Config::load(site)?.base_path().to_owned();
    let preview = site.join(PREVIEW);
    let options = ServeOptions {
        site: site.clone(),
        preview: preview.clone(),
        address: arguments.address.clone(),
        base_path,
        ready: None,
    };
    // The preview continues the published release, and shows what publishing would change.
    let build_options = BuildOptions {
        previous: site.join("public"),
        accept: Accept::Everything,
        ..build::options(&arguments.inputs, Some(&preview))
    };
    serve::run(options, move || {
        let built = crate::build(&build_options, &Silent)
            .map_err(|error| crate::privacy::mask(&error.to_string()).into_owned())?;
        Ok(build::summary(&built))
    })?;
    Ok(exit_code::DONE)
}
