//! What the page may load and run, as browsers are told it.

/// The page loads from where it comes from and from nowhere else, runs no code that is written into it, and may compile
/// the engine.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                          img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
                          base-uri 'none'; form-action 'none'";

/// The page with its policy in it, for hosts that do not send it along.
pub fn written_into(page: &str) -> String {
    if page.contains("http-equiv=\"Content-Security-Policy\"") {
        return page.to_owned();
    }
    // It holds for what stands after it.
    page.replacen(
        "<head>",
        &format!("<head>\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\" />"),
        1,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_written_in_once_and_before_all_else() {
        let once = written_into("<html><head><script src=\"a.js\"></script></head></html>");
        assert!(once.find("Content-Security-Policy") < once.find("a.js"));
        assert_eq!(written_into(&once), once);
    }

    #[test]
    fn nothing_inline_may_run() {
        assert!(!POLICY.contains("unsafe-inline") && !POLICY.contains("'unsafe-eval'"));
    }
}
