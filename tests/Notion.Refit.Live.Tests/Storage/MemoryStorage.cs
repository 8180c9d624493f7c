namespace Notion.Refit.Live.Tests.Storage;

/// <summary>A storage in memory whose writes can fail.</summary>
internal sealed class MemoryStorage : ILiveStorage
{
    public Dictionary<Guid, LiveRecord> Records { get; } = [];

    public bool Fails { get; set; }

    public IAsyncEnumerable<LiveRecord> ReadAsync(CancellationToken cancellationToken = default) => Records.Values.ToArray().ToAsyncEnumerable();

    public Task WriteAsync(IReadOnlyList<LiveRecord> records, CancellationToken cancellationToken = default)
    {
        if (Fails)
            throw new IOException("The disk is full.");
        foreach (LiveRecord record in records)
        {
            if (record.Json is null)
                Records.Remove(record.Id);
            else
                Records[record.Id] = record;
        }

        return Task.CompletedTask;
    }
}
