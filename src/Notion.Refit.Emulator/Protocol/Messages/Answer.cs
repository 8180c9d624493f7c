using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.Emulator.Protocol.Messages;

/// <summary>The response of an endpoint: immutable, and encoded after the lock of the workspace is released.</summary>
/// <param name="Write">Writes one JSON object; the id of the request is added to its end.</param>
/// <param name="Status">The HTTP status.</param>
internal sealed record Answer(Action<Utf8JsonWriter> Write, int Status = 200)
{
    /// <summary>The pieces of a body that lasts; null for a body that is there at once.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Stream { get; init; }

    public static Answer Of<T>(T model)
        where T : class, INotionModel<T> => new(model.Write);
}
