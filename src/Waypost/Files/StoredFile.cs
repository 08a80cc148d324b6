using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Storage;

namespace Waypost.Files;

/// A picture or PDF that somebody attached. The bytes lie in the data folder under their SHA-256.
public sealed class StoredFile
{
    public const long Largest = 10 * 1024 * 1024;

    public required Guid Id { get; init; }
    public required Guid OwnerId { get; init; }
    public required string Name { get; init; }
    public required string ContentType { get; init; }
    public required long Bytes { get; init; }

    /// SHA-256, lower-case hex.
    public required string Hash { get; init; }
    public required DateTimeOffset At { get; init; }

    /// What it was attached to, as `kind:id`; null while only its owner may see it.
    public string? AttachedTo { get; set; }

    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    /// The type that the bytes themselves show, or null when it is none that is taken. What the sender says does not count.
    public static string? TypeOf(ReadOnlySpan<byte> start) => start switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        _ => null,
    };

    private sealed class Mapping : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> builder)
        {
            builder.ToTable("files");
            builder.Property(file => file.Name).HasMaxLength(200);
            builder.Property(file => file.ContentType).HasMaxLength(60);
            builder.Property(file => file.Hash).HasMaxLength(64);
            builder.Property(file => file.AttachedTo).HasMaxLength(100);
            builder.HasIndex(file => file.AttachedTo);
        }
    }
}

public static class FileTables
{
    extension(WaypostDb db)
    {
        public DbSet<StoredFile> Files => db.Set<StoredFile>();
    }

    /// Attaches files to `kind:id` within this change; only their owner can, and only once.
    public static async Task<IReadOnlyList<StoredFile>> AttachAsync(this WaypostDb db, Guid owner, IReadOnlyList<Guid> ids, string to, CancellationToken stop)
    {
        if (ids.Count == 0) return [];
        var files = await db.Files.Where(file => ids.Contains(file.Id) && file.OwnerId == owner && (file.AttachedTo == null || file.AttachedTo == to)).ToListAsync(stop);
        if (files.Count != ids.Distinct().Count()) throw Refusal.NotFound("file");
        foreach (var file in files) file.AttachedTo = to;
        return files;
    }
}

/// Takes a file in: checks its size and what it really is, stores the bytes, then the row.
public sealed class TakeFile(WriteLane lane, Database database, TimeProvider clock)
{
    public async Task<StoredFile> RunAsync(Guid owner, string name, Stream content, CancellationToken stop)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = await content.ReadAsync(chunk, stop)) > 0;)
        {
            if (buffer.Length + read > StoredFile.Largest) throw Refusal.BadInput("file_too_large", $"Files may have up to {StoredFile.Largest / 1024 / 1024} MB.");
            buffer.Write(chunk, 0, read);
        }

        var bytes = buffer.ToArray();
        var type = StoredFile.TypeOf(bytes) ?? throw Refusal.BadInput("file_type", "This is not a PNG, JPEG, GIF or WebP picture or a PDF, whatever its name says.");
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await KeepAsync(hash, bytes, stop);

        var now = clock.GetUtcNow();
        return await lane.WriteAsync(db =>
        {
            var file = new StoredFile { Id = Guid.CreateVersion7(now), OwnerId = owner, Name = CleanName(name), ContentType = type, Bytes = bytes.Length, Hash = hash, At = now };
            db.Add(file);
            return Task.FromResult(file);
        }, stop);
    }

    public static string PathOf(Database database, string hash) => Path.Combine(database.DataFolder, "files", hash[..2], hash);

    private async Task KeepAsync(string hash, byte[] bytes, CancellationToken stop)
    {
        var path = PathOf(database, hash);
        if (File.Exists(path)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = $"{path}.{Guid.CreateVersion7(clock.GetUtcNow()):N}";
        await using (var file = new FileStream(half, FileMode.CreateNew))
        {
            await file.WriteAsync(bytes, stop);
            file.Flush(flushToDisk: true);
        }

        File.Move(half, path, overwrite: true); // whole or not at all
    }

    private static string CleanName(string name)
    {
        var clean = string.Concat(Path.GetFileName(name.Replace('\\', '/')).Where(letter => !char.IsControl(letter) && letter is not ('"' or '<' or '>'))).Trim();
        return clean.Length is 0 ? "file" : clean.Length > 120 ? clean[^120..] : clean;
    }
}
