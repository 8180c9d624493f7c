using System.Text;

namespace Notion.Refit.Resilience.Tests;

/// <summary>A body that breaks off after its first bytes.</summary>
internal sealed class BrokenStream() : MemoryStream(Encoding.UTF8.GetBytes("""{"object":"""))
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw new HttpIOException(HttpRequestError.ResponseEnded);
}
