import JSON
import LanguageServerProtocol

/// Both readers accept the same texts and see the same values; what is written is read back.
@_cdecl("LLVMFuzzerTestOneInput")
public func jsonReaders(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = Input(start, count).text
    _ = IncomingMessage(parsing: text)
    let node: JSONNode
    do { node = try JSONNode(parsing: text) } catch {
        check(error.offset >= 0 && error.offset <= text.count, "an error stands in the text")
        check((try? JSONValue(parsing: text)) == nil, "both readers refuse the same texts")
        return 0
    }
    guard let value = try? JSONValue(parsing: text) else {
        check(false, "both readers accept the same texts")
        return 0
    }
    check(value == node.value, "both readers see the same value")
    checkRanges(node, in: 0..<text.count)
    for style in [JSONWriter.Style.compact, .indented] {
        check((try? JSONValue(parsing: value.json(style: style))) == value, "what is written is read back")
    }
    return 0
}

private func checkRanges(_ node: JSONNode, in outer: Range<Int>) {
    check(outer.lowerBound <= node.range.lowerBound && node.range.upperBound <= outer.upperBound, "a value lies in its parent")
    for element in node.elements ?? [] { checkRanges(element, in: node.range) }
    for member in node.members ?? [] { checkRanges(member.value, in: node.range) }
}
