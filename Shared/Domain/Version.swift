/// The version of Gladi: of every program, of the snapshots they keep, of the records they write.
public let gladiVersion = "0.1.0"
