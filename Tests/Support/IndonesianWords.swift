/// Tells Indonesian prose from English and from names.
public enum IndonesianWords {
    /// Words that occur in no English text and in no name of an office or place.
    private static let words: Set<Substring> = [
        "tidak", "belum", "bukan", "sudah", "yang", "dengan", "tanpa", "dari", "untuk", "sedang", "selesai", "menunggu",
        "giliran", "langkah", "satuan", "perekam", "berkas", "catatan", "aliran", "urutan", "kembali", "bergabung",
        "detik",
        "perintah",
        "tempat", "jalan", "dibuka", "ditutup", "ditolak", "massa", "petugas", "personel", "pasukan", "barisan",
        "kekuatan",
        "hanya", "tugas", "selama", "sebelum", "setelah", "sesudah", "oleh", "atas", "kepada", "dan", "di", "ke",
        "lagi",
        "menyerang", "membubarkan", "korban", "laporan", "peringatan", "tingkat", "lengkap", "pangkalan", "semua",
    ]

    /// True when a text contains one of the words.
    public static func stand(in text: String) -> Bool {
        text.lowercased().split { !$0.isLetter }.contains { words.contains($0) }
    }
}
