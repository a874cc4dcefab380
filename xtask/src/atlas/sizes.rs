//! What was made, and how large it is on its way to a reader.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Kinds of files, told apart by their endings.
const KINDS: [(&str, &[&str]); 4] = [
    ("scripts and styles", &["js", "css", "html"]),
    ("the engine", &["wasm"]),
    ("maps", &["json", "webp", "png", "jpg"]),
    ("letters", &["woff2"]),
];

/// Bytes of files as they are, and compressed.
#[derive(Clone, Copy, Default)]
struct Size {
    plain: u64,
    gzipped: u64,
}

/// What lies in a folder, in words.
pub fn told(folder: &Path) -> Result<String, String> {
    let mut sizes = [Size::default(); KINDS.len()];
    let mut all = Size::default();
    add(folder, &mut |path, size| {
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let kind = KINDS.iter().position(|(_, endings)| endings.contains(&ending.as_str()));
        for sum in kind.map(|kind| &mut sizes[kind]).into_iter().chain([&mut all]) {
            sum.plain += size.plain;
            sum.gzipped += size.gzipped;
        }
    })
    .map_err(|e| format!("{}: {e}", folder.display()))?;
    let line = |name: &str, size: &Size| {
        format!("  {name:20}{:>8} kB, {:>6} kB compressed\n", size.plain / 1000, size.gzipped / 1000)
    };
    let kinds: String = KINDS.iter().zip(&sizes).map(|((name, _), size)| line(name, size)).collect();
    Ok(format!("Made {}:\n{kinds}{}", folder.display(), line("all", &all)))
}

fn add(folder: &Path, found: &mut impl FnMut(&Path, Size)) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            add(&path, found)?;
        } else {
            let bytes = fs::read(&path)?;
            found(&path, Size { plain: bytes.len() as u64, gzipped: gzipped(&bytes)? });
        }
    }
    Ok(())
}

fn gzipped(bytes: &[u8]) -> io::Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_little_is_small_when_compressed() {
        let size = gzipped(&[b'a'; 10_000]).unwrap();
        assert!((10..200).contains(&size), "{size}");
    }
}
