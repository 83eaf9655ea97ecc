/// The fields of events as people call them.
extension Phrase {
    /// What a field is called: `tempat`, `neraca operasi · ada yang melapor`; in English its own name, as conditions write it.
    ///
    /// `path`: the field by its Protobuf JSON name, one inside another with a dot, an element of a list by its number from
    /// nought. A field without a name in Indonesian keeps its own: agencies have fields that we do not know.
    public static func field(_ path: String) -> Phrase {
        let parts = path.split(separator: ".").reduce(into: [String]()) { parts, part in
            if let index = UInt32(part), !parts.isEmpty {
                parts[parts.count - 1] += " \(UInt64(index) + 1)"
            } else {
                parts.append(fieldNames[String(part)] ?? String(part))
            }
        }
        return Phrase(verbatim: parts.joined(separator: " · "), en: path)
    }

    /// The JSON names of the fields that have a name in Indonesian.
    package static var namedFields: Set<String> { Set(fieldNames.keys) }
}

private let fieldNames: [String: String] = [
    "account": "neraca operasi", "act": "perbuatan", "acts": "perbuatan", "addressee": "penerima",
    "affectedGroups": "kelompok terdampak", "agency": "instansi", "agitators": "provokator", "ambulances": "ambulans",
    "answer": "jawaban", "answers": "menjawab", "arrest": "pengamanan pelaku", "arrives": "waktu tiba",
    "asked": "permintaan", "attached": "BKO", "attachedTo": "di-BKO-kan kepada", "attempt": "upaya",
    "authority": "dasar kewenangan", "basis": "dasar", "bedsFree": "tempat tidur kosong", "behaviour": "tindakan massa",
    "breathes": "bernapas", "breathesAfterAirwayOpened": "bernapas setelah jalan napas dibuka", "by": "oleh",
    "capabilities": "kemampuan", "casualties": "korban", "casualtiesCrowd": "korban massa",
    "casualtiesDead": "korban meninggal", "casualtiesOfficers": "korban petugas",
    "casualtiesOpen": "korban yang masih ditangani", "casualty": "korban",
    "category": "triase", "changes": "perubahan", "cleared": "sudah selesai", "closure": "penutupan jalan",
    "committed": "digelar", "compared": "sudah dibandingkan", "concern": "keluhan", "condition": "kondisi",
    "confidencePercent": "tingkat keyakinan", "content": "isi", "contentType": "jenis isi",
    "contingency": "inject cadangan", "count": "jumlah", "credibilityPercent": "tingkat keyakinan",
    "crowdSeen": "massa teramati", "damage": "kerusakan", "damages": "perusakan", "decision": "keputusan",
    "delaySeconds": "tertahan", "delayedBy": "tertahan oleh", "demand": "tuntutan",
    "descriptors": "bentuk isian", "detainees": "orang yang diamankan", "digest": "sidik digital (hash)",
    "diversion": "pengalihan arus", "divertedTo": "dialihkan ke", "driveSeconds": "waktu tempuh",
    "effects": "akibat", "episode": "babak", "escaped": "lolos", "evaluation": "penilaian", "event": "kejadian",
    "events": "kejadian", "exitRoad": "jalur keluar massa", "expected": "tanggapan yang dinilai",
    "expectedResponse": "tanggapan yang diharapkan", "expectedSize": "perkiraan jumlah massa", "fault": "gangguan",
    "field": "isian", "fire": "kebakaran", "fires": "kebakaran", "firesBurning": "kebakaran yang masih menyala",
    "forceUses": "penggunaan kekuatan", "formation": "formasi", "from": "dari", "fromOffice": "dari pejabat",
    "frontiers": "batas aliran", "frozen": "dibekukan", "group": "kelompok", "handover": "penyerahan",
    "hasWitnesses": "ada yang melapor", "headers": "kepala catatan", "hears": "mendengar",
    "heldInTotal": "seluruhnya dalam pemeriksaan", "high": "paling banyak", "holdAfterTurn": "berhenti sesudah langkah",
    "highest": "situasi tertinggi", "hospital": "rumah sakit", "incoming": "pengganti", "inVain": "tanpa hasil",
    "inject": "inject",
    "instance": "contoh program", "intent": "niat massa", "isAgreed": "ada kesepakatan",
    "isRestless": "massa bergejolak", "justification": "pembenaran", "key": "kunci", "kind": "jenis",
    "kit": "perlengkapan", "kitChecked": "perlengkapan diperiksa", "leaves": "waktu berangkat", "level": "tingkat",
    "link": "gangguan komunikasi", "loan": "peminjaman", "low": "paling sedikit", "means": "sarana",
    "missing": "tidak dapat dipakai", "name": "nama", "noRadialPulse": "nadi radial tidak teraba",
    "number": "urutan ke-",
    "obeysCommands": "mengikuti perintah", "object": "objek", "objective": "sasaran latihan",
    "observation": "pengamatan", "observers": "pengamat di tempat", "offence": "dugaan perbuatan",
    "offenders": "pelaku", "offer": "tawaran", "offersRefused": "tawaran yang ditolak", "office": "pejabat",
    "officeProtected": "pejabat yang dilindungi", "offices": "pejabat", "offset": "kedudukan dalam topik",
    "order": "perintah", "orderedBy": "atas perintah", "orders": "perintah",
    "ordersDeclined": "perintah yang tidak dapat dilaksanakan", "ordersOpen": "perintah yang belum selesai",
    "ordersUnanswered": "perintah yang belum dijawab", "outcome": "hasil",
    "outgoing": "yang digantikan", "ownBody": "satuan", "ownTypes": "jenis kejadian sendiri",
    "ownWords": "istilah sendiri", "owner": "penanggung jawab", "participants": "peserta", "participates": "ikut",
    "partition": "partisi", "passage": "akses petugas", "paused": "dijeda", "personnel": "personel",
    "personnelInjured": "personel luka", "personnelPresent": "personel hadir", "place": "tempat",
    "previous": "tingkat sebelumnya", "profile": "profil", "protocol": "protokol", "publishes": "melaporkan",
    "quiet": "tidak ditampilkan", "reason": "alasan", "records": "catatan",
    "refillTenths": "pengisian kapiler (persepuluh detik)", "remaining": "sisa massa", "repeats": "ulangan dari",
    "report": "laporan", "reporter": "pelapor", "reportsTo": "melapor kepada", "request": "permintaan",
    "reserve": "cadangan", "resistance": "perlawanan", "resource": "personel atau perlengkapan",
    "respiratoryRate": "napas per menit", "rpm": "skor RPM (napas, nadi, respons)", "road": "jalan",
    "scenario": "skenario",
    "scenarioDigest": "sidik digital skenario", "seconds": "lama (detik)", "seed": "benih acak (seed)",
    "sequence": "nomor urut", "setbacks": "hambatan", "side": "dari pihak", "site": "lokasi", "size": "jumlah massa",
    "slowerPercent": "lebih lambat", "speedPermille": "kecepatan (100%: waktu nyata)", "standby": "pengganti siaga",
    "start": "mulai", "startedMilliseconds": "waktu program mulai (milidetik)", "step": "langkah naskah",
    "stream": "aliran", "streams": "aliran", "subject": "yang dikawal",
    "survivalPermille": "peluang selamat menurut model", "synopsis": "uraian", "taken": "diamankan",
    "targetGroup": "kelompok sasaran", "tension": "ketegangan", "terms": "isi kesepakatan", "text": "uraian",
    "threatened": "pejabat terancam", "threatenedUnsafe": "pejabat yang belum aman",
    "tickMilliseconds": "satu langkah (milidetik)", "time": "waktu (detik)", "timeRanOut": "waktu habis",
    "title": "nama", "titleEn": "nama dalam bahasa Inggris", "titleId": "nama dalam bahasa Indonesia", "to": "ke",
    "toOffice": "kepada pejabat", "topic": "topik", "total": "seluruhnya", "turn": "langkah simulasi",
    "type": "jenis kejadian", "unit": "satuan", "units": "satuan", "unplayed": "inject yang tidak dimainkan",
    "uses": "penggunaan kekuatan", "value": "nilai", "variant": "varian", "version": "versi", "vitals": "tanda vital",
    "wakeUp": "waktu bangun yang diminta", "waitedSeconds": "menunggu", "waiting": "korban yang menunggu",
    "walks": "dapat berjalan", "warnings": "peringatan", "where": "isian yang cocok", "within": "batas waktu",
    "word": "istilah", "wordsEn": "kalimat dalam bahasa Inggris", "wordsId": "kalimat dalam bahasa Indonesia",
]
