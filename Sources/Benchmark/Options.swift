#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the command line asks for.
struct Options {
    var isQuick = false
    var isJSON = false
    var listsRows = false
    var showsHelp = false
    /// The rows to measure; all where there is none.
    var only: [String] = []
    /// Where the vault is kept, or stands already.
    var vault: String?
    /// How large a vault is made, in bytes.
    var size: Int?
    var threads: Int?
    var binary: String?
    var fixtures = "Fixtures/digests"

    static let help = """
        usage: digestls-benchmark [OPTION…]

        Measures how fast digestls is, on digests made from the fixtures.

          --quick            fewer samples of smaller inputs, in a few seconds
          --only ROW         this row; may be repeated
          --list             the rows there are
          --json             one JSON object instead of a table
          --vault FOLDER     keep the vault in FOLDER, or measure the digests in it
          --size BYTES       how large a vault to make (109 MB; --quick: 6 MB)
          --threads N        threads for rows that use several (all processors)
          --binary FILE      the digestls to measure (the one beside this program)
          --fixtures FOLDER  the digests to make others from (Fixtures/digests)

        Times are of the wall clock, and differ between machines and hours: compare
        ratios of one run. "scan" is a search for line ends over the same bytes, "check"
        the same with a check of UTF-8; both use as many threads as the row. Where a row
        begins with starting a process, "scan" starts /bin/true.

        Exit status: 0 measured; 1 something failed; 2 wrong usage.

        """

    init(_ arguments: [String]) throws(BenchmarkError) {
        var rest = arguments[...]
        func value(_ option: String) throws(BenchmarkError) -> String {
            guard let value = rest.popFirst() else { throw .usage("\(option) needs a value") }
            return value
        }
        func count(_ option: String) throws(BenchmarkError) -> Int {
            let text = try value(option)
            guard let count = Int(text), count > 0 else { throw .usage("\(option) needs a number above 0, not '\(text)'") }
            return count
        }
        while let argument = rest.popFirst() {
            switch argument {
            case "--quick": isQuick = true
            case "--json": isJSON = true
            case "--list": listsRows = true
            case "--help", "-h": showsHelp = true
            case "--only": only.append(try value(argument))
            case "--vault": vault = try value(argument)
            case "--size": size = try count(argument)
            case "--threads": threads = try count(argument)
            case "--binary": binary = try value(argument)
            case "--fixtures": fixtures = try value(argument)
            default: throw .usage("unknown argument '\(argument)'")
            }
        }
        for name in only where !Row.all.contains(where: { $0.name == name }) {
            throw .usage("there is no row '\(name)'; --list shows all")
        }
    }
}

/// Why nothing could be measured.
enum BenchmarkError: Error {
    case usage(String)
    case failed(String)

    /// The failure of the last system call.
    static func last(_ what: String) -> BenchmarkError { .failed("\(what): \(String(cString: strerror(errno)))") }
}
