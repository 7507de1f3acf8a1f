#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

// A reader that goes away is noticed where we write, and no reason to be killed.
signal(SIGPIPE, SIG_IGN)
Allocator.keepFreedPages()
exit(CommandLineRun(Array(CommandLine.arguments.dropFirst())).run().rawValue)
