#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What stands behind a descriptor.
struct Terminal {
    let descriptor: Int32

    static let input = Terminal(descriptor: STDIN_FILENO)
    static let output = Terminal(descriptor: STDOUT_FILENO)
    static let errors = Terminal(descriptor: STDERR_FILENO)

    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// The cells of a line; nil where it is no terminal or does not say.
    var columns: Int? {
        var size = winsize()
        guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Whether colours are wanted when nobody said so: on a terminal that knows them, unless `NO_COLOR` is set.
    var wantsColor: Bool {
        guard isTerminal, environment("NO_COLOR")?.isEmpty != false else { return false }
        return environment("TERM") != "dumb"
    }

    private func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// Whether output is coloured.
enum ColorChoice: String, CaseIterable {
    case auto, always, never

    func isOn(for terminal: Terminal) -> Bool {
        switch self {
        case .auto: terminal.wantsColor
        case .always: true
        case .never: false
        }
    }
}

/// Puts colours around text, or leaves it as it is.
struct Style {
    let isOn: Bool

    enum Color: String {
        case bold = "1", dim = "2", red = "1;31", yellow = "1;33", blue = "1;34", cyan = "1;36", green = "32", removed = "31"
    }

    func paint(_ text: String, _ color: Color) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}
