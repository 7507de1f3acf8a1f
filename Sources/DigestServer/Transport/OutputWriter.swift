import LanguageServerProtocol

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Writes what the session says, in order, on a thread of its own: a client that does not read blocks nobody else.
struct OutputWriter: Sendable {
    let output: Int32
    let exchange: Exchange

    func run() {
        while let bodies = exchange.takeBodies() {
            for body in bodies {
                guard write(FrameHeader.frame(body)) else { return exchange.outputFailed() }
                exchange.wrote(body.count)
            }
        }
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(rebasing: rest)
                #if canImport(Glibc)
                let count = Glibc.write(output, part.baseAddress, part.count)
                #elseif canImport(Musl)
                let count = Musl.write(output, part.baseAddress, part.count)
                #else
                let count = Darwin.write(output, part.baseAddress, part.count)
                #endif
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if count < 0, errno == EAGAIN {
                    var descriptor = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&descriptor, 1, -1)
                } else if count == 0 || errno != EINTR {
                    return false
                }
            }
            return true
        }
    }
}
