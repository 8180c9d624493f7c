namespace Notion.Refit.Tests.Http;

/// <summary>Gives one byte, then nothing more until the reader gives up.</summary>
internal sealed class StalledStream() : MemoryStream("{"u8.ToArray())
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position == Length)
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return await base.ReadAsync(buffer, cancellationToken);
    }
}
