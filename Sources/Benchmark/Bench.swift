/// What the rows share: the inputs, made when first asked for, and how much is to be measured.
final class Bench {
    let options: Options
    let binary: String
    let threads: Int
    private let temporary: TemporaryFolder
    private var maker: DigestMaker
    private(set) var knownVault: Vault?
    private var madeDigests: [Int: [UInt8]] = [:]

    /// The size of the largest real digest that was seen.
    static let bigSize = 1_590_000

    init(_ options: Options, binary: String, threads: Int) throws(BenchmarkError) {
        self.options = options
        self.binary = binary
        self.threads = threads
        temporary = try TemporaryFolder()
        maker = DigestMaker(try Vault(options.fixtures).files.map { file throws(BenchmarkError) in try File.read(file) })
        guard !maker.isEmpty else {
            throw .failed("\(options.fixtures) holds no digests; run from the repository's folder, or say --fixtures")
        }
    }

    /// How many samples to take: `full`, or a tenth of them, three at least.
    func count(_ full: Int) -> Int { options.isQuick ? max(3, full / 10) : full }

    var vaultFolder: String { options.vault ?? temporary.path }

    /// The vault, made where there is none.
    func vault() throws(BenchmarkError) -> Vault {
        if let knownVault { return knownVault }
        let folder = vaultFolder
        try File.makeFolder(folder)
        var vault = try Vault(folder)
        if vault.files.isEmpty {
            var maker = maker
            try Vault.make(in: folder, size: options.size ?? (options.isQuick ? 6_000_000 : 109_000_000), &maker)
            vault = try Vault(folder)
        } else if options.size != nil {
            throw .usage("\(folder) holds digests already: leave --size out to measure them")
        }
        knownVault = vault
        return vault
    }

    /// A digest as large as the largest real one, or a multiple of it.
    func bigDigest(times factor: Int = 1) -> [UInt8] {
        if let digest = madeDigests[factor] { return digest }
        var maker = maker
        let digest = maker.digest(ofSize: Self.bigSize * factor).text
        madeDigests[factor] = digest
        return digest
    }

    /// The big digest as a file of its own.
    func bigFile() throws(BenchmarkError) -> String {
        let path = "\(temporary.path)/big.txt"
        try File.write(bigDigest(), to: path)
        return path
    }
}
