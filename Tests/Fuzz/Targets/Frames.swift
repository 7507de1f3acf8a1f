import LanguageServerProtocol

/// However a stream is cut into chunks, the same messages come out, and the same error.
@_cdecl("LLVMFuzzerTestOneInput")
public func frameReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(start, count)
    let whole = read(input.text) { _ in Int.max }
    let bytewise = read(input.text) { _ in 1 }
    let pieces = read(input.text) { _ in 1 + input.byte() }
    check(whole.bodies == bytewise.bodies && whole.bodies == pieces.bodies, "the messages do not depend on the chunks")
    check(whole.error == bytewise.error && whole.error == pieces.error, "the error does not depend on the chunks")
    check(whole.isBetween == bytewise.isBetween && whole.isBetween == pieces.isBetween, "the end does not depend on the chunks")
    if whole.error == nil, whole.isBetween {
        let written = whole.bodies.flatMap(FrameHeader.frame)
        check(read(written) { _ in 7 }.bodies == whole.bodies, "what is written is read back")
    }
    return 0
}

private func read(_ stream: [UInt8], _ size: (Int) -> Int) -> (bodies: [[UInt8]], error: FramingError?, isBetween: Bool) {
    var reader = FrameReader()
    var bodies: [[UInt8]] = []
    var rest = stream[...]
    while !rest.isEmpty {
        let chunk = rest.prefix(size(rest.count))
        rest = rest.dropFirst(chunk.count)
        do { try reader.read(Array(chunk)) { bodies.append($0) } } catch { return (bodies, error, reader.isBetweenFrames) }
    }
    return (bodies, nil, reader.isBetweenFrames)
}
