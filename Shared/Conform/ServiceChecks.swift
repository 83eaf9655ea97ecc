import Domain
import Events
import Lockstep
import Phrases

/// What the records of one stream in one turn must be, whatever they say.
struct TurnCheck {
    let turn: Tape.Turn
    /// `ce_time` of the turn.
    let time: String
    let entry: StreamTable.Entry
    let table: StreamTable

    /// What is wrong with them.
    func faults(in records: [Envelope]) -> [Phrase] {
        var faults: [Phrase] = []
        for record in records {
            let id = record.id?.description ?? ""
            if record.turn != turn.number { faults.append(.conformWrongTurn(id, record.turn, turn: turn.number)) }
            if record.time != time { faults.append(.conformWrongTime(id, record.time ?? "–", expected: time)) }
        }
        let completions = records.indices.filter { records[$0].isCompletion }
        guard entry.kind == .main else {
            if !completions.isEmpty { faults.append(.conformSideCompletion(entry.name.text)) }
            return faults
        }
        if completions.count != 1 || completions.last != records.indices.last {
            faults.append(.conformCompletions(entry.name.text, completions.count, turn: turn.number))
        }
        guard let unit = entry.unit, let last = completions.last, let sequence = records[last].sequence,
            let completed = try? Completed(serializedBytes: records[last].data)
        else { return faults }
        let own = table.streams(of: unit)
        if completed.streams != own.map(\.number) || completed.frontiers.count != own.count {
            faults.append(.conformStreams(entry.name.text, turn: turn.number))
        } else if let index = own.firstIndex(where: { $0.kind == .main }), completed.frontiers[index] != sequence + 1 {
            faults.append(
                .conformWrongFrontier(
                    entry.name.text,
                    completed.frontiers[index],
                    expected: sequence + 1,
                    turn: turn.number
                )
            )
        }
        return faults
    }
}

/// Checks that a service does what its profile says, and that the profile keeps to the catalogue and the specification.
enum ProfileCheck {
    /// What is wrong with a first heartbeat.
    static func faults(in beat: OwnLog.Beat, of unit: UnitID) -> [Phrase] {
        let profile = beat.ready.profile
        var faults: [Phrase] = []
        if beat.ready.instance.isEmpty { faults.append(.conformReadyLacks(unit.description, "instance")) }
        if profile.unit != unit.description { faults.append(.conformReadyLacks(unit.description, "profile.unit")) }
        for (name, value) in [("agency", profile.agency), ("title", profile.title), ("version", profile.version)]
        where value.isEmpty { faults.append(.conformReadyLacks(unit.description, "profile.\(name)")) }
        for name in profile.hears where (try? TaskForce(name)) == nil {
            faults.append(.conformReadyLacks(unit.description, "profile.hears: \(name)"))
        }
        // A reader that cannot read an own type's form shows it as bytes. So the form must be announced, and readable.
        let announced = announced(by: beat)
        let own = profile.publishes.filter { EventCatalogue.standard.kind(of: $0) == nil }
        for type in Set(own + profile.ownTypes.map(\.type)).sorted() where !announced.types.contains(type) {
            faults.append(.conformNotAnnounced(type))
        }
        for own in profile.ownTypes where !own.wordsID.isEmpty || !own.wordsEn.isEmpty {
            if announced.words(of: own.type).isNone { faults.append(.conformWordsUnfit(own.type)) }
            faults += announced.fieldsLacking(in: own.type).map { .conformWordsLack(own.type, $0) }
        }
        faults += profile.ownWords.filter { !$0.isFit }.map { .conformOwnWordUnfit($0.word) }
        return faults
    }

    /// What is wrong with what a unit wrote, compared with its first heartbeat.
    static func faults(in records: [Envelope], against beat: OwnLog.Beat, of unit: UnitID) -> [Phrase] {
        let announced = announced(by: beat)
        let listed = Set(beat.ready.profile.publishes)
        var faults: [Phrase] = []
        for type in listed.sorted() where !mayBePublished(type, by: unit) {
            faults.append(.conformMayNot(unit.description, type))
        }
        var seen: Set<String> = []
        for record in records where !record.isCompletion {
            let id = record.id?.description ?? ""
            if !listed.contains(record.type), seen.insert(record.type).inserted {
                faults.append(.conformNotListed(id, record.type))
            }
            let isReadable =
                EventCatalogue.standard.kind(of: record.type) == nil
                ? announced.json(of: record) != nil : (try? EventCatalogue.standard.decode(record)) != nil
            if !isReadable { faults.append(.conformUndecodable(id, record.type)) }
        }
        return faults
    }

    private static func announced(by beat: OwnLog.Beat) -> AnnouncedTypes {
        var announced = AnnouncedTypes()
        announced.hear(beat.envelope)
        return announced
    }

    private static func mayBePublished(_ type: String, by unit: UnitID) -> Bool {
        guard let kind = EventCatalogue.standard.kind(of: type) else {
            return EventKind.publisher(ofOwn: type) == unit.taskForce
        }
        return kind.isNumbered && kind.mayBePublished(by: unit.taskForce)
    }
}
