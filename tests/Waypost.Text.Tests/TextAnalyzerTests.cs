namespace Waypost.Text.Tests;

public sealed class TextAnalyzerTests
{
    [Fact]
    public void Words_keep_their_places_in_the_text()
    {
        const string text = "My payout didn't arrive: order #4711!";

        var tokens = TextAnalyzer.Tokens(text);

        Assert.Equal(["my", "payout", "didnt", "arrive", "order", "4711"], tokens.Select(t => t.Word));
        Assert.Equal(["My", "payout", "didn't", "arrive", "order", "4711"], tokens.Select(t => text.Substring(t.Start, t.Length)));
        Assert.Equal([0, 1, 2, 3, 4, 5], tokens.Select(t => t.Position));
    }

    [Fact]
    public void Chinese_is_read_in_characters_and_pairs()
    {
        var tokens = TextAnalyzer.Tokens("提现失败 ok");

        Assert.Equal(["提", "提现", "现", "现失", "失", "失败", "败", "ok"], tokens.Select(t => t.Word));
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 4], tokens.Select(t => t.Position));
    }

    [Fact]
    public void A_hyphenated_word_is_also_one_word()
    {
        var tokens = TextAnalyzer.Tokens("the W-8BEN form and pre-order");

        Assert.Contains(tokens, t => t is { Word: "w8ben", IsExtra: true, Length: 6 });
        Assert.Contains(tokens, t => t is { Word: "preorder", IsExtra: true });
        Assert.Contains(tokens, t => t is { Word: "8ben", IsExtra: false });
    }

    [Theory]
    [InlineData("en", "refund", "refunds", "refunded", "refunding")]
    [InlineData("en", "cancel", "cancels", "cancelled", "cancelling")]
    [InlineData("en", "fee", "fees")]
    [InlineData("en", "policy", "policies")]
    [InlineData("en", "charge", "charged", "charges", "charging")]
    [InlineData("es", "pago", "pagos", "pagar", "pagado")]
    [InlineData("es", "envio", "envios", "enviar", "enviado")]
    [InlineData("es", "cancelar", "cancelarlo", "cancelado")]
    [InlineData("id", "cair", "pencairan", "mencairkan", "dicairkan")]
    [InlineData("id", "tarik", "penarikan", "menarik", "ditarik")]
    [InlineData("id", "bayar", "pembayaran", "membayar", "dibayarkan")]
    [InlineData("vi", "thue", "thue")]
    public void Forms_of_a_word_share_a_stem(string locale, string word, params string[] forms)
    {
        foreach (var form in forms) Assert.Equal(Stems.Of(word, locale), Stems.Of(form, locale));
    }

    [Theory]
    [InlineData("id", "tidak", "gak", "gk", "tdk", "nggak")]
    [InlineData("id", "pesanan", "psanan", "pesenan")]
    [InlineData("es", "porque", "xq", "pq")]
    [InlineData("vi", "khong", "ko", "k", "hok")]
    [InlineData("en", "please", "pls", "plz")]
    [InlineData("en", "withdrawal", "withdrawl")]
    public void Short_and_wrong_ways_to_write_a_word_are_the_word(string locale, string word, params string[] others) =>
        Assert.All(others, other => Assert.Equal(Stems.Of(word, locale), Stems.Of(other, locale)));

    [Fact]
    public void A_way_to_write_a_word_holds_in_its_own_language_only()
    {
        Assert.Equal("k", Stems.Of("k", "en"));
        Assert.Equal("gak", Stems.Of("gak", "es"));
        Assert.Equal("pls", Stems.Of("pls", "zh"));
    }

    [Theory]
    [InlineData("list", "lost")]
    [InlineData("sale", "salt")]
    [InlineData("ship", "shop")]
    public void Different_words_keep_different_stems(string a, string b) => Assert.NotEqual(Stems.Of(a), Stems.Of(b));

    [Theory]
    [InlineData("Phí THANH TOÁN", "phi thanh toan")]
    [InlineData("  Devolución\n rápida ", "devolucion rapida")]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("Đơn hàng", "don hang")]
    [InlineData("can’t", "can't")]
    public void Normalising_takes_case_accents_and_width_away(string text, string plain) => Assert.Equal(plain, TextAnalyzer.Normalise(text));

    [Fact]
    public void Marks_go_but_case_and_length_stay() => Assert.Equal("Toi muon doi tai khoan Ngan hang", TextAnalyzer.WithoutMarks("Tôi muốn đổi tài khoản Ngân hàng"));

    [Theory]
    [InlineData("Where is my payout? It should have been sent on Wednesday.", "en")]
    [InlineData("how do i change my bank account", "en")]
    [InlineData("¿Cuándo recibo el pago de mis ventas?", "es")]
    [InlineData("no puedo imprimir la etiqueta de envio", "es")]
    [InlineData("Bagaimana cara mencairkan dana penjualan saya?", "id")]
    [InlineData("kenapa pesanan belum dikirim ya kak", "id")]
    [InlineData("Tại sao tôi chưa nhận được tiền thanh toán?", "vi")]
    [InlineData("sao don hang cua toi chua duoc thanh toan", "vi")]
    [InlineData("我的提现为什么失败了？", "zh")]
    [InlineData("W-8BEN 表格怎么填", "zh")]
    public void The_language_is_guessed(string text, string locale)
    {
        var guess = LanguageGuess.Of(text);

        Assert.Equal(locale, guess.Locale);
        Assert.InRange(guess.Confidence, 0.3f, 1f);
    }

    [Theory]
    [InlineData("")]
    [InlineData("4711")]
    [InlineData("???")]
    [InlineData("\u0301\u0301")] // marks without a letter
    public void Nothing_to_go_by_is_said_so(string text) => Assert.Equal(new LanguageGuess("en", 0f), LanguageGuess.Of(text));

    [Fact]
    public void Guessing_a_language_makes_no_garbage()
    {
        LanguageGuess.Of("warm up the tables, por favor");
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++) LanguageGuess.Of("Tại sao tôi chưa nhận được tiền thanh toán cho đơn hàng này?");

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
