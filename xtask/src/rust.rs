//! A rough reading of Rust: enough to tell code from strings and comments.

/// A piece of a source file. Numbers, characters and lifetimes are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    pub kind: Kind,
    /// The name, the sign, or what is inside a string or comment.
    pub text: &'t str,
    /// Line on which it begins, from 1.
    pub line: usize,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or keyword.
    Word,
    /// A string of any kind.
    Literal,
    /// A comment, of documentation or not.
    Comment,
    /// One sign of punctuation.
    Sign,
}

impl Token<'_> {
    pub fn is(&self, kind: Kind, text: &str) -> bool {
        self.kind == kind && self.text == text
    }
}

/// The tokens of a source file.
pub fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut reader = Reader { rest: source, line: 1 };
    let mut tokens = Vec::new();
    while !reader.rest.is_empty() {
        let line = reader.line;
        tokens.extend(reader.token().map(|(kind, text)| Token { kind, text, line }));
    }
    tokens
}

/// Whether the tokens from the first on are these words and signs.
pub fn reads(tokens: &[Token<'_>], pattern: &[&str]) -> bool {
    let code = tokens.iter().filter(|t| t.kind != Kind::Comment);
    let mut matching = code.zip(pattern).take_while(|(t, p)| t.kind != Kind::Literal && t.text == **p);
    matching.by_ref().count() == pattern.len()
}

struct Reader<'t> {
    rest: &'t str,
    line: usize,
}

impl<'t> Reader<'t> {
    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(length);
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    fn token(&mut self) -> Option<(Kind, &'t str)> {
        let first = self.rest.chars().next()?;
        if self.rest.starts_with("//") {
            let end = self.rest.find('\n').unwrap_or(self.rest.len());
            return Some((Kind::Comment, self.take(end)));
        }
        if self.rest.starts_with("/*") {
            let end = end_of_block_comment(self.rest);
            return Some((Kind::Comment, self.take(end)));
        }
        if first == '"' {
            return Some((Kind::Literal, self.plain_string()));
        }
        if first == '\'' {
            self.character_or_lifetime();
            return None;
        }
        if first.is_alphabetic() || first == '_' {
            return Some(self.word_or_string());
        }
        if first.is_ascii_digit() {
            let end = end_of_word(self.rest);
            self.take(end);
            return None;
        }
        let sign = self.take(first.len_utf8());
        (!first.is_whitespace()).then_some((Kind::Sign, sign))
    }

    fn plain_string(&mut self) -> &'t str {
        let mut escaped = false;
        let end = self.rest[1..].find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        let whole = self.take(end.map_or(self.rest.len(), |end| end + 2));
        whole[1..].strip_suffix('"').unwrap_or(&whole[1..])
    }

    /// A name, or a string with letters before it (`r"…"`, `br#"…"#`, `c"…"`), or a raw name.
    fn word_or_string(&mut self) -> (Kind, &'t str) {
        let end = end_of_word(self.rest);
        let (word, after) = self.rest.split_at(end);
        let hashes = after.len() - after.trim_start_matches('#').len();
        let opens = after[hashes..].starts_with('"');
        match word {
            "r" | "br" | "cr" if opens => {
                self.take(end + hashes + 1);
                let close = format!("\"{}", "#".repeat(hashes));
                let length = self.rest.find(&close).unwrap_or(self.rest.len());
                let inside = self.take(length);
                self.take(close.len().min(self.rest.len()));
                (Kind::Literal, inside)
            }
            "b" | "c" if opens && hashes == 0 => {
                self.take(end);
                (Kind::Literal, self.plain_string())
            }
            "r" if hashes == 1 => {
                self.take(end + 1);
                let end = end_of_word(self.rest);
                (Kind::Word, self.take(end))
            }
            _ => (Kind::Word, self.take(end)),
        }
    }

    fn character_or_lifetime(&mut self) {
        let mut inside = self.rest[1..].char_indices();
        let length = match (inside.next(), inside.next()) {
            (Some((_, '\\')), Some((escaped, _))) => {
                // The sign after the backslash may itself be a quotation mark.
                let from = 1 + escaped + 1;
                self.rest[from..].find('\'').map_or(self.rest.len(), |end| from + end + 1)
            }
            (Some(_), Some((end, '\''))) => 1 + end + 1,
            _ => 1 + end_of_word(&self.rest[1..]),
        };
        self.take(length);
    }
}

fn end_of_word(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
}

/// Block comments nest.
fn end_of_block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        let step = match &text[at..] {
            t if t.starts_with("/*") => {
                depth += 1;
                2
            }
            t if t.starts_with("*/") => {
                depth -= 1;
                2
            }
            t => t.chars().next().map_or(1, char::len_utf8),
        };
        at += step;
        if depth == 0 {
            return at;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_kind(source: &str, kind: Kind) -> Vec<(usize, &str)> {
        tokens(source).into_iter().filter(|t| t.kind == kind).map(|t| (t.line, t.text)).collect()
    }

    #[test]
    fn strings_of_every_kind_are_told_from_code() {
        let source = "a(\"x \\\" y\", r\"p\\\", br#\"q \" r\"#, c\"s\", b\"t\");\nlet r#u = 1.5e3;";
        let inside: Vec<&str> = of_kind(source, Kind::Literal).into_iter().map(|(_, text)| text).collect();
        assert_eq!(inside, ["x \\\" y", "p\\", "q \" r", "s", "t"]);
        assert_eq!(of_kind(source, Kind::Word), [(1, "a"), (2, "let"), (2, "u")]);
    }

    #[test]
    fn quotation_marks_in_characters_and_lifetimes_open_no_string() {
        let source = r#"f::<'a>('"', '\'', '\u{22}', 'é', x) "end""#;
        assert_eq!(of_kind(source, Kind::Literal), [(1, "end")]);
        assert_eq!(of_kind(source, Kind::Word), [(1, "f"), (1, "x")]);
    }

    #[test]
    fn comments_nest_and_lines_are_counted() {
        let source = "/* a /* b */\n c */ d // e \" f\ng";
        assert_eq!(of_kind(source, Kind::Comment), [(1, "/* a /* b */\n c */"), (2, "// e \" f")]);
        assert_eq!(of_kind(source, Kind::Word), [(2, "d"), (3, "g")]);
    }

    #[test]
    fn what_is_cut_off_is_read_to_the_end() {
        for source in ["\"a", "r#\"a", "/* a", "'\\", "'", "b'", "r#"] {
            tokens(source);
        }
    }

    #[test]
    fn a_pattern_is_read_past_comments_but_not_in_strings() {
        assert!(reads(&tokens("std /* x */ :: fs ;"), &["std", ":", ":", "fs"]));
        assert!(!reads(&tokens("std::\"fs\""), &["std", ":", ":", "fs"]));
        assert!(!reads(&tokens("std"), &["std", ":"]));
    }
}
