using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Live;
using Waypost.Navigator.Issues;
using Waypost.Storage;

namespace Waypost.Navigator.Decide;

/// How an issue type has fared in a channel: the counts behind the odds, and how long it took.
public sealed class ChannelOutcome
{
    public required string TypeId { get; init; }
    public required string Channel { get; init; }

    /// The seller said it was solved; said nothing and did not come back; said it was not, or came back elsewhere.
    public int Confirmed { get; private set; }
    public int Silent { get; private set; }
    public int Returned { get; private set; }
    public string Times { get; private set; } = "";
    public int Version { get; private set; }

    /// `times` may be negative: what was counted is taken back.
    public void Count(CountedAs end, int times)
    {
        if (end == CountedAs.Confirmed) Confirmed = Math.Max(0, Confirmed + times);
        else if (end == CountedAs.Silent) Silent = Math.Max(0, Silent + times);
        else if (end == CountedAs.Returned) Returned = Math.Max(0, Returned + times);
        Version++;
    }

    public void AddTime(TimeSpan took)
    {
        Times = TimeSketch.Parse(Times).With(took.TotalSeconds).ToString();
        Version++;
    }

    public OutcomeCount ToCount() => new(TypeId, Channel, Confirmed, Silent, Returned, TimeSketch.Parse(Times));

    private sealed class Mapping : IEntityTypeConfiguration<ChannelOutcome>
    {
        public void Configure(EntityTypeBuilder<ChannelOutcome> builder)
        {
            builder.ToTable("channel_outcomes");
            builder.HasKey(outcome => new { outcome.TypeId, outcome.Channel });
            builder.Property(outcome => outcome.TypeId).HasMaxLength(60);
            builder.Property(outcome => outcome.Channel).HasMaxLength(40);
            builder.Property(outcome => outcome.Times).HasMaxLength(400);
            builder.Property(outcome => outcome.Version).IsConcurrencyToken();
        }
    }
}

/// The odds in memory, read anew whenever outcomes were counted.
public sealed class ChannelOdds(IDbContextFactory<WaypostDb> contexts, IssueCatalogue catalogue, Nudges nudges) : KeptInMemory(nudges, Log)
{
    public const string Log = "channel_outcomes";
    private volatile IReadOnlyList<OutcomeCount>? _counts;
    private volatile Built? _built;

    /// By the issues of now: a catalogue that an editor changed has its own.
    public OddsTable Table
    {
        get
        {
            var (built, issues, counts) = (_built, catalogue.Issues, _counts ?? throw new InvalidOperationException("The odds are not loaded yet."));
            if (built is not null && built.Issues == issues && built.Counts == counts) return built.Table;
            _built = built = new Built(issues, counts, new OddsTable(issues, counts));
            return built.Table;
        }
    }

    protected override TimeSpan Rest => TimeSpan.FromSeconds(2);

    protected override async Task ReadAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        _counts = (await db.Set<ChannelOutcome>().AsNoTracking().ToListAsync(stop)).ConvertAll(row => row.ToCount());
    }

    private sealed record Built(IReadOnlyList<Issue> Issues, IReadOnlyList<OutcomeCount> Counts, OddsTable Table);
}
