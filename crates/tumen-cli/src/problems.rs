//! Problems of packs as text: each with the lines of the file it concerns.

use crate::out::{Stream, WIDTH};
use crate::words::counted;
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents, ThemeCharacters, ThemeStyles,
};
use std::fmt;
use tumen_scenario::{Diagnostic, Diagnostics, Severity};

/// Characters of a line that are shown; the rest of the page is for its number.
const ROOM: usize = WIDTH - 12;

/// A file of a pack with its path.
#[derive(Debug)]
struct Text<'a> {
    path: String,
    text: &'a str,
}

/// The line of the span, or as much of a long line as there is room for.
impl SourceCode for Text<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let bytes = self.text.as_bytes();
        let at = span.offset();
        if at > bytes.len() {
            return Err(MietteError::OutOfBounds);
        }
        let is_end = |b: &u8| *b == b'\n' || *b == b'\r';
        let line = bytes[..at].iter().rposition(is_end).map_or(0, |i| i + 1);
        let end = bytes[at..].iter().position(is_end).map_or(bytes.len(), |i| at + i);
        let (start, end) = window(self.text, line, at, end);
        // Without lines around it the span itself is wanted: its line and column are told above the text.
        let (start, end) = if (before, after) == (0, 0) { (at, end.min(at + span.len())) } else { (start, end) };
        let number = bytes[..line].iter().filter(|b| **b == b'\n').count();
        let shown = SourceSpan::new(start.into(), end - start);
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            &bytes[start..end],
            shown,
            number,
            start - line,
            1,
        )))
    }
}

/// The part of a line from `line` to `end` to show when what is at `at` must be seen.
fn window(text: &str, line: usize, at: usize, end: usize) -> (usize, usize) {
    let fits = |range: std::ops::Range<usize>| text.get(range).is_none_or(|part| part.chars().count() <= ROOM);
    if fits(line..end) {
        return (line, end);
    }
    let back = text[line..at].char_indices().rev().nth(ROOM / 3).map_or(line, |(i, _)| line + i);
    let on = text[back..end].char_indices().nth(ROOM).map_or(end, |(i, _)| back + i);
    (back, on)
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
        // A record may go on for many lines; its first one is enough.
        let text = self.source.as_ref().map_or("", |source| source.text);
        let rest = text.get(spot.start..spot.end).unwrap_or_default();
        let first = rest.lines().next().unwrap_or_default().chars().take(ROOM / 2).map(char::len_utf8).sum();
        Some(Box::new(std::iter::once(LabeledSpan::new(label, spot.start, first))))
    }
}

/// All problems, each with its lines. `root` goes before the names of files.
pub fn render(problems: &Diagnostics, root: &str, stream: Stream) -> String {
    let styles = if stream.has_colour() { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme { characters: ThemeCharacters::unicode(), styles })
        .with_width(WIDTH)
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

#[cfg(test)]
mod tests {
    use super::*;
    use tumen_scenario::{Files, Spot};

    #[test]
    fn a_problem_shows_its_line_or_the_part_of_it_that_fits() {
        let long = format!("id,name\nkashgar,{},here,{}\n", "x".repeat(150), "y".repeat(150));
        let files = Files::new([("a.toml".into(), "x = 1\nform = \"empir\" # why\n".into()), ("b.csv".into(), long)]);
        let here = files.text(1).find("here").unwrap();
        let problems = Diagnostics::new(
            &files,
            vec![
                Diagnostic::error(Spot { file: 0, start: 13, end: 20 }, "`form` is wrong")
                    .expected("a form")
                    .nearest(Some("empire")),
                Diagnostic::warning(Spot { file: 1, start: here, end: here + 4 }, "odd"),
                Diagnostic::error(None, "the pack is empty"),
            ],
        );
        let text = render(&problems, "pack", Stream::Stdout);
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        insta::assert_snapshot!(text);
        assert_eq!(count(&problems), "2 errors and 1 warning");
    }
}
