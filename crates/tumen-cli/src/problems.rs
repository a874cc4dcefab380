//! Problems of packs as text: each with the lines of the file it concerns.

use crate::out::{Stream, WIDTH};
use crate::words::counted;
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents, ThemeCharacters, ThemeStyles,
};
use std::fmt;
use tumen_scenario::{Diagnostic, Diagnostics, Severity};

/// A file of a pack with its path.
#[derive(Debug)]
struct Text<'a> {
    path: String,
    text: &'a str,
}

impl SourceCode for Text<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let lines = self.text.read_span(span, before, after)?;
        let path = self.path.clone();
        let (at, count) = ((lines.line(), lines.column()), lines.line_count());
        Ok(Box::new(MietteSpanContents::new_named(path, lines.data(), *lines.span(), at.0, at.1, count)))
    }
}

/// One problem and the file it is in, as miette wants them.
#[derive(Debug)]
struct Shown<'a> {
    problem: &'a Diagnostic,
    source: Option<Text<'a>>,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem.message)
    }
}

impl std::error::Error for Shown<'_> {}

impl miette::Diagnostic for Shown<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.problem.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        let help = self.problem.help.as_ref()?;
        Some(Box::new(format!("did you mean `{help}`?")))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let spot = self.problem.spot?;
        let label = Some(self.problem.label.as_str()).filter(|l| !l.is_empty()).map(|l| format!("expected {l}"));
        Some(Box::new(std::iter::once(LabeledSpan::new(label, spot.start, spot.end - spot.start))))
    }
}

/// All problems, each with its lines. `root` goes before the names of files.
pub fn render(problems: &Diagnostics, root: &str, stream: Stream) -> String {
    let styles = if stream.has_colour() { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme { characters: ThemeCharacters::unicode(), styles })
        .with_width(WIDTH)
        .with_context_lines(0)
        .with_links(false);
    let mut text = String::new();
    for problem in problems.iter() {
        let source = problem.spot.map(|spot| {
            let files = problems.files();
            Text { path: format!("{root}/{}", files.path(spot.file)), text: files.text(spot.file) }
        });
        // Writing to a string does not fail.
        let _ = handler.render_report(&mut text, &Shown { problem, source });
        text.push('\n');
    }
    text
}

/// `2 errors and 1 warning`.
pub fn count(problems: &Diagnostics) -> String {
    let of = |severity| problems.iter().filter(|p| p.severity == severity).count() as u64;
    let errors = counted(of(Severity::Error), "error", "errors");
    match of(Severity::Warning) {
        0 => errors,
        n => format!("{errors} and {}", counted(n, "warning", "warnings")),
    }
}
