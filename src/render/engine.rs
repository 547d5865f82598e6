//! The template engine: the only module that knows tera.
//!
//! Templates end in `.html`, so every value is escaped unless a template says `| safe`, which
//! only HTML made by `content` and the tables of `parts` may be. A name that no view has is an error, never an empty text.

use super::RenderError;
use serde::Serialize;
use tera::{Context, Tera};

/// About the bytes of a page.
const USUAL_LENGTH: usize = 16 * 1024;

/// Parsed templates.
#[derive(Clone)]
pub(super) struct Engine {
    tera: Tera,
}

/// A view, ready for the engine.
#[derive(Clone, Debug)]
pub(super) struct Values(tera::Value);

impl Values {
    /// Takes over the fields of a view.
    pub(super) fn new(template: &'static str, view: &impl Serialize) -> Result<Self, RenderError> {
        tera::Value::try_from_serializable(view)
            .map(Self)
            .map_err(|error| RenderError::Page { template, message: report(&error) })
    }
}

impl Engine {
    /// Parses templates, given by name and text.
    pub(super) fn new<'a>(
        templates: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, RenderError> {
        let mut tera = Tera::new();
        tera.add_raw_templates(templates)
            .map_err(|error| RenderError::Templates { message: report(&error) })?;
        Ok(Self { tera })
    }

    /// Renders one template, which finds what many pages share as `shell`, what the base layout
    /// says of the page as `layout` and the page's own values as `page`.
    pub(super) fn render(
        &self,
        template: &'static str,
        shell: Values,
        layout: Values,
        page: Values,
    ) -> Result<Vec<u8>, RenderError> {
        let mut context = Context::new();
        context.insert_value("shell", shell.0);
        context.insert_value("layout", layout.0);
        context.insert_value("page", page.0);
        let mut html = Vec::with_capacity(USUAL_LENGTH);
        self.write(template, &context, &mut html)?;
        Ok(html)
    }

    /// Renders a part that many pages share; its values are `part` to the template.
    pub(super) fn part(
        &self,
        template: &'static str,
        values: &impl Serialize,
    ) -> Result<String, RenderError> {
        let mut context = Context::new();
        context.insert_value("part", Values::new(template, values)?.0);
        let mut html = Vec::new();
        self.write(template, &context, &mut html)?;
        Ok(String::from_utf8_lossy(&html).into_owned())
    }

    fn write(
        &self,
        template: &'static str,
        context: &Context,
        html: &mut Vec<u8>,
    ) -> Result<(), RenderError> {
        self.tera
            .render_to(template, context, html)
            .map_err(|error| RenderError::Page { template, message: report(&error) })
    }
}

/// Appends a text as a template would write it.
pub(super) fn escape(text: &str, html: &mut String) {
    if !text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        html.push_str(text);
        return;
    }
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}

/// The error with its causes, which is where tera puts template and line.
fn report(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |cause| cause.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Engine, Values};
    use std::collections::BTreeMap;

    fn render(template: &str) -> Result<String, String> {
        let view = BTreeMap::from([("name", Some("<示例&医院>")), ("absent", None)]);
        let rendered = || {
            let engine = Engine::new(std::iter::once(("x.html", template)))?;
            let page = Values::new("x.html", &view)?;
            let nothing = Values::new("x.html", &())?;
            engine.render("x.html", nothing.clone(), nothing, page)
        };
        let text = |html| String::from_utf8(html).expect("a text");
        rendered().map(text).map_err(|error: crate::render::RenderError| error.to_string())
    }

    #[test]
    fn values_are_escaped() {
        assert_eq!(render("{{ page.name }}").as_deref(), Ok("&lt;示例&amp;医院&gt;"));
    }

    #[test]
    fn an_absent_value_is_false_but_a_misspelt_name_is_an_error() {
        assert_eq!(render("{% if page.absent %}1{% endif %}").as_deref(), Ok(""));
        let message = render("{{ page.nmae }}").expect_err("no such name");
        assert!(message.contains("nmae"), "{message}");
    }

    #[test]
    fn an_unknown_component_is_an_error_at_start() {
        let error = render("{{ <nothing /> }}").expect_err("no such component");
        assert!(error.contains("nothing"), "{error}");
    }
}
