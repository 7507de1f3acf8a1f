/// The words of all papers, and where each stands.
struct SearchIndex: Sendable {
    mutating func remove(slot: Int) {}
}
