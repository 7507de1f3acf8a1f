#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

StandardStreams.occupyClosed()
// A reader that goes away, and a limit on the size of files, are noticed where we write, and no reason to be killed.
signal(SIGPIPE, SIG_IGN)
signal(SIGXFSZ, SIG_IGN)
Allocator.keepFreedPages()
if let place = StandardStreams.damagedArgument {
    StandardError.line("argument \(place) is no UTF-8, so that nothing can name it")
    exit(ExitStatus.failure.rawValue)
}
exit(CommandLineRun(Array(CommandLine.arguments.dropFirst())).run().rawValue)
