namespace Notion.Refit.Tests.Http;

/// <summary>Gives one byte, then breaks.</summary>
internal sealed class BreakingStream(Exception error) : MemoryStream("{"u8.ToArray())
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position == Length ? throw error : base.ReadAsync(buffer, cancellationToken);
}
