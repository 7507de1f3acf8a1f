#if canImport(Glibc)
import Glibc
#endif

/// What the C library does with memory that is given back.
enum Allocator {
    /// Keeps the pages of one file's text and tree for the next file's. Without it glibc maps and unmaps every large buffer, and the
    /// kernel's clearing of pages takes longer than linting what was read into them.
    static func keepFreedPages() {
        #if canImport(Glibc)
        // <malloc.h> is in no module map, so the function is asked for by name; its numbers are part of glibc's interface.
        guard let symbol = dlsym(nil, "mallopt") else { return }
        typealias Function = @convention(c) (Int32, Int32) -> Int32
        let mallopt = unsafeBitCast(symbol, to: Function.self)
        let (trimThreshold, topPad, mmapThreshold): (Int32, Int32, Int32) = (-1, -2, -3)
        _ = mallopt(mmapThreshold, 32 << 20)
        _ = mallopt(trimThreshold, 64 << 20)
        _ = mallopt(topPad, 1 << 20)
        #endif
    }
}
