using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.Emulator.Protocol.Identity;

/// <summary>Makes ids in the forms Notion uses. With a seed the same calls give the same ids.</summary>
/// <remarks>
/// Random ids (version 4) are for databases, their first data sources, options and requests. Everything else has ids of version 8: the
/// first three digits count days, nine belong to the workspace, <c>81</c> says that the API made it, and some kinds carry a mark.
/// </remarks>
[SuppressMessage("Security", "CA5394", Justification = "Ids are no secrets: they only have to be unlike each other, and the same in every run with a seed.")]
internal class IdSource
{
    private static readonly DateTimeOffset FirstDay = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly TimeProvider _time;
    private readonly Lock _lock;

    // 36 bits.
    private readonly ulong _workspace;

    public IdSource(int? seed, TimeProvider time)
    {
        _random = seed is { } value ? new Random(value) : new Random();
        _time = time;
        _lock = new Lock();
        Span<byte> bytes = stackalloc byte[8];
        Fill(bytes);
        _workspace = BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 28;
    }

    /// <summary>A source that goes on with the ids of another.</summary>
    protected IdSource(IdSource source)
    {
        _random = source._random;
        _time = source._time;
        _lock = source._lock;
        _workspace = source._workspace;
    }

    /// <summary>Whether ids of a request are kept where the API would create new ones.</summary>
    public virtual bool KeepsGiven => false;

    /// <summary>A random id, version 4.</summary>
    public Guid NewRandom()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[6] = (byte)(0x40 | (bytes[6] & 0x0f));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>An id of the form <c>38c9ce7b-60a4-81xx-…</c>; a random one for databases and their first data sources.</summary>
    public virtual Guid New(IdKind kind)
    {
        if (kind is IdKind.Database or IdKind.FirstDataSource)
            return NewRandom();

        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);

        ulong days = (ulong)(_time.GetUtcNow() - FirstDay).Days & 0xfff;
        Span<byte> head = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(head, ((days << 36) | _workspace) << 16);
        head[..6].CopyTo(bytes);
        bytes[6] = 0x81;
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        if (kind != IdKind.Block)
            BinaryPrimitives.WriteUInt16BigEndian(bytes[10..], (ushort)kind);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The decoded id of a property, one that no other has.</summary>
    public virtual string NewProperty(string name, IReadOnlyCollection<string> taken) => PropertyIdSource.New(this, taken);

    /// <summary>A token of the form <c>ntn_…</c>.</summary>
    public string NewToken() => $"ntn_{NewRandom():N}";

    /// <summary>A refresh token of the form <c>nrt_…</c>.</summary>
    public string NewRefreshToken() => $"nrt_{NewRandom():N}";

    /// <summary>The id of a task, of the form <c>task_…</c>.</summary>
    public string NewTask() => $"task_{NewRandom():N}";

    /// <summary>A number below a limit.</summary>
    public int Next(int limit)
    {
        lock (_lock)
        {
            return _random.Next(limit);
        }
    }

    private void Fill(Span<byte> bytes)
    {
        lock (_lock)
        {
            _random.NextBytes(bytes);
        }
    }
}
