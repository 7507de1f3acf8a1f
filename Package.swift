// swift-tools-version: 6.3
import PackageDescription

/// Every target: Swift 6 language mode, and imports that say what they let through.
///
/// The optimizer is left as it is, which is one module at a time. Measured on lint and index of 109 MB and on a keystroke, in processor time:
/// `-cross-module-optimization` gains 5 %, 0 and 0; `-Ounchecked` 10, 7 and 8, but makes of every trap whatever comes of it.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A release build is one file that runs where no Swift is installed, and starts three times as fast for it.
let standalone: [LinkerSetting] = [
    .unsafeFlags(["-static-executable"], .when(platforms: [.linux], configuration: .release))
]

// A target knows what stands on its left in `Sources/README.md` and nothing of what stands on its right;
// `LayeringTests` reads the import lines and holds it to that.
let package = Package(
    name: "digestls",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "digestls", targets: ["digestls"]), .executable(name: "digestls-benchmark", targets: ["Benchmark"]),
    ],
    targets: [
        .target(name: "DigestSyntax", swiftSettings: settings),
        .target(name: "DigestIndex", dependencies: ["DigestSyntax"], swiftSettings: settings),
        .target(
            name: "DigestLint", dependencies: ["DigestIndex", "DigestSyntax"], exclude: ["RULES.md"], swiftSettings: settings),
        .target(name: "DigestFeatures", dependencies: ["DigestIndex", "DigestLint", "DigestSyntax"], swiftSettings: settings),
        .target(name: "JSON", swiftSettings: settings),
        .target(name: "LanguageServerProtocol", dependencies: ["JSON"], swiftSettings: settings),
        .systemLibrary(name: "CFileAttributes"),
        .target(
            name: "DigestProject", dependencies: ["CFileAttributes", "DigestLint", "DigestSyntax", "JSON"], swiftSettings: settings),
        .target(
            name: "DigestServer",
            dependencies: [
                "DigestFeatures", "DigestIndex", "DigestLint", "DigestProject", "DigestSyntax", "JSON", "LanguageServerProtocol",
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "digestls", dependencies: ["DigestIndex", "DigestLint", "DigestProject", "DigestServer", "DigestSyntax", "JSON"],
            swiftSettings: settings, linkerSettings: standalone),
        .executableTarget(
            name: "Benchmark",
            dependencies: [
                "DigestIndex", "DigestLint", "DigestProject", "DigestServer", "DigestSyntax", "JSON", "LanguageServerProtocol",
            ],
            swiftSettings: settings, linkerSettings: standalone),

        .testTarget(name: "DigestSyntaxTests", dependencies: ["DigestSyntax"], swiftSettings: settings),
        .testTarget(name: "DigestIndexTests", dependencies: ["DigestIndex", "DigestSyntax"], swiftSettings: settings),
        .testTarget(name: "DigestLintTests", dependencies: ["DigestIndex", "DigestLint", "DigestSyntax"], swiftSettings: settings),
        .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: settings),
        .testTarget(
            name: "LanguageServerProtocolTests", dependencies: ["LanguageServerProtocol", "JSON"], swiftSettings: settings),
        .testTarget(
            name: "DigestFeaturesTests", dependencies: ["DigestFeatures", "DigestLint", "DigestSyntax"], swiftSettings: settings),
        .testTarget(
            name: "DigestProjectTests", dependencies: ["CFileAttributes", "DigestLint", "DigestProject", "DigestSyntax", "JSON"],
            swiftSettings: settings),
        .testTarget(
            name: "DigestServerTests",
            dependencies: [
                "DigestFeatures", "DigestIndex", "DigestLint", "DigestProject", "DigestServer", "DigestSyntax", "JSON",
                "LanguageServerProtocol",
            ],
            swiftSettings: settings),
        .testTarget(name: "CommandTests", dependencies: ["digestls"], swiftSettings: settings),
        .testTarget(
            name: "BenchmarkTests",
            dependencies: [
                "Benchmark", "DigestIndex", "DigestLint", "DigestProject", "DigestServer", "DigestSyntax", "JSON", "LanguageServerProtocol",
            ],
            swiftSettings: settings),
        .testTarget(name: "EnduranceTests", dependencies: ["digestls", "JSON", "LanguageServerProtocol"], swiftSettings: settings),
        .testTarget(name: "LayeringTests", swiftSettings: settings),
    ]
)
