#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

import DigestProject

/// The least that could be done with the same bytes: what every row is compared with.
enum Baseline {
    enum Work: Sendable { case scan, check }

    /// Counts the lines of `bytes`, and where it is asked for looks at every sequence of UTF-8.
    static func run(_ work: Work, over bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let lines = lineCount(bytes)
        return work == .scan || isUTF8(bytes) ? lines : -lines
    }

    private static func lineCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        var lines = 0
        var offset = 0
        while offset < bytes.count, let hit = memchr(base + offset, 0x0A, bytes.count - offset) {
            offset = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit)) + 1
            lines += 1
        }
        return lines
    }

    private static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        let end = bytes.count
        var offset = 0
        while offset < end {
            if end - offset >= 8, UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
                offset += 8
                continue
            }
            let lead = base[offset]
            if lead < 0x80 {
                offset += 1
                continue
            }
            let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
            guard lead >= 0xC2, lead <= 0xF4, end - offset >= length else { return false }
            let second = base[offset + 1]
            let (low, high): (UInt8, UInt8) =
                switch lead {
                case 0xE0: (0xA0, 0xBF)
                case 0xED: (0x80, 0x9F)
                case 0xF0: (0x90, 0xBF)
                case 0xF4: (0x80, 0x8F)
                default: (0x80, 0xBF)
                }
            guard second >= low, second <= high else { return false }
            for next in 2..<max(2, length) where base[offset + next] & 0xC0 != 0x80 { return false }
            offset += length
        }
        return true
    }

    /// How long the work takes on bytes in memory.
    static func samples(_ work: Work, over bytes: [UInt8], count: Int) -> Samples {
        var lines = 0
        let times = (0..<count).map { _ in Clock.time { bytes.withUnsafeBufferPointer { lines &+= run(work, over: $0) } } }
        keep(lines)
        return Samples(times)
    }

    /// How long the work takes on files, reading them included, a file at a time on each thread.
    static func samples(_ work: Work, over files: [String], threads: Int, count: Int) -> Samples {
        Samples(
            (0..<count).map { _ in
                Clock.time {
                    OrderedRun.run(count: files.count, threads: threads) { index in
                        guard let file = try? FileReader.read(files[index]) else { return 0 }
                        return file.bytes.withUnsafeBufferPointer { run(work, over: $0) }
                    } deliver: { _, lines in
                        keep(lines)
                        return true
                    }
                }
            })
    }

    /// Keeps the optimizer from leaving out what nobody asks for.
    @inline(never)
    private static func keep(_ value: Int) { withUnsafePointer(to: value) { _ = $0 } }
}
