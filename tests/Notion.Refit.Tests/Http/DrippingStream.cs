namespace Notion.Refit.Tests.Http;

/// <summary>Gives its bytes in portions, without telling how many there are.</summary>
internal sealed class DrippingStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, 1000)], cancellationToken);
}
