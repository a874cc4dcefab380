//! Finding a compiler that can make WebAssembly: the one in use, or Debian's.

use crate::shell;
use std::path::Path;

/// What the engine is compiled to.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// A way to compile for a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    /// The toolchain in use has the standard library of the target.
    Own,
    /// Debian's compiler with its sources of the standard library, which it compiles for the target.
    Debian,
}

/// What Debian's way needs: a file, and the package that brings it.
const DEBIAN: [(&str, &str); 4] = [
    ("/usr/bin/rustc", "rustc-web"),
    ("/usr/bin/cargo", "cargo-web"),
    ("/usr/lib/rustlib/src/rust/library/Cargo.lock", "rust-web-src"),
    ("/usr/bin/wasm-ld", "lld"),
];

impl Compiler {
    /// The first way that is open on this machine, or what would open one, in words.
    pub fn find() -> Result<Self, String> {
        let folder = shell::read("rustc", &["--print", "target-libdir", "--target", TARGET])?;
        if Path::new(folder.trim()).is_dir() {
            return Ok(Self::Own);
        }
        let missing: Vec<&str> = DEBIAN.iter().filter(|(file, _)| !Path::new(file).exists()).map(|(_, p)| *p).collect();
        match missing.as_slice() {
            [] => Ok(Self::Debian),
            missing => Err(advice(missing, Path::new("/etc/debian_version").exists())),
        }
    }

    /// Its cargo.
    pub fn cargo(self) -> &'static str {
        match self {
            Self::Own => "cargo",
            Self::Debian => "/usr/bin/cargo",
        }
    }

    /// What it is told beyond the target.
    pub fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Own => &[],
            Self::Debian => &["-Z", "build-std=std,panic_abort"],
        }
    }

    /// The environment it needs.
    pub fn environment(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Own => &[],
            // A standard library is compiled with options that stable compilers refuse otherwise.
            Self::Debian => {
                &[("RUSTC", "/usr/bin/rustc"), ("RUSTC_BOOTSTRAP", "1"), ("RUSTFLAGS", "-C linker=wasm-ld")]
            }
        }
    }
}

fn advice(missing: &[&str], debian: bool) -> String {
    let own = format!("the Rust toolchain in use has no standard library for {TARGET}");
    if debian {
        format!("{own}; Debian's has: apt-get install {}", missing.join(" "))
    } else {
        format!("{own}; with rustup: rustup target add {TARGET}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_advice_fits_the_machine() {
        assert!(advice(&["rust-web-src", "lld"], true).ends_with("apt-get install rust-web-src lld"));
        assert!(advice(&["rustc-web"], false).ends_with("rustup target add wasm32-unknown-unknown"));
    }
}
