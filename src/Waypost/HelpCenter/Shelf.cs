using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.HelpCenter;

/// All published articles in memory, as read from the database; old the moment anything of the Help Center changes, and read again by the next who asks.
public sealed class Shelf : IStartsFirst
{
    /// The log that everything here nudges.
    public const string Log = "help";

    private readonly IDbContextFactory<WaypostDb> _contexts;
    private readonly PageCache _pages;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _one = new(1, 1);
    private ShelfContent _content = ShelfContent.Empty;
    private long _version = 1;
    private long _loaded;

    public Shelf(IDbContextFactory<WaypostDb> contexts, Nudges nudges, PageCache pages, TimeProvider clock)
    {
        (_contexts, _pages, _clock) = (contexts, pages, clock);
        nudges.Given += log =>
        {
            if (log is null or Log) Interlocked.Increment(ref _version);
        };
    }

    /// What was read last: never waits. For answers that must come from memory.
    public ShelfContent Latest => _content;

    /// What is published now.
    public ValueTask<ShelfContent> NowAsync(CancellationToken stop) => IsFresh ? ValueTask.FromResult(_content) : new ValueTask<ShelfContent>(ReloadAsync(stop));

    async Task IStartsFirst.StartAsync(CancellationToken stop) => await ReloadAsync(stop);

    private bool IsFresh => Volatile.Read(ref _loaded) == Volatile.Read(ref _version) && _clock.GetUtcNow() < _content.ValidUntil;

    private async Task<ShelfContent> ReloadAsync(CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            if (IsFresh) return _content;
            var version = Volatile.Read(ref _version); // before reading: what is written meanwhile makes it old again
            await using var db = await _contexts.CreateDbContextAsync(stop);
            _content = await ShelfReader.ReadAsync(db, _content, _clock.GetUtcNow(), stop);
            Volatile.Write(ref _loaded, version);
            _pages.Drop(PageCache.Pages);
            _pages.Drop(PageCache.Search);
            return _content;
        }
        finally
        {
            _one.Release();
        }
    }
}

/// The published articles and their categories at one moment.
public sealed record ShelfContent(FrozenDictionary<string, ShelvedArticle> BySlug, IReadOnlyList<CategoryView> Categories, DateTimeOffset ValidUntil)
{
    public static readonly ShelfContent Empty = new(FrozenDictionary<string, ShelvedArticle>.Empty, [], DateTimeOffset.MinValue) { All = [] };

    public ShelvedArticle? Find(string slug) => BySlug.GetValueOrDefault(slug);

    public CategoryView? Category(string id) => Categories.FirstOrDefault(category => category.Id == id);

    /// In the order of the categories, then by title.
    public required IReadOnlyList<ShelvedArticle> All { get; init; }

    /// The article pages that were made of it, for all readers who see the same.
    public KeptMains Pages { get; } = new();
}
