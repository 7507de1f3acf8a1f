/// Why a stream cannot be cut into messages any further. There is no way back to a message boundary: the session ends.
package enum FramingError: Error, Equatable, Sendable {
    /// A header line without a colon, or with a name that is none.
    case malformedHeader(line: String)
    case headerTooLong
    case missingContentLength
    /// Not a decimal number, or two different numbers.
    case invalidContentLength(String)
    case bodyTooLong(limit: Int)
    /// A `Content-Type` with a charset that is not UTF-8.
    case unsupportedCharset(String)
}

extension FramingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformedHeader(let line): "malformed header line '\(line)'"
        case .headerTooLong: "header longer than \(FrameReader.longestHeader) bytes"
        case .missingContentLength: "header without Content-Length"
        case .invalidContentLength(let value): "invalid Content-Length '\(value)'"
        case .bodyTooLong(let limit): "Content-Length above \(limit) bytes"
        case .unsupportedCharset(let name): "unsupported charset '\(name)'"
        }
    }
}
