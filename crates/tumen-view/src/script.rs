//! In which script a name is written.

use unicode_script::{Script, UnicodeScript};

/// The script of a name (ISO 15924): that of its first letter that has one. Chinese characters are `Hant`, since packs write
/// the names of Chinese works as those have them.
pub(crate) fn of(name: &str) -> &'static str {
    let script = name.chars().map(|c| c.script()).find(|s| !matches!(s, Script::Common | Script::Inherited));
    match script.unwrap_or(Script::Latin) {
        Script::Han => "Hant",
        script => script.short_name(),
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn names_are_told_apart_by_their_letters() {
        let scripts = ["Ṭarāz", "'Talas", "طراز", "虎思斡耳朵", "Хархорин", "1211"].map(of);
        assert_eq!(scripts, ["Latn", "Latn", "Arab", "Hant", "Cyrl", "Latn"]);
    }
}
