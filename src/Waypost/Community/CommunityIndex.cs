using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.Storage;
using Waypost.Text;
using Waypost.Web;

namespace Waypost.Community;

/// What the community knows, in memory: the group names, its topics to be found by meaning, and how soon questions are answered.
/// Derived from the database on every node; only what changed is read again.
public sealed class CommunityIndex(IDbContextFactory<WaypostDb> contexts, Database database, Nudges nudges, ILogger<CommunityIndex> log) : BackgroundService, IStartsFirst
{
    private static readonly TimeSpan Prior = TimeSpan.FromHours(4); // while there are too few answers to say
    private static readonly TimeSpan PriorP90 = TimeSpan.FromHours(20);
    private const int EnoughAnswers = 5;
    private SearchIndex _topics = new();
    private DateTimeOffset _readUpTo = DateTimeOffset.UnixEpoch;
    private volatile Known _known = new(new Dictionary<string, KnownGroup>(StringComparer.Ordinal), Prior, PriorP90);

    public sealed record KnownGroup(Guid Id, string Slug, string Name, string Summary, TimeSpan Wait, TimeSpan WaitP90);

    private sealed record Known(IReadOnlyDictionary<string, KnownGroup> Groups, TimeSpan Wait, TimeSpan WaitP90);

    public KnownGroup? Group(string? slug) => slug is not null && _known.Groups.TryGetValue(slug, out var group) ? group : null;

    public (TimeSpan Wait, TimeSpan P90) Wait => (_known.Wait, _known.WaitP90);

    /// Topics near in words, the best first; the kind says whether they are answered.
    public IReadOnlyList<(Guid Id, string Title, bool IsAnswered, float Score)> Similar(string text, int take, bool answeredOnly = false)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var found = _topics.Search(new SearchQuery(text.Length > 400 ? text[..400] : text) { Take = take, Snippets = false, Filter = answeredOnly ? new SearchFilter { Kinds = ["answered"] } : SearchFilter.Everybody });
        return [.. found.Hits.Select(hit => (Guid.Parse(hit.Id), hit.Title, hit.Kind == "answered", hit.Score))];
    }

    async Task IStartsFirst.StartAsync(CancellationToken stop)
    {
        try
        {
            LoadSnapshot();
            await ReadAsync(stop);
        }
        catch (Exception damaged) when (damaged is ArgumentException or IndexOutOfRangeException or InvalidDataException) // seen only when it is looked into
        {
            log.LogWarning("The community's index is made anew: {Reason}", damaged.Message);
            await MakeAnewAsync(stop);
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(stop);
        var latest = await db.Topics.MaxAsync(topic => (DateTimeOffset?)topic.ChangedAt, stop) ?? DateTimeOffset.UnixEpoch;
        if (latest >= _readUpTo && _topics.Count == await db.Topics.CountAsync(topic => topic.HiddenAt == null, stop)) return;
        await MakeAnewAsync(stop); // it was of another database, or of another time of it
    }

    private Task MakeAnewAsync(CancellationToken stop)
    {
        (_topics, _readUpTo) = (new SearchIndex(), DateTimeOffset.UnixEpoch);
        return ReadAsync(stop);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        SaveSnapshot();
    }

    private string Snapshot => Path.Combine(database.DataFolder, "community.index");

    /// What the last run left, so that a start reads only what has changed since. Whatever is wrong with it, the database has it all.
    private void LoadSnapshot()
    {
        if (!File.Exists(Snapshot)) return;
        try
        {
            var upTo = new byte[sizeof(long)];
            using (var file = File.OpenRead(Snapshot)) file.ReadExactly(upTo);
            _topics = SearchIndex.Load(Snapshot, from: upTo.Length);
            _readUpTo = DateTimeOffset.FromUnixTimeMilliseconds(BitConverter.ToInt64(upTo));
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or ArgumentException)
        {
            log.LogInformation("The community's index is made anew: {Reason}", unreadable.Message);
        }
    }

    private void SaveSnapshot()
    {
        if (!database.ServesOthers || _readUpTo == DateTimeOffset.UnixEpoch) return;
        try
        {
            var draft = Snapshot + ".draft";
            using (var file = File.Create(draft, 1 << 20))
            {
                file.Write(BitConverter.GetBytes(_readUpTo.ToUnixTimeMilliseconds()));
                _topics.Save(file);
                file.Flush(flushToDisk: true); // before its name is
            }

            File.Move(draft, Snapshot, overwrite: true); // whole or not at all
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The community's index is not kept: {Reason}", unwritable.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = nudges.Listen([CommunityRoom.Log]);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(stoppingToken); // listened first: what is written meanwhile wakes it again
            }
            catch (Exception away) when (Away.Is(away))
            {
                log.LogWarning(away, "The community's index keeps what it has; the database does not answer.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), stoppingToken); // many posts at once are read together
            await ear.WaitAsync(TimeSpan.FromMinutes(10), stoppingToken);
            ear.Take();
        }
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await ReadGroupsAsync(db, stop);
        var since = _readUpTo - TimeSpan.FromSeconds(5); // a slower commit may carry an earlier time
        var replies = db.Replies;
        var changed = await db.Topics.AsNoTracking().Where(topic => topic.ChangedAt >= since).OrderBy(topic => topic.ChangedAt)
            .Select(topic => new { topic.Id, topic.Title, topic.Text, topic.ChangedAt, topic.HiddenAt, topic.AcceptedReplyId, Answer = replies.Where(reply => reply.Id == topic.AcceptedReplyId).Select(reply => reply.Text).FirstOrDefault() }).ToListAsync(stop);
        if (changed.Count == 0) return;
        _topics.Apply(
            [.. changed.Where(topic => topic.HiddenAt is null).Select(topic => new SearchDocument
            {
                Id = topic.Id.ToString(), Kind = topic.AcceptedReplyId is null ? "open" : "answered", Title = topic.Title, Body = Markdown.ToPlainText(topic.Text + "\n\n" + topic.Answer), Boost = topic.AcceptedReplyId is null ? 1 : 1.2f,
            })],
            [.. changed.Where(topic => topic.HiddenAt is not null).Select(topic => topic.Id.ToString())]);
        _readUpTo = changed[^1].ChangedAt;
    }

    private async Task ReadGroupsAsync(WaypostDb db, CancellationToken stop)
    {
        var groups = await db.Groups.AsNoTracking().Select(group => new { group.Id, group.Slug, group.Name, group.Summary }).ToListAsync(stop);
        var answered = await db.Topics.AsNoTracking().Where(topic => topic.FirstReplyAt != null && topic.HiddenAt == null).OrderByDescending(topic => topic.CreatedAt).Take(2_000)
            .Select(topic => new { topic.GroupId, topic.CreatedAt, FirstReplyAt = topic.FirstReplyAt!.Value }).ToListAsync(stop);
        var waits = answered.ToLookup(topic => topic.GroupId, topic => topic.FirstReplyAt - topic.CreatedAt);
        var (all, allP90) = Typical([.. answered.Select(topic => topic.FirstReplyAt - topic.CreatedAt)], Prior, PriorP90);
        _known = new Known(groups.ToDictionary(group => group.Slug, group =>
        {
            var (wait, p90) = Typical([.. waits[group.Id]], all, allP90);
            return new KnownGroup(group.Id, group.Slug, group.Name, group.Summary, wait, p90);
        }, StringComparer.Ordinal), all, allP90);
    }

    /// Median and 90th percentile of what happened, or what is assumed while too little has.
    public static (TimeSpan Median, TimeSpan P90) Typical(IReadOnlyList<TimeSpan> waits, TimeSpan otherwise, TimeSpan otherwiseP90)
    {
        if (waits.Count < EnoughAnswers) return (otherwise, otherwiseP90);
        var sorted = waits.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2], sorted[(int)Math.Ceiling(0.9 * sorted.Length) - 1]);
    }
}
