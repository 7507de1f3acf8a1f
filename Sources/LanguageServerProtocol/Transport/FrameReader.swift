/// Cuts the byte stream of a client into message bodies (LSP 3.17, "Base Protocol").
///
/// Chunks may end anywhere: inside a header, inside a character, or several messages later. A body is collected in its own buffer and handed
/// over without a copy.
///
/// - Complexity: every byte is looked at once, however the chunks are cut.
package struct FrameReader {
    /// No message is longer: a full digest has two megabytes, and a length beyond this is a mistake or an attack.
    package static let longestBody = 256 << 20
    static let longestHeader = 8 << 10
    /// What is reserved on the word of a header alone; a body that really is longer grows with its bytes.
    private static let longestReservation = 4 << 20

    private enum State {
        case header
        case body(missing: Int)
        case failed(FramingError)
    }

    private var state = State.header
    private var header: [UInt8] = []
    private var body: [UInt8] = []

    package init() {}

    /// Whether the stream may end here without cutting a message in two.
    package var isBetweenFrames: Bool {
        if case .header = state { header.isEmpty } else { false }
    }

    /// Takes the next chunk and delivers, in order, every body that it completes.
    ///
    /// After a malformed header nobody can say where the next message begins: the bodies before it are delivered, then the error is thrown,
    /// and thrown again for every later chunk.
    package mutating func read(_ chunk: UnsafeBufferPointer<UInt8>, _ deliver: ([UInt8]) -> Void) throws(FramingError) {
        var rest = chunk[...]
        while !rest.isEmpty {
            switch state {
            case .failed(let error):
                throw error
            case .header:
                guard takeHeader(&rest) else { break }
                do {
                    let length = try FrameHeader.contentLength(in: header)
                    header.removeAll(keepingCapacity: true)
                    body.reserveCapacity(min(length, Self.longestReservation))
                    state = .body(missing: length)
                } catch {
                    state = .failed(error)
                    throw error
                }
            case .body(let missing):
                let part = rest.prefix(missing)
                body.append(contentsOf: UnsafeBufferPointer(rebasing: part))
                rest = rest.dropFirst(part.count)
                state = .body(missing: missing - part.count)
            }
            if case .body(missing: 0) = state {
                deliver(body)
                body = []
                state = .header
            }
        }
        if case .header = state, header.count > Self.longestHeader {
            state = .failed(.headerTooLong)
            throw .headerTooLong
        }
    }

    package mutating func read(_ chunk: [UInt8], _ deliver: ([UInt8]) -> Void) throws(FramingError) {
        try chunk.withUnsafeBufferPointer { buffer throws(FramingError) in try read(buffer, deliver) }
    }

    /// Moves bytes into `header` up to and including the empty line that ends it; false if that line has not come yet.
    private mutating func takeHeader(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        while let byte = rest.popFirst() {
            header.append(byte)
            guard byte == UInt8(ascii: "\n") else {
                if header.count > Self.longestHeader { return false }
                continue
            }
            if header.endsWithEmptyLine { return true }
        }
        return false
    }
}

extension [UInt8] {
    /// Whether the last line, whose LF was just appended, holds nothing. A bare LF ends a line as well, for messages written by hand.
    fileprivate var endsWithEmptyLine: Bool {
        var before = dropLast()
        if before.last == UInt8(ascii: "\r") { before = before.dropLast() }
        return before.isEmpty || before.last == UInt8(ascii: "\n")
    }
}
