/// The members of a JSON object in their order, each key once.
///
/// Of members with the same key the last one's value counts, at the first one's place, as ECMAScript has it.
///
/// - Complexity: a lookup compares keys one by one up to sixteen members and uses a hash table beyond, so that an object with a million
///   keys is still read in linear time.
package struct JSONObject: Sendable {
    package struct Member: Sendable, Equatable {
        package let key: JSONString
        package var value: JSONValue

        package init(key: JSONString, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    package private(set) var members: [Member]
    /// Places in `members`; empty as long as these are few.
    private var places: [JSONString: Int] = [:]

    private static let fewMembers = 16

    package init(_ members: [Member] = []) {
        self.members = []
        self.members.reserveCapacity(members.count)
        for member in members { self[member.key] = member.value }
    }

    package var count: Int { members.count }

    package subscript(key: String) -> JSONValue? {
        if places.isEmpty {
            members.first { $0.key == key }?.value
        } else {
            places[JSONString(key)].map { members[$0].value }
        }
    }

    /// Setting nil changes nothing: members are never taken away.
    package subscript(key: JSONString) -> JSONValue? {
        get {
            place(of: key).map { members[$0].value }
        }
        set {
            guard let newValue else { return }
            if let place = place(of: key) {
                members[place].value = newValue
            } else {
                append(Member(key: key, value: newValue))
            }
        }
    }

    private func place(of key: JSONString) -> Int? {
        places.isEmpty ? members.firstIndex { $0.key == key } : places[key]
    }

    private mutating func append(_ member: Member) {
        members.append(member)
        if !places.isEmpty {
            places[member.key] = members.count - 1
        } else if members.count > Self.fewMembers {
            for (place, member) in members.enumerated() { places[member.key] = place }
        }
    }
}

extension JSONObject: Equatable {
    /// The order of members carries no meaning in JSON, and none here.
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
    }
}
