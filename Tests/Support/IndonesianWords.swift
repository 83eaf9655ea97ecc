/// Tells Indonesian prose from English and from names.
public enum IndonesianWords {
    /// Words that no English text and no office's or place's name holds.
    private static let words: Set<Substring> = [
        "tidak", "belum", "bukan", "sudah", "yang", "dengan", "tanpa", "dari", "untuk", "sedang", "selesai", "menunggu",
        "giliran", "satuan", "perekam", "berkas", "catatan", "aliran", "urutan", "kembali", "bergabung", "detik",
        "perintah",
        "tempat", "jalan", "dibuka", "ditutup", "ditolak", "massa", "petugas", "personel", "pasukan", "barisan",
        "kekuatan",
        "hanya", "tugas", "selama", "sebelum", "setelah", "sesudah", "oleh", "atas", "kepada", "dan", "di", "ke",
        "lagi",
        "menyerang", "membubarkan", "korban", "laporan", "peringatan", "tingkat", "lengkap", "pangkalan", "semua",
    ]

    /// True when there is one in a text.
    public static func stand(in text: String) -> Bool {
        text.lowercased().split { !$0.isLetter }.contains { words.contains($0) }
    }
}
