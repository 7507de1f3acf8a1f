#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The bytes that libFuzzer hands over: a text, and behind it a few bytes of choices, so that a seed is a plain file.
struct Input {
    let text: [UInt8]
    private var choices: ArraySlice<UInt8>

    /// - Parameter choices: How many of the last bytes steer the test; they belong to the text all the same.
    init(_ start: UnsafePointer<UInt8>?, _ count: Int, choices: Int = 16) {
        text = Array(UnsafeBufferPointer(start: start, count: count))
        self.choices = text.suffix(choices)
    }

    /// The next choice, from the end; zero once there is none left.
    mutating func byte() -> Int { Int(choices.popLast() ?? 0) }

    /// A number below `limit`.
    mutating func number(below limit: Int) -> Int {
        let number = byte() << 8 | byte()
        return limit > 0 ? number % limit : 0
    }
}

/// Ends the run with a message, so that libFuzzer keeps the input.
func check(_ isTrue: Bool, _ message: @autoclosure () -> String) {
    guard !isTrue else { return }
    let line = Array("does not hold: \(message())\n".utf8)
    _ = write(2, line, line.count)
    abort()
}
