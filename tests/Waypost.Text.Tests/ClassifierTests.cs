namespace Waypost.Text.Tests;

public sealed class ClassifierTests
{
    private static readonly (string Label, string[] Starts, string[] Ends)[] Topics =
    [
        ("payout_late", ["where is my payout", "my money has not arrived", "payout still missing", "i did not get paid", "¿dónde está mi pago?", "dana saya belum cair", "tiền của tôi chưa về", "我的提现还没到账"], ["this week", "on wednesday", "since monday", "", "please help", "again", "in my bank"]),
        ("refund_request", ["buyer wants a refund", "how do i refund an order", "customer asks money back", "refund the buyer", "el comprador pide un reembolso", "pembeli minta refund", "khách muốn hoàn tiền", "买家要求退款"], ["now", "for a damaged item", "partly", "", "please", "today", "after 30 days"]),
        ("label_print", ["the shipping label does not print", "cannot print my label", "label printer cuts the page", "print shipping labels", "no puedo imprimir la etiqueta", "label pengiriman tidak bisa dicetak", "không in được nhãn vận chuyển", "无法打印运单"], ["on a4", "from chrome", "anymore", "", "please", "today", "for my orders"]),
        ("tax_form", ["which tax form do i need", "where do i upload my tax id", "w-9 form rejected", "w-8ben how to fill in", "dónde subo el formulario de impuestos", "upload npwp pajak di mana", "tải mẫu thuế ở đâu", "税务表格怎么上传"], ["", "please", "for last year", "as an individual", "now", "this week", "again"]),
    ];
    private static readonly string[] Outside =
    [
        "what is the weather tomorrow", "tell me a joke", "who won the football match", "i want to buy shoes in size 42", "what is the capital of france", "play some music", "book a table for two",
        "how tall is that mountain", "is this jacket waterproof", "set an alarm for seven", "translate good morning", "what time is it in tokyo", "do you sell blue curtains", "write me a poem",
        "are you a robot", "how many calories has an apple", "my dog is sick", "open the garage door", "who is the president", "turn on the lights", "nice weather we have", "recommend a film",
    ];

    private static List<LabelledText> Texts() => [.. Topics.SelectMany(t => t.Starts.SelectMany(s => t.Ends.Select(e => new LabelledText(t.Label, $"{s} {e}".Trim()))))];

    private static readonly Classifier Trained = new ClassifierTrainer(new TrainerOptions { Threads = 2 }).Train(Texts(), Outside);

    [Theory]
    [InlineData("why didn't my payout arrive", "payout_late")]
    [InlineData("wheres my payuot", "payout_late")]
    [InlineData("printing labels fails", "label_print")]
    [InlineData("need to refund a customer", "refund_request")]
    [InlineData("uploading a W-8BEN", "tax_form")]
    [InlineData("mi pago no llegó, ¿dónde está?", "payout_late")]
    [InlineData("pembeli saya minta refund", "refund_request")]
    [InlineData("tien cua toi van chua ve", "payout_late")]
    [InlineData("khong in duoc nhan", "label_print")]
    [InlineData("提现没有到账", "payout_late")]
    [InlineData("退款给买家", "refund_request")]
    public void It_knows_what_a_message_is_about(string text, string label)
    {
        var result = Trained.Classify(text);

        Assert.Equal(label, result.Top.Label);
        Assert.InRange(result.Top.Probability, 0.4f, 1f);
        Assert.Equal(3, result.Labels.Count);
        Assert.Equal(result.Labels.OrderByDescending(l => l.Probability), result.Labels);
    }

    [Fact]
    public void Probabilities_add_up_to_one()
    {
        var p = new float[Trained.Labels.Count];

        var prediction = Trained.Predict("where is my payout", p);

        Assert.Equal(1f, p.Sum(), 4);
        Assert.Equal(p.Max(), prediction.Probability);
        Assert.Equal("payout_late", Trained.Labels[prediction.Label]);
    }

    [Fact]
    public void What_belongs_nowhere_has_a_lower_scope_than_what_belongs_here()
    {
        var p = new float[Trained.Labels.Count];
        string[] here = ["where is my payout please", "the label does not print today", "refund the buyer partly", "我的提现还没到账", "upload my tax id again"];
        string[] nowhere = ["sing a song about elephants", "how far is the moon", "which bus goes to the museum", "", "qwzx vbnk"];

        var least = here.Min(text => Trained.Predict(text, p).Scope);

        Assert.All(nowhere, text => Assert.InRange(Trained.Predict(text, p).Scope, 0f, least - 0.05f));
        Assert.InRange(Texts().Count(t => Trained.Predict(t.Text, p).Scope >= 0.5f), 0.95 * Texts().Count, Texts().Count);
    }

    [Fact]
    public void A_model_of_style_tells_apart_what_has_the_same_pairs_of_words()
    {
        List<LabelledText> texts = [.. Enumerable.Range(0, 40).SelectMany(i => new[]
        {
            new LabelledText("early", $"n{i} red big dog then blue big cat n{i}"), new LabelledText("late", $"n{i} red big cat then blue big dog n{i}"),
        })];
        var p = new float[2];

        var style = new ClassifierTrainer(new TrainerOptions { Style = true }).Train(texts);

        Assert.Equal("early", style.Labels[style.Predict("red big dog", p).Label]);
        Assert.Equal("late", style.Labels[style.Predict("red big cat", p).Label]);
        Assert.Equal("early", style.Labels[style.Predict("blue big cat", p).Label]);
        Assert.InRange(style.Predict("red big dog", p).Probability, 0.7f, 1f);
    }

    [Fact]
    public void Signs_that_the_caller_saw_tell_texts_of_the_same_words_apart_also_after_saving()
    {
        List<LabelledText> texts = [.. Enumerable.Range(0, 40).SelectMany(i => new[] { new LabelledText("one", $"a parcel {i}", [3, 7]), new LabelledText("two", $"a parcel {i}", [4, 7]) })];
        var trained = new ClassifierTrainer(new TrainerOptions { Style = true }).Train(texts);
        using var file = new MemoryStream();
        trained.Save(file);
        file.Position = 0;
        var loaded = Classifier.Load(file);
        var (p, q) = (new float[2], new float[2]);

        Assert.Equal("one", loaded.Labels[loaded.Predict("a parcel", p, [3, 7]).Label]);
        Assert.Equal("two", loaded.Labels[loaded.Predict("a parcel", q, [4, 7]).Label]);
        trained.Predict("a parcel", q, [3, 7]);
        Assert.Equal(p, q);
        Assert.Equal("two", loaded.Classify("a parcel", 2, [4, 7]).Top.Label);
        var told = loaded.Classify("a parcel", 2, [4, 7, 9]).Signs; // nobody has taught 9
        Assert.Equal([4, 7], told.Select(sign => (int)sign.Sign));
        Assert.True(told[0].Weight > 0.1f && told[0].Weight > 5 * Math.Abs(told[1].Weight));
        Assert.True(loaded.Classify("a parcel", 2, [4, 7]).Signs.Sum(sign => sign.Weight) > 0);
        Assert.All(loaded.Classify("a parcel", 2, [4, 7]).Words, word => Assert.True(word.Start + word.Length <= "a parcel".Length));
    }

    [Theory]
    [InlineData("Payout held. Why", 4)]
    [InlineData("Payout held - why", 4)]
    [InlineData("v1.2 well-known 3:1", 7)]
    [InlineData("货到了。怎么办", 7)]
    [InlineData("Payout held\nWhy", 4)]
    [InlineData("Payout held.\n\nWhy?\nTell me", 7)]
    [InlineData("done.\n", 2)]
    [InlineData("done.", 1)]
    public void A_break_between_sentences_is_a_word_of_its_own_where_it_is_asked_for(string text, int words)
    {
        var plain = new PlainWords();

        plain.Read(text, breaks: true);

        Assert.Equal(words, plain.Count);
    }

    [Fact]
    public void The_words_that_told_are_named_with_their_places()
    {
        const string text = "Hello, my LABEL won't print";

        var words = Trained.Classify(text).Words;

        Assert.Contains(words, w => w.Word == "LABEL");
        Assert.All(words, w => Assert.Equal(w.Word, text.Substring(w.Start, w.Length)));
        Assert.InRange(words.Count, 1, 3);
    }

    [Fact]
    public void The_same_texts_and_seed_give_the_same_bytes_with_one_thread_or_more()
    {
        var one = Bytes(new ClassifierTrainer(new TrainerOptions { Threads = 1, Seed = 7 }).Train(Texts(), Outside));
        var two = Bytes(new ClassifierTrainer(new TrainerOptions { Threads = 2, Seed = 7 }).Train(Texts(), Outside));
        var other = Bytes(new ClassifierTrainer(new TrainerOptions { Threads = 2, Seed = 8 }).Train(Texts(), Outside));

        Assert.Equal(one, two);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void A_saved_model_predicts_the_same_to_the_last_bit()
    {
        var bytes = Bytes(Trained);
        var loaded = Classifier.Load(new MemoryStream(bytes));
        float[] a = new float[Trained.Labels.Count], b = new float[Trained.Labels.Count];

        foreach (var text in Texts().Select(t => t.Text).Concat(Outside))
        {
            Assert.Equal(Trained.Predict(text, a), loaded.Predict(text, b));
            Assert.Equal(a, b);
        }
        Assert.Equal(bytes, Bytes(loaded));
    }

    [Fact]
    public void A_damaged_or_foreign_file_is_refused()
    {
        var bytes = Bytes(Trained);

        Assert.Throws<InvalidDataException>(() => Classifier.Load(new MemoryStream(new byte[64])));
        Assert.ThrowsAny<IOException>(() => Classifier.Load(new MemoryStream(bytes[..^10])));
    }

    [Fact]
    public void A_prediction_makes_no_garbage()
    {
        var p = new float[Trained.Labels.Count];
        var texts = Texts().Select(t => t.Text).Append(string.Join(' ', Enumerable.Repeat("Where's my payout, 税务表格?", 90))).ToArray();
        foreach (var text in texts) Trained.Predict(text, p);
        var before = GC.GetAllocatedBytesForCurrentThread();

        foreach (var text in texts) Trained.Predict(text, p);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Many_threads_may_ask_at_once()
    {
        var texts = Texts();
        var alone = texts.ConvertAll(t => Trained.Predict(t.Text, new float[4]));

        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => texts.ConvertAll(t => Trained.Predict(t.Text, new float[4])))));

        Assert.All(together, predictions => Assert.Equal(alone, predictions));
    }

    [Theory]
    [InlineData("I can't log in", "i can not log in")]
    [InlineData("I cant log in", "I can't log in")]
    [InlineData("don't won't I'm", "do not will not i am")]
    [InlineData("seller's order 12345", "seller order 67890")]
    [InlineData("PAYMENT ＦＡＩＬＥＤ", "payment failed")]
    public void Ways_to_write_the_same_are_the_same(string a, string b) => Assert.Equal(Hashes(a), Hashes(b));

    [Theory]
    [InlineData("The parcel came back. Who pays the fee?", "who pays the fee")]
    [InlineData("Who pays the fee? The parcel came back!", "who pays the fee")]
    [InlineData("包裹退回来了。谁付钱？", "谁 付 钱")]
    [InlineData("Who pays the fee", "")]
    [InlineData("The parcel came back.", "")]
    public void A_model_of_style_sees_what_is_asked_once_more(string text, string asked) => Assert.Equal(AskedHashes(asked.Length == 0 ? "" : asked + "?"), AskedHashes(text));

    [Fact]
    public void Small_sets_and_odd_texts_are_no_trouble()
    {
        var tiny = new ClassifierTrainer().Train([new("a", "one thing"), new("b", "another matter"), new("b", ""), new("c", "？！")]);
        var p = new float[3];

        foreach (var text in new[] { "", " ", "one thing", "\u0301\u0301", "'''", "🚚📦", new string('x', 5000), "a-b-c-d-e", "１２３" }) Assert.InRange(tiny.Predict(text, p).Label, 0, 2);
        Assert.Equal("a", tiny.Classify("one thing").Top.Label);
        Assert.Throws<ArgumentException>(() => new ClassifierTrainer().Train([]));
        Assert.Throws<ArgumentException>(() => tiny.Predict("x", new float[2]));
    }

    private static byte[] Bytes(Classifier classifier)
    {
        var stream = new MemoryStream();
        classifier.Save(stream);
        return stream.ToArray();
    }

    private static ulong[] AskedHashes(string text)
    {
        var features = Featurizer.Own;
        features.Read(text, LanguageGuess.Of(text), style: true, []);
        return features.Hashes[features.GroupEnd[Featurizer.Groups - 2]..features.GroupEnd[Featurizer.Groups - 1]];
    }

    private static ulong[] Hashes(string text)
    {
        Featurizer.Own.Read(text, LanguageGuess.Of(text), style: false, []);
        return [.. Featurizer.Own.Hashes.AsSpan(0, Featurizer.Own.Count)];
    }
}
