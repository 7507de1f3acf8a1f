#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Standard input, output and error, and the words of the command line, as whoever started us left them.
enum StandardStreams {
    /// The first argument that is no UTF-8, counted from 1. Repaired it would name another file, or none.
    static var damagedArgument: Int? {
        (1..<max(1, Int(CommandLine.argc))).first { place in
            CommandLine.unsafeArgv[place].map { String(validatingCString: $0) == nil } ?? false
        }
    }

    /// Puts something in the place of those that are closed. Otherwise the next file that is opened gets the number, and a report would be
    /// written into a digest. What stands there fails like what is closed: it can be read where one writes, and written where one reads.
    static func occupyClosed() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is this one.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
