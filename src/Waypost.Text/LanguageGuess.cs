namespace Waypost.Text;

/// Which of the five languages a message is probably written in, from its letters and its commonest small words.
/// Cheap enough for every key press; a guess, with how sure it is (0 to 1).
public readonly record struct LanguageGuess(string Locale, float Confidence)
{
    private const float Sure = 0.25f;

    /// Sure enough to read the text by that language's rules.
    public bool IsSure => Confidence >= Sure;

    private const string English =
        "the and you your my i is are was were not have has had can could would should will how what why when where which who do does did this that these with for from of in on to " +
        "it its be been they we but if or about after before please help need want still get got cannot when's there any all out up just im dont cant didnt doesnt isnt someone " +
        "money payment customer my her his him their our your such no me an into over than more most only other another every without while during";
    private const string Spanish =
        "el los las un una unos unas que y o de del al en con por para como cuando donde cual quien porque mi mis tu su sus es son esta estan estoy no se me lo le les nos mas muy ya pero si sin " +
        "sobre desde hasta hay tengo tiene puedo puede quiero necesito hacer hace fue ser cuanto cuantos ayuda gracias pedido pedidos envio pago pagos cuenta dinero tienda vendedor comprador " +
        "reembolso devolucion factura impuesto impuestos cobro cobrar todavia aun mismo este esto ese eso";
    private const string Indonesian =
        "yang dan di ke dari untuk dengan tidak tak bukan ini itu saya aku kamu anda kami kita mereka ada adalah akan sudah belum bisa dapat harus mau ingin bagaimana gimana kenapa mengapa apa apakah " +
        "kapan dimana mana siapa berapa kok sih dong ya juga saja aja lagi masih karena jika kalau kalo tapi atau oleh pada dalam seperti tolong mohon terima kasih uang dana pesanan pembeli penjual muncul ketemu dapet dapat masuk pas jam pagi siang malam hari batas waktu batal batalin alamat lewat boleh orang beda salah jalan sebelum sesudah harga nih dah klo cek kirim dikirim tiba dihitung tingkat dua tiga orderan udh gue nya gmn knp tp yg dgn utk sm aku mas bang " +
        "toko barang pengiriman pembayaran akun pajak biaya cair penarikan rekening retur produk gak nggak ga udah blm kak min";
    private const string Vietnamese =
        "khong cua toi duoc nguoi tien hang don nhung mot lam sao the nao bao nhieu khi gi vi chua roi hay hoac va voi cho tu trong ngoai ban minh thue phi thanh toan giao van chuyen hoan tra " +
        "khach mua tai khoan rut nhan gui da dang se phai muon giup xin hoi vay nay kia ai dau ngay tuan thang mat loi sai dung duyet xac minh san pham cam on em anh chi qua vua ban xong sau truoc lai het chon dau tot roi tien luong vua";

    private static readonly string[] Locales = ["en", "es", "id", "vi", "zh"];
    private static readonly Dictionary<string, byte> Words = Build();

    /// The guess for a text; English with confidence 0 when there is nothing to go by.
    public static LanguageGuess Of(ReadOnlySpan<char> text)
    {
        if (text.Length > 600) text = text[..600];
        Span<float> score = stackalloc float[5];
        score.Clear();
        var words = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        var reader = new TokenReader(text, stackalloc char[TokenReader.BufferSize]);
        var cjk = 0;
        var count = 0;
        while (reader.Next())
        {
            if (reader.IsExtra) continue;
            count++;
            if (reader.IsCjk) { cjk++; continue; }
            var word = reader.Word;
            if (words.TryGetValue(word, out var languages)) Share(score, languages);
            if (reader.HasMarks) Marks(score, reader.Marked);
            else if (word.Length > 0 && char.IsAsciiLetter(word[0])) Endings(score, word);
        }
        foreach (var c in text)
            if (c is '¿' or '¡') score[1] += 2f;
        score[4] = cjk * 0.7f;
        if (count == 0) return new LanguageGuess("en", 0);

        var best = 0;
        float sum = 0, second = 0;
        for (var i = 0; i < 5; i++) { sum += score[i]; if (score[i] > score[best]) best = i; }
        for (var i = 0; i < 5; i++) if (i != best && score[i] > second) second = score[i];
        if (sum <= 0) return new LanguageGuess("en", 0);
        var clear = (score[best] - second) / (score[best] + second);
        return new LanguageGuess(Locales[best], clear * score[best] / (score[best] + 1f));
    }

    /// A word shared by several languages counts less for each of them.
    private static void Share(Span<float> score, byte languages)
    {
        var part = 1f / System.Numerics.BitOperations.PopCount(languages);
        for (var i = 0; i < 4; i++)
            if ((languages >> i & 1) != 0) score[i] += part;
    }

    private static void Marks(Span<float> score, ReadOnlySpan<char> marked)
    {
        foreach (var c in marked)
            if (c is >= 'ạ' and <= 'ỹ' or 'ơ' or 'ư' or 'đ' or 'ă') score[3] += 2f;
            else if (c is 'ñ') score[1] += 2f;
            else if (c is 'â' or 'ê' or 'ô' or 'à' or 'è' or 'ì' or 'ò' or 'ù' or 'ã' or 'õ' or 'ý') score[3] += 1f;
            else if (c is 'á' or 'é' or 'í' or 'ó' or 'ú') { score[1] += 0.8f; score[3] += 0.5f; }
    }

    private static void Endings(Span<float> score, ReadOnlySpan<char> w)
    {
        if (w.Length >= 6)
        {
            if (w.EndsWith("cion") || w.EndsWith("ciones") || w.EndsWith("mente") || w.EndsWith("ando") || w.EndsWith("iendo") || w.EndsWith("ados") || w.EndsWith("idos")) score[1] += 0.7f;
            if (w.EndsWith("nya") || w.EndsWith("kan") || w.StartsWith("meng") || w.StartsWith("peng") || w.StartsWith("ber") && w.EndsWith("an")) score[2] += 0.7f;
            if (w.EndsWith("tion") || w.EndsWith("ing") || w.EndsWith("ment") || w.EndsWith("ly") || w.EndsWith("ed")) score[0] += 0.5f;
        }
        else if (w.StartsWith("ng") || w.StartsWith("kh") || w.Length >= 4 && (w.EndsWith("nh") || w.StartsWith("tr") && w.EndsWith("ng"))) score[3] += 0.5f;
    }

    private static Dictionary<string, byte> Build()
    {
        var words = new Dictionary<string, byte>(StringComparer.Ordinal);
        string[] lists = [English, Spanish, Indonesian, Vietnamese];
        for (var i = 0; i < lists.Length; i++)
            foreach (var word in lists[i].Split(' '))
                words[word] = (byte)(words.GetValueOrDefault(word) | 1 << i);
        return words;
    }
}
