namespace Waypost.Text;

/// How a classifier is trained. The defaults are for a model file made ahead; Quick is for a program that trains while it starts.
public sealed record TrainerOptions
{
    /// The same texts and seed give the same model, byte for byte, with any number of threads.
    public ulong Seed { get; init; } = 1;
    public int Threads { get; init; } = Environment.ProcessorCount;
    /// How many of five held-out parts the calibration uses; more is more exact and slower. 0: no calibration. Null: as many as are needed to
    /// hold out 1,000 texts.
    public int? CalibrationFolds { get; init; }
    /// Passes of the logistic regression over the texts.
    public int Epochs { get; init; } = 20;
    /// Most passes of the support vector machines.
    public int Sweeps { get; init; } = 60;
    public float Cost { get; init; } = 1f;
    public float Dropout { get; init; } = 0.4f;
    /// In how many texts a feature must occur; null: once is enough unless there are 100 texts a label.
    public int? LeastTexts { get; init; }

    /// Learns how a text is put, besides what it says: threes of words, pairs with one word between, where sentences end.
    public bool Style { get; init; }

    /// Half of the time for nearly the same accuracy.
    public static TrainerOptions Quick { get; } = new() { CalibrationFolds = 1, Epochs = 10, Sweeps = 30 };
}
