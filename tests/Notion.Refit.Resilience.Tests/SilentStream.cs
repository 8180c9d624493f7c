using System.Text;

namespace Notion.Refit.Resilience.Tests;

/// <summary>A body of which nothing comes any more after its first bytes.</summary>
/// <param name="request">The request it answers.</param>
internal sealed class SilentStream(HttpRequestMessage request) : MemoryStream(Encoding.UTF8.GetBytes("""{"object":"""))
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position == Length)
        {
            ScriptedServer.FallSilent(request);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return await base.ReadAsync(buffer, cancellationToken);
    }
}
