/// Appends JSON to a byte buffer. Commas, colons and line breaks come by themselves: whatever is written next knows what stands before it.
///
///     writer.object {
///         $0.field("name", "digestls")
///         $0.array("numbers") { $0.integer(1) }
///     }
///
/// It escapes what RFC 8259 demands and nothing else (`/` and non-ASCII stay as they are), and it cannot write NaN or infinity.
///
/// It is not copyable, for its buffer has one owner; pass it on with `inout`.
package struct JSONWriter: ~Copyable {
    package enum Style: Sendable {
        case compact
        /// One member or element a line, two spaces a level, for people to read.
        case indented
    }

    private var buffer: ByteBuffer
    private let style: Style
    private var depth = 0
    private var place = Place.start

    /// Where the next value goes.
    private enum Place {
        /// First in the document, an array or an object: nothing stands before it.
        case start
        /// After another value: a comma comes first.
        case afterValue
        /// After a key and its colon.
        case afterKey
    }

    /// `capacity` is the number of bytes to make room for at once.
    package init(style: Style = .compact, capacity: Int = 0) {
        self.style = style
        buffer = ByteBuffer(capacity: capacity)
    }

    /// A copy of what was written so far.
    package var bytes: [UInt8] { buffer.bytes }
}

// MARK: - Values

extension JSONWriter {
    package mutating func null() {
        beginValue()
        append("null")
    }

    package mutating func bool(_ value: Bool) {
        beginValue()
        append(value ? "true" : "false")
    }

    package mutating func integer(_ value: Int) {
        beginValue()
        append(decimal: value)
    }

    /// Writes the shortest digits that read back as the same number; NaN and the infinities, which JSON cannot say, become `null`.
    package mutating func number(_ value: Double) {
        beginValue()
        if let whole = JSONNumber.whole(value) {
            append(decimal: whole)
        } else if value.isFinite {
            append(value.description)
        } else {
            append("null")
        }
    }

    package mutating func string(_ value: String) {
        beginValue()
        append(quoted: value)
    }

    package mutating func string(_ value: JSONString) {
        beginValue()
        value.utf8.withUnsafeBufferPointer { append(quoted: $0, isWellFormed: true) }
    }

    /// Writes a range of a text's bytes as a string without making one; ill-formed UTF-8 becomes U+FFFD.
    package mutating func string(utf8: UnsafeBufferPointer<UInt8>) {
        beginValue()
        append(quoted: utf8, isWellFormed: false)
    }

    package mutating func string(utf8: ArraySlice<UInt8>) {
        utf8.withUnsafeBufferPointer { string(utf8: $0) }
    }

    package mutating func string(utf8: [UInt8]) {
        utf8.withUnsafeBufferPointer { string(utf8: $0) }
    }

    /// Writes an object; `members` writes its fields.
    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        beginValue()
        group(open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), members)
    }

    /// Writes an array; `elements` writes its values.
    package mutating func array(_ elements: (inout JSONWriter) -> Void) {
        beginValue()
        group(open: UInt8(ascii: "["), close: UInt8(ascii: "]"), elements)
    }

    private mutating func group(open: UInt8, close: UInt8, _ content: (inout JSONWriter) -> Void) {
        buffer.append(open)
        depth += 1
        place = .start
        content(&self)
        if place == .afterKey { null() }
        depth -= 1
        if place == .afterValue { breakLine() }
        buffer.append(close)
        place = .afterValue
    }
}

// MARK: - Fields of an object

extension JSONWriter {
    /// Writes a member's key; the next value written is the member's value. A key left alone gets `null`.
    ///
    /// Keys written in the source need no escapes, and are not searched for any.
    package mutating func key(_ key: StaticString) {
        if place == .afterKey { null() }
        beginValue()
        buffer.append(UInt8(ascii: "\""))
        append(key)
        buffer.append(UInt8(ascii: "\""))
        endKey()
    }

    package mutating func key(named key: JSONString) {
        if place == .afterKey { null() }
        string(key)
        endKey()
    }

    @inlinable
    package mutating func field(_ name: StaticString, _ value: some JSONWritable) {
        key(name)
        value.write(to: &self)
    }

    /// Writes nothing at all for nil; a member that must be there as `null` is written with `nullField`.
    @inlinable
    package mutating func field(_ name: StaticString, _ value: (some JSONWritable)?) {
        if let value { field(name, value) }
    }

    package mutating func field(named name: JSONString, _ value: some JSONWritable) {
        key(named: name)
        value.write(to: &self)
    }

    /// Writes the member only if it is true, for the many optional flags that mean false when absent.
    package mutating func flag(_ name: StaticString, _ value: Bool) {
        if value { field(name, true) }
    }

    package mutating func nullField(_ name: StaticString) {
        key(name)
        null()
    }

    package mutating func object(_ name: StaticString, _ members: (inout JSONWriter) -> Void) {
        key(name)
        object(members)
    }

    package mutating func array(_ name: StaticString, _ elements: (inout JSONWriter) -> Void) {
        key(name)
        array(elements)
    }

    private mutating func endKey() {
        buffer.append(UInt8(ascii: ":"))
        if style == .indented { buffer.append(UInt8(ascii: " ")) }
        place = .afterKey
    }
}

// MARK: - Bytes

extension JSONWriter {
    @inline(__always)
    private mutating func beginValue() {
        switch place {
        case .start: if depth > 0 { breakLine() }
        case .afterValue:
            buffer.append(UInt8(ascii: ","))
            breakLine()
        case .afterKey: break
        }
        place = .afterValue
    }

    @inline(__always)
    private mutating func breakLine() {
        guard style == .indented else { return }
        buffer.append(UInt8(ascii: "\n"))
        for _ in 0..<depth { append("  ") }
    }

    private mutating func append(_ text: StaticString) {
        buffer.append(text)
    }

    private mutating func append(_ text: String) {
        for byte in text.utf8 { buffer.append(byte) }
    }

    private mutating func append(decimal value: Int) {
        if value >= 0, value < 10 {
            buffer.append(UInt8(ascii: "0") + UInt8(value))
            return
        }
        // Nineteen digits and a sign hold any `Int`.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var start = digits.count
            var rest = value.magnitude
            repeat {
                start -= 1
                digits[start] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            if value < 0 {
                start -= 1
                digits[start] = UInt8(ascii: "-")
            }
            guard let base = digits.baseAddress else { return }
            buffer.append(base + start, count: digits.count - start)
        }
    }

    private mutating func append(quoted text: String) {
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append(quoted: $0, isWellFormed: true) }
        // Strings bridged from elsewhere may lie in pieces.
        if isDone == nil { Array(text.utf8).withUnsafeBufferPointer { append(quoted: $0, isWellFormed: true) } }
    }

    private mutating func append(quoted text: UnsafeBufferPointer<UInt8>, isWellFormed: Bool) {
        buffer.append(UInt8(ascii: "\""))
        if let base = text.baseAddress {
            let suspects = isWellFormed || WellFormedUTF8.holds(for: text) ? 0 : Word.highBits
            append(escaping: base, count: text.count, suspects: suspects)
        }
        buffer.append(UInt8(ascii: "\""))
    }

    /// `suspects` are the high bits if damaged UTF-8 must be looked for, none if there is none.
    private mutating func append(escaping base: UnsafePointer<UInt8>, count: Int, suspects: UInt64) {
        var start = 0
        var offset = 0
        while true {
            offset = base.endOfPlainRun(from: offset, to: count, suspects: suspects)
            guard offset < count else { break }
            let byte = base[offset]
            if byte >= 0x80, suspects != 0 {
                switch WellFormedUTF8.sequence(base, at: offset, to: count) {
                case .valid(let length):
                    offset += length
                case .damaged(let length):
                    buffer.append(base + start, count: offset - start)
                    append("\u{FFFD}" as StaticString)
                    offset += length
                    start = offset
                }
            } else if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                buffer.append(base + start, count: offset - start)
                append(escapeOf: byte)
                offset += 1
                start = offset
            } else {
                offset += 1
            }
        }
        buffer.append(base + start, count: count - start)
    }

    private mutating func append(escapeOf byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        default:
            append("\\u00")
            buffer.append(Self.hexDigit(byte >> 4))
            buffer.append(Self.hexDigit(byte & 0xF))
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
