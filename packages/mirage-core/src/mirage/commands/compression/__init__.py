"""gzip, bzip2, xz and zstd: files packed and expanded in a stream."""
